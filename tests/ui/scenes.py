"""Scenes for the eye and for the tests: every page and every dialog, full, with long names.

A scene is played in a window that is shown and gives the widget that is to be looked at: the window
itself, or what stands over it. The dialogs that no page of `SCENES` opens by a single key are in
`dialog_scenes`.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QDialog, QPushButton, QTableView, QTabWidget, QWidget

from commune_desk import bootstrap
from commune_desk.domain.account_errors import FirstCodeNeeded, SignInRefused
from commune_desk.domain.desk.dossier import Role
from commune_desk.domain.desk.papers import SlipKind
from commune_desk.domain.desk.steps import Action, StepRequest
from commune_desk.domain.office.office import OfficeSetup
from commune_desk.domain.reception.answers import Answers
from commune_desk.domain.reception.visit import VisitOutcome
from commune_desk.files.desk import events
from commune_desk.paths import DataFolder, resources
from commune_desk.services.desk.desk import Desk
from commune_desk.services.handling import correcting, handling
from commune_desk.services.papers import declarations
from commune_desk.services.papers import printing as printing_service
from commune_desk.services.reception import intake, prepared, visits
from commune_desk.services.upkeep import practice
from commune_desk.settings import LOCK_AFTER, SHIFT_ACROSS, SHIFT_DOWN, TIMELINESS_RULE
from commune_desk.ui.dialogs.form_dialog import FormDialog
from commune_desk.ui.fees.fee_dialog import FeeDialog
from commune_desk.ui.frame.locking.password_dialog import password_dialog
from commune_desk.ui.frame.main_window import MainWindow
from commune_desk.ui.frame.way_in.first_start_dialog import FirstStartDialog
from commune_desk.ui.frame.way_in.sign_in_dialog import SignInDialog
from commune_desk.ui.pages.catalogue.comparison import ComparisonDialog
from commune_desk.ui.pages.catalogue.correction_dialog import CorrectionDialog
from commune_desk.ui.pages.catalogue.page import CataloguePage
from commune_desk.ui.pages.dossiers.dossier_page import DossierPage
from commune_desk.ui.pages.inspection.page import InspectionPage
from commune_desk.ui.pages.intake.page import IntakePage
from commune_desk.ui.pages.intake.same_person_dialog import TITLE
from commune_desk.ui.pages.office.page import OfficePage
from commune_desk.ui.pages.report.feedback_dialog import FeedbackDialog
from commune_desk.ui.pages.report.statements import Statements
from commune_desk.ui.pages.returns.page import ReturnsPage
from commune_desk.ui.pages.settings.page import SettingsPage
from commune_desk.ui.public.rating_window import RatingWindow
from commune_desk.ui.widgets.tables.rows_table import RowsTable
from commune_desk.ui.widgets.text import Refusal
from commune_desk.words.desk.steps import NOT_RECEIVED
from commune_desk.words.errors import sentence
from commune_desk.words.papers.papers import SLIPS
from commune_desk.words.papers.printed_papers import PRINTED
from commune_desk.words.values import VISIT_OUTCOMES
from tests.factories import BIRTH, Clock, a_person, a_reception, acting_as, moment
from tests.ui.drivers.catalogue import COMPARE, CORRECT, REASON, TIMES, Catalogue
from tests.ui.drivers.certification import RECEIPT, Certification
from tests.ui.drivers.citizens import Citizens
from tests.ui.drivers.dossiers import Dossier as DossierDriver
from tests.ui.drivers.printing import Printing, PrintRun
from tests.ui.drivers.screen import Area
from tests.ui.drivers.settings import Settings
from tests.ui.drivers.window import Window

LONG_NAME = "Công Tằng Tôn Nữ Nguyễn Phước Hoàng Ẫn Ngọc Quỳnh Ộ"
DRAFT = {
    "applicant.personal_id": "087185004321",
    "applicant.full_name": LONG_NAME,
    "applicant.born_on": "09/03/1985",
    "applicant.sex": "Nữ",
    "applicant.address": "Tổ 12, ấp Phú Thọ C, xã Phú Thành, huyện Tam Nông cũ, tỉnh Đồng Tháp",
    "applicant.phone": "0912 345 678",
    "procedure": "1.004873",
}

CARD = f"087185004321|341632473|{LONG_NAME}|09031985|Nữ|Ấp Tân Hưng, Tràm Chim|03052022||||"

Scene = Callable[[MainWindow], QWidget]


@pytest.fixture(scope="module")
def full_desk(
    tmp_path_factory: pytest.TempPathFactory, practice_setup: OfficeSetup
) -> Iterator[Desk]:
    """An office after its practice month, in front of an administrator."""
    folder = DataFolder(tmp_path_factory.mktemp("gallery") / "data")
    folder.root.mkdir()
    opened = bootstrap.create_office(folder, practice_setup, Clock(moment("2026-10-30 15:20")))
    desk = bootstrap.desk_without_screen(opened)
    practice.replay(desk, events.read_events(resources() / "practice" / "2026-10.jsonl"))
    intake.receive(desk, a_reception(applicant=a_person(full_name=LONG_NAME)))
    late = a_reception(applicant=a_person(full_name=LONG_NAME, personal_id="087185000001"))
    visits.guide(desk, late, ("Bản sao quyết định ly hôn có chứng thực",), reason="Chưa đủ giấy tờ")
    visits.decline(desk, a_reception(), ("Việc này do Ủy ban nhân dân tỉnh giải quyết",))
    waiting, *ready = (
        intake.receive(desk, a_reception(applicant=a_person(full_name=name, personal_id=number)))
        for name, number in (
            ("Huỳnh Ngọc Ẩn", "087185999991"),
            ("Trần Thị Hồng Nga", "087185999992"),
            (LONG_NAME, "087185999993"),
        )
    )
    asked = StepRequest(Action.REQUEST_SUPPLEMENT, desk.now(), note="Bản sao trích lục kết hôn")
    handling.step(desk, waiting.dossier.dossier_no, asked)
    for one in ready:
        done = StepRequest(Action.FINISH, desk.now())
        handling.step(desk, one.dossier.dossier_no, done)
    never = desk.settings.with_value(LOCK_AFTER, 0)  # however long it takes to draw all of them
    yield replace(acting_as(desk, Role.ADMINISTRATOR), settings=never)
    opened.database.close()


def page(key: str) -> Scene:
    def show(window: MainWindow) -> QWidget:
        window.show_page(key)
        return window

    return show


def item(kind: str, item_id: str) -> Scene:
    def show(window: MainWindow) -> QWidget:
        window.frame.open_item(kind, item_id)
        return window

    return show


def filled_intake(window: MainWindow) -> QWidget:
    window.show_page("intake")
    intake_page = window.findChildren(IntakePage)[0]
    intake_page.show_texts(DRAFT)
    intake_page.on_shown()
    return window


def intake_dialog(key: str, title: str, **changed: str) -> Scene:
    """A dialog that a key opens over what was entered."""

    def show(window: MainWindow) -> QWidget:
        filled_intake(window)
        window.findChildren(IntakePage)[0].show_texts({**DRAFT, **changed})
        area = Window(window)
        area.press(key)
        return area.dialog(title).widget

    return show


def returning(window: MainWindow) -> QWidget:
    """The first result that waits is chosen."""
    window.show_page("returns")
    window.findChildren(ReturnsPage)[0].findChildren(RowsTable)[0].select_first()
    return window


def returning_several(window: MainWindow) -> QWidget:
    """Several results for whoever came for all of them."""
    window.show_page("returns")
    page = window.findChildren(ReturnsPage)[0]
    page.findChildren(QTableView)[0].selectAll()
    return window


def citizen(window: MainWindow) -> QWidget:
    """The record of somebody who was found by name."""
    window.show_page("citizens")
    Citizens(window).look_for("tran thi hong nga")
    return window


def inspection_tab(number: int) -> Scene:
    """One of the lists of the inspector's page."""

    def show(window: MainWindow) -> QWidget:
        window.show_page("inspection")
        shown = window.findChild(InspectionPage)
        assert shown is not None
        tabs = shown.findChild(QTabWidget)
        assert tabs is not None
        tabs.setCurrentIndex(number)
        return window

    return show


def first_dossier(window: MainWindow) -> QWidget:
    window.frame.open_item("dossier", "000.99.99.H20-261002-0001")
    return window


def palette(window: MainWindow) -> QWidget:
    return Window(window).find_anything("nguyen").widget


def certification_lot(window: MainWindow) -> QWidget:
    """A lot of thirty papers, long names among them."""
    window.show_page("certification")
    area = Certification(window)
    if area.settled:
        area.put_aside()
    area.scan(CARD)
    area.type_lines(*(f"Học bạ trung học phổ thông quyển {n} {n}x2" for n in range(1, 31)))
    return window


def certification_books(window: MainWindow) -> QWidget:
    certification_lot(window)
    area = Certification(window)
    area.enter(RECEIPT, "0001234")
    area.certify()
    area.look_away()
    return area.books().widget


def fees(window: MainWindow) -> QWidget:
    """What was taken in the month, the certified copies among it."""
    window.show_page("report")
    area = Area(window)
    area.press("Ctrl+B")
    return area.dialog("Bảng kê").widget


def sign_in(window: MainWindow) -> QWidget:
    return SignInDialog(window.frame.desk.office.centre_name)


def sign_in_first(window: MainWindow) -> QWidget:
    dialog = SignInDialog(window.frame.desk.office.centre_name)
    dialog._first.setChecked(True)  # noqa: SLF001  # as who signs in for the first time does
    [said] = dialog.findChildren(Refusal)
    said.setText(sentence(FirstCodeNeeded()))
    return dialog


def first_start(_window: MainWindow) -> QWidget:
    def never(*_given: object) -> None:
        raise SignInRefused

    return FirstStartDialog(never)  # type: ignore[arg-type]  # it is only looked at


def rating(window: MainWindow) -> QWidget:
    work = "Cấp Giấy xác nhận tình trạng hôn nhân"
    return RatingWindow(window.frame.desk.officer.full_name, work, seconds=60)


def office(section: int, verb: str = "") -> Scene:
    """A section of the office page, or the dialog that one of its verbs opens."""

    def show(window: MainWindow) -> QWidget:
        window.show_page("office")
        tabs = window.findChildren(OfficePage)[0].findChildren(QTabWidget)[0]
        tabs.setCurrentIndex(section)
        if not verb:
            return window
        getattr(tabs.currentWidget(), verb)()
        return window.findChildren(FormDialog)[-1]

    return show


def printing(window: MainWindow) -> QWidget:
    """A paper that is printed otherwise than the others."""
    area = Window(window)
    area.press("Shift+F12")
    shown = Printing(window)
    shown.choose_paper(SLIPS[SlipKind.RECEIPT])
    shown.set(SHIFT_ACROSS, "1,5")
    shown.set(SHIFT_DOWN, "-99")
    return window


def print_run(where: str) -> Scene:
    """Several papers in one go: of a dossier, without a printer, or the receipts of today."""

    def show(window: MainWindow) -> QWidget:
        if where == "dossier":
            first_dossier(window)
        else:
            window.show_page(where)
        Window(window).press("Ctrl+P")
        run = PrintRun.of(Window(window))
        run.wait()
        return run.widget

    return show


def correction(window: MainWindow) -> QWidget:
    """A procedure that is being corrected."""
    window.frame.open_item("procedure", "1.001193")
    catalogue_page = window.findChildren(CataloguePage)[0]
    Catalogue(catalogue_page).choose(CORRECT)
    return window.findChildren(CorrectionDialog)[-1]


def comparison(window: MainWindow) -> QWidget:
    """What a correction would change."""
    dialog = correction(window)
    area = Area(dialog)
    area.fill_in({TIMES: "5 ngày làm việc", REASON: "Nghị quyết 12/2026/NQ-HĐND"})
    area.choose(COMPARE)
    return dialog.findChildren(ComparisonDialog)[-1]


def catalogue_resolution(window: MainWindow) -> QWidget:
    """What the province sets, typed from its resolution."""
    window.show_page("catalogue")
    area = Area(window)
    area.press("Ctrl+B")
    return area.dialog("nghị quyết").widget


def fee(window: MainWindow) -> QWidget:
    """A fee of a late birth, which is not free."""
    wish = a_reception(procedure_code=BIRTH, applicant=a_person(full_name=LONG_NAME))
    number = intake.receive(window.frame.desk, wish).dossier.dossier_no
    window.frame.open_item("dossier", number)
    Area(window.findChildren(DossierPage)[0]).choose("Thu phí, lệ phí")
    dialog = window.findChildren(FeeDialog)[-1]
    Area(dialog).enter("Trường hợp thu phí", "đăng ký quá hạn")
    return dialog


def printed(*, is_opened: bool) -> Scene:
    """A dossier that was corrected after its receipt was printed; its first receipt opened."""

    def show(window: MainWindow) -> QWidget:
        desk = window.frame.desk
        wish = a_reception(applicant=a_person(full_name=LONG_NAME))
        number = intake.receive(desk, wish).dossier.dossier_no
        for kind in (SlipKind.RECEIPT, SlipKind.CONTROL_SLIP):
            printing_service.print_slip(desk, number, kind)
        correcting.correct(desk, number, {"applicant.address": "Ấp Tân Hưng"}, reason="Gõ nhầm")
        for _ in range(2):
            printing_service.print_slip(desk, number, SlipKind.RECEIPT)
        window.frame.open_item("dossier", number)
        page = DossierDriver(window.findChildren(DossierPage)[0])
        if is_opened:
            return page.look_at_print(3).widget
        page.go_to(PRINTED)
        page.press("End")
        return window

    return show


def printed_before(window: MainWindow) -> QWidget:
    """A dossier of what was written for somebody, printed, mended and printed again."""
    desk = window.frame.desk
    said = {
        "child.full_name": "Võ Gia Hâm",
        "child.born_on": "20/9/2026",
        "child.sex": "Nữ",
        "mother.full_name": LONG_NAME,
        "requester.relation": "mẹ",
    }
    answers = Answers(said)
    who = a_person(full_name=LONG_NAME)
    wish = a_reception(procedure_code=BIRTH, applicant=who, answers=answers)
    one = prepared.prepare(desk, wish)
    declarations.print_prepared(desk, one.id)
    mended = answers.with_more(Answers({"child.full_name": "Võ Gia Hân"}))
    taken_up = replace(prepared.as_reception(desk, one.id), answers=mended)
    number = intake.receive(desk, taken_up).dossier.dossier_no
    declarations.print_declaration(desk, number, "birth")
    printing_service.print_slip(desk, number, SlipKind.RECEIPT)
    window.frame.open_item("dossier", number)
    page = DossierDriver(window.findChildren(DossierPage)[0])
    page.go_to(PRINTED)
    page.press("End")
    return window


def since(window: MainWindow) -> QWidget:
    """From which day another rule of counting is to hold."""
    window.show_page("settings")
    page = Settings(window.findChildren(SettingsPage)[0])
    page.set(TIMELINESS_RULE, TIMELINESS_RULE.choices["by_minute"])
    return page.dialog(TIMELINESS_RULE.label).widget


def report(verb: str, dialog: type[QDialog]) -> Scene:
    """What the office itself says in a report."""

    def show(window: MainWindow) -> QWidget:
        window.show_page("report")
        getattr(window.findChildren(Statements)[0], verb)()
        made = window.findChildren(dialog)[-1]
        if isinstance(made, FeedbackDialog):
            next(each for each in made.findChildren(QPushButton) if "Thêm" in each.text()).click()
        return made

    return show


def password(window: MainWindow) -> QWidget:
    return password_dialog(window.frame, window)


SCENES: dict[str, Scene] = {
    "intake": page("intake"),
    "intake-filled": filled_intake,
    "intake-guide": intake_dialog("Ctrl+4", VISIT_OUTCOMES[VisitOutcome.GUIDE]),
    "intake-not-received": intake_dialog("Ctrl+L", NOT_RECEIVED),
    "intake-same-person": intake_dialog(
        "F9",
        TITLE,
        **{
            "applicant.personal_id": a_person().personal_id,
            "applicant.full_name": "Võ Thị Ánh Ngọc",
            "brought": "true",
        },
    ),
    "today": page("today"),
    "dossiers": page("dossiers"),
    "dossier": first_dossier,
    "dossier-fee": fee,
    "dossier-print": print_run("dossier"),
    "dossier-printed": printed(is_opened=False),
    "dossier-old-paper": printed(is_opened=True),
    "dossier-printed-before": printed_before,
    "dossiers-print": print_run("dossiers"),
    "returns": returning,
    "returns-several": returning_several,
    "certification": page("certification"),
    "certification-lot": certification_lot,
    "certification-books": certification_books,
    "citizens": citizen,
    "report": page("report"),
    "report-fees": fees,
    "report-text": report("ask_text", FormDialog),
    "report-feedback": report("ask_feedback", FeedbackDialog),
    "catalogue": item("procedure", "1.001193"),
    "catalogue-correction": correction,
    "catalogue-comparison": comparison,
    "catalogue-resolution": catalogue_resolution,
    "forms": page("forms"),
    "settings": page("settings"),
    "settings-since": since,
    "printing": printing,
    "inspection": page("inspection"),
    "inspection-kinds": inspection_tab(3),
    "inspection-measures": inspection_tab(4),
    "office": office(0),
    "office-officer": office(0, "ask_role"),
    "office-leaders": office(1),
    "office-leader": office(1, "ask_changes"),
    "office-details": office(2),
    "office-calendar": office(3),
    "office-machine": office(4),
    "office-add-pc": office(4, "ask_add"),
    "office-shut-out": office(4, "ask_shut_out"),
    "office-day": office(3, "ask_day"),
    "password": password,
    "help": item("help", "intake"),
    "find": palette,
    "sign-in": sign_in,
    "sign-in-first": sign_in_first,
    "first-start": first_start,
    "rating": rating,
}
