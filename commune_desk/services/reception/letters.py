"""Letters (đơn, giấy): declared forms that no procedure asks for, written for whoever wants one.

A complaint, a denunciation, a petition, an undertaking: the citizen writes nothing there either.
"""

from commune_desk.domain.form.written import FormHead
from commune_desk.domain.vietnamese import words_of
from commune_desk.services.desk.desk import Desk
from commune_desk.services.reception import forms

FEWEST_LETTERS = 3
"""Before so many are typed a procedure is meant: its initials are as short."""
MOST = 12


def pick(desk: Desk, text: str) -> tuple[FormHead, ...]:
    """The letters in force whose names hold the words that were typed, the shortest first."""
    words = words_of(text)
    if len("".join(words)) < FEWEST_LETTERS:
        return ()
    found = [
        one
        for one in forms.letters(desk, desk.now().date())
        if all(f" {word}" in f" {' '.join(words_of(one.name))}" for word in words)
    ]
    return tuple(sorted(found, key=lambda one: len(one.name)))[:MOST]


def letter_of(desk: Desk, code: str) -> FormHead | None:
    """A letter in force by the code of its form; None where there is none."""
    return next((one for one in forms.letters(desk, desk.now().date()) if one.code == code), None)
