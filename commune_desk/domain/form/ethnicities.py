"""The 54 peoples of Vietnam by their official names (Quyết định số 121-TCTK/PPCĐ of 02/3/1979).

Papers are full of other spellings ("H'Mông", "Ê đê", "Ba na"); those that are certain are written
as the list has them. "Việt Nam" is a nationality and no people.
"""

from difflib import get_close_matches

from commune_desk.domain.form.errors import NotAnEthnicity
from commune_desk.domain.vietnamese import fold, nfc

ETHNICITIES = (
    "Kinh", "Tày", "Thái", "Hoa", "Khmer", "Mường", "Nùng", "Mông", "Dao", "Gia-rai", "Ngái",
    "Ê-đê", "Ba-na", "Xơ-đăng", "Sán Chay", "Cơ-ho", "Chăm", "Sán Dìu", "Hrê", "Mnông",
    "Ra-glai", "Xtiêng", "Bru-Vân Kiều", "Thổ", "Giáy", "Cơ-tu", "Gié-Triêng", "Mạ", "Khơ-mú",
    "Co", "Ta-ôi", "Chơ-ro", "Kháng", "Xinh-mun", "Hà Nhì", "Chu-ru", "Lào", "La Chi", "La Ha",
    "Phù Lá", "La Hủ", "Lự", "Lô Lô", "Chứt", "Mảng", "Pà Thẻn", "Cơ Lao", "Cống", "Bố Y",
    "Si La", "Pu Péo", "Brâu", "Ơ-đu", "Rơ-măm",
)  # fmt: skip

_OTHER_SPELLINGS = {
    "kinh viet": "Kinh",
    "viet": "Kinh",
    "hmong": "Mông",
    "meo": "Mông",
    "khome": "Khmer",
    "kho me": "Khmer",
    "jrai": "Gia-rai",
    "gia lai": "Gia-rai",
    "rhade": "Ê-đê",
    "ede": "Ê-đê",
    "bahnar": "Ba-na",
    "bana": "Ba-na",
    "sedang": "Xơ-đăng",
    "xo dang": "Xơ-đăng",
    "ko ho": "Cơ-ho",
    "koho": "Cơ-ho",
    "cham": "Chăm",
    "hre": "Hrê",
    "m nong": "Mnông",
    "raglai": "Ra-glai",
    "stieng": "Xtiêng",
    "van kieu": "Bru-Vân Kiều",
    "co tu": "Cơ-tu",
    "katu": "Cơ-tu",
    "cho ro": "Chơ-ro",
    "lo lo": "Lô Lô",
}


def _spelt(text: str) -> str:
    return " ".join(fold(text).replace("-", " ").replace("'", "").replace("’", "").split())


_NAMES = {_spelt(name): name for name in ETHNICITIES} | _OTHER_SPELLINGS
_UNDOUBTED = {name.lower(): name for name in ETHNICITIES}


def read_ethnicity(text: str) -> str:
    """The official name of a people.

    >>> read_ethnicity("H'Mông"), read_ethnicity("kinh"), read_ethnicity("Ê đê")
    ('Mông', 'Kinh', 'Ê-đê')

    Raises:
        NotAnEthnicity: it names none, with the nearest names.
    """
    typed = nfc(text).strip()
    if exact := _UNDOUBTED.get(typed.lower()):
        return exact
    spelt = _spelt(typed)
    if found := _NAMES.get(spelt):
        return found
    like = get_close_matches(spelt, _NAMES, n=2, cutoff=0.8)
    raise NotAnEthnicity(typed, tuple(dict.fromkeys(_NAMES[one] for one in like)))
