"""The form of a procedure is kept for the next citizen; nothing of the former one stays in it."""

import pytest

from commune_desk.domain.reception.reception import RECEPTION
from commune_desk.services.reception import intake
from commune_desk.ui.frame.page_frame import PageFrame
from commune_desk.ui.pages.intake.declarations.asked_forms import MOST_KEPT
from commune_desk.ui.widgets.form.form import Form
from tests.factories import a_reception
from tests.ui.drivers.intake import Intake
from tests.ui.drivers.pages import page_alone
from tests.ui.drivers.screen import until
from tests.ui.pages.intake.declarations.test_declarations import (
    CARD,
    CHILD,
    FATHERS_SCAN,
    HIS_CARD,
    RELATION,
    REQUESTER,
)

OTHERS = ("khai tử", "xntthn", "đăng ký kết hôn", "thường trú", "nhận cha mẹ con", "giám hộ")


@pytest.fixture
def page(qtbot, frame: PageFrame) -> Intake:
    """A mother who was here before stands at the desk."""
    intake.receive(frame.desk, a_reception())
    return Intake(page_alone(qtbot, frame, "intake"))


def test_the_next_citizen_finds_nothing_of_the_last_one(page: Intake):
    page.scan(CARD)
    page.pick("ks")
    page.enter(RELATION, "Mẹ")
    page.enter(CHILD, "Võ Gia Hân")
    page.press("Ctrl+E")
    page.keep_draft()

    page.scan(HIS_CARD)
    page.pick("ks")

    assert not page.has(REQUESTER)  # the rest is folded again
    assert page.has(FATHERS_SCAN)  # nobody is entered as the father yet
    assert page.text(CHILD) == ""
    assert page.text(RELATION) == ""


def test_another_procedure_between_takes_nothing_away(page: Intake):
    page.scan(CARD)
    page.pick("ks")
    page.enter(CHILD, "Võ Gia Hân")
    page.pick("xntthn")
    page.pick("ks")
    assert page.text(CHILD) == "Võ Gia Hân"


def test_papers_of_a_procedure_are_ticked_as_its_own(page: Intake):
    page.scan(CARD)
    page.pick("ks")
    first = page.papers()
    page.tick(next(name for name, is_ticked in first.items() if is_ticked), is_on=False)
    assert page.papers() != first
    page.keep_draft()
    page.scan(HIS_CARD)
    page.pick("ks")
    assert page.papers() == first


def test_only_the_forms_that_were_asked_last_are_kept(page: Intake):
    page.scan(CARD)
    for words in OTHERS:
        page.pick(words)
    until(lambda: kept_forms(page) == MOST_KEPT)


def kept_forms(page: Intake) -> int:
    """How many forms of declarations the page has."""
    forms = page.widget.findChildren(Form)
    return sum(one.spec.name != RECEPTION.name for one in forms)
