"""Papers that need more pages: nothing runs over a foot, nothing stands alone, nothing is lost."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from commune_desk.documents import specimen
from commune_desk.documents.figures import register
from commune_desk.documents.page import A4, A4_LANDSCAPE, A5
from commune_desk.documents.slips import apology_notice as apology_notice_module
from commune_desk.documents.slips import control_slip as control_slip_module
from commune_desk.documents.slips import receipt as receipt_module
from commune_desk.documents.slips import refusal_notice as refusal_notice_module
from commune_desk.documents.slips import supplement_request as supplement_request_module
from commune_desk.documents.slips.control_slip import HandOver
from commune_desk.documents.slips.rendering import render_slip
from commune_desk.domain.desk.papers import PaperLine, PaperSize, SlipLayout
from commune_desk.domain.papers.slips import Slip
from tests.documents.reading import A_DESCENT, lowest_text, read

WORDY = "văn bản đồng ý của chủ hộ về việc đăng ký thường trú, có chứng thực theo quy định; " * 60
"""A text of about two A5 pages."""

FEET = {PaperSize.A5: A5.bottom, PaperSize.A4: A4.bottom}


def receipt(count: int) -> Slip:
    papers = tuple(PaperLine(f"Giấy tờ thứ {number}", 1, 0) for number in range(1, count + 1))
    return replace(receipt_module.specimen(), papers=papers, due_words=())


def supplement_request(count: int) -> Slip:
    items = tuple(f"Nội dung thứ {number}" for number in range(1, count + 1))
    return replace(supplement_request_module.specimen(), items=items)


def refusal_notice(count: int) -> Slip:
    reasons = tuple(f"Lý do thứ {number}" for number in range(1, count + 1))
    return replace(refusal_notice_module.specimen(), reasons=reasons)


def apology_notice(count: int) -> Slip:
    return replace(
        apology_notice_module.specimen(), reason="Cơ quan phối hợp chậm trả lời. " * count
    )


LONG_SLIPS: dict[str, tuple[Callable[[int], Slip], str]] = {
    "receipt": (receipt, "NGƯỜI NỘP HỒ SƠ"),
    "supplement_request": (supplement_request, "NGƯỜI HƯỚNG DẪN"),
    "refusal_notice": (refusal_notice, "NGƯỜI NỘP HỒ SƠ"),
    "apology_notice": (apology_notice, "KT. GIÁM ĐỐC"),
}
each_slip = pytest.mark.parametrize("name", LONG_SLIPS)
each_size = pytest.mark.parametrize("size", PaperSize)


def bodies(pdf: bytes) -> list[str]:
    """The text of each page in one line, without its foot and number."""
    pages = (" ".join(page.split()) for page in read(pdf).pages)
    return [page.partition(" Địa chỉ: Ấp Tân Bình, xã Tân")[0] for page in pages]


@each_slip
@pytest.mark.parametrize("count", [*range(3, 20), 60])
def test_a_signature_never_stands_alone(name: str, count: int):
    make, signed = LONG_SLIPS[name]
    pdf = render_slip(make(count), SlipLayout(PaperSize.A5, 1))

    above, sign, _names = bodies(pdf)[-1].partition(signed)
    assert sign
    assert len(above.removeprefix("Nơi nhận: - Như trên; - Lưu: VT.")) > 10
    assert lowest_text(pdf) >= A5.bottom - A_DESCENT


@each_size
def test_every_paper_of_a_long_list_is_there_once(size: PaperSize):
    text = " ".join(bodies(render_slip(receipt(120), SlipLayout(size, 1))))

    counts = {text.count(f" {n}. Giấy tờ thứ {n} (01 bản chính)") for n in range(1, 121)}
    assert counts == {1}


def test_a_label_stays_with_the_first_line_of_its_list():
    for count in range(16, 26):
        head = replace(
            specimen.HEAD, procedure_name="Đăng ký khai sinh có yếu tố nước ngoài " * count
        )
        pages = bodies(render_slip(replace(receipt(40), head=head), SlipLayout(PaperSize.A5, 1)))

        listed = [page.partition("Thành phần hồ sơ nộp gồm:")[2] for page in pages]
        assert [text[:18] for text in listed if text] == [" 1. Giấy tờ thứ 1 "]


@each_size
def test_a_paragraph_of_several_pages_is_whole(size: PaperSize):
    wordy = replace(supplement_request_module.specimen(), items=(WORDY, "Nội dung thứ hai"))
    pdf = render_slip(wordy, SlipLayout(size, 1))

    text = " ".join(bodies(pdf))
    assert " ".join(WORDY.split()) in text
    assert "2. Nội dung thứ hai" in text
    assert lowest_text(pdf) >= FEET[size] - A_DESCENT


@each_size
def test_a_row_higher_than_a_page_runs_on_below_the_head_of_its_table(size: PaperSize):
    step = HandOver("Trung tâm", "Phòng Văn hóa - Xã hội", note=WORDY)
    slip = replace(control_slip_module.specimen(), hand_overs=(step, step))
    pdf = render_slip(slip, SlipLayout(size, 1))

    pages = bodies(pdf)
    assert len(pages) > 3
    assert " ".join(pages).split().count("chủ") == 120
    assert all("Kết quả giải quyết" in page for page in pages[1:-1])
    assert lowest_text(pdf) >= FEET[size] - A_DESCENT


def test_a_line_of_the_register_higher_than_a_page_runs_on():
    value = specimen.dossier_register(3)
    lines = (replace(value.lines[0], procedure_name=WORDY * 2), *value.lines[1:])
    pdf = register.render(replace(value, lines=lines))

    pages = read(pdf).pages
    assert len(pages) > 2
    assert all("Mã hồ sơ" in page for page in pages)
    assert "Cộng: 3 hồ sơ." in pages[-1]
    assert lowest_text(pdf) >= A4_LANDSCAPE.bottom - A_DESCENT
