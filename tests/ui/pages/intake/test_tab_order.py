"""Tab goes through the intake page in the order of the work, over rows that came later too."""

from commune_desk.ui.frame.page_frame import PageFrame
from tests.ui.drivers.intake import CHANNEL, OTHER_PAPER, PERSON, PROCEDURE_BOX, SCAN, Intake
from tests.ui.drivers.pages import page_alone


def test_tab_follows_the_work_through_the_intake_page(qtbot, frame: PageFrame):
    page = Intake(page_alone(qtbot, frame, "intake"))
    page.pick("ks")
    first, second, *_ = page.papers()
    stops = tabbed(page, SCAN, OTHER_PAPER)
    work = [SCAN, *PERSON, PROCEDURE_BOX, CHANNEL, first, second, OTHER_PAPER]
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
