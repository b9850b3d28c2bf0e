"""Trả kết quả trên cửa sổ: the receipt is scanned, the citizen answers by touch."""

from pytest_bdd import parsers, scenarios, then, when

from commune_desk.domain.dossier import DossierState
from commune_desk.domain.rating import RatingLevel
from commune_desk.services.desk import rating
from commune_desk.words.values import LEVELS
from tests.stories.conftest import Story
from tests.stories.window.conftest import Hands
from tests.ui.drivers.rating import TITLE, rating_on_screen
from tests.ui.drivers.screen import windows

scenarios("../features/cua_so_tra_ket_qua.feature")

LEVEL_OF = {words: RatingLevel(level) for level, words in LEVELS.items()}


@when("sang trang trả kết quả và quét giấy tiếp nhận")
def receipt_scanned(hands: Hands, story: Story):
    hands.window.returns().scan(story.dossier_no)


@when(parsers.parse('sang trang trả kết quả và gõ "{text}"'))
def name_typed(hands: Hands, text: str):
    hands.window.returns().scan(text)


@when(parsers.parse('người dân chạm "{words}"'))
def citizen_answers(hands: Hands, words: str):
    rating_on_screen().touch(words)


@when("20 giây trôi qua")
def nobody_answers(hands: Hands):
    rating_on_screen().let_pass(seconds=20)


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
