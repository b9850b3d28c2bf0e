"""The values of the settings: what differs from the defaults, of an office, a PC or a paper.

A setting is read through its declaration, which knows its type:

    rule = values[TIMELINESS_RULE]
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from commune_desk.declared_setting import FROM_DAY, Scope, Setting, T, repeatable
from commune_desk.domain.input_errors import SettingInvalid
from commune_desk.settings import SETTINGS, find_setting


@dataclass(frozen=True, slots=True)
class SettingValues:
    """The values that differ from the defaults, by name."""

    changed: Mapping[str, object] = field(default_factory=dict)

    def __getitem__(self, setting: Setting[T]) -> T:
        """The value of a declared setting."""
        if setting.name not in self.changed:
            return setting.default
        return setting.validated(self.changed[setting.name])

    def of_paper(self, setting: Setting[T], paper: str) -> T:
        """The value for one paper: its own, or that of all papers where it has none."""
        own = setting.of_paper(paper)
        return self[own if own.name in self.changed else setting]

    def changes_of(self, setting: Setting[T]) -> tuple[tuple[date, T], ...]:
        """From which days a dated setting has other values, in their order."""
        begin = f"{setting.name}{FROM_DAY}"
        days = sorted(name.removeprefix(begin) for name in self.changed if name.startswith(begin))
        return tuple((day, self[setting.from_day(day)]) for day in map(date.fromisoformat, days))

    def on(self, setting: Setting[T], day: date) -> T:
        """The value of a dated setting that held, or will hold, on a day."""
        held = [value for since, value in self.changes_of(setting) if since <= day]
        return held[-1] if held else self[setting]

    def with_value(self, setting: Setting[T], value: T) -> "SettingValues":
        """The values with one changed.

        Raises:
            SettingInvalid: the setting does not take that value.
        """
        return SettingValues({**self.changed, setting.name: setting.validated(value)})

    def without(self, setting: Setting[T]) -> "SettingValues":
        """The values with one as if it had never been changed."""
        kept = {name: value for name, value in self.changed.items() if name != setting.name}
        return SettingValues(kept)

    def of_scope(self, scope: Scope) -> dict[str, object]:
        """What one scope has changed, ready to be stored."""
        found = {name: find_setting(name) for name in self.changed}
        wanted = {name for name, setting in found.items() if setting and setting.scope is scope}
        return {name: value for name, value in self.changed.items() if name in wanted}


def merged(*kept: SettingValues) -> SettingValues:
    """Values from several places as one; of the same setting, the later place counts."""
    return SettingValues({name: value for values in kept for name, value in values.changed.items()})


def values_from(stored: Mapping[str, object]) -> SettingValues:
    """Values read from a file or a table.

    Raises:
        SettingInvalid: a name is not declared, or a value is not one the setting takes.
    """
    for name, value in stored.items():
        if (setting := find_setting(name)) is None:
            raise SettingInvalid(
                name, repeatable(value), tuple(setting.name for setting in SETTINGS)
            )
        setting.validated(value)
    return SettingValues(dict(stored))
