"""Tab goes through the intake page in the order of the work, over rows that came later too."""

from PySide6.QtWidgets import QWidget

from commune_desk.services.desk import intake
from commune_desk.ui.frame.page_frame import PageFrame
from commune_desk.ui.pages.intake.page import IntakePage
from tests.factories import BIRTH


def test_tab_follows_the_work_through_the_intake_page(qtbot, frame: PageFrame):
    page = IntakePage(frame)
    qtbot.addWidget(page)
    page.show()
    desk = frame.desk
    page._procedure._show(intake.procedure_for(desk, BIRTH, desk.now()))
    page._show_papers()
    order = walk(page._applicant._scan)
    places = [order.index(widget) for widget in in_order_of_the_work(page)]
    assert places == sorted(places)


def in_order_of_the_work(page: IntakePage) -> list[QWidget]:
    person, papers = page._applicant.person, page._papers
    shown = ("full_name", "personal_id", "born_on", "sex", "address", "phone")
    return [
        page._applicant._scan,
        *(person.field(name).editor for name in shown),
        page._procedure._box,
        page._procedure._channel,
        papers._rows[0].tick,
        papers._rows[1].tick,
        papers._added,
    ]


def walk(first: QWidget) -> list[QWidget]:
    """The focus chain once around."""
    chain = [first]
    while (following := chain[-1].nextInFocusChain()) is not None and following is not first:
        chain.append(following)
    return chain
