"""Tiếp nhận trên cửa sổ: the real window, a scanner, and a keyboard whose keys are counted."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from pytest_bdd import given, parsers, scenarios, then, when

from commune_desk.domain.dossier import DossierState
from commune_desk.domain.dossier_list import DossierFilter, DossierRow
from commune_desk.domain.papers import SlipKind
from commune_desk.domain.reception import title_of
from commune_desk.services.desk import drafts, intake, lookup
from tests.factories import a_person, a_reception
from tests.stories.conftest import Story
from tests.ui.drivers.intake import SCAN, Intake
from tests.ui.drivers.window import Window

scenarios("features/cua_so_tiep_nhan.feature")


@dataclass
class Counter:
    """The clerk's hands: every key that is pressed counts, what the scanner types does not."""

    window: Window | None = None
    card: str = ""
    keys: int = 0

    @property
    def page(self) -> Intake:
        assert self.window is not None
        return Intake(self.window.widget)

    def leave(self) -> None:
        if self.window is not None:
            self.window.break_off()
            self.window = None

    def type_in(self, text: str) -> None:
        self.page.type_in(text)
        self.keys += len(text)

    def press(self, key: str) -> None:
        self.page.press(key)
        self.keys += 1


@pytest.fixture
def hands(qapp) -> Iterator[Counter]:
    made = Counter()
    yield made
    made.leave()


def newest(story: Story) -> DossierRow:
    return lookup.page(story.desk, DossierFilter(now=story.desk.now())).rows[0]


@given(parsers.parse('bà "{name}" có thẻ "{card}" đã từng nộp hồ sơ'))
def known_woman(story: Story, hands: Counter, name: str, card: str):
    intake.receive(story.desk, a_reception(applicant=a_person(full_name=name)))
    hands.card = card


@given("cửa sổ mở ở trang tiếp nhận")
@when("cửa sổ mở ở trang tiếp nhận")
def window_opened(story: Story, hands: Counter):
    hands.window = Window.of(story.desk)


@when("quét thẻ của bà")
def card_scanned(hands: Counter):
    assert hands.page.focus == SCAN
    hands.page.scan(hands.card)


@when(parsers.parse('gõ "{text}" rồi Enter'))
def typed(hands: Counter, text: str):
    hands.type_in(text)
    hands.press("Return")


@when(parsers.parse("bấm {key}"))
def pressed(hands: Counter, key: str):
    hands.press(key)


@when("2 giây trôi qua rồi mất điện")
def power_lost(hands: Counter):
    hands.page.let_pass(seconds=2)
    hands.leave()


@when("mở lại bản nháp")
def draft_opened(story: Story, hands: Counter):
    hands.page.take_over(title_of(drafts.open_drafts(story.desk)[0].texts))


@then(parsers.parse('giấy tiếp nhận và phiếu kiểm soát "{procedure}" của bà đã in'))
def receipt_printed(story: Story, procedure: str):
    row = newest(story)
    assert (row.procedure_name, row.applicant_name) == (procedure, "Võ Thị Ánh Nguyệt")
    prints = lookup.known(story.desk, row.dossier_no).prints
    assert [made.kind for made in prints] == [SlipKind.RECEIPT, SlipKind.CONTROL_SLIP]


@then(parsers.parse("đã bấm không quá {most:d} phím"))
def few_keys(hands: Counter, most: int):
    assert hands.keys <= most


@then("đóng giấy lại thì ô quét sẵn sàng cho người tiếp theo")
def ready_for_the_next(hands: Counter):
    hands.page.put_papers_away()
    assert hands.page.is_empty
    assert hands.page.focus == SCAN


@then("việc của bà đã trả kết quả trong ngày")
def returned_at_once(story: Story):
    assert newest(story).state is DossierState.RETURNED


@then(parsers.parse('trang trống, bản nháp mang tên "{name}"'))
def kept_as_draft(story: Story, hands: Counter, name: str):
    assert hands.page.is_empty
    assert [title_of(draft.texts) for draft in drafts.open_drafts(story.desk)] == [name]


@then(parsers.parse('thủ tục vẫn là "{name}"'))
def same_procedure(hands: Counter, name: str):
    assert hands.page.procedure == name
