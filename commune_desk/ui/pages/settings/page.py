"""The settings page: built from the declarations, by whom each holds for and who may change it.

First what is the officer's own, then what holds for this PC, then what could stop this PC, then
what holds for the whole office; within each a card for every group. Whoever may not change the last
two is told who may. A change is kept at once when it is one the setting takes; the office's
settings go into its database, this PC's into its own file. How papers are printed stands on a page
of its own (`ui/pages/printing`).
"""

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QWidget

from commune_desk.declared_setting import Group, Setting
from commune_desk.domain.desk.history import EventKind
from commune_desk.domain.errors import UserError, outcome
from commune_desk.domain.form.rules import texts
from commune_desk.domain.form.spec import FormSpec
from commune_desk.domain.office.database_address import with_known_password, without_password
from commune_desk.services.desk import rights
from commune_desk.services.office import accounts, kept_settings
from commune_desk.setting_values import SettingValues
from commune_desk.settings import DATABASE_URL, SETTINGS, find_setting
from commune_desk.ui.frame.actions import PAGES
from commune_desk.ui.frame.keys.refused_keys import say_right
from commune_desk.ui.frame.locking.password_dialog import password_dialog
from commune_desk.ui.frame.page_frame import PageFrame
from commune_desk.ui.frame.watch.backing_up import BackingUp
from commune_desk.ui.frame.way_in.upkeep import UpkeepKind
from commune_desk.ui.look.layouts import boxed, column, row
from commune_desk.ui.look.theme import size
from commune_desk.ui.pages.settings.since_dialog import since_dialog
from commune_desk.ui.widgets.actions import action, action_of, make_action
from commune_desk.ui.widgets.boxes import card, scrolling
from commune_desk.ui.widgets.buttons import KEY_GAP, button
from commune_desk.ui.widgets.form.form import Form
from commune_desk.ui.widgets.text import label
from commune_desk.words.answers import BACK_UP
from commune_desk.words.desk.clock_watch import CONFIRM_CLOCK
from commune_desk.words.desk.rights import ONLY_ADMINISTRATORS, OWN_SCOPE, SETTING_SCOPES
from commune_desk.words.desk.steps import EVENTS
from commune_desk.words.errors import sentence
from commune_desk.words.office.dated_settings import schedule
from commune_desk.words.upkeep.restoring import CHANGE_KEY, RESTORE, SHEET_TITLE
from commune_desk.words.values import GROUPS, ROLES

if TYPE_CHECKING:
    from commune_desk.domain.upkeep.recovery import RecoverySheet
    from commune_desk.services.desk.desk import Desk
    from commune_desk.ui.pages.settings.key_changing import KeyChanging

TRY_OUT = "Quét thử"
KEPT_FOR_NEXT_START = "; dùng từ lần mở sau"


def heading(title: str, words: str) -> QWidget:
    """What a part of the page is for, and who may change what stands below."""
    return boxed(column(label(title, "group_title"), label(words, "second", wraps=True), gap="xs"))


def administrators(desk: "Desk") -> str:
    """Whom to ask."""
    everyone = accounts.all_officers(desk)
    return ", ".join(one.full_name for one in everyone if one.is_administrator)


class SettingsPage(QWidget):
    """Every declared setting with its words, its help and its editor."""

    title = "Cài đặt"
    primary_action: QAction | None = None

    def __init__(self, frame: PageFrame) -> None:
        super().__init__()
        self._frame = frame
        self._key_changing: KeyChanging | None = None
        self._backing_up = BackingUp(frame, self)
        self._add_actions(frame)
        self._forms: list[Form] = []
        self._schedules: list[tuple[Setting[Any], QLabel]] = []
        officer = frame.desk.officer
        who = label(f"{officer.full_name} · {officer.login} · {ROLES[officer.role]}")
        change = button(
            EVENTS[EventKind.PASSWORD_CHANGED], lambda: password_dialog(frame, self).open()
        )
        if frame.desk.is_practice:
            change.hide()  # nobody has one there
        parts: list[QWidget] = [boxed(column(heading(*OWN_SCOPE), card(row(who, None, change))))]
        for right, (title, words) in SETTING_SCOPES.items():
            # A card for each group of what that right is for, as far as the officer has it
            cards: list[QWidget] = []
            for group in Group:
                seen = [
                    setting
                    for setting in SETTINGS
                    if setting.group is group is not Group.PRINTING
                    and kept_settings.right_to(setting) is right
                    and kept_settings.may_change(frame.desk, setting)
                ]
                if seen:
                    told = [self._schedule_of(setting) for setting in seen if setting.is_dated]
                    spec = FormSpec.of("settings", *(setting.field for setting in seen))
                    form = Form(spec)
                    form.finished.connect(partial(self._keep, form))
                    cards.append(card(form, *told, title=GROUPS[group]))
                    self._forms.append(form)
            if cards:
                parts += [heading(title, words), *cards]
        if not rights.may(frame.desk, EventKind.SETTING_CHANGED):
            names = administrators(frame.desk)
            parts.append(label(ONLY_ADMINISTRATORS.format(names=names), "second", wraps=True))
        cards = parts
        body = boxed(column(*cards, None, gap="l"))
        body.setMaximumWidth(size("reading"))
        beside = row(body, None, gap="")
        beside.setStretch(0, 100)
        self.setLayout(column(scrolling(boxed(beside))))
        frame.changes.settings_changed.connect(self.on_shown)

    def _add_actions(self, frame: PageFrame) -> None:
        """The verbs of the page; for those that the officer may not do the key says who may."""
        if rights.may(frame.desk, EventKind.BACKUP_CREATED):
            self.primary_action = action_of(self.back_up)
        say_right(frame, self, EventKind.BACKUP_CREATED, self.back_up)
        printing = next(entry for entry in PAGES if entry.key == "printing")
        words = f"{printing.text}{KEY_GAP}{printing.shortcut}"  # the key is the window's own
        show = partial(frame.show_page, printing.key)
        self.addAction(make_action(self, words, show, icon=printing.icon))
        self.addAction(action_of(self.try_scanner))
        verbs = {
            EventKind.RECOVERY_SHEET_MADE: self.make_sheet,
            EventKind.CLOCK_CONFIRMED: self.confirm_clock,
        }
        if not frame.desk.is_practice:
            verbs |= {
                EventKind.BACKUP_RESTORED: self.leave_to_restore,
                EventKind.KEY_CHANGED: self.change_key,
            }
        for right, does in verbs.items():
            if rights.may(frame.desk, right):
                self.addAction(action_of(does))
            say_right(frame, self, right, does)

    def _schedule_of(self, setting: Setting[Any]) -> QLabel:
        """Where it stands since when a dated setting has which value."""
        said = label("", "second", wraps=True)
        self._schedules.append((setting, said))
        return said

    def on_shown(self) -> None:
        """Show the values as they are now."""
        kept = {setting.name: self._frame.desk.settings[setting] for setting in SETTINGS}
        today = self._frame.desk.now().date()
        for setting, said in self._schedules:
            kept[setting.name] = self._frame.desk.settings.on(setting, today)
            said.setText(schedule(setting, self._frame.desk.settings))
            said.setVisible(bool(said.text()))
        kept[DATABASE_URL.name] = without_password(self._frame.desk.settings[DATABASE_URL])
        for form in self._forms:
            form.set_texts(texts(form.spec, kept))

    @action(BACK_UP, shortcut="F9", icon="backup")
    def back_up(self) -> None:
        """Back up now, and wait for no hour."""
        self._backing_up.start()

    @action(TRY_OUT, shortcut="Ctrl+T", icon="search")
    def try_scanner(self) -> None:
        """See what the scanner types, key by key."""
        from commune_desk.ui.pages.settings.scanner_dialog import ScannerDialog  # not before it

        ScannerDialog(self._frame, parent=self).open()

    @action(SHEET_TITLE, shortcut="Ctrl+Shift+K", icon="lock")
    def make_sheet(self) -> None:
        """Make another recovery sheet, and keep that it was kept."""
        from commune_desk.services.upkeep import recovery_sheets  # seldom wanted
        from commune_desk.ui.printing.sheet_dialog import SheetDialog

        frame, desk = self._frame, self._frame.desk

        def show(sheet: "RecoverySheet") -> None:
            keep = partial(recovery_sheets.keep, desk, sheet)
            dialog = SheetDialog(sheet, keep, settings=desk.settings, parent=self)
            dialog.accepted.connect(partial(self._on_sheet_kept, sheet.sheet_no))
            dialog.open()

        frame.perform(lambda: recovery_sheets.draft(desk), then=show)

    def _on_sheet_kept(self, sheet_no: str) -> None:
        self._frame.notices.publish(f"Phiếu khôi phục số {sheet_no} đã có hiệu lực")
        self._frame.changes.backups_changed.emit()

    @action(f"{RESTORE}…", shortcut="Ctrl+Shift+B", icon="undo")
    def leave_to_restore(self) -> None:
        """Close the window to bring back the data of a backup."""
        self._frame.leave_for(UpkeepKind.RESTORE)

    @action(f"{CHANGE_KEY}…", shortcut="Ctrl+Shift+U", icon="lock")
    def change_key(self) -> None:
        """Beside the work where the data are in a file, else once nobody has them open here."""
        from commune_desk.services.upkeep import changing_key  # seldom wanted
        from commune_desk.ui.pages.settings.key_changing import KeyChanging

        if not changing_key.is_open_road(self._frame.desk):
            self._frame.leave_for(UpkeepKind.CHANGE_KEY)
            return
        if self._key_changing is None:
            self._key_changing = KeyChanging(self._frame, self)
        self._key_changing.start()

    @action(CONFIRM_CLOCK, shortcut="Ctrl+Shift+G", icon="warning")
    def confirm_clock(self) -> None:
        """Let the clock of this PC hold as it is now."""
        from commune_desk.ui.frame.watch.clock_dialog import clock_dialog  # seldom wanted

        clock_dialog(self._frame, self).open()

    def _keep(self, form: Form, name: str) -> None:
        """Keep a setting that was changed, or say beside it why not."""
        desk, setting = self._frame.desk, find_setting(name)
        assert setting is not None, name
        value: object = form.values()[name]
        holds = desk.settings.on(setting, desk.now().date())
        if not form.check_field(name) or value == holds:
            return
        if setting.is_dated:
            dialog = since_dialog(self._frame, setting, value, parent=self)
            dialog.rejected.connect(self.on_shown)
            dialog.open()
            return
        if setting is DATABASE_URL:
            value = with_known_password(str(value), desk.settings[DATABASE_URL])
        if setting.is_safeguard:  # it is tried first, which may take seconds
            self._frame.start(
                f"Đang thử: {setting.label}",
                # A refusal stands beside its field and not in a notice
                lambda _progress: outcome(partial(kept_settings.save, desk, setting, value)),
                then=partial(self._on_tried, form, setting),
            )
            return
        if self._frame.perform(
            lambda: kept_settings.save(desk, setting, value),
            then=lambda changed: self._frame.renew_desk(replace(desk, settings=changed)),
            beside=partial(form.refuse, name),
        ):
            self._frame.notices.publish(f"Đã lưu: {setting.label}")

    def _on_tried(
        self, form: Form, setting: Setting[Any], outcome: SettingValues | UserError
    ) -> None:
        """Go on with what was kept, or say beside the field why it was not."""
        if isinstance(outcome, UserError):
            form.refuse(setting.name, sentence(outcome))
            return
        after = KEPT_FOR_NEXT_START if setting is DATABASE_URL else ""
        self._frame.renew_desk(replace(self._frame.desk, settings=outcome))
        self._frame.notices.publish(f"Đã lưu: {setting.label}{after}")
