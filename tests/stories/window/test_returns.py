"""Trả kết quả trên cửa sổ: the receipt is scanned, the citizen answers by touch."""

from datetime import datetime

from PySide6.QtCore import Qt
from pytest_bdd import parsers, scenarios, then, when

from commune_desk.domain.desk.dossier import DossierState
from commune_desk.domain.handling.rating import RatingLevel, RatingWay
from commune_desk.domain.periods import ReportingPeriod
from commune_desk.domain.working_time import OFFICE_ZONE
from commune_desk.services.figures import reports
from commune_desk.services.handling import rating
from commune_desk.words.values import LEVELS
from tests.stories.conftest import Story
from tests.stories.window.conftest import Hands
from tests.ui.drivers.rating import TITLE, rating_on_screen
from tests.ui.drivers.returns import Returns
from tests.ui.drivers.screen import windows

scenarios("../features/cua_so_tra_ket_qua.feature")

LEVEL_OF = {words: RatingLevel(level) for level, words in LEVELS.items()}


@when("sang trang trả kết quả và quét giấy tiếp nhận")
def receipt_scanned(hands: Hands, story: Story):
    hands.window.returns().scan(story.dossier_no)


@when(parsers.parse('sang trang trả kết quả và gõ "{text}"'))
def name_typed(hands: Hands, text: str):
    hands.window.returns().scan(text)


@when(parsers.parse('bấm F9 và xác nhận trả cho "{name}"'))
def handed_over(hands: Hands, name: str):
    hands.press("F9")
    asked = Returns(hands.window.widget).asked()
    assert asked.says(name)
    asked.confirm()


@when(parsers.parse('người dân chạm "{words}"'))
def citizen_answers(hands: Hands, words: str):
    rating_on_screen().touch(words)


@when("20 giây trôi qua")
def nobody_answers(hands: Hands):
    rating_on_screen().let_pass(seconds=20)


@when("cán bộ bấm Tab, phím cách, Enter, 1 trên màn hình đó")
def clerk_tries_keys(hands: Hands):
    rating_on_screen().try_keys(Qt.Key.Key_Tab, Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_1)


@when("cán bộ lấy lại màn hình")
def screen_taken_back(hands: Hands):
    rating_on_screen().take_back()


@when("đóng cửa sổ, mở lại, mở trang hồ sơ đó")
def opened_again(hands: Hands, story: Story):
    hands.sit_down()
    assert hands.dossier.says("Đã trả kết quả")


@when(parsers.re(r"sang trang trả kết quả và nhập phiếu giấy ngày (?P<day>\S+): (?P<keys>.+)"))
def slips_entered(hands: Hands, day: str, keys: str):
    page = hands.window.returns()
    page.press("Ctrl+B")
    dialog = page.dialog()
    dialog.enter("Ngày trên phiếu", day)
    for key in (*keys.split(), "F9"):
        dialog.press(key)


@then(parsers.parse('ngày {day} có {count:d} đánh giá "{words}" bằng phiếu giấy'))
def counted_on(story: Story, day: str, count: int, words: str):
    on = datetime.strptime(day, "%d/%m/%Y").replace(tzinfo=OFFICE_ZONE).date()
    ways = reports.figures(story.desk, ReportingPeriod(on, on)).ways
    assert ways[RatingWay.PAPER][LEVEL_OF[words]] == count


@then(parsers.parse('màn hình của người dân hỏi "{words}"'))
def citizen_is_asked(hands: Hands, words: str):
    assert rating_on_screen().asks == words


@then("màn hình của người dân đã đóng")
@then("không ai được mời đánh giá")
def nobody_is_asked(hands: Hands):
    assert windows(TITLE) == []


@then(parsers.parse('trong tháng có {count:d} đánh giá "{words}"'))
def counted(story: Story, count: int, words: str):
    today = story.clock.at.date()
    given_in_month = rating.counts(story.desk, today.replace(day=1), today)
    assert given_in_month[LEVEL_OF[words]] == count


@then("kết quả đã trả, danh sách chờ trống")
def nothing_waits(hands: Hands, story: Story):
    assert story.dossier.state is DossierState.RETURNED
    assert hands.window.returns().waiting() == []
