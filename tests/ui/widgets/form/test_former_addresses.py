"""An old commune's name in an address: that of today is offered, and only offered."""

import pytest

from commune_desk.services.desk.desk import Desk
from commune_desk.services.reception import intake
from commune_desk.ui.frame.page_frame import PageFrame
from tests.factories import a_person, a_reception
from tests.ui.drivers.citizens import Citizens
from tests.ui.drivers.intake import Intake
from tests.ui.drivers.pages import page_alone
from tests.ui.drivers.screen import until

ADDRESS = "Nơi cư trú"
PRINTED = "Ấp 2, Tân Công Sính, Tam Nông, Đồng Tháp"
OLD = f"087185004321|341632473|VÕ THỊ ÁNH NGUYỆT|09031985|Nữ|{PRINTED}|03052022"
OFFER = "Ghi theo xã hiện nay: "


@pytest.fixture
def page(qtbot, frame: PageFrame) -> Intake:
    return Intake(page_alone(qtbot, frame, "intake"))


def offered(area) -> list[str]:
    return [words for words in area.offered() if words.startswith(OFFER)]


def test_the_commune_of_today_is_offered_and_written_with_one_press(page: Intake):
    page.look_for("Nguyễn Văn Ẩn")
    page.enter(ADDRESS, "Ấp 2, Tân Công Sính")
    until(lambda: offered(page) != [])
    assert page.text(ADDRESS) == "Ấp 2, Tân Công Sính"
    page.choose(offered(page)[0])
    assert page.text(ADDRESS) == "Ấp 2, Tràm Chim"
    assert offered(page) == []


def test_what_a_card_bears_stays_as_it_is_printed(page: Intake):
    page.scan(OLD)
    page.let_pass(seconds=1)
    assert page.text(ADDRESS) == PRINTED
    assert offered(page) == []


def test_the_offer_goes_with_the_person_it_was_for(page: Intake):
    page.look_for("Nguyễn Văn Ẩn")
    page.enter(ADDRESS, "Tân Công Sính")
    until(lambda: offered(page) != [])
    page.keep_draft()
    assert offered(page) == []


def test_a_record_that_is_corrected_gets_the_same_offer(qtbot, frame: PageFrame, desk: Desk):
    intake.receive(desk, a_reception(applicant=a_person()))
    page = Citizens(page_alone(qtbot, frame, "citizens"))
    page.look_for("087185004321")
    page.press("Ctrl+E")
    dialog = page.dialog()
    dialog.enter(ADDRESS, "Tân Công Sính, Tam Nông, Đồng Tháp")
    until(lambda: offered(dialog) != [])
    dialog.choose(offered(dialog)[0])
    assert dialog.text(ADDRESS) == "Tràm Chim, Đồng Tháp"
