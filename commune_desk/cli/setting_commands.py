"""The settings of the office on the command line: shown, changed, changed from a day on."""

from argparse import Namespace
from datetime import date
from typing import Any

from commune_desk.cli.command import Answer, Argument, Command, open_desk
from commune_desk.declared_setting import Scope, Setting
from commune_desk.domain.desk.history import EventKind
from commune_desk.domain.desk.rights import QuietVerb
from commune_desk.domain.input_errors import SettingInvalid, WrongField
from commune_desk.paths import DataFolder
from commune_desk.services.office import kept_settings
from commune_desk.setting_values import SettingValues
from commune_desk.settings import SETTINGS
from commune_desk.words.office import dated_settings

_OFFICE = {setting.name: setting for setting in SETTINGS if setting.scope is Scope.OFFICE}


def setting(folder: DataFolder, options: Namespace) -> Answer:
    """Show a setting of the office, or change it; a dated one from a day on.

    Raises:
        SettingInvalid: the office has no such setting, or it does not take that value.
        WrongField: the day is none.
        Everything that `kept_settings.save` raises.
    """
    known = _OFFICE.get(options.name)
    if known is None:
        raise SettingInvalid(options.name, options.value or "", tuple(_OFFICE))
    if options.value is None:
        with open_desk(folder, QuietVerb.HISTORY_READ) as desk:
            return _told(known, desk.settings, desk.now().date())
    with open_desk(folder, EventKind.SETTING_CHANGED) as desk:
        value = _value(known, options.value)
        changed = kept_settings.save(desk, known, value, since=_day(options.since))
        return _told(known, changed, desk.now().date())


def _told(known: Setting[Any], values: SettingValues, today: date) -> Answer:
    """What holds today; of a dated setting what held first, and its changes."""
    now = values.on(known, today)
    document: dict[str, object] = {"name": known.name, "value": now}
    if known.is_dated:
        changes = [{"since": day, "value": value} for day, value in values.changes_of(known)]
        document |= {"first": values[known], "changes": changes}
    line = f"{known.label}: {dated_settings.value_words(known, now)}."
    return Answer(document, (dated_settings.schedule(known, values) or line,))


def _value(known: Setting[Any], text: str) -> object:
    """A value as it is typed; what is none of its kind the setting refuses."""
    if known.kind is bool:
        return {"true": True, "false": False}.get(text, text)
    return int(text) if known.kind is int and text.lstrip("-").isdecimal() else text


def _day(text: str | None) -> date | None:
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise WrongField("", 0, "--since", text, ("2026-12-01",)) from None


COMMANDS = (
    Command(
        "setting",
        setting,
        (
            Argument("name"),
            Argument("value", {"nargs": "?"}),
            Argument("--since", {"metavar": "DATE"}),
        ),
    ),
)
