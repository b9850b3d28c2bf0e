"""How fees are said on the screen and on papers."""

from commune_desk.domain.catalogue.fees import FeeLine, FeeReason, FeeSum
from commune_desk.domain.catalogue.procedure import Channel, Fee, FeeKind, PersonGroup
from commune_desk.words.catalogue.procedures import fee_words, printed_fees, sum_words
from tests.factories import a_procedure

LATE = Fee(FeeKind.PROVINCIAL, case="đăng ký quá hạn", exempt=(PersonGroup.POOR,))
BIRTH = a_procedure(fees=(Fee(FeeKind.FREE, case="đăng ký đúng hạn"), LATE))
PAGES = Fee(FeeKind.AMOUNT, 2000, "trang", first_count=2, further_vnd=1000, most_vnd=200_000)


def test_a_receipt_says_that_a_late_birth_is_not_free():
    assert printed_fees(BIRTH, Channel.COUNTER) == (
        "Miễn phí (đăng ký đúng hạn); "
        "Theo nghị quyết của Hội đồng nhân dân cấp tỉnh (đăng ký quá hạn)"
    )


def test_what_is_not_published_is_not_called_free():
    assert printed_fees(a_procedure(fees=()), Channel.COUNTER) == "Không công bố"


def test_a_fee_says_its_case_and_who_is_freed():
    said = fee_words(LATE)
    assert said == "Theo nghị quyết của tỉnh (đăng ký quá hạn; miễn cho người thuộc hộ nghèo)"
    assert fee_words(LATE, is_brief=True) == "Theo nghị quyết của tỉnh (đăng ký quá hạn)"


def test_what_is_free_is_said_to_be_so_once():
    free = FeeLine(Fee(FeeKind.FREE), 0, FeeReason.FREE)
    taken = FeeLine(Fee(FeeKind.AMOUNT, 8000), 8000, FeeReason.AMOUNT)
    assert sum_words(FeeSum((free, taken))) == "Miễn phí; 8.000 đồng: theo mức thu"


def test_pages_that_cost_less_are_said():
    said = "2.000 đồng/trang (từ trang thứ 3 thu 1.000 đồng; tối đa 200.000 đồng một bản)"
    assert fee_words(PAGES) == said
