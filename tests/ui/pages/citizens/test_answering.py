"""A citizen asks for their data at the desk: the answer is written, and what may go goes."""

import pytest

from commune_desk.domain.desk.history import EventKind
from commune_desk.services.desk.desk import Desk
from commune_desk.services.people import citizens
from commune_desk.services.reception import intake
from commune_desk.services.upkeep import history
from commune_desk.ui.dialogs.form_dialog import ARMED_AFTER_MS
from commune_desk.ui.frame.page_frame import PageFrame
from commune_desk.ui.pages.citizens.answering import ANSWER_KEY, LET_GO, LET_GO_KEY
from commune_desk.words import fields
from tests.factories import a_reception
from tests.ui.drivers.citizens import Citizens
from tests.ui.drivers.pages import page_alone
from tests.ui.drivers.screen import windows


@pytest.fixture
def page(qtbot, frame: PageFrame, desk: Desk) -> Citizens:
    intake.receive(desk, a_reception())
    shown = Citizens(page_alone(qtbot, frame, "citizens"))
    shown.look_for("nguyet")
    return shown


def test_the_answer_is_written_where_reports_are(qtbot, page: Citizens, desk: Desk):
    page.press(ANSWER_KEY)
    [dialog] = windows("Trả lời công dân về dữ liệu của họ")
    dialog.press("F9")
    qtbot.waitUntil(lambda: page.says("chậm nhất 05/10/2026"), timeout=20_000)
    names = sorted(path.name for path in desk.folder.reports.glob("*tra-loi*"))
    assert [name.rpartition("so-")[2] for name in names] == ["0001.json", "0001.pdf"]
    assert history.recent(desk, 1)[0].kind is EventKind.RECORD_EXPORTED


def test_what_may_go_goes_with_a_reason(qtbot, page: Citizens, desk: Desk):
    page.press(LET_GO_KEY)
    [dialog] = windows("Xóa dữ liệu theo yêu cầu của công dân")
    assert dialog.says("Đang có: số điện thoại")
    dialog.enter(fields.label("reason"), "Công dân yêu cầu")
    dialog.press("Return")  # deletes nothing
    assert history.recent(desk, 1)[0].kind is not EventKind.RECORD_LET_GO
    qtbot.wait(ARMED_AFTER_MS + 100)
    dialog.choose(LET_GO)
    assert citizens.get(desk, citizens.key_of(desk, "087185004321")).person.phone == ""
    assert history.recent(desk, 2)[1].kind is EventKind.RECORD_LET_GO
