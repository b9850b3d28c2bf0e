"""Whether a written word is a syllable of Vietnamese, mark for mark.

A syllable is an onset, a rime and one of six tones. Spelling leaves little room: "iên" is always
written with its circumflex, and a syllable that ends in c, ch, p or t has the tone sắc or nặng
(Quy định về chính tả tiếng Việt, QĐ 240/QĐ, 1984). So most syllables that have lost a mark, a tone
or a letter can be told from whole ones.

The tables are compiled at the first question, for most sessions of the program never ask one.
"""

import re
import unicodedata
from collections.abc import Callable
from functools import cache

from commune_desk.domain.vietnamese import fold, nfc, without_tones

_ONSETS = "b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x".split()
_RIMES = (
    "a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây "
    "e ec em en eng eo ep et ê êch êm ên êng ênh êp êt êu "
    "i ich im in inh ip it iu ia iêc iêm iên iêng iêp iêt iêu "
    "o oc oi om on ong op ot oong ooc oa oac oach oai oam oan oang oanh oao oap oat oay "
    "oăc oăm oăn oăng oăt oe oen oeo oet ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt "
    "u uc ui um un ung up ut ua uôc uôi uôm uôn uông uôt uân uâng uât uây uê uêch uên uênh uơ "
    "uy uya uych uynh uyt uyu uyên uyêt ư ưc ưi ưm ưn ưng ưt ưu ưa ươc ươi ươm ươn ương ươp ươt "
    "ươu y"
).split()
_RIMES_WITHOUT_ONSET = "ych ynh yt yêm yên yêng yêt yêu".split()
_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
_TONES_BEFORE_A_STOP = frozenset("\u0301\u0323")
_STOPS = ("c", "ch", "p", "t")


def is_syllable(word: str) -> bool:
    """Whether a word is written as a syllable of Vietnamese is.

    >>> [is_syllable(word) for word in ("Nguyễn", "Thuý", "Thúy", "quốc", "Ơn")]
    [True, True, True, True, True]
    >>> [is_syllable(word) for word in ("Nguyen", "Quoc", "lùc", "Trn", "Blơr")]
    [False, False, False, False, False]
    """
    return is_syllable_but_for_its_tone(word) and _is_tone_possible(word)


def is_syllable_but_for_its_tone(word: str) -> bool:
    """Whether the letters are those of a syllable, whatever the tone; "quôc" too.

    >>> is_syllable_but_for_its_tone("quôc"), is_syllable_but_for_its_tone("quoc")
    (True, False)
    """
    letters = without_tones(word).lower()
    return not letters.startswith("quo") and _pattern(nfc).fullmatch(letters) is not None


def is_syllable_without_marks(word: str) -> bool:
    """Whether the bare letters could be those of a syllable: "quoc", and "quốc" as well."""
    return _pattern(fold).fullmatch(fold(word)) is not None


def tone_count(word: str) -> int:
    """How many tone marks a word has; a syllable has one at most."""
    return sum(mark in _TONES for mark in unicodedata.normalize("NFD", word))


def _is_tone_possible(word: str) -> bool:
    tones = {mark for mark in unicodedata.normalize("NFD", word) if mark in _TONES}
    if without_tones(word).lower().endswith(_STOPS):
        return len(tones) == 1 and tones <= _TONES_BEFORE_A_STOP
    return tone_count(word) <= 1


@cache
def _pattern(spelt: Callable[[str], str]) -> re.Pattern[str]:
    onsets, rimes, alone = (
        "|".join(dict.fromkeys(map(spelt, parts)))
        for parts in (_ONSETS, _RIMES, _RIMES_WITHOUT_ONSET)
    )
    return re.compile(f"(?:{onsets})?(?:{rimes})|(?:qu)?(?:{alone})")
