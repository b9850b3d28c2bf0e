"""What scanners, layouts of Windows and input methods make of a text: rules of theirs, not of ours.

Nothing here is taken from the code under test. A scanner in keyboard mode presses the keys of an
American keyboard; a letter that has no key is sent by its code (ALT and digits), or not at all.
"""

import unicodedata
from collections.abc import Callable, Mapping
from random import Random

Damage = Callable[[str, Random], str]

AMERICAN = (
    "`1234567890-=qwertyuiop[]\\asdfghjkl;'zxcvbnm,./"
    '~!@#$%^&*()_+QWERTYUIOP{}|ASDFGHJKL:"ZXCVBNM<>?'
)
LAYOUTS: Mapping[str, str] = {
    "british": (
        "`1234567890-=qwertyuiop[]#asdfghjkl;'zxcvbnm,./"
        '¬!"£$%^&*()_+QWERTYUIOP{}~ASDFGHJKL:@ZXCVBNM<>?'
    ),
    "german": (
        "^1234567890ß´qwertzuiopü+#asdfghjklöäyxcvbnm,.-"
        "°!\"§$%&/()=?`QWERTZUIOPÜ*'ASDFGHJKLÖÄYXCVBNM;:_"
    ),
    "french": (
        "²&é\"'(-è_çà)=azertyuiop^$*qsdfghjklmùwxcvbn,;:!"
        "²1234567890°+AZERTYUIOP¨£µQSDFGHJKLM%WXCVBN?./§"
    ),
    "belgian": (
        "²&é\"'(§è!çà)-azertyuiop^$µqsdfghjklmùwxcvbn,;:="
        "³1234567890°_AZERTYUIOP¨*£QSDFGHJKLM%WXCVBN?./+"
    ),
    "vietnamese": (
        "`ăâêô\u0300\u0309\u0303\u0301\u0323đ-₫qwertyuiopươ\\asdfghjkl;'zxcvbnm,./"
        '~ĂÂÊÔ\u0300\u0309\u0303\u0301\u0323Đ_+QWERTYUIOPƯƠ|ASDFGHJKL:"ZXCVBNM<>?'
    ),
}
_MARKS = {"\u0302": "^", "\u0306": "(", "\u031b": "+"}
_TELEX_TONES = {"\u0301": "s", "\u0300": "f", "\u0309": "r", "\u0303": "x", "\u0323": "j"}
_VNI_TONES = {"\u0301": "1", "\u0300": "2", "\u0309": "3", "\u0303": "4", "\u0323": "5"}
_TELEX_MARKS = {"\u0302": None, "\u0306": "w", "\u031b": "w"}  # None: the letter once more
_VNI_MARKS = {"\u0302": "6", "\u0306": "8", "\u031b": "7"}


def under(layout: str) -> Damage:
    """The layout of Windows that gives its own sign for each key."""
    signs = dict(zip(AMERICAN, LAYOUTS[layout], strict=True))
    return lambda text, _random: "".join(signs.get(sign, sign) for sign in text)


# --- letters that have no key ------------------------------------------------------------------


def _each_letter(change: Callable[[str], str]) -> Damage:
    return lambda text, _random: "".join(c if c.isascii() else change(c) for c in text)


letters_dropped = _each_letter(lambda letter: "")
letters_as_question_marks = _each_letter(lambda letter: "?")
letters_as_code_digits = _each_letter(lambda letter: str(ord(letter)))
letters_by_the_last_byte_of_their_code = _each_letter(
    lambda letter: bytes([ord(letter) % 256]).decode("cp1252", "replace").strip("\ufffd")
)
letters_of_western_europe_only = _each_letter(
    lambda letter: letter.encode("cp1252", "replace").decode("cp1252")
)
letters_outside_western_europe_dropped = _each_letter(
    lambda letter: letter.encode("cp1252", "ignore").decode("cp1252")
)
letters_without_marks = _each_letter(
    lambda letter: "".join(
        c
        for c in unicodedata.normalize("NFD", letter.replace("đ", "d").replace("Đ", "D"))
        if not unicodedata.combining(c)
    )
)


def bytes_in_another_code_page(text: str, _random: Random) -> str:
    """UTF-8 read as the code page of Western Europe."""
    return text.encode("utf-8").decode("cp1252", "replace")


# --- input methods -----------------------------------------------------------------------------


def _spelt_in_keys(
    text: str, tones: Mapping[str, str], marks: Mapping[str, str | None], dd: str
) -> str:
    """The text as somebody types it for an input method: the tone at the end of its word."""
    typed, tone = "", ""
    for sign in [*text, " "]:
        base, combining = (apart := unicodedata.normalize("NFD", sign))[0], apart[1:]
        if not base.isalpha():
            typed, tone = typed + tone, ""
        typed += {"đ": "d" + dd, "Đ": "D" + dd}.get(base, base)
        for mark in combining:
            if mark in tones:
                tone = tones[mark]
            else:
                typed += marks[mark] or base.lower()
    return typed[:-1]


def keys_of_telex(text: str, _random: Random) -> str:
    """A scanner that is set to type Telex, and no input method to read it."""
    return _spelt_in_keys(text, _TELEX_TONES, _TELEX_MARKS, "d")


def keys_of_vni(text: str, _random: Random) -> str:
    """A scanner that is set to type VNI, and no input method to read it."""
    return _spelt_in_keys(text, _VNI_TONES, _VNI_MARKS, "9")


def telex_switched_on(text: str, _random: Random) -> str:
    """UniKey in Telex reads the plain keys; a letter sent by its code ends the word for it."""
    written, word = "", ""
    for sign in text:
        if not (sign.isascii() and sign.isalpha()):
            written, word = written + word + sign, ""
            continue
        word = _telex_key(word, sign)
    return written + word


def _telex_key(word: str, key: str) -> str:
    low, vowels = key.lower(), [i for i, c in enumerate(word) if _bare(c) in "aeiouy"]
    if word and low in "aeod" and word[-1].lower() == low:
        return word[:-1] + _with(word[-1], "\u0302")
    if low == "w" and vowels and _bare(word[vowels[-1]]) in "aou":
        last = vowels[-1]
        mark = "\u0306" if _bare(word[last]) == "a" else "\u031b"
        return word[:last] + _with(word[last], mark) + word[last + 1 :]
    tones = {key: mark for mark, key in _TELEX_TONES.items()}
    if low in tones and vowels:
        at = vowels[-1]
        return word[:at] + _with(word[at], tones[low]) + word[at + 1 :]
    return word + key


def vni_switched_on(text: str, _random: Random) -> str:
    """UniKey in VNI reads digits that follow a vowel, as those of an ALT code do."""
    tones = {key: mark for mark, key in _VNI_TONES.items()} | {
        key: mark for mark, key in _VNI_MARKS.items()
    }
    written, word = "", ""
    for sign in text:
        vowels = [i for i, c in enumerate(word) if _bare(c) in "aeiouy"]
        if sign in tones and vowels:
            at = vowels[-1]
            word = word[:at] + _with(word[at], tones[sign]) + word[at + 1 :]
        elif sign.isascii() and sign.isalnum():
            word += sign
        else:
            written, word = written + word + sign, ""
    return written + word


def _bare(letter: str) -> str:
    return unicodedata.normalize("NFD", letter)[0].lower()


def _with(letter: str, mark: str) -> str:
    if letter.lower() == "d":
        return "đ" if letter == "d" else "Đ"
    return unicodedata.normalize("NFC", letter + mark)


# --- keys --------------------------------------------------------------------------------------


def caps_lock(text: str, _random: Random) -> str:
    """Caps Lock turns the case of plain keys; letters sent by their code stay."""
    return "".join(sign.swapcase() if sign.isascii() else sign for sign in text)


def caps_lock_of_all_letters(text: str, _random: Random) -> str:
    """Caps Lock where every letter has a key."""
    return text.swapcase()


def a_key_bounces(text: str, random: Random) -> str:
    """One key comes twice."""
    at = random.randrange(len(text))
    return text[:at] + text[at] + text[at:]


def a_key_is_lost(text: str, random: Random) -> str:
    """One key does not come."""
    at = random.randrange(len(text))
    return text[:at] + text[at + 1 :]


def a_separator_is_lost(text: str, random: Random) -> str:
    """One separator does not come."""
    at = random.choice([i for i, sign in enumerate(text) if sign == "|"])
    return text[:at] + text[at + 1 :]


def no_separator_comes(text: str, _random: Random) -> str:
    """The key of the separator gives nothing."""
    return text.replace("|", "")


def the_burst_breaks_off(text: str, random: Random) -> str:
    """The end does not come."""
    return text[: random.randrange(13, len(text) - 1)]


def letters_taken_apart(text: str, _random: Random) -> str:
    """Letters and their marks come one by one."""
    return unicodedata.normalize("NFD", text)


def after(first: Damage, second: Damage) -> Damage:
    """One damage upon another."""
    return lambda text, random: second(first(text, random), random)


DAMAGES: Mapping[str, Damage] = {
    "letters dropped": letters_dropped,
    "letters as question marks": letters_as_question_marks,
    "letters as digits of their code": letters_as_code_digits,
    "letters by the last byte": letters_by_the_last_byte_of_their_code,
    "western letters, others ?": letters_of_western_europe_only,
    "western letters, others dropped": letters_outside_western_europe_dropped,
    "letters without marks": letters_without_marks,
    "another code page": bytes_in_another_code_page,
    "keys of Telex": keys_of_telex,
    "keys of VNI": keys_of_vni,
    "Telex on": telex_switched_on,
    "Telex on, letters dropped": after(letters_dropped, telex_switched_on),
    "Telex on, letters without marks": after(letters_without_marks, telex_switched_on),
    "VNI on, digits of codes": after(letters_as_code_digits, vni_switched_on),
    "VNI on": vni_switched_on,
    "Caps Lock": caps_lock,
    "Caps Lock of all letters": caps_lock_of_all_letters,
    "Caps Lock, letters dropped": after(letters_dropped, caps_lock),
    **{f"layout {name}": under(name) for name in LAYOUTS},
    **{f"layout {name}, letters dropped": after(letters_dropped, under(name)) for name in LAYOUTS},
    "a key twice": a_key_bounces,
    "a key lost": a_key_is_lost,
    "a separator lost": a_separator_is_lost,
    "no separator": no_separator_comes,
    "no separator, letters dropped": after(letters_dropped, no_separator_comes),
    "broken off": the_burst_breaks_off,
    "taken apart": letters_taken_apart,
}
