import pytest

from commune_desk.domain.office.office import Leader, signs_for_committee


@pytest.mark.parametrize(
    ("authority_line", "title", "is_committee"),
    [
        ("", "CHỦ TỊCH", True),
        ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", True),
        ("TM. ỦY BAN NHÂN DÂN", "Chủ tịch", True),
        ("TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG", True),
        ("", "GIÁM ĐỐC", False),
        ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", False),
        ("", "", False),
    ],
)
def test_a_chair_signs_for_the_committee_and_a_director_for_the_centre(
    authority_line: str, title: str, is_committee: bool
):
    assert signs_for_committee(Leader("", title, authority_line)) is is_committee
