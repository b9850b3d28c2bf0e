"""What a declared form asks of a clerk when a citizen on file was scanned, nothing typed."""

import pytest

from tests.documents.declared_forms import CODES, form
from tests.documents.shares import lines, share_of

THE_CARD_SAYS_ALL = {
    "tk01": "phần A là đủ cho người xin tài khoản cho chính mình; phần B, C khi có nhu cầu",
    "tk1_ts": "đi cùng khai sinh; nơi khám chữa bệnh được hỏi nhưng không in dấu bắt buộc",
}
"""The forms that F9 receives untouched, each with why that is right."""


@pytest.mark.parametrize("code", CODES)
def test_f9_receives_no_declaration_of_which_nothing_was_told(code: str):
    assert bool(share_of(form(code)).stops) is (code not in THE_CARD_SAYS_ALL)


def test_the_table_says_of_each_form_what_is_left_to_type():
    head, *rows = lines(["birth", "social_pension"])
    assert head.split()[:3] == ["form", "asked", "filled"]
    assert rows[0].startswith("birth ")
    assert "refuses: Người được khai sinh: Họ, chữ đệm, tên" in rows[0]
    assert rows[-1].startswith("2 forms")


def test_a_press_fills_the_person_whom_the_applicant_is():
    one = share_of(form("birth"))
    assert one.with_a_press.left <= one.at_once.left - 5
