"""Scenes of the dialogs: each as it stands over its page, with long names in it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import docx
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from commune_desk.domain.account_errors import FirstCodeNeeded
from commune_desk.domain.desk.history import EventKind
from commune_desk.domain.desk.steps import Action, step_of
from commune_desk.domain.errors import UserError
from commune_desk.domain.keys import DraftId
from commune_desk.domain.office.database_errors import DataFolderGone
from commune_desk.domain.office.first_place import PlaceKind
from commune_desk.domain.office.joining_errors import JoinFileOfOtherPc, OfficeOnNetwork
from commune_desk.domain.outside_errors import (
    DatabaseKeyMissing,
    DatabaseLocked,
)
from commune_desk.domain.papers.office_form import PackChange, PackPlan
from commune_desk.domain.papers.pack import Pack
from commune_desk.domain.periods import ReportingPeriod
from commune_desk.domain.reception.answers import Answers
from commune_desk.domain.reception.draft import DraftLine
from commune_desk.domain.upkeep.backup_alarms import PlaceOnDataDisk
from commune_desk.domain.upkeep.importing import ImportOutcome, RowOutcome, RowStanding
from commune_desk.domain.upkeep.moving import MoveKind
from commune_desk.domain.upkeep.moving_errors import WorkedMeanwhile
from commune_desk.domain.upkeep.recovery import KeyChanged, RecoveryCodeWrong
from commune_desk.domain.upkeep.rolled_back import RolledBack, RolledBackDossier
from commune_desk.domain.upkeep.update import Update
from commune_desk.files import sticks
from commune_desk.services.office.joining import JoinFile
from commune_desk.services.reception import intake
from commune_desk.services.upkeep.leaving import Left
from commune_desk.services.upkeep.restoring import BackupSeen, Foreseen, Restored
from commune_desk.setting_values import SettingValues
from commune_desk.settings import PRACTICE_OFFICE
from commune_desk.ui.dialogs.form_dialog import ARMED_KEY
from commune_desk.ui.frame.locking.lock_dialog import LockDialog
from commune_desk.ui.frame.main_window import MainWindow
from commune_desk.ui.frame.notices.notices import Tone
from commune_desk.ui.frame.pack_dialog import PackDialog
from commune_desk.ui.frame.scans.scan_dialog import ScanDialog
from commune_desk.ui.frame.watch.backup_place_dialog import BackupPlaceDialog
from commune_desk.ui.frame.watch.clock_dialog import clock_dialog
from commune_desk.ui.frame.watch.officer_watch import OfficerChangedDialog
from commune_desk.ui.frame.way_in.crash_dialog import CrashDialog
from commune_desk.ui.frame.way_in.first_question import FirstQuestionDialog, JoinDialog
from commune_desk.ui.frame.way_in.key_dialogs import TAKE, KeyBackDialog, KeyChangeDialog
from commune_desk.ui.frame.way_in.move_dialog import MoveDialog
from commune_desk.ui.frame.way_in.place_dialog import PlaceDialog
from commune_desk.ui.frame.way_in.practice_dialog import PracticeDialog
from commune_desk.ui.frame.way_in.program import Practice
from commune_desk.ui.frame.way_in.refusal_dialog import RefusalDialog
from commune_desk.ui.frame.way_in.restore_dialog import CHOOSE, LOST, NEXT, WHO, RestoreDialog
from commune_desk.ui.frame.way_in.restore_dialog import DONE as DONE_LEAF
from commune_desk.ui.frame.way_in.upkeep import Upkeep
from commune_desk.ui.pages.catalogue import versions_dialog
from commune_desk.ui.pages.catalogue.import_dialog import ImportDialog
from commune_desk.ui.pages.citizens.answering import ANSWER_KEY, LET_GO_KEY
from commune_desk.ui.pages.dossiers.dossier_page import DossierPage
from commune_desk.ui.pages.dossiers.whose_card_dialog import WhoseCardDialog
from commune_desk.ui.pages.forms.editor import FormEditor
from commune_desk.ui.pages.forms.packs import MAKE
from commune_desk.ui.pages.forms.page import FormsPage
from commune_desk.ui.pages.forms.pdf_dialog import PdfDialog
from commune_desk.ui.pages.forms.place_form import TITLE as ADD_PLACE
from commune_desk.ui.pages.intake.another_dialog import AnotherDialog
from commune_desk.ui.pages.office.adding_pc import CodeDialog
from commune_desk.ui.pages.office.first_code import FirstCodeDialog
from commune_desk.ui.pages.office.updating import UpdateDialog
from commune_desk.ui.pages.report.page import ReportPage
from commune_desk.ui.pages.settings.key_changing import KeyWaitDialog
from commune_desk.ui.pages.today.clear_dialog import ClearDialog
from commune_desk.ui.printing.paper_dialog import PaperDialog, ShownPaper
from commune_desk.ui.printing.sheet_dialog import DONE, SheetDialog
from commune_desk.ui.widgets.text import Refusal
from commune_desk.words.desk.steps import EVENTS
from commune_desk.words.errors import sentence
from commune_desk.words.sign_in import LOGIN, PASSWORD
from commune_desk.words.upkeep.backup_places import FURTHER
from commune_desk.words.upkeep.restoring import BACKUP_FILE, CODE_OF_SHEET
from tests.documents.declarations.test_pdf_forms import a_pdf
from tests.factories import BIRTH, Clock, a_person, a_reception, moment
from tests.ui.drivers.own_forms import OwnForms
from tests.ui.drivers.screen import Area, until
from tests.ui.drivers.window import Window
from tests.ui.scenes import LONG_NAME, Scene, filled_intake

OTHER_NAME = "Nguyễn Phước Hoàng Ẫn Ngọc Quỳnh Ộ"
LONG_PROCEDURE = (
    "Đăng ký khai sinh kết hợp đăng ký nhận cha, mẹ, con có yếu tố nước ngoài tại khu vực biên giới"
)
DECISION = "Quyết định số 2228/QĐ-BTP ngày 12/9/2022 của Bộ trưởng Bộ Tư pháp"


def opened(page: str, does: Callable[[MainWindow, Any], object]) -> Scene:
    """The dialog that stands over a page once something was done there."""

    def show(window: MainWindow) -> QWidget:
        window.show_page(page)
        does(window, window.page)
        return newest(window)

    return show


def newest(window: MainWindow) -> QWidget:
    """The dialog that was opened last."""
    shown = [one for one in window.findChildren(QDialog) if one.isVisible()]
    assert shown, f"no dialog is open over {window.page_key}"
    return shown[-1]


def by_key(page: str, key: str) -> Scene:
    """The dialog that a key opens on a page."""
    return opened(page, lambda window, _page: press(window, key))


def press(window: MainWindow, key: str) -> None:
    """Press a key that opens a dialog; for a moment after something was done keys are dead."""
    for _turn in range(8):
        Window(window).press(key)
        if any(one.isVisible() for one in window.findChildren(QDialog)):
            break
        QTest.qWait(300)


def refuse(dialog: QDialog, why: UserError) -> None:
    """Say why something was refused, where the dialog says so."""
    [said] = dialog.findChildren(Refusal)
    said.setText(sentence(why))


def fresh_dossier(window: MainWindow) -> DossierPage:
    """The page of a dossier that was received a moment ago."""
    received = intake.receive(
        window.frame.desk, a_reception(applicant=a_person(full_name=LONG_NAME))
    )
    window.frame.open_item("dossier", received.dossier.dossier_no)
    return window.findChildren(DossierPage)[0]


def of_fresh_dossier(does: Callable[[MainWindow, DossierPage], object]) -> Scene:
    """A dialog over the page of a dossier that was received a moment ago."""

    def show(window: MainWindow) -> QWidget:
        does(window, fresh_dossier(window))
        return newest(window)

    return show


def step(action: Action) -> Scene:
    """What a step asks."""
    return of_fresh_dossier(lambda window, _page: press(window, step_of(action).key))


# --- the way in ----------------------------------------------------------------------------------


def refusal(_window: MainWindow) -> QWidget:
    return RefusalDialog(DatabaseLocked(), has_former=True)


def crash(_window: MainWindow) -> QWidget:
    report = "Commune Desk 1.0\nValueError\n" + "  page.py:412 _choose_the_procedure\n" * 12
    log_file = Path("C:/Users/Một cửa/AppData/Local/Commune Desk/nhật ký/commune-desk.log")
    return CrashDialog(report, log_file)


def lock(window: MainWindow) -> QWidget:
    desk = window.frame.desk
    return LockDialog(desk, {desk.officer.login: LONG_NAME}, new=(), chosen="", parent=window)


def lock_of_the_first_time(window: MainWindow) -> QWidget:
    desk = window.frame.desk
    people = {desk.officer.login: LONG_NAME}
    dialog = LockDialog(desk, people, new=people, chosen="", parent=window)
    [said] = dialog.findChildren(Refusal)
    said.setText(sentence(FirstCodeNeeded()))
    return dialog


class _Practised:
    """What the dialog asks of a program whose office for practice is there already."""

    def __init__(self, window: MainWindow) -> None:
        self.practice = Practice(
            make=lambda _is_new: None,
            open=lambda: window.frame.desk,
        )

    def leave_office(self) -> None:
        pass


def practice(window: MainWindow) -> QWidget:
    return PracticeDialog(_Practised(window), window.frame.tasks)  # type: ignore[arg-type]  # it is only looked at


def first_question(_window: MainWindow) -> QWidget:
    return FirstQuestionDialog(may_restore=True)


def first_place(window: MainWindow, kind: PlaceKind = PlaceKind.SHARED) -> QWidget:
    usual = ("C:/ProgramData/CommuneDesk/data", "S-1-5-32-545")
    dialog = PlaceDialog(lambda _place: None, usual, window.frame.tasks)
    dialog._kind.show_text(kind)  # noqa: SLF001
    dialog._show_kind()  # noqa: SLF001
    if kind is PlaceKind.SHARED:
        refuse(dialog, OfficeOnNetwork("//may-chu-xa/motcua/Dữ liệu"))
    return dialog


def place_on_server(window: MainWindow) -> QWidget:
    return first_place(window, PlaceKind.SERVER)


def backup_places(window: MainWindow) -> QWidget:
    """A stick is there, and a folder on the disk of the data was refused."""
    desk = replace(window.frame.desk, settings=SettingValues())
    before = sticks.WHERE
    with TemporaryDirectory() as folder:
        (Path(folder) / "SAOLUU-XA-TRAM-CHIM").mkdir()
        sticks.WHERE = (f"{folder}/*", f"{folder}/none/*")
        dialog = BackupPlaceDialog(desk, window.frame.tasks)
        sticks.WHERE = before
    refused = PlaceOnDataDisk("C:/Users/Một cửa/Documents/Sao lưu một cửa")
    [further] = (one for one in dialog.findChildren(QLineEdit) if one.accessibleName() == FURTHER)
    further.setText(refused.path)  # not by its keys: it is not yet on the screen of the scene
    refuse(dialog, refused)
    return dialog


def join(window: MainWindow) -> QWidget:
    dialog = JoinDialog(lambda _file, _code: None, "QUAY-TIEP-NHAN-02", window.frame.tasks)
    dialog.said.setText(sentence(JoinFileOfOtherPc("QUAY-03", "QUAY-TIEP-NHAN-02")))
    return dialog


def move(window: MainWindow, kinds: tuple[MoveKind, ...] = (MoveKind.SERVER,)) -> QWidget:
    dialog = MoveDialog(lambda *_given: None, kinds, window.frame.tasks, login="quantri")
    refuse(dialog, WorkedMeanwhile())
    return dialog


def move_to_new_pc(window: MainWindow) -> QWidget:
    return move(window, (MoveKind.NEW_PC, MoveKind.SERVER))


def moved_to_new_pc(window: MainWindow) -> QWidget:
    dialog = MoveDialog(lambda *_given: None, (MoveKind.NEW_PC,), window.frame.tasks)
    counts = {"dossier": 123_456, "citizen": 98_765, "event": 1_234_567, "setting": 12}
    file = Path("E:/Dữ liệu chuyển máy của phường/commune-desk-2026-10-01-090000.backup")
    dialog._tell(MoveKind.NEW_PC, Left(file, counts, "3F2A"))  # noqa: SLF001
    return dialog


SHEET_NO = "3F2A"
_SEEN = BackupSeen("Ủy ban nhân dân xã Tràm Chim", moment("2026-10-30 11:05"), 12_345, SHEET_NO)
_LOST = RolledBack(
    tuple(
        RolledBackDossier(
            f"000.99.99.H20-261030-{number:04}", LONG_NAME, moment("2026-10-30 14:10"),
            is_gone=number > 2, events=1,
        )
        for number in range(14, 0, -1)
    ),
    other_events=3,
    closed_periods=(ReportingPeriod(date(2026, 9, 15), date(2026, 10, 14)),),
)  # fmt: skip


def closed_office(*, is_refused: bool = False) -> Upkeep:
    """An office that nobody has open, whose backup is looked at."""

    def done(*_given: object) -> Any:
        if is_refused:
            raise RecoveryCodeWrong(SHEET_NO)
        return Restored(
            None,  # type: ignore[arg-type]  # nobody asks for it
            Path("C:/Users/Một cửa/AppData/Local/CommuneDesk"),
            Path("C:/Users/Một cửa/AppData/Local/CommuneDesk/commune-desk-replaced-2026-10-30.db"),
            _LOST,
        )

    names = [f"E:/Sao lưu/commune-desk-2026-10-{day:02}-110500.backup" for day in range(30, 18, -1)]
    return Upkeep(
        backups=lambda: tuple(map(Path, names)),
        look=lambda _path: _SEEN,
        foresee=lambda *_given: Foreseen(None, _LOST, has_office=True),  # type: ignore[arg-type]  # nobody asks for it
        restore=done,
        bring_key_back=done,
        draft_key=done,
        show_sheet=lambda _sheet: False,
        change_key=done,
        move=done,
    )


def restore(leaf: int) -> Scene:
    """A leaf of the wizard that restores."""

    def show(window: MainWindow) -> QWidget:
        dialog = RestoreDialog(closed_office(), window.frame.tasks, login="quantri", parent=window)
        area = Area(dialog)
        dialog.show()
        QTest.qWait(50)
        area.enter(BACKUP_FILE, "E:/Sao lưu/commune-desk-2026-10-30-110500.backup")
        area.go_to(BACKUP_FILE)
        for _step in range(leaf):
            if leaf > WHO and area.can(NEXT) and area.has(LOGIN):
                area.fill_in({PASSWORD: "x"})
            if area.can(NEXT):
                area.choose(NEXT)
            else:
                QTest.qWait(700)
                area.press(ARMED_KEY)
            QTest.qWait(300)
        if leaf == WHO:
            area.enter(CODE_OF_SHEET.format(sheet_no=SHEET_NO), "123456 12")
        return dialog

    return show


def key_back(window: MainWindow) -> QWidget:
    dialog = KeyBackDialog(closed_office(is_refused=True), window)
    dialog.show()
    Area(dialog).choose(TAKE)
    return dialog


def key_change(window: MainWindow) -> QWidget:
    return KeyChangeDialog(closed_office(), window.frame.tasks, login="quantri", parent=window)


def key_changed(window: MainWindow) -> QWidget:
    dialog = KeyChangeDialog(closed_office(), window.frame.tasks, login="quantri", parent=window)
    kept = "C:/Users/Một cửa/AppData/Local/CommuneDesk/database-2026-10-30-152000.key"
    dialog._tell(KeyChanged("55AB", SHEET_NO, kept))  # noqa: SLF001  # what comes of it
    return dialog


def key_wait(window: MainWindow) -> QWidget:
    window.show_page("settings")
    dialog = KeyWaitDialog(window)
    dialog.open()
    return dialog


def refusal_of_key(_window: MainWindow) -> QWidget:
    return RefusalDialog(DatabaseKeyMissing("C:/CommuneDesk/database.key"), may_restore=True)


def refusal_of_data(_window: MainWindow) -> QWidget:
    gone = DataFolderGone("C:/Users/Một cửa/AppData/Local/CommuneDesk")
    return RefusalDialog(gone, has_former=True, may_begin=True, may_restore=True)


def code(window: MainWindow) -> QWidget:
    made = JoinFile("QUAY-TIEP-NHAN-02", b"", "ABCD-EFGH-JKMN", window.frame.desk.now())
    file = Path("E:/Tệp của phường/QUAY-TIEP-NHAN-02.motcua-may")
    return CodeDialog(made, file, window)


def first_code(window: MainWindow) -> QWidget:
    return FirstCodeDialog("Nguyễn Thị Thu Hương", "0482 7719", window)


def update(window: MainWindow) -> QWidget:
    notes = "\n".join(f"- Điều mới thứ {number}: {LONG_PROCEDURE}." for number in range(1, 9))
    at = window.frame.desk.now()
    pack = Update("0.10.12", notes, at, Path("E:/commune-desk.capnhat"), "setup.exe", "")
    return UpdateDialog(window.frame, pack, window)


SHEET_KEY = "Ctrl+Shift+K"


def type_sheet_back(window: MainWindow, _page: QWidget) -> None:
    """Two groups of a sheet are asked for, and one was mistyped."""
    press(window, SHEET_KEY)
    dialog = newest(window)
    assert isinstance(dialog, SheetDialog)
    dialog.type_back()
    Area(dialog).choose(DONE)


def clock(window: MainWindow) -> QWidget:
    """A clock that went back is to be confirmed."""
    frame = window.frame
    desk = frame.desk
    settings = desk.settings.with_value(PRACTICE_OFFICE, False)
    frame.desk = replace(desk, settings=settings, clock=Clock(desk.now() - timedelta(days=2)))
    try:
        return clock_dialog(frame, window)
    finally:
        frame.desk = desk


# --- over the window -----------------------------------------------------------------------------


def scan(window: MainWindow) -> QWidget:
    offered = [window.entry(key) for key in ("intake", "returns", "citizens")]
    who = f"{LONG_NAME}, sinh 09/03/1985, 087185004321"
    return ScanDialog(who, [one for one in offered if one], parent=window)


def officer_changed(window: MainWindow) -> QWidget:
    words = f"Vai trò của {LONG_NAME} đã đổi thành Lãnh đạo. Cửa sổ mở lại theo vai trò mới."
    return OfficerChangedDialog(words, "Mở lại", parent=window)


def notices(window: MainWindow) -> QWidget:
    for tone in Tone:
        window.frame.notices.publish(f"{LONG_PROCEDURE}: {LONG_NAME}", tone)
    press(window, "Ctrl+Shift+N")
    return newest(window)


def paper(window: MainWindow) -> QWidget:
    words = "Máy này chưa có máy in. Giấy đã lưu; mở bằng chương trình khác để in."
    return PaperDialog(ShownPaper(a_pdf(), words, lambda: True), window)


def record(window: MainWindow) -> QWidget:
    """The record of a citizen, to be corrected."""
    _citizen(window)
    press(window, "Ctrl+E")
    return newest(window)


def request_of_citizen(key: str) -> Scene:
    """What is asked before a person is answered about their data, or some of it deleted."""

    def show(window: MainWindow) -> QWidget:
        _citizen(window)
        press(window, key)
        return newest(window)

    return show


def consent(window: MainWindow) -> QWidget:
    """What taking back a consent deletes, to be confirmed."""
    _citizen(window)
    press(window, "Ctrl+Shift+Y")  # once more where it was not given yet
    return newest(window)


def _citizen(window: MainWindow) -> None:
    """The page of a citizen who is known."""
    fresh_dossier(window)
    for _turn in range(8):
        if window.page_key == "dossier":
            Window(window).press("Ctrl+G")
            QTest.qWait(200)


# --- the desk ------------------------------------------------------------------------------------


def another(window: MainWindow) -> QWidget:
    filled_intake(window)
    return AnotherDialog(LONG_NAME, OTHER_NAME, parent=window)


def whose_card(window: MainWindow) -> QWidget:
    return WhoseCardDialog(LONG_NAME, ("applicant", "delegate"), parent=window)


def declared_dossier(window: MainWindow) -> DossierPage:
    """The page of a dossier that keeps a declaration."""
    told = {
        "child.full_name": OTHER_NAME,
        "child.born_on": "20/09/2026",
        "child.sex": "Nữ",
        "mother.full_name": LONG_NAME,
        "requester.relation": "Mẹ",
    }
    wish = a_reception(
        applicant=a_person(full_name=LONG_NAME),
        procedure_code=BIRTH,
        is_declared=True,
        answers=Answers(told),
    )
    received = intake.receive(window.frame.desk, wish)
    window.frame.open_item("dossier", received.dossier.dossier_no)
    return window.findChildren(DossierPage)[0]


def corrected(window: MainWindow) -> QWidget:
    """What a correction would keep, and what it leaves behind."""
    declared_dossier(window)
    press(window, "Ctrl+E")
    asked = Area(newest(window))
    asked.enter("Họ, chữ đệm, tên", OTHER_NAME)
    asked.enter("Lý do", "Gõ nhầm")
    asked.press("F9")
    return newest(window)


def declared_anew(window: MainWindow) -> QWidget:
    """The declarations of a dossier that are made anew."""
    declared_dossier(window)
    press(window, "Ctrl+Shift+E")
    return newest(window)


def old_drafts(window: MainWindow) -> QWidget:
    desk = window.frame.desk
    old = [
        DraftLine(
            DraftId(number), desk.officer.id, OTHER_NAME, "Quầy 2", LONG_NAME, LONG_PROCEDURE,
            desk.now(), is_old=True,
        )
        for number in range(12)
    ]  # fmt: skip
    return ClearDialog(window.frame, "Dọn bản nháp cũ", old, now=desk.now(), parent=window)


def behind(window: MainWindow, page: ReportPage) -> None:
    numbers = [f"000.99.99.H20-261002-{number:04}" for number in range(1, 30)]
    page._show_behind("Đánh giá: hài lòng và rất hài lòng · Tổng số", numbers)  # noqa: SLF001  # what a click on a figure shows


# --- the catalogue and the forms -----------------------------------------------------------------


def of_procedure(verb: str) -> Scene:
    """The dialog of a verb of the catalogue."""

    def show(window: MainWindow) -> QWidget:
        window.frame.open_item("procedure", "1.001193")
        Area(window).choose(verb)
        return newest(window)

    return show


def workbook(window: MainWindow) -> QWidget:
    """What a workbook would change, most rows refused."""
    rows = tuple(
        RowOutcome(row, RowStanding.REJECTED, f"B{row}", DatabaseLocked()) for row in range(2, 30)
    )
    outcome = ImportOutcome("procedures", (*rows, RowOutcome(30, RowStanding.NEW)), is_dry_run=True)
    name = "Danh mục thủ tục hành chính cấp xã tỉnh Đồng Tháp 2026.xlsx"
    return ImportDialog(outcome, lambda: None, name=name, parent=window)


def of_forms(does: Callable[[FormsPage, OwnForms], object]) -> Scene:
    """A dialog over the page of forms, the form of a birth chosen."""

    def show(window: MainWindow, page: FormsPage) -> None:
        area = OwnForms(window)
        area.pick("birth")
        does(page, area)

    return opened("forms", show)


def begin_pdf(window: MainWindow, page: FormsPage) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "mẫu.pdf"
        path.write_bytes(a_pdf(2))
        page.begin_pdf(path)
    until(
        lambda: any(one.isVisible() for one in window.findChildren(PdfDialog)), patience_ms=40_000
    )


def begin_word(window: MainWindow, page: FormsPage) -> None:
    document = docx.Document()
    document.add_paragraph("Tôi là {{requester.full_name}}, xin {{viec}}, vì {{ly_do_de_nghi}}")
    with TemporaryDirectory() as folder:
        path = Path(folder) / "đơn.docx"
        document.save(str(path))
        page.begin_word(path)


def place(window: MainWindow) -> QWidget:
    """A new place in a form."""
    editor = of_forms(lambda _page, area: area.choose("Sửa mẫu"))(window)
    assert isinstance(editor, FormEditor)
    Area(editor).choose(ADD_PLACE)
    return [one for one in editor.findChildren(QDialog) if one.isVisible()][-1]


def pack(window: MainWindow) -> QWidget:
    """What a pack would change."""
    changes = {f"mau_to_khai_{number}": PackChange.CHANGED for number in range(30)}
    plan = PackPlan(changes, {"1.001193": PackChange.NEW}, is_known=False)
    made = Pack(
        "Mẫu tờ khai của Sở Tư pháp tỉnh Đồng Tháp, tháng 11/2026",
        "Trung tâm Phục vụ hành chính công tỉnh Đồng Tháp",
        window.frame.desk.now(),
        key="ab" * 32,
    )
    return PackDialog(window.frame, made, planned=plan, parent=window)


def data_pack(window: MainWindow) -> QWidget:
    """What a pack of the project would change: law, catalogue, days, forms."""
    law = {"supplements": PackChange.CHANGED, "report_forms": PackChange.CHANGED}
    plan = PackPlan(
        {"birth": PackChange.KEPT},
        {"1.004873": PackChange.CHANGED, "1.001193": PackChange.KEPT, "x": PackChange.SAME},
        is_known=True,
        is_of_project=True,
        days={"2027-02-05": PackChange.NEW},
        names={
            "1.004873": LONG_PROCEDURE,
            "1.001193": "Đăng ký khai sinh",
            "birth": "Tờ khai đăng ký khai sinh",
            "2027-02-05": "Nghỉ hoán đổi",
        },
        law=law,
        lines=dict.fromkeys(law, (f"+ 01/03/2027: khoản 5 Điều 21 {DECISION}",)),
    )
    made = Pack(
        "Quy định, danh mục, lịch, mẫu",
        "Dự án Commune Desk",
        window.frame.desk.now(),
        key="cd" * 32,
    )
    return PackDialog(window.frame, made, planned=plan, parent=window)


DIALOG_SCENES: dict[str, Scene] = {
    "refusal": refusal,
    "refusal-key": refusal_of_key,
    "refusal-data": refusal_of_data,
    "restore-choose": restore(CHOOSE),
    "restore-who": restore(WHO),
    "restore-lost": restore(LOST),
    "restore-done": restore(DONE_LEAF),
    "key-back": key_back,
    "key-change": key_change,
    "key-changed": key_changed,
    "key-sheet": by_key("settings", "Ctrl+Shift+U"),
    "key-wait": key_wait,
    "crash": crash,
    "lock": lock,
    "lock-first": lock_of_the_first_time,
    "practice": practice,
    "first-question": first_question,
    "first-place": first_place,
    "first-place-server": place_on_server,
    "first-backup-places": backup_places,
    "join": join,
    "move": move,
    "move-new-pc": move_to_new_pc,
    "moved-new-pc": moved_to_new_pc,
    "office-pc-code": code,
    "office-first-code": first_code,
    "office-update": update,
    "scan": scan,
    "notices": notices,
    "officer-changed": officer_changed,
    "paper": paper,
    "today-clear": old_drafts,
    "intake-drafts": by_key("intake", "Ctrl+O"),
    "intake-prepared": by_key("intake", "Ctrl+J"),
    "intake-another": another,
    "dossier-due": of_fresh_dossier(lambda window, _page: press(window, "F11")),
    "dossier-correction": of_fresh_dossier(lambda window, _page: press(window, "Ctrl+E")),
    "dossier-corrected": corrected,
    "dossier-declared-anew": declared_anew,
    "dossier-whose-card": whose_card,
    "dossier-cancel": of_fresh_dossier(
        lambda window, _page: Area(window).choose(EVENTS[EventKind.CANCELLED])
    ),
    "dossier-supplement": step(Action.REQUEST_SUPPLEMENT),
    "returns-slips": by_key("returns", "Ctrl+B"),
    "citizen-record": record,
    "citizen-consent": consent,
    "citizen-answer": request_of_citizen(ANSWER_KEY),
    "citizen-let-go": request_of_citizen(LET_GO_KEY),
    "report-behind": opened("report", behind),
    "report-dates": by_key("report", "Ctrl+D"),
    "report-close": opened(
        "report", lambda _window, page: page.ask_to_close()
    ),  # of a period that is not over
    "catalogue-versions": of_procedure(versions_dialog.TITLE),
    "catalogue-workbook": workbook,
    "settings-recovery": by_key("settings", SHEET_KEY),
    "settings-clock": clock,
    "settings-recovery-typed": opened("settings", type_sheet_back),
    "settings-scanner": by_key("settings", "Ctrl+T"),
    "forms-editor": of_forms(lambda _page, area: area.choose("Sửa mẫu")),
    "forms-place": place,
    "forms-versions": of_forms(lambda _page, area: area.choose("Các phiên bản mẫu")),
    "forms-pdf": opened("forms", begin_pdf),
    "forms-word": opened("forms", begin_word),
    "forms-pack": pack,
    "office-pack": data_pack,
    "forms-pack-make": of_forms(lambda _page, area: area.choose(MAKE)),
}
