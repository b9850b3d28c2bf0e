"""The settings page: built from the declared settings, a card for each group.

A change is kept at once when it is one the setting takes; the office's settings go into its
database, this PC's into its own file. Only administrators see what holds for the whole office. The
one setting known by name is the printer: its choices are those of the PC.
"""

from dataclasses import replace
from typing import Any

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from commune_desk.domain.errors import UserError
from commune_desk.domain.form.rules import texts
from commune_desk.domain.form.spec import FormSpec
from commune_desk.services.office import kept_settings
from commune_desk.services.upkeep import backup
from commune_desk.services.upkeep.backup import BackupReport
from commune_desk.settings import PRINTER, SETTINGS, Group, Setting
from commune_desk.ui.frame.actions import make_action
from commune_desk.ui.frame.page_frame import PageFrame
from commune_desk.ui.look.layouts import boxed, column, row
from commune_desk.ui.look.theme import size
from commune_desk.ui.widgets.boxes import card, scrolling
from commune_desk.ui.widgets.form import Form
from commune_desk.ui.widgets.printer_editor import printer_editor
from commune_desk.ui.widgets.text import label
from commune_desk.words.errors import sentence
from commune_desk.words.values import GROUPS, SCOPES


class SettingsPage(QWidget):
    """Every declared setting with its words, its help and its editor."""

    title = "Cài đặt"
    primary_action: QAction | None = None

    def __init__(self, frame: PageFrame) -> None:
        super().__init__()
        self._frame = frame
        if frame.desk.officer.is_administrator:
            self.primary_action = make_action(
                self, "Sao lưu ngay", self._back_up, shortcut="F9", icon="backup"
            )
        self._declared = {group: found for group in Group if (found := self._seen(group))}
        self._forms = {group: self._form_of(group) for group in self._declared}
        cards = [self._card_of(group, form) for group, form in self._forms.items()]
        body = boxed(column(*cards, None, gap="l"))
        body.setMaximumWidth(size("reading"))
        beside = row(body, None, gap="")
        beside.setStretch(0, 100)
        self.setLayout(column(scrolling(boxed(beside))))
        frame.changes.settings_changed.connect(self.on_shown)

    def on_shown(self) -> None:
        """Show the values as they are now."""
        values = self._frame.desk.settings
        for group, form in self._forms.items():
            kept = {setting.name: values[setting] for setting in self._declared[group]}
            form.set_texts(texts(form.spec, kept))

    def _back_up(self) -> None:
        desk = self._frame.desk
        self._frame.start(
            "Đang sao lưu",
            lambda progress: backup.create(desk, desk.folder.backups, progress),
            then=self._on_backed_up,
        )

    def _on_backed_up(self, report: BackupReport) -> None:
        self._frame.notices.publish(f"Đã sao lưu vào {report.path}")
        self._frame.changes.backups_changed.emit()

    def _seen(self, group: Group) -> list[Setting[Any]]:
        desk = self._frame.desk
        return [
            setting
            for setting in SETTINGS
            if setting.group is group and kept_settings.may_change(desk, setting)
        ]

    def _form_of(self, group: Group) -> Form:
        by_name = {setting.name: setting for setting in self._declared[group]}
        spec = FormSpec.of("settings", *(setting.field for setting in by_name.values()))
        made = Form(
            spec, editors={PRINTER.name: printer_editor()} if PRINTER.name in by_name else {}
        )
        made.finished.connect(lambda name: self._keep(made, by_name[name]))
        return made

    def _card_of(self, group: Group, form: Form) -> QWidget:
        scopes = {SCOPES[setting.scope] for setting in self._declared[group]}
        return card(form, title=GROUPS[group], aside=label(" · ".join(sorted(scopes)), "second"))

    def _keep(self, form: Form, setting: Setting[Any]) -> None:
        if not form.check_field(setting.name):
            return
        value: object = form.values()[setting.name]
        if value == self._frame.desk.settings[setting]:
            return
        try:
            changed = kept_settings.save(self._frame.desk, setting, value)
        except UserError as error:
            form.refuse(setting.name, sentence(error))
            return
        self._frame.renew_desk(replace(self._frame.desk, settings=changed))
        self._frame.notices.publish(f"Đã lưu: {setting.label}")
