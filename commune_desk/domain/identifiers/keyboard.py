"""What a keyboard made of the keys that a scanner pressed, and how to undo it.

A scanner that acts as a keyboard presses the keys of an American keyboard. Under another layout of
Windows the same keys give other signs: the key of "|" gives the sign of `_SEPARATORS`, and two
layouts give signs in place of digits. With Caps Lock on, capitals and small letters change places.

Source: the layout tables of Windows (KBDUK, KBDGR, KBDFR, KBDBE, KBDSP, KBDIT, KBDJPN, KBDSW,
KBDVNTC), scan codes 02 to 0C, 2B and 34, and the letters that change places.
"""

import re
import unicodedata

from commune_desk.domain.identifiers.card_reading import KeyboardLayout
from commune_desk.domain.vietnamese import nfc

_SEPARATORS = {
    "~": KeyboardLayout.BRITISH,
    "'": KeyboardLayout.GERMAN,
    "Ç": KeyboardLayout.SPANISH,
    "§": KeyboardLayout.ITALIAN,
    "}": KeyboardLayout.JAPANESE,
    "*": KeyboardLayout.NORDIC,
}
_VOWEL_MARKS = "\u0302\u0306"
_TONE_MARKS = "\u0300\u0301\u0303\u0309\u0323"
_DIGITS_LOST = (
    # 12 digits: đ for 0, ă â ê ô for 1 to 4, tones for 5 to 9; taken apart, so at least 12 signs
    (re.compile(f"[aeođ{_VOWEL_MARKS}{_TONE_MARKS}]{{12,}}"), KeyboardLayout.VIETNAMESE),
    # à & é " ' ( - è _ ç for 0 to 9; in Belgium § and ! for 6 and 8
    (re.compile("[à&é\"'(\\-è_ç§!]{12,}"), KeyboardLayout.FRENCH),
)
_WORD = re.compile(r"[^\W\d_]+")
_PRESSED = {
    KeyboardLayout.FRENCH: ("&é\"'(-§è_!çà)°:;aqzwAQZW,?", "123456678890-_.,qawzQAWZmM"),
    KeyboardLayout.GERMAN: ("ß?yzYZ", "-_zyZY"),
    KeyboardLayout.SPANISH: ("'?", "-_"),
    KeyboardLayout.NORDIC: ("+?", "-_"),
    KeyboardLayout.JAPANESE: ("=", "_"),
}
"""Signs that a layout gives, and the keys of an American keyboard that give them (Spanish: also
Italian; French: also Belgian); only of keys that numbers are written with."""

_VIETNAMESE_DIGITS = {
    "a\u0306": "1", "a\u0302": "2", "e\u0302": "3", "o\u0302": "4", "\u0300": "5", "\u0309": "6",
    "\u0303": "7", "\u0301": "8", "\u0323": "9", "đ": "0",
}  # fmt: skip
_VIETNAMESE_DIGIT = re.compile("|".join(_VIETNAMESE_DIGITS))
_TONE_BEFORE_MARK = re.compile(f"([\u0323])([{_VOWEL_MARKS}])")


def layout_without_digits(text: str) -> KeyboardLayout | None:
    """The layout that turned the digits of a text into other signs, None where they are whole.

    >>> layout_without_digits("à_èàç--&àçé-µµ").value
    'french'
    """
    if re.search("[0-9]{6}", text):
        return None
    spelt = (nfc(text), unicodedata.normalize("NFD", text).lower())
    found = (layout for signs, layout in _DIGITS_LOST if any(signs.search(way) for way in spelt))
    return next(found, None)


def layout_of_separator(separator: str) -> KeyboardLayout | None:
    """The layout under which the key of "|" gives that sign, None for a sign that tells nothing."""
    return _SEPARATORS.get(separator)


def as_pressed(text: str) -> tuple[str, ...]:
    """The numbers that a scanner may have pressed where the keyboard gave a text, likeliest first.

    The text itself comes first, then what it is without Caps Lock and under each layout that
    gives other signs for the keys of digits, letters, "-", "_" and ".".

    >>> "H20-261001-0001" in as_pressed("Héà)é-&àà&)ààà&")
    True
    >>> "087073052838" in as_pressed("đ\u0301\u0303đ\u0303êđ\u0300â\u0301ê\u0301")
    True
    """
    apart = unicodedata.normalize("NFD", text).lower()
    in_order = _TONE_BEFORE_MARK.sub(r"\2\1", apart)
    vietnamese = _VIETNAMESE_DIGIT.sub(lambda found: _VIETNAMESE_DIGITS[found[0]], in_order)
    under = [text.translate(str.maketrans(*signs)) for signs in _PRESSED.values()]
    found = (text, text.swapcase(), *under, vietnamese, vietnamese.upper())
    return tuple(dict.fromkeys(found))


def is_typed_with_caps_lock(text: str) -> bool:
    """Whether the words begin small and go on in capitals, as no card prints them.

    >>> is_typed_with_caps_lock("tRẦN qUỐC nAM"), is_typed_with_caps_lock("Trần Quốc Nam")
    (True, False)
    """
    told = [
        (word[0].islower(), [sign.isupper() for sign in word[1:] if sign.isascii()])
        for word in _WORD.findall(text)
        if word[0].isascii()
    ]
    turned = [begins_small and all(capitals) for begins_small, capitals in told if capitals]
    return 2 * turned.count(True) > len(turned)


def without_caps_lock(text: str) -> str:
    """The text with capitals and small letters where they belong.

    Letters that the scanner sends by their code stay as they are in spite of Caps Lock, so they
    follow the plain letters beside them; a word that begins with one begins with a capital.

    >>> without_caps_lock("tRẦN qUỐC nAM"), without_caps_lock("ấP tÂN hưNG, tổ dÂN PHố")
    ('Trần Quốc Nam', 'Ấp Tân Hưng, Tổ Dân phố')
    """
    swapped = "".join(sign.swapcase() if sign.isascii() else sign for sign in nfc(text))
    later = [sign for word in _WORD.findall(swapped) for sign in word[1:] if sign.isascii()]
    if not any(sign.islower() for sign in later):
        return swapped.upper()
    return _WORD.sub(lambda word: _in_one_case(word[0]), swapped)


def _in_one_case(word: str) -> str:
    """A word whose plain letters are right; the others follow them."""
    plain = [sign for sign in word[1:] if sign.isascii()]
    first = word[0] if word[0].isascii() else word[0].upper()
    is_upper = bool(plain) and all(sign.isupper() for sign in plain)
    return first + (word[1:].upper() if is_upper else word[1:].lower())
