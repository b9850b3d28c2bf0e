"""Whether the letters of a scanned name or address were damaged on their way.

A scanner that acts as a keyboard types into the same input method (UniKey and the like) as a
person: Telex takes s f r x j at the end of a syllable for a tone and aa, dd, ow for one letter; a
letter outside ASCII may arrive as the digits of its code, as "?", or not at all. Names of all
peoples of the country are at home here (H'Lan Niê, Y Blơr Êban), so a word is in doubt only for a
reason that can be named, never because it is no Vietnamese syllable.

>>> [is_name_doubtful(name) for name in ("Nguyeenx Văn An", "B249i Thanh Toàn", "Trn Thị Loan")]
[True, True, True]
>>> [is_name_doubtful(name) for name in ("Bùi Thanh Toàn", "H'Lan Niê", "Y Blơr Êban")]
[False, False, False]
"""

import re
import unicodedata

from commune_desk.domain import vietnamese

_ONSET = "(?:b|ch?|d|gh?|gi|h|kh?|l|m|ngh?|nh|n|ph?|qu|r|s|th|tr|t|v|x)?"
_RIMES = (
    "a ac ach ai am an ang anh ao ap at au ay e ec em en eng eo ep et eu enh ech i ia ich iec iem "
    "ien ieng iep iet ieu im in inh ip it iu o oa oac oach oai oam oan oang oanh oao oap oat oay "
    "oc oe oen oeo oet oi om on ong op ot u ua uan uang uat uay uc ue uech uen uenh uet ui um un "
    "ung uoc uoi uom uon uong uop uot uou up ut uu uy uya uych uyen uyet uynh uyt uyu y yem yen "
    "yeng yet yeu"
)
_SYLLABLE = re.compile(f"{_ONSET}(?:{'|'.join(_RIMES.split())})")
_TELEX_PAIR = re.compile("aa|ee|oo|dd|aw|ow|uw")
_TELEX_KEYS = "sfrxjzw"
_VOWEL = re.compile("[aeiouy]")
_TONES = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
_BETWEEN_WORDS = re.compile(r"[\s'’ʼ.-]+")
_MARKED_LETTERS = {
    letter
    for base in "aăâđeêioôơuưyAĂÂĐEÊIOÔƠUƯY"
    for tone in ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
    if len(letter := vietnamese.nfc(base + tone)) == 1 and not letter.isascii()
}
_CODE = re.compile("|".join(sorted((str(ord(letter)) for letter in _MARKED_LETTERS), reverse=True)))
_LETTER = r"[^\W\d_A-Z]"
_CODE_AT_LETTER = re.compile(f"(?<={_LETTER})(?:{_CODE.pattern})|(?:{_CODE.pattern})(?={_LETTER})")
_LOST_LETTER = re.compile("[?\ufffd]")
_FAMILY_NAMES_WITH_MARKS = re.compile(
    "bui|chau|dam|dang|dao|dinh|do|doan|duong|ha|ho|hoang|huynh|lam|le|luong|luu|ly|ngo|nguyen|"
    "pham|phung|quach|ta|thach|to|tong|tran|trinh|truong|vo|vu|vuong"
)


def is_name_doubtful(name: str) -> bool:
    """Whether a name holds letters that look doubled, changed or lost."""
    words = [word for word in _BETWEEN_WORDS.split(vietnamese.nfc(name)) if word]
    return any(_is_word_doubtful(word) for word in words)


def is_name_without_marks(name: str) -> bool:
    """Whether a name has no mark at all although its family name is written with one.

    >>> is_name_without_marks("Nguyen Van An"), is_name_without_marks("Cao Minh An")
    (True, False)
    """
    family_name, _, _ = name.strip().lower().partition(" ")
    return name.isascii() and _FAMILY_NAMES_WITH_MARKS.fullmatch(family_name) is not None


def is_address_doubtful(address: str) -> bool:
    """Whether an address holds lost letters, codes within words, or a word with two tones."""
    text = vietnamese.nfc(address)
    has_two_tones = any(_tone_count(word) > 1 for word in _BETWEEN_WORDS.split(text))
    return has_two_tones or any(sign.search(text) for sign in (_LOST_LETTER, _CODE_AT_LETTER))


def mend_codes(name: str) -> str:
    """The name with the decimal codes of letters turned into those letters.

    >>> mend_codes("B249i Thanh To224n"), mend_codes("Nguy7877n Th7883 Loan")
    ('Bùi Thanh Toàn', 'Nguyễn Thị Loan')
    """
    return _CODE.sub(lambda code: chr(int(code[0])), name)


def _is_word_doubtful(word: str) -> bool:
    plain = vietnamese.fold(word)
    return (
        not word.isalpha()
        or _tone_count(word) > 1
        or (len(plain) > 1 and not _VOWEL.search(plain))
        or _TELEX_PAIR.search(plain) is not None
        or _has_key_too_many(plain)
    )


def _tone_count(word: str) -> int:
    return len(_TONES.findall(unicodedata.normalize("NFD", word)))


def _has_key_too_many(plain: str) -> bool:
    """Whether it takes the removal of a tone key or a doubled letter to make it a syllable."""
    if _SYLLABLE.fullmatch(plain):
        return False
    # Telex takes some letters for a tone when they follow a vowel.
    return any(
        _SYLLABLE.fullmatch(plain[:i] + plain[i + 1 :])
        for i in range(1, len(plain))
        if plain[i] == plain[i - 1] or (plain[i] in _TELEX_KEYS and _VOWEL.search(plain[:i]))
    )
