"""The line below a list: the count, and the list as it is shown as a workbook."""

from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QTableView

from commune_desk.domain.desk.history import EventKind
from commune_desk.domain.desk.steps import Action, StepRequest
from commune_desk.domain.figures.shown_list import ListKind
from commune_desk.domain.reception.visit import VisitOutcome
from commune_desk.files.outgoing import list_file
from commune_desk.services.desk.desk import Desk
from commune_desk.services.handling import cancelling, correcting, handling
from commune_desk.services.reception import intake
from commune_desk.services.upkeep import history
from commune_desk.ui.frame.page_frame import PageFrame
from commune_desk.ui.widgets.tables.table_model import IS_FADED_ROLE, MARK_ROLE
from commune_desk.words.fields import label
from commune_desk.words.figures.shown_lists import PERSONAL_DATA, UNITS
from tests.factories import a_person, a_reception, moment
from tests.ui.drivers.certification import RECEIPT, Certification
from tests.ui.drivers.citizens import Citizens
from tests.ui.drivers.dossiers import APPLICANT, LIST, Dossiers
from tests.ui.drivers.intake import VISITS, Intake
from tests.ui.drivers.lists import export, workbooks, written
from tests.ui.drivers.pages import page_alone
from tests.ui.drivers.returns import Returns

CARD = "087185004321|341632473|VÕ THỊ ÁNH NGUYỆT|09031985|Nữ|Ấp Tân Hưng, Tràm Chim|03052022||||"
NAMES = ("Võ Thị Ánh Nguyệt", "Ân Văn Đạt", "=1+1 Hùng")


@pytest.fixture
def numbers(desk: Desk) -> list[str]:
    """Three dossiers of three people."""
    people = (
        a_person(full_name=name, personal_id=f"08718500432{place}")
        for place, name in enumerate(NAMES)
    )
    return [intake.receive(desk, a_reception(applicant=one)).dossier.dossier_no for one in people]


@pytest.fixture
def page(qtbot, frame: PageFrame, numbers: list[str]) -> Dossiers:
    return Dossiers(page_alone(qtbot, frame, "dossiers"))


def test_what_is_shown_is_what_is_written(page: Dossiers, frame: PageFrame, numbers):
    """The columns that are chosen, in the order that was clicked; whole numbers, real dates.

    That of the notes is among them, also while no row has one and the list leaves it out.
    """
    page.choose_columns(LIST, "Thủ tục")
    page.click_head(LIST, APPLICANT)
    shown = page.rows(LIST)
    asked = export(page, frame)
    assert not asked.is_there
    top, (heads, *lines) = written(frame)
    assert [one for one in heads if one != label("reception.note")] == list(shown[0])
    assert label("reception.note") in heads
    assert [line[heads.index(APPLICANT)] for line in lines] == [NAMES[1], NAMES[0], NAMES[2]]
    wanted = [numbers[1], numbers[0], numbers[2]]
    assert [line[heads.index("Mã hồ sơ")] for line in lines] == wanted
    received = lines[0][heads.index("Tiếp nhận")]
    assert received == datetime(2026, 10, 1, 9, 0)  # noqa: DTZ001  # workbooks know no zones
    assert "Đang giải quyết" in top[2]
    assert "3 hồ sơ" in top[2]
    assert top[3] == PERSONAL_DATA


def test_a_filter_narrows_the_workbook_and_no_name_is_in_its_own(
    page: Dossiers, frame: PageFrame, desk: Desk
):
    page.search("dat")
    export(page, frame)
    top, (heads, *lines) = written(frame)
    assert [line[heads.index(APPLICANT)] for line in lines] == ["Ân Văn Đạt"]
    assert "“dat”" in top[2]
    assert [path.name for path in workbooks(frame)] == ["danh-sach-ho-so-2026-10-01-0900.xlsx"]
    event = history.recent(desk, 1)[0]
    assert event.kind is EventKind.LIST_EXPORTED
    assert event.facts == {"list": "dossiers", "lines": 1}


def test_personal_data_is_said_before_anything_is_written(page: Dossiers, frame: PageFrame):
    page.press("Ctrl+Shift+X")
    asked = page.dialog("Xuất danh sách")
    assert asked.says(PERSONAL_DATA)
    assert asked.says("3 hồ sơ · Đang giải quyết")
    asked.press("Escape")
    assert workbooks(frame) == []


def test_a_long_list_is_written_to_its_end(qtbot, frame: PageFrame, desk: Desk, monkeypatch):
    """What was not scrolled to yet is in the workbook too."""
    monkeypatch.setattr("commune_desk.ui.widgets.tables.table_model.PAGE", 2)
    for place in range(5):
        one = a_person(full_name=f"Lê Văn {place}", personal_id=f"08718500430{place}")
        intake.receive(desk, a_reception(applicant=one))
    page = Dossiers(page_alone(qtbot, frame, "dossiers"))
    export(page, frame)
    _, (_, *lines) = written(frame)
    assert len(lines) == 5


def test_an_empty_list_is_not_handed_on(qtbot, frame: PageFrame):
    page = Dossiers(page_alone(qtbot, frame, "dossiers"))
    assert not page.can("Xuất danh sách")


def test_results_are_handed_on_with_their_count(qtbot, frame: PageFrame, desk: Desk, numbers):
    for number in numbers[:2]:
        handling.step(desk, number, StepRequest(Action.HAND_OVER, desk.now()))
        handling.step(desk, number, StepRequest(Action.FINISH, desk.now()))
    page = Returns(page_alone(qtbot, frame, "returns"))
    assert page.text("count") == "2 kết quả"
    export(page, frame)
    top, (_, *lines) = written(frame)
    assert (top[1], len(lines)) == ("Kết quả chờ trả", 2)


def test_citizens_are_handed_on_with_masked_numbers(qtbot, frame: PageFrame, numbers):
    page = Citizens(page_alone(qtbot, frame, "citizens"))
    page.look_for("087185004322")
    export(page, frame)
    _, (heads, line) = written(frame)
    assert line[heads.index("Họ và tên")] == "=1+1 Hùng"
    assert "•" in str(line[2])


def test_the_note_is_a_column_short_in_the_list_and_whole_on_hover(
    page: Dossiers, desk: Desk, numbers
):
    note = "Người nộp xin nhận sau 16 giờ\nGọi trước khi trả"
    correcting.correct(desk, numbers[0], {"note": note}, reason="Ghi thêm")
    page.press("F5")
    page.search("nguyet")
    assert page.column(LIST, "Ghi chú") == ["Người nộp xin nhận sau 16 giờ Gọi trước khi trả"]
    assert page.whole_column(LIST, "Ghi chú") == [note]


def test_who_was_not_received_is_handed_on_from_their_window(qtbot, frame: PageFrame):
    page = Intake(page_alone(qtbot, frame, "intake"))
    page.scan(CARD)
    page.pick("ks")
    page.turn_away(VisitOutcome.GUIDE, missing="Giấy chứng sinh")
    page.put_papers_away()
    listed = page.not_received()
    assert listed.text("count") == "1 lượt"
    export(listed, frame)
    top, (heads, line) = written(frame)
    assert top[1] == VISITS
    assert line[heads.index("Người nộp")] == "Võ Thị Ánh Nguyệt"


def test_a_month_of_a_book_is_handed_on(qtbot, frame: PageFrame):
    page = Certification(page_alone(qtbot, frame, "certification"))
    page.scan(CARD)
    page.type_lines("Bằng tốt nghiệp 1x3", "Học bạ 10x2")
    page.enter(RECEIPT, "1")
    page.certify()
    page.look_away()
    books = page.books()
    export(books, frame)
    top, (heads, *lines) = written(frame)
    assert "tháng 10/2026" in top[2]
    assert [line[heads.index("Bản")] for line in lines] == [3, 2]
    assert all(isinstance(line[heads.index("Thu (đồng)")], int) for line in lines)


def test_a_cancelled_reception_stands_back_and_last(page: Dossiers, desk: Desk, numbers):
    cancelling.cancel(desk, numbers[2], note="Bấm nhầm")
    page.show_only("Tất cả")
    assert page.deadlines()[0] == "Đã hủy tiếp nhận"
    view = page.find_a(QTableView, LIST)
    cells = [view.model().index(0, place) for place in range(2)]
    assert [cell.data(IS_FADED_ROLE) for cell in cells] == [True, True]
    assert cells[0].data(MARK_ROLE) == "cancelled"
    for title in ("Hạn", "Tình trạng"):
        page.click_head(LIST, title)
        assert page.numbers()[-1] == numbers[2], title


def test_every_kind_of_list_has_its_words_and_a_name_of_its_own():
    at = moment("2026-10-01 09:00")
    names = {list_file(Path(), kind, at).name for kind in ListKind}
    assert len(names) == len(ListKind)
    assert set(UNITS) == set(ListKind)
