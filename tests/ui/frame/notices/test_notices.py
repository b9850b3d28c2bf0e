"""Notices are said once, can be read again, and can take back what they tell of."""

from PySide6.QtCore import QTimer

from commune_desk.domain.outside_errors import DiskFull, PrinterNotFound
from commune_desk.ui.frame.notices.notice_line import LOUD, QUIET, NoticeLine
from commune_desk.ui.frame.notices.notices import Notices, Tone, WayOut
from commune_desk.ui.frame.notices.notices_dialog import NoticesDialog
from tests.ui.drivers.screen import Area


def texts(notices: Notices) -> list[str]:
    return [notice.text for notice in notices.history]


def test_a_repeat_while_the_first_is_shown_is_the_same_notice_said_again(notices: Notices):
    for _ in range(3):
        notices.publish("Đã lưu")
    assert [(one.text, one.times) for one in notices.history] == [("Đã lưu", 3)]


def test_what_nobody_pressed_a_key_for_is_not_repeated_while_it_stands(notices: Notices):
    for _ in range(2):
        notices.remind(PrinterNotFound("HP-1020"))
    assert [one.times for one in notices.history] == [1]
    notices.clear()
    notices.remind(PrinterNotFound("HP-1020"))
    assert len(notices.history) == 2


def test_who_presses_again_sees_and_hears_that_it_was_said_again(qtbot, notices: Notices):
    lines = NoticeLine(notices, QUIET), NoticeLine(notices, LOUD)
    for line, tone in zip(lines, (Tone.INFO, Tone.ERROR), strict=True):
        qtbot.addWidget(line)
        notices.publish("Chọn thủ tục trước.", tone)
        assert line.accessibleName() == "Chọn thủ tục trước."
        assert not Area(line).has("Lần 2:")
        line.show()
        notices.publish("Chọn thủ tục trước.", tone)
        assert "Lần 2:" in Area(line).texts()
        assert line.accessibleName() == "Lần 2: Chọn thủ tục trước."
        notices.publish("Đã lưu", tone)
        assert "Lần 2:" not in Area(line).texts()


def test_a_notice_that_is_said_again_stays_as_long_as_a_new_one(qtbot, notices: Notices):
    line = NoticeLine(notices, QUIET)
    qtbot.addWidget(line)
    notices.publish("Chọn thủ tục trước.")
    (leaving,) = line.findChildren(QTimer)
    leaving.stop()
    notices.publish("Chọn thủ tục trước.")
    assert leaving.isActive()


def test_what_is_said_again_takes_back_what_was_done_last(notices: Notices):
    taken_back = []
    notices.publish("Đã bỏ một dòng", undo=lambda: taken_back.append(1))
    notices.publish("Đã bỏ một dòng", undo=lambda: taken_back.append(2))
    notices.undo_last()
    assert taken_back == [2]


def test_read_again_it_says_how_often(qtbot, notices: Notices):
    notices.publish("Đã lưu")
    notices.publish("Đã lưu")
    dialog = NoticesDialog(notices)
    qtbot.addWidget(dialog)
    assert dialog.listed.item(0).text().endswith("Đã lưu (2 lần)")


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
