"""The shipped list of communes is whole: 34 provinces, 3,321 communes, two levels."""

import unicodedata
from collections import Counter

from commune_desk.files.office.places import read_communes, read_provinces
from commune_desk.paths import resources

FOLDER = resources() / "places"
PROVINCES = read_provinces(FOLDER)
COMMUNES = read_communes(FOLDER)
KINDS = ("Xã ", "Phường ", "Đặc khu ")


def test_there_are_34_provinces_and_3321_communes():
    assert (len(PROVINCES), len(COMMUNES)) == (34, 3321)
    kinds = Counter(next(kind for kind in KINDS if c.name.startswith(kind)) for c in COMMUNES)
    assert kinds == {"Xã ": 2611, "Phường ": 697, "Đặc khu ": 13}


def test_codes_are_unique_in_order_and_of_their_length():
    for rows, length in ((PROVINCES, 2), (COMMUNES, 5)):
        codes = [row.code for row in rows]
        assert codes == sorted(set(codes))
        assert {len(code) for code in codes} == {length}


def test_every_commune_lies_in_a_province():
    by_province = Counter(commune.province_code for commune in COMMUNES)
    assert set(by_province) == {province.code for province in PROVINCES}
    assert by_province["82"] == 102  # Đồng Tháp


def test_names_are_composed_and_clean():
    names = [row.name for row in PROVINCES] + [row.name for row in COMMUNES]
    assert [name for name in names if not unicodedata.is_normalized("NFC", name)] == []
    assert [name for name in names if name != " ".join(name.split())] == []
