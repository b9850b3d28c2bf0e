"""Every form as it is printed: its fields, its gold text, its fonts, its bytes, its QR code."""

from dataclasses import replace
from pathlib import Path

import pytest

from commune_desk.documents.slips import (
    apology_notice,
    control_slip,
    rating_slip,
    receipt,
    refusal_notice,
    supplement_request,
)
from commune_desk.documents.slips.rendering import kind_of, render_slip, slip_module
from commune_desk.domain.desk.papers import PAPERS, PaperSize, Party, SlipKind, SlipLayout
from commune_desk.domain.office.office import Leader
from commune_desk.domain.papers.slips import Slip
from commune_desk.words.papers.papers import BLANK_DAY, DUE_VOID, due_moved, for_committee
from commune_desk.words.papers.papers import PAPERS as PAPERS_WORDS
from tests.documents.reading import assert_is_gold, qr_codes, read
from tests.factories import moment

SPECIMENS = {row.kind.value: slip_module(row.kind).specimen for row in PAPERS}
A5, A4 = SlipLayout(PaperSize.A5, 1), SlipLayout(PaperSize.A4, 1)

each_slip = pytest.mark.parametrize("name", SPECIMENS)
each_size = pytest.mark.parametrize("layout", [A5, A4], ids=["A5", "A4"])


def test_every_kind_has_its_row_and_its_module():
    assert [row.kind for row in PAPERS] == list(SlipKind)
    assert [kind_of(make()) for make in SPECIMENS.values()] == list(SlipKind)


@each_slip
@each_size
def test_a_slip_reads_as_its_gold_file(name: str, layout: SlipLayout):
    pdf = render_slip(SPECIMENS[name](), layout)

    assert_is_gold(f"{name}-{layout.size}", pdf)


def before_reception(slip: Slip, **changes: None) -> Slip:
    return replace(slip, head=replace(slip.head, dossier_no=""), **changes)


FIRST_AT, FIRST_DUE = moment("2026-10-02 15:20"), moment("2026-10-08 17:00")
BODY = Party("Hợp tác xã Sen Hồng", "1400123456", is_organisation=True)
IN_OTHER_MOMENTS: dict[str, Slip] = {
    "receipt-supplemented": replace(
        receipt.brief_specimen(),
        received_at=moment("2026-10-12 08:00"),
        due_at=moment("2026-10-15 17:00"),
        due_notes=(
            due_moved(
                FIRST_AT, FIRST_DUE, basis="khoản 5 Điều 19 Nghị định 118/2025/NĐ-CP", is_anew=True
            ),
        ),
    ),
    "receipt-verified": replace(
        receipt.brief_specimen(),
        due_at=moment("2026-10-15 17:00"),
        due_notes=(
            due_moved(
                FIRST_AT, FIRST_DUE, basis="khoản 4 Điều 3 Nghị định 123/2015/NĐ-CP", is_anew=False
            ),
        ),
    ),
    "receipt-waiting": replace(receipt.brief_specimen(), due_notes=(DUE_VOID,)),
    "apology-over-organisation": replace(
        apology_notice.specimen(),
        head=replace(apology_notice.specimen().head, applicant=BODY),
        is_over=True,
    ),
    "supplement_request-before-reception": before_reception(
        supplement_request.specimen(), answer_until=None
    ),
    "refusal_notice-before-reception": before_reception(refusal_notice.specimen()),
    "receipt-of-organisation": replace(
        receipt.brief_specimen(),
        head=replace(
            receipt.brief_specimen().head, applicant=BODY, external_no="H20.28-261002-7788"
        ),
        representative=Party("Lê Hữu Phước", "087070001234"),
    ),
    "receipt-authorised-by-organisation": replace(
        receipt.brief_specimen(),
        head=replace(receipt.brief_specimen().head, applicant=BODY),
        representative=Party("Lê Hữu Phước", "087070001234"),
        delegate=Party("Đặng Thị Dương", "087184000317", "Ấp Tân Hưng", "0912 345 678"),
        authorisation="Giấy ủy quyền số 115/2026, chứng thực ngày 01/10/2026",
    ),
}


@pytest.mark.parametrize("name", IN_OTHER_MOMENTS)
def test_a_slip_of_another_moment_reads_as_its_gold_file(name: str):
    assert_is_gold(name, render_slip(IN_OTHER_MOMENTS[name], A5))


@each_slip
@each_size
def test_all_letters_are_in_the_file(name: str, layout: SlipLayout):
    fonts = read(render_slip(SPECIMENS[name](), layout)).fonts

    assert fonts
    assert all(is_embedded and "LiberationSerif" in font for font, is_embedded in fonts)


@each_slip
def test_the_same_slip_gives_the_same_bytes(name: str):
    assert render_slip(SPECIMENS[name](), A5) == render_slip(SPECIMENS[name](), A5)


@each_slip
def test_properties_name_the_form_and_nobody(name: str):
    slip = SPECIMENS[name]()
    properties = read(render_slip(slip, A5)).properties

    told = " ".join(properties.values())
    assert properties["/Title"].startswith(("Giấy", "Phiếu", "Văn bản", "Thông báo"))
    assert properties["/CreationDate"].startswith("D:20261002")
    assert not [word for word in slip.head.applicant.name.split() if word in told]
    assert (slip.head.applicant.number or "?") not in told


@each_slip
@each_size
def test_the_qr_code_holds_the_dossier_number(name: str, layout: SlipLayout, tmp_path: Path):
    slip = SPECIMENS[name]()

    wanted = [slip.head.dossier_no] if slip.head.dossier_no else []
    assert qr_codes(render_slip(slip, layout), tmp_path) == wanted


@each_slip
def test_a_reprint_says_so(name: str):
    slip = SPECIMENS[name]()
    again = replace(slip, head=replace(slip.head, reprint=2))

    assert "Bản in lại" not in read(render_slip(slip, A5)).text
    assert "(Bản in lại lần 2)" in read(render_slip(again, A5)).text


@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("receipt", "Số: 05/TTPVHCC"),
        ("supplement_request", "Số: 05/PBS-TTPVHCC"),
        ("refusal_notice", "Số: 05/PTC-TTPVHCC"),
        ("apology_notice", "Số: 05/PXL"),
        ("stop_notice", "Số: 05/TB-TTPVHCC"),
        ("control_slip", "Số: 05/PKS-TTPVHCC"),
    ],
)
def test_numbers_carry_the_symbol_of_their_form(name: str, number: str):
    assert number in read(render_slip(SPECIMENS[name](), A5)).text


@pytest.mark.parametrize(
    ("name", "signatories"),
    [
        ("receipt", ["NGƯỜI NỘP HỒ SƠ", "NGƯỜI TIẾP NHẬN HỒ SƠ"]),
        ("supplement_request", ["NGƯỜI HƯỚNG DẪN"]),
        ("refusal_notice", ["NGƯỜI NỘP HỒ SƠ", "NGƯỜI TIẾP NHẬN HỒ SƠ"]),
        ("apology_notice", ["KT. GIÁM ĐỐC PHÓ GIÁM ĐỐC"]),
        ("stop_notice", ["NGƯỜI NỘP HỒ SƠ", "NGƯỜI THÔNG BÁO"]),
    ],
)
def test_each_form_is_signed_by_who_must(name: str, signatories: list[str]):
    text = read(render_slip(SPECIMENS[name](), A5)).text

    assert [line for line in signatories if line not in text] == []


@pytest.mark.parametrize(("is_online", "clause"), [(False, 1), (True, 2)])
def test_a_stop_notice_names_the_clause_of_how_the_dossier_was_filed(is_online: bool, clause: int):
    slip = replace(SPECIMENS["stop_notice"](), is_online=is_online)  # type: ignore[call-arg]  # it is a stop notice
    text = " ".join(read(render_slip(slip, A5)).text.split())
    assert f"Căn cứ khoản {clause} Điều 21 Nghị định số 118/2025/NĐ-CP" in text


def test_a_stop_notice_says_that_its_wording_was_not_compared():
    text = " ".join(read(render_slip(SPECIMENS["stop_notice"](), A5)).text.split())

    assert "mẫu số 05: câu chữ chưa đối chiếu với Phụ lục I" in text
    assert PAPERS_WORDS[SlipKind.STOP_NOTICE].named == (
        "Thông báo dừng giải quyết hồ sơ (mẫu 05), chưa đối chiếu"
    )


@pytest.mark.parametrize(
    ("party", "named"),
    [
        (Party("Trần Văn Thử"), "Kính gửi: Ông/Bà Trần Văn Thử"),
        (Party("Hợp tác xã Sen Hồng", is_organisation=True), "Kính gửi: Hợp tác xã Sen Hồng"),
    ],
)
def test_a_stop_notice_speaks_to_a_person_or_an_organisation(party: Party, named: str):
    slip = SPECIMENS["stop_notice"]()
    to_them = replace(slip, head=replace(slip.head, applicant=party))
    assert named in " ".join(read(render_slip(to_them, A5)).text.split())


def apology_to(party: Party) -> str:
    slip = apology_notice.specimen()
    named = replace(slip, head=replace(slip.head, applicant=party))
    return " ".join(read(render_slip(named, A5)).text.split())


def test_an_apology_speaks_to_a_person():
    text = apology_to(Party("Bùi Thanh Toàn", "087096610926"))

    assert "của Ông/Bà Bùi Thanh Toàn; số định danh 087096610926" in text
    assert "xin lỗi Ông/Bà và sẽ trả kết quả" in text
    assert "Tổ chức" not in text


def test_an_apology_calls_an_organisation_by_its_name():
    text = apology_to(Party("Hợp tác xã Sen Hồng", "1400123455", is_organisation=True))

    assert "của Hợp tác xã Sen Hồng; số định danh 1400123455" in text
    assert "xin lỗi Hợp tác xã Sen Hồng và sẽ trả kết quả" in text
    assert "Ông/Bà" not in text


def test_who_signs_for_the_committee_says_so_above_the_office():
    slip = apology_notice.specimen()
    chair = for_committee(Leader("Lê Hân", "PHÓ CHỦ TỊCH"))
    text = read(render_slip(replace(slip, signatory=chair), A5)).text

    assert "TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH PHÓ CHỦ TỊCH" in " ".join(text.split())


def test_a_desk_of_the_older_kind_has_its_own_symbol():
    slip = supplement_request.specimen()
    desk = replace(
        slip.head.letterhead, centre_name="Bộ phận Tiếp nhận và Trả kết quả xã Phú Cường"
    )
    renamed = replace(slip, head=replace(slip.head, letterhead=desk))

    assert "Số: 05/PBS-BPTNTKQ" in read(render_slip(renamed, A5)).text


def test_a_refusal_before_a_number_was_given_has_no_code(tmp_path: Path):
    slip = refusal_notice.specimen()
    unnumbered = replace(slip, head=replace(slip.head, dossier_no="", number=""))

    pdf = render_slip(unnumbered, A5)

    assert qr_codes(pdf, tmp_path) == []
    assert "Mã hồ sơ" not in read(pdf).text


def test_a_control_slip_has_room_for_four_hand_overs():
    text = read(render_slip(replace(control_slip.specimen(), hand_overs=()), A5)).text

    assert text.count("1. Giao:") == text.count("2. Nhận:") == 4


def test_a_rating_slip_before_the_return_leaves_the_day_for_the_pen():
    slip = replace(rating_slip.specimen(), returned_on=None)
    undated = replace(slip, head=replace(slip.head, is_dated=False))

    text = read(render_slip(undated, A5)).text
    assert BLANK_DAY in text
    assert "tháng 10" not in text


def test_a_page_that_goes_on_bears_its_number_and_that_of_the_dossier():
    slip = receipt.specimen()
    long = replace(slip, papers=slip.papers * 8, due_words=())
    first, *others = read(render_slip(long, A5)).pages

    mark = f"Mã hồ sơ: {slip.head.dossier_no}"
    assert len(others) >= 1
    assert first.count(slip.head.dossier_no) == 1
    for number, page in enumerate(others, start=2):
        assert mark in page
        assert f"\n{number}{mark}" in page
