"""Notices are said once, can be read again, and can take back what they tell of."""

from commune_desk.domain.outside_errors import DiskFull, PrinterNotFound
from commune_desk.ui.frame.notices.notice_line import LOUD, QUIET, NoticeLine
from commune_desk.ui.frame.notices.notices import Notices, Tone, WayOut
from tests.ui.drivers.screen import Area


def texts(notices: Notices) -> list[str]:
    return [notice.text for notice in notices.history]


def test_a_repeat_is_swallowed_while_the_first_is_shown(notices: Notices):
    notices.publish("Đã lưu")
    notices.publish("Đã lưu")
    assert texts(notices) == ["Đã lưu"]


def test_the_same_words_are_news_when_the_first_has_gone(notices: Notices):
    notices.publish("Đã lưu")
    notices.clear()
    notices.publish("Đã lưu")
    assert texts(notices) == ["Đã lưu", "Đã lưu"]


def test_a_refusal_is_said_in_words(notices: Notices):
    notices.refused(PrinterNotFound("HP-1020"))
    assert notices.history[-1].tone is Tone.ERROR
    assert "HP-1020" in notices.history[-1].text


def test_undo_takes_back_once(notices: Notices):
    taken_back = []
    notices.publish("Đã tiếp nhận", undo=lambda: taken_back.append(1))
    assert notices.undo_last()
    assert not notices.undo_last()
    assert taken_back == [1]


def test_a_refusal_has_the_step_that_puts_it_right(qtbot, notices: Notices):
    taken = []
    notices.offer(PrinterNotFound, lambda _error: WayOut("Chọn máy in…", lambda: taken.append(1)))
    loud = NoticeLine(notices, LOUD)
    qtbot.addWidget(loud)
    notices.refused(PrinterNotFound("HP-1020"))
    loud.show()
    line = Area(loud)
    line.choose("Chọn máy in…")
    assert taken == [1]
    notices.refused(DiskFull("C:"))
    assert not line.has("Chọn máy in…")


def test_quiet_and_loud_notices_stand_in_their_own_places(qtbot, notices: Notices):
    quiet, loud = NoticeLine(notices, QUIET), NoticeLine(notices, LOUD)
    for line in (quiet, loud):
        qtbot.addWidget(line)
    notices.publish("Đã lưu")
    assert (quiet.isHidden(), loud.isHidden()) == (False, True)
    notices.publish("Không thấy máy in", Tone.ERROR)
    assert (quiet.isHidden(), loud.isHidden()) == (True, False)
    notices.clear()
    assert (quiet.isHidden(), loud.isHidden()) == (True, True)
