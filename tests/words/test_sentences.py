"""What refusals say: the day, the number and the file that they speak of are the right ones."""

from datetime import date

import pytest

from commune_desk.domain import outside_errors
from commune_desk.domain.desk.dossier_errors import LapseTooEarly
from commune_desk.domain.errors import UserError
from commune_desk.domain.identifiers import phone
from commune_desk.domain.identifiers.card_reading import CardWarning, WarningCode
from commune_desk.domain.identifiers.errors import CardUnreadable
from commune_desk.words.desk.cards import SCAN_AGAIN, card_warning_text
from commune_desk.words.errors import sentence


def test_a_dossier_may_lapse_the_day_after_the_last_day_to_answer():
    said = sentence(LapseTooEarly("H20.28-261002-0012", date(2026, 10, 21)))
    assert said == (
        "Người nộp còn thời gian bổ sung đến hết ngày 20/10/2026. Được đóng từ ngày 21/10/2026."
    )


def test_a_telephone_number_is_told_as_people_know_it():
    with pytest.raises(UserError) as refused:
        phone.validate("0923993")
    assert sentence(refused.value) == (
        "Số điện thoại di động có 10 chữ số; đang có 7. Kiểm tra lại từng số."
    )


def test_a_newer_database_is_told_by_its_version():
    said = sentence(outside_errors.DatabaseTooNew(version=7, known=3))
    assert "(phiên bản dữ liệu 7; chương trình trên máy này chỉ hỗ trợ đến 3)" in said


@pytest.mark.parametrize("path", ["bao-cao-II06a-2026-10.pdf", "so-theo-doi-ho-so-2026-10.xlsx"])
def test_a_file_in_use_is_named_whatever_its_kind(path: str):
    said = sentence(outside_errors.WorkbookInUse(path, "beside.pdf"))
    assert said.startswith(f"Tệp {path} đang mở ở chương trình khác")


def test_a_keyboard_that_spoils_scans_is_put_right_the_same_way_everywhere():
    assert SCAN_AGAIN in sentence(CardUnreadable(1))
    assert SCAN_AGAIN in card_warning_text(CardWarning(WarningCode.SEPARATOR_REPLACED))


def test_a_doubt_names_its_field_as_the_office_does():
    said = card_warning_text(CardWarning(WarningCode.FIELD_MISSING, "born_on"))
    assert said == "Ngày sinh không có trong mã. Đối chiếu với thẻ và điền phần còn thiếu."
