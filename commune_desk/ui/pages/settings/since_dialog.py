"""From which day another value of a setting holds: what is over stays as it was counted."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from commune_desk.domain.form.kinds import DATE
from commune_desk.domain.form.spec import FieldSpec, FormSpec, Need
from commune_desk.services.figures import reports
from commune_desk.services.office import kept_settings
from commune_desk.ui.dialogs.form_dialog import FormDialog
from commune_desk.words.fields import FieldWords
from commune_desk.words.office.dated_settings import SINCE, SINCE_ADVICE, kept_since, value_words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from commune_desk.declared_setting import Setting
    from commune_desk.setting_values import SettingValues
    from commune_desk.ui.frame.page_frame import PageFrame

_SINCE = "setting_since"


def since_dialog(
    frame: PageFrame, setting: Setting[Any], value: object, *, parent: QWidget
) -> FormDialog:
    """The dialog in which an administrator names the day; the next month's first is offered."""
    desk = frame.desk
    month = reports.period_of(desk, desk.now().date())

    def keep(dialog: FormDialog) -> bool:
        since = dialog.form.values()[_SINCE]

        def tell(changed: SettingValues) -> None:
            frame.renew_desk(replace(desk, settings=changed))
            frame.notices.publish(kept_since(setting, value, since))

        return frame.perform(
            lambda: kept_settings.save(desk, setting, value, since=since),
            then=tell,
            beside=dialog.refuse,
        )

    dialog = FormDialog(
        f"{setting.label}: {value_words(setting, value)}",
        FormSpec.of("setting", FieldSpec(DATE, _SINCE, need=Need.REQUIRED)),
        keep,
        words=SINCE_ADVICE,
        own_words={_SINCE: FieldWords(SINCE)},
        parent=parent,
    )
    dialog.form.set_texts({_SINCE: DATE.write(month.last + timedelta(days=1))})
    return dialog
