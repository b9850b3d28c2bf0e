"""The receipt: its fields in the order of form 01, its copies, and what an office adds to it."""

from dataclasses import replace
from pathlib import Path

import pytest

from commune_desk.documents import specimen
from commune_desk.documents.slips.receipt import Receipt, brief_specimen, render
from commune_desk.documents.slips.receipt import specimen as specimen_of_receipt
from commune_desk.domain.desk.dossier import ReturnBy
from commune_desk.domain.desk.papers import PaperLine, PaperSize, Party, SlipLayout
from commune_desk.words.papers.papers import return_place
from tests.documents.reading import Printed, assert_is_gold, qr_codes, read

FIELDS = (
    "Mã hồ sơ: 000.17.22.H56-261002-0050",
    "Trung tâm Phục vụ hành chính công xã Tân Công Sính",
    "Tiếp nhận hồ sơ của Ông (Bà)/Tổ chức: Bùi Thanh Toàn",
    "Số định danh cá nhân/tổ chức: 087096610926",
    "Địa chỉ: Ấp 4, xã Tân Công Sính",
    "Số điện thoại: 0923993287",
    "Email:",
    "Nội dung yêu cầu giải quyết: Cấp bản sao Trích lục hộ tịch",
    "Thành phần hồ sơ nộp gồm:",
    "1. Tờ khai cấp bản sao trích lục hộ tịch (01 bản chính)",
    "2. Thẻ căn cước (01 bản sao)",
    "Số lượng hồ sơ: 01 (bộ)",
    "Thời gian giải quyết hồ sơ theo quy định là: Trong ngày làm việc",
    "Thời gian nhận hồ sơ: 08 giờ 05 phút, ngày 02 tháng 10 năm 2026",
    "Thời gian trả kết quả giải quyết hồ sơ: 16 giờ 05 phút, ngày 02 tháng 10 năm 2026",
    "Đăng ký nhận kết quả tại: Trung tâm Phục vụ hành chính công xã Tân Công Sính",
    "NGƯỜI NỘP HỒ SƠ",
    "NGƯỜI TIẾP NHẬN HỒ SƠ",
)


def printed(receipt: Receipt, size: PaperSize = PaperSize.A5, *, copies: int = 1) -> Printed:
    return read(render(receipt, SlipLayout(size, copies)))


def test_fields_stand_in_the_order_of_the_form():
    text = printed(brief_specimen()).text

    places = [text.find(field) for field in FIELDS]
    assert -1 not in places
    assert places == sorted(places)


@pytest.mark.parametrize("size", PaperSize)
@pytest.mark.parametrize("copies", [1, 2])
def test_a_short_receipt_reads_as_its_gold_file(size: PaperSize, copies: int):
    pdf = render(brief_specimen(), SlipLayout(size, copies))

    assert_is_gold(f"brief_receipt-{size}-{copies}", pdf)


def test_two_copies_say_whose_they_are():
    pages = printed(brief_specimen(), copies=2).pages

    assert "(Liên 1: Lưu)" in pages[0]
    assert "(Liên 2: Giao người nộp)" in pages[1]


def test_one_copy_is_not_numbered():
    assert "Liên" not in printed(brief_specimen()).text


def test_two_short_copies_share_an_a4_page(tmp_path: Path):
    receipt = brief_specimen()
    pdf = render(receipt, SlipLayout(PaperSize.A4, 2))

    assert read(pdf).sizes == ((210, 297),)
    assert qr_codes(pdf, tmp_path) == [receipt.head.dossier_no] * 2


def test_two_long_copies_have_an_a4_page_each():
    receipt = replace(specimen_of_receipt(), due_words=(), due_notes=())

    assert printed(receipt, PaperSize.A4, copies=2).sizes == ((210, 297),) * 2


def test_the_back_of_every_copy_explains_the_due_date():
    receipt = replace(brief_specimen(), due_words=("Nhận 08:05", "Trả trong ngày"))
    pages = printed(receipt, copies=2).pages

    assert ["CÁCH TÍNH" in page for page in pages] == [False, True, False, True]
    assert "2. Trả trong ngày" in pages[1]


def test_eight_papers_fit_on_one_a5_page():
    papers = tuple(PaperLine(f"Giấy tờ thứ {number} của hồ sơ", 1, 1) for number in range(1, 9))
    pages = printed(replace(brief_specimen(), papers=papers)).pages

    assert len(pages) == 1
    assert "8. Giấy tờ thứ 8 của hồ sơ (01 bản chính, 01 bản sao)" in pages[0]


def test_many_papers_run_on_to_numbered_pages():
    papers = tuple(PaperLine(f"Giấy tờ thứ {number}", 1, 0) for number in range(1, 41))
    pages = printed(replace(brief_specimen(), papers=papers)).pages

    assert "40. Giấy tờ thứ 40" in pages[1]
    marks = [page.splitlines()[-1] for page in pages[1:]]
    assert marks == [f"{n}Mã hồ sơ: {brief_specimen().head.dossier_no}" for n in (2, 3)]


def test_a_delegate_hands_in_for_who_authorised_them():
    text = printed(specimen_of_receipt()).text

    assert f"Tiếp nhận hồ sơ của Ông (Bà)/Tổ chức: {specimen.DELEGATE.name}" in text
    assert f"Theo ủy quyền của Ông (Bà)/Tổ chức: {specimen.APPLICANT.name}" in text
    assert "Giấy ủy quyền số 115/2026" in text


def test_what_is_not_known_is_left_to_the_pen():
    receipt = brief_specimen()
    nameless = replace(receipt, return_words="", head=replace(receipt.head, number=""))
    text = printed(nameless).text

    assert "Số: ......../TTPVHCC" in text
    assert "Đăng ký nhận kết quả tại: NGƯỜI NỘP" in text


def test_a_preview_without_a_number_has_no_code(tmp_path: Path):
    receipt = brief_specimen()
    nobody = Party("")
    blank = replace(receipt.head, dossier_no="", number="", applicant=nobody, procedure_name="")

    pdf = render(replace(receipt, head=blank, papers=()), SlipLayout(PaperSize.A5, 1))

    assert qr_codes(pdf, tmp_path) == []
    assert "Mã hồ sơ: Trung tâm" in read(pdf).text


def test_the_result_is_taken_where_the_head_of_the_paper_says():
    receipt = brief_specimen()
    place = return_place(ReturnBy.COUNTER, receipt.head.letterhead.centre_name)

    text = " ".join(printed(replace(receipt, return_words=place)).text.split())

    assert f"Đăng ký nhận kết quả tại: {receipt.head.letterhead.centre_name}" in text


@pytest.mark.parametrize(
    ("way", "place"),
    [
        (ReturnBy.POST, "địa chỉ người nộp (qua dịch vụ bưu chính công ích)"),
        (ReturnBy.ELECTRONIC, "Cổng Dịch vụ công quốc gia (bản điện tử)"),
        (ReturnBy.HOME, "địa chỉ người nộp (giao tại nhà)"),
    ],
)
def test_a_result_that_is_brought_says_where_to(way: ReturnBy, place: str):
    receipt = replace(brief_specimen(), return_words=return_place(way, "Trung tâm"))

    assert f"Đăng ký nhận kết quả tại: {place}" in " ".join(printed(receipt).text.split())


def test_decomposed_marks_are_composed_on_paper():
    receipt = brief_specimen()
    applicant = replace(receipt.head.applicant, name="Nguye\u0302\u0303n Thi\u0323 A\u0302\u0309n")

    text = printed(replace(receipt, head=replace(receipt.head, applicant=applicant))).text

    assert "Nguyễn Thị Ẩn" in text
