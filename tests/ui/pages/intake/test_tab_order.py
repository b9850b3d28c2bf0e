"""Tab goes through the intake page in the order of the work, over rows that came later too."""

from commune_desk.ui.frame.page_frame import PageFrame
from tests.ui.drivers.intake import (
    CHANNEL,
    EXTERNAL_NO,
    OTHER_PAPER,
    PERSON,
    PHONE,
    PROCEDURE_BOX,
    SCAN,
    Intake,
)
from tests.ui.drivers.pages import page_alone

CARD = "087185004321||VÕ THỊ ÁNH NGUYỆT|09031985|Nữ|Ấp Tân Hưng, Tràm Chim, Đồng Tháp|03052022"


def test_tab_goes_from_the_scan_box_through_the_person_to_the_procedure(qtbot, frame: PageFrame):
    page = Intake(page_alone(qtbot, frame, "intake"))
    page.unfold(PERSON[0])
    work = [SCAN, *PERSON, PROCEDURE_BOX]
    stops = tabbed(page, SCAN, PROCEDURE_BOX)
    assert [name for name in stops if name in work] == work


def test_tab_goes_through_what_is_missing_the_papers_and_what_is_filled_in(qtbot, frame: PageFrame):
    page = Intake(page_alone(qtbot, frame, "intake"))
    page.scan(CARD)
    page.pick("ks")
    page.unfold(CHANNEL)
    page.add_paper("Giấy khác")
    first, second, *_, last = page.papers()
    assert last == "Giấy khác"
    work = [SCAN, PHONE, first, second, last, OTHER_PAPER, CHANNEL, EXTERNAL_NO]
    stops = tabbed(page, SCAN, EXTERNAL_NO)
    assert [name for name in stops if name in work] == work


def tabbed(page: Intake, first: str, last: str) -> list[str]:
    """Where Tab stops on its way from one control to another."""
    page.go_to(first)
    stops = [page.focus]
    while stops[-1] != last:
        page.press("Tab")
        stops.append(page.focus)
        assert len(stops) < 100, stops
    return stops
