"""Before F9: the same person with the same procedure is said beside the procedure."""

import pytest

from commune_desk.domain.desk.dossier_list import EarlierDossier
from commune_desk.domain.people.applicant import Applicant
from commune_desk.services.desk import lookup
from commune_desk.services.desk.desk import Desk
from commune_desk.services.reception import intake
from commune_desk.ui.frame.page_frame import PageFrame
from commune_desk.ui.pages.intake.earlier import FILED_BEFORE, EarlierLine
from tests.factories import a_reception
from tests.ui.drivers.intake import NUMBER, PHONE, Intake
from tests.ui.drivers.pages import page_alone
from tests.ui.drivers.papers import hand_out

CARD = "087185004321||VÕ THỊ ÁNH NGUYỆT|09031985|Nữ|Ấp Tân Hưng, Tràm Chim, Đồng Tháp|03052022"
OTHER = "087196000123||LÊ VĂN TÁM|17071996|Nam|Ấp Tân Hưng, Tràm Chim, Đồng Tháp|03052022"
MARITAL_STATUS = "1.004873"


@pytest.fixture
def number(desk: Desk) -> str:
    return intake.receive(desk, a_reception()).dossier.dossier_no


@pytest.fixture
def page(qtbot, frame: PageFrame, number: str) -> Intake:
    return Intake(page_alone(qtbot, frame, "intake"))


def line(page: Intake) -> EarlierLine:
    [found] = page.widget.findChildren(EarlierLine)
    return found


def said(page: Intake) -> str:
    return line(page).text() if line(page).isVisible() else ""


def test_it_stands_below_the_procedure_with_the_short_number(page: Intake, number: str):
    page.scan(CARD)
    assert said(page) == ""
    page.pick(MARITAL_STATUS)
    assert said(page).startswith(FILED_BEFORE)
    assert f">{number.partition('-')[2]}</a>" in said(page)
    assert "mới tiếp nhận" in said(page)


def test_a_click_opens_the_dossier(page: Intake, frame: PageFrame, number: str):
    opened = []
    frame.item_wanted.connect(lambda *item: opened.append(item))
    page.scan(CARD)
    page.pick(MARITAL_STATUS)
    line(page).linkActivated.emit(number)
    assert f'href="{number}"' in said(page)
    assert opened == [("dossier", number)]


def test_another_procedure_or_person_is_not_confused(page: Intake):
    page.scan(CARD)
    page.pick("ks")
    assert said(page) == ""
    page.pick(MARITAL_STATUS)
    page.keep_draft()
    assert said(page) == ""
    page.scan(OTHER)
    page.pick(MARITAL_STATUS)
    assert said(page) == ""


def test_a_number_typed_by_hand_is_asked_for_when_it_is_left(page: Intake):
    page.scan(OTHER)
    page.pick(MARITAL_STATUS)
    page.enter(NUMBER, "087185004321")
    page.go_to(PHONE)
    page.press("Ctrl+N")
    assert said(page)


def test_it_is_not_asked_at_every_key(page: Intake, monkeypatch: pytest.MonkeyPatch):
    asked = []
    ask = lookup.filed_before

    def counted(desk: Desk, applicant: Applicant, code: str) -> tuple[EarlierDossier, ...]:
        asked.append(code)
        return ask(desk, applicant, code)

    monkeypatch.setattr(lookup, "filed_before", counted)
    page.scan(CARD)
    page.pick(MARITAL_STATUS)
    page.enter(PHONE, "0912345678")
    assert len(asked) == 1


def test_it_blocks_nothing(page: Intake, desk: Desk):
    page.scan(CARD)
    page.pick(MARITAL_STATUS)
    page.receive(brings=True)
    hand_out()
    assert len(lookup.filed_before(desk, a_reception().applicant, MARITAL_STATUS)) == 2
    assert said(page) == ""
