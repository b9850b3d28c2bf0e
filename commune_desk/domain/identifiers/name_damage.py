"""Whether the letters of a scanned name or address were damaged on their way.

A scanner that acts as a keyboard types into the same input method (UniKey and the like) as a
person: Telex takes s f r x j at the end of a syllable for a tone and aa, dd, ow for one letter; a
letter outside ASCII may arrive as the digits of its code, as another letter, as "?", or not at all.

A word that is spelt as a syllable of Vietnamese is whole. One that would be a syllable if its marks
were other ones, or none, is damaged. Names of all peoples of the country are at home here (H'Lan
Niê, Y Blơr Êban, Neang Sóc Kha): a word of a shape that Vietnamese does not have is taken as it
stands, unless it bears a tone that only Vietnamese has or keys that were left over.

>>> [is_name_doubtful(name) for name in ("Nguyeenx Văn An", "B249i Thanh Toàn", "Bi Thanh Ton")]
[True, True, True]
>>> [is_name_doubtful(name) for name in ("Bùi Thanh Toàn", "H'Lan Niê", "Y Blơr Êban")]
[False, False, False]
"""

import re
import unicodedata
from functools import cache

from commune_desk.domain import vietnamese
from commune_desk.domain.identifiers.family_names import (
    FAMILY_NAMES_THAT_NEED_MARKS,
    FAMILY_NAMES_WITHOUT_MARKS,
    FIRST_WORDS_OF_OTHER_PEOPLES,
    NAME_WORDS_OF_OTHER_PEOPLES,
    PLACE_WORDS_OF_OTHER_PEOPLES,
)
from commune_desk.domain.vietnamese_syllables import (
    is_syllable,
    is_syllable_but_for_its_tone,
    is_syllable_without_marks,
    tone_count,
)

_WORDS = re.compile(r"[^\s,;]+")
_PARTS = re.compile(r"[^'’ʼ‘`.-]+")
_NUMBER = re.compile(r"[A-ZĐ]{0,5}\d+[A-Za-z]?(?:[/\\-]\w{1,5})*|[IVX]+")
_ABBREVIATION = re.compile(r"[A-ZĐ]{1,6}|Tp|Tx|Tt|Bs|tp|tx|tt")
_VOWEL = re.compile("[aeiouy]")
_KEYS_OF_TWO = {"aa": "â", "ee": "ê", "oo": "ô", "dd": "đ", "aw": "ă", "ow": "ơ", "uw": "ư"}
_TONE_KEYS = {"s": "\u0301", "f": "\u0300", "r": "\u0309", "x": "\u0303", "j": "\u0323", "z": ""}
_TONES_OF_VIETNAMESE_ALONE = frozenset("\u0309\u0303\u0323")
_SHAPE_OF_NONE = re.compile("q(?!u[aeiouy])|[a-z]z|[a-z]f|[bcdghklmnpqrstvx]{5}|^v[^aeiouy]")
_OTHER_SHAPE = re.compile(
    # onsets and finals that Vietnamese does not have, and words of two syllables
    "(?:bh?[lr]|ch?r|c[ij]l|dj|d[hr]|gl|gr|h[dhjlmnrw]|jr|k[bdhklmnprst]|m[jlnr]|nd|p[lr]|r[bcdlmns]"
    "|sl|sr|tl|xr|zr|w|j|[bdhkmpr]y(?=[aeou])|y(?=[aou]))[aeiouy].*"
    "|.*[aeiouy](?:[klrhs]|th|ng?k)"
    "|.*[aeiouy][bcdghjklmnprstvx]+[aeiouy].*"
)
_ENDS_IN_R_OR_S = re.compile("[bcdghklmnprstvxy]*[aeiouy]+[rs]")
_LETTERS_OF_OTHERS = re.compile("[ĕĭŏŭčñƀ\u0306]|[a-zđ]ă$|ơ(?:ng|c)$")
_CONSONANTS_BEFORE_APOSTROPHE = re.compile("[bcdghklmnprst]{1,2}", re.IGNORECASE)
_LONE_CONSONANTS = frozenset("hk")
_LOST_LETTER = re.compile(r"[^\w\s,;:./\\()'’ʼ‘`+&\"\u0306-]")
_HYPHENATED = re.compile(r"\w['’ʼ‘`-]\w")
_IN_ONE_BYTE = "\u0100"
_FEWEST_WORDS_OF_A_NAME = 2
_FEWEST_WORDS_WITHOUT_MARKS = 3


# --- names -------------------------------------------------------------------------------------


def is_name_doubtful(name: str) -> bool:
    """Whether a name holds letters that look doubled, changed or lost."""
    words = _WORDS.findall(vietnamese.nfc(name))
    parts = [part for word in words for part in _name_parts(word)]
    is_hyphenated = _HYPHENATED.search(name) is not None
    # All words are written alike: "Trần Nam" or "TRẦN NAM", never "tRẦN Nam".
    cases = {_case_of(word) for word in words if sum(map(str.isalpha, word)) > 1}
    is_in_one_case = len(cases) < 2 and cases <= {"upper", "title"}
    if len(words) + is_hyphenated < _FEWEST_WORDS_OF_A_NAME or not parts or not is_in_one_case:
        return True
    family_name = parts[0].lower()
    is_of_others = (
        family_name in FIRST_WORDS_OF_OTHER_PEOPLES
        or is_hyphenated
        or any(_is_of_other_peoples(part) for part in parts)
    )
    ends_bare = len(parts[-1]) == 1 and not _VOWEL.search(vietnamese.fold(parts[-1]))
    is_known = not name.isascii() or is_of_others or family_name in FAMILY_NAMES_WITHOUT_MARKS
    return ends_bare or not is_known or any(_is_damaged(part, is_of_others) for part in parts)


def _name_parts(word: str) -> list[str]:
    """The parts of a word at its apostrophe or hyphen, without the consonant of "H'Lan"."""
    first, *later = _PARTS.findall(word) or [word]
    is_particle = bool(later) and _CONSONANTS_BEFORE_APOSTROPHE.fullmatch(first) is not None
    return later if is_particle else [first, *later]


def is_name_without_marks(name: str) -> bool:
    """Whether a name has no mark at all although its family name is written with one.

    >>> is_name_without_marks("Nguyen Van An"), is_name_without_marks("Cao Minh An")
    (True, False)
    """
    family_name, _, _ = name.strip().lower().partition(" ")
    return name.isascii() and family_name in FAMILY_NAMES_THAT_NEED_MARKS


def mend_codes(name: str) -> str:
    """The name with the decimal codes of letters turned into those letters.

    >>> mend_codes("B249i Thanh To224n"), mend_codes("Nguy7877n Th7883 Loan")
    ('Bùi Thanh Toàn', 'Nguyễn Thị Loan')
    """
    return _codes().sub(lambda code: chr(int(code[0])), name)


def _case_of(word: str) -> str:
    if word.isupper():
        return "upper"
    first, *later = _PARTS.findall(word) or [word]
    is_title = first[0].isupper() and first[1:] == first[1:].lower()
    return "title" if is_title and all(p[1:] == p[1:].lower() for p in later) else "mixed"


def _is_of_other_peoples(part: str) -> bool:
    """Whether a word is of a language of the country other than Vietnamese, by list or by shape."""
    if part.lower() in NAME_WORDS_OF_OTHER_PEOPLES:
        return True
    plain = vietnamese.fold(part)
    if is_syllable(part) or _is_made_of_keys(part):
        return False
    return _has_letters_of_others(part) or _OTHER_SHAPE.fullmatch(plain) is not None


# --- addresses ---------------------------------------------------------------------------------


def is_address_doubtful(address: str) -> bool:
    """Whether an address holds lost letters, codes within words, or words that cannot be."""
    words = _WORDS.findall(vietnamese.nfc(address))
    return are_letters_lost(address) or any(_is_address_word_damaged(word) for word in words)


def are_letters_lost(address: str) -> bool:
    """Whether letters were lost for certain, so that all texts of the card are in doubt.

    Of every hundred addresses not one is written without any mark: three words and no mark at all
    say that the scanner drops what is not ASCII.

    >>> are_letters_lost("p Tn Hng, Phng 2"), are_letters_lost("Ap Tan Hung, Cao Lanh")
    (True, True)
    >>> are_letters_lost("Ấp Tân Hưng, Phường 2")
    False
    """
    text = vietnamese.nfc(address)
    parts = [part for word in _WORDS.findall(text) for part in _PARTS.findall(word)]
    words = [part for part in parts if part.isalpha() and not _ABBREVIATION.fullmatch(part)]
    return (
        _LOST_LETTER.search(text) is not None
        or _codes_at_letters().search(text) is not None
        or (text.isascii() and len(words) >= _FEWEST_WORDS_WITHOUT_MARKS)
        or any(_has_foreign_letter(word) or _has_no_vowel(word) for word in words)
    )


def comes_in_one_byte(name: str) -> bool:
    """Whether a name has only letters that survive a code page of one byte, as à and ù do."""
    return all(letter < _IN_ONE_BYTE for letter in vietnamese.nfc(name))


def _is_address_word_damaged(word: str) -> bool:
    if _NUMBER.fullmatch(word):
        return False
    parts = [part.strip('()"') for part in _PARTS.findall(word)]
    return any(
        not (part.isalpha() and _is_word_of_a_place(part))
        for part in parts
        if part and not (_ABBREVIATION.fullmatch(part) or _NUMBER.fullmatch(part))
    )


def _is_word_of_a_place(part: str) -> bool:
    """Whether a word is a syllable or, by its shape or by list, another people's."""
    if part.lower() in PLACE_WORDS_OF_OTHER_PEOPLES:
        return True
    is_in_mixed_case = _case_of(part) == "mixed" and not part.islower()
    return not is_in_mixed_case and not _is_damaged(part, _is_of_other_peoples(part))


# --- words -------------------------------------------------------------------------------------


def _is_damaged(word: str, is_of_others: bool) -> bool:
    """Whether a word was damaged; `is_of_others` when it may be of another people's language."""
    if _has_foreign_letter(word) or tone_count(word) > 1:
        return True
    if is_syllable(word):
        return False
    plain = vietnamese.fold(word)
    if len(plain) == 1:
        return plain not in _LONE_CONSONANTS
    if word.lower() in NAME_WORDS_OF_OTHER_PEOPLES:
        return False
    if is_of_others and (_has_letters_of_others(word) or _ENDS_IN_R_OR_S.fullmatch(plain)):
        return False
    if is_of_others and is_syllable_but_for_its_tone(word) and tone_count(word) == 0:
        return False  # a stop without a tone, as in "Liêng Hot Ha Nhiên"
    return (
        _has_no_vowel(word)
        or is_syllable_without_marks(word)
        or _is_made_of_keys(word)
        or not _TONES_OF_VIETNAMESE_ALONE.isdisjoint(unicodedata.normalize("NFD", word))
        or _SHAPE_OF_NONE.search(plain) is not None
        or not is_of_others
    )


def _has_letters_of_others(word: str) -> bool:
    return _LETTERS_OF_OTHERS.search(word.lower()) is not None


def _has_foreign_letter(word: str) -> bool:
    return not all(letter in _letters() for letter in word.lower())


def _has_no_vowel(word: str) -> bool:
    plain = vietnamese.fold(word)
    return len(plain) > 1 and _VOWEL.search(plain) is None


def _is_made_of_keys(word: str) -> bool:
    """Whether it takes keys that were left over, or a doubled letter, to make it a syllable."""
    low = vietnamese.nfc(word).lower()
    for keys, letter in _KEYS_OF_TWO.items():
        low = low.replace(keys, letter)
    low = low.replace("uơ", "ươ") if is_syllable_but_for_its_tone(low.replace("uơ", "ươ")) else low
    if low != word.lower() and is_syllable_but_for_its_tone(low):
        return True
    shorter = (
        low[:i] + low[i + 1 :]
        for i in range(1, len(low))
        if low[i] == low[i - 1]
        or (low[i] in _TONE_KEYS and _VOWEL.search(vietnamese.fold(low[:i])))
    )
    return any(is_syllable_but_for_its_tone(word) for word in shorter)


# --- letters -----------------------------------------------------------------------------------


@cache
def _letters() -> frozenset[str]:
    """The small letters of Vietnamese and of the languages written beside it, in form NFC."""
    of_others = "ĕĭŏŭčñƀ\u0306"
    return frozenset("abcdefghijklmnopqrstuvwxyz" + of_others) | {
        letter.lower() for letter in _marked_letters()
    }


@cache
def _marked_letters() -> frozenset[str]:
    """The letters of Vietnamese outside ASCII."""
    return frozenset(
        letter
        for base in "aăâđeêioôơuưyAĂÂĐEÊIOÔƠUƯY"
        for tone in ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
        if len(letter := vietnamese.nfc(base + tone)) == 1 and not letter.isascii()
    )


@cache
def _codes() -> re.Pattern[str]:
    """The decimal codes of letters outside ASCII."""
    return re.compile("|".join(sorted((str(ord(c)) for c in _marked_letters()), reverse=True)))


@cache
def _codes_at_letters() -> re.Pattern[str]:
    letter = r"[^\W\d_A-Z]"
    code = _codes().pattern
    return re.compile(f"(?<={letter})(?:{code})|(?:{code})(?={letter})")
