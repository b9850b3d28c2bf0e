"""Which scanned letters are in doubt, and for which reason."""

import pytest

from commune_desk.domain.identifiers import name_damage
from commune_desk.files.office.places import read_communes, read_provinces
from commune_desk.paths import resources
from tests.domain.identifiers.card_samples import names_of_peoples


@pytest.mark.parametrize(
    "name",
    [
        "Nguyễn Thị Thuỳ Quỳnh",
        "HUỲNH NGỌC QUYÊN",
        "Trương Khuê Giang",
        "K’Brơi",
        "Trần Anne-Marie",
        "Công Tằng Tôn Nữ Ái Lan",
        "Lý Ỷ",
        *names_of_peoples(),
    ],
)
def test_whole_names_of_all_peoples_are_not_in_doubt(name):
    assert not name_damage.is_name_doubtful(name)


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("Nguyeenx Văn An", id="keys of Telex left over"),
        pytest.param("Trần Thij Loan", id="a tone key at the end"),
        pytest.param("Trafn Thị Loan", id="a tone key in the middle"),
        pytest.param("Ddặng Thị Loan", id="dd for đ"),
        pytest.param("Nguye64n Văn An", id="keys of VNI left over"),
        pytest.param("Nguyễễn Văn An", id="a letter doubled with its tone"),
        pytest.param("Nguyễn Vănn An", id="a letter doubled"),
        pytest.param("Trn Thị Loan", id="a vowel lost"),
        pytest.param("Tr?n Thị Loan", id="a letter replaced"),
        pytest.param("Tr\ufffdn Thị Loan", id="a letter undecodable"),
        pytest.param("Bi Thanh Ton", id="letters lost, syllables left"),
        pytest.param("Ang Quoc Bao", id="the first letter lost"),
        pytest.param("Phan Quoc Nam", id="a tone lost before a stop"),
        pytest.param("tÂN lẬP", id="Caps Lock"),
        pytest.param("TRẦN Quốc Nam", id="capitals and small letters"),
        pytest.param("Ksỏ Kok", id="a tone of Vietnamese on a word of another language"),
        pytest.param("Nguzễn Văn An", id="a German keyboard"),
        pytest.param("Trần Văn LÁ", id="the last byte of a code"),
        pytest.param("Nguyễn", id="a name that breaks off"),
        pytest.param("Nguyá»…n Văn An", id="bytes read in a wrong code page"),
    ],
)
def test_damaged_names_are_in_doubt(name):
    assert name_damage.is_name_doubtful(name)


@pytest.mark.parametrize(
    ("name", "mended"),
    [
        ("B249i Thanh To224n", "Bùi Thanh Toàn"),
        ("Nguy7877n Th7883 272224o", "Nguyễn Thị Đào"),
        ("An 123", "An 123"),
        ("An 8364", "An 8364"),
    ],
)
def test_decimal_codes_become_letters_where_they_are_vietnamese(name, mended):
    assert name_damage.mend_codes(name) == mended


@pytest.mark.parametrize(
    ("name", "is_without"),
    [
        ("Nguyen Van An", True),
        ("TRAN THI LOAN", True),
        ("Cao Minh An", False),
        ("Trần Nam", False),
        ("", False),
    ],
)
def test_a_name_is_without_marks_when_its_family_name_has_lost_them(name, is_without):
    assert name_damage.is_name_without_marks(name) is is_without


@pytest.mark.parametrize(
    ("address", "is_doubtful"),
    [
        ("Ấp 5, Phường 2, TP. Cao Lãnh, Đồng Tháp", False),
        ("Số 123/4A, Đường 30/4, KP3, TT Sa Rài", False),
        ("Tổ 1234A, QL30, Khóm Mỹ Thượng", False),
        ("?p 5, Ph??ng 2", True),
        ("Ấp Tân H432ng, Phường 2", True),
        ("Ấp Tân Hưng, Phườờng 2", True),
        ("tÂN lẬP, Cao Lãnh", True),
        ("Ap Tan Hung, Phuong 2", True),
        ("Ấp Tân Hưngg, Phường 2", True),
    ],
)
def test_addresses_are_in_doubt_for_lost_letters_only(address, is_doubtful):
    assert name_damage.is_address_doubtful(address) is is_doubtful


def test_the_names_of_all_communes_and_provinces_are_whole():
    folder = resources() / "places"
    names = [commune.name for commune in read_communes(folder)]
    names += [province.name for province in read_provinces(folder)]
    assert [name for name in names if name_damage.is_address_doubtful(f"Ấp 1, {name}")] == []
