"""The declarations of an intake as they stand, without a widget.

Which are asked, what was entered, what is known; what of it is missing, wrong or doubtful. What was
entered counts before what is known, and goes with the draft; what is known is looked up anew.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from commune_desk.domain.form.joint import JointForm, joint
from commune_desk.domain.reception.answers import Answers
from commune_desk.domain.reception.declaration import label_of
from commune_desk.domain.reception.linked import told_elsewhere
from commune_desk.domain.reception.prefill import phone_places, phone_told
from commune_desk.services.reception import linked
from commune_desk.words.errors import sentence
from commune_desk.words.fields import FieldWords, not_filled
from commune_desk.words.values import in_sentence

if TYPE_CHECKING:
    from commune_desk.domain.form.declared import DeclaredForm, FilledForm
    from commune_desk.domain.reception.declaration import Filling
    from commune_desk.domain.reception.reception import Reception
    from commune_desk.services.reception.declaring import Basis
    from commune_desk.ui.frame.page_frame import PageFrame

PREFIX = "form."
"""Before the name of a place, where fields of other forms stand beside it."""


class Declared:
    """The declarations that go with what is entered on the intake page.

    Attributes:
        answers: what was entered.
        is_brought: whether the citizen has a declaration of their own: then nothing is asked.
        forms: which are asked.
        asked: the same as one form; None where none is asked.
        words: what the places of that are called; tables have words of their own.
        fillings: the declarations of all dossiers, filled.
    """

    def __init__(self, frame: PageFrame) -> None:
        self._frame = frame
        self.answers = Answers()
        self.is_brought = False
        self.forms: tuple[DeclaredForm, ...] = ()
        self.asked: JointForm | None = None
        self.words: Mapping[str, FieldWords] = {}
        self.fillings: tuple[Filling, ...] = ()
        self._bases: tuple[Basis, ...] = ()

    # --- which, filled with what -----------------------------------------------------------------

    def look_up(self, entered: Reception) -> bool:
        """Look up what they are filled from; whether others are asked than before."""
        found = self._bases[:0]
        if entered.procedure_code or entered.forms:
            whole = replace(entered, answers=self.answers)
            find = partial(linked.bases, self._frame.desk, whole)
            found = self._frame.ask(find, otherwise=found)
        self._bases = found
        forms = tuple({form.code: form for one in found for form in one.forms}.values())
        if forms == self.forms:
            return False
        self.forms, self.fillings = forms, ()
        self.asked = joint(forms) if forms else None
        self.words = place_words(self.asked) if self.asked else {}
        return True

    @property
    def procedure_code(self) -> str:
        """For which procedure they were looked up."""
        return self._bases[0].procedure_code if self._bases else ""

    @property
    def is_known(self) -> bool:
        """Whether it could be found out which are asked."""
        return bool(self._bases)

    def fill(self, entered: Reception) -> None:
        """Fill them with what was entered and what is known."""
        whole = replace(entered, answers=self.answers)
        filled = linked.filled(self._frame.desk, whole, self._bases) if self.forms else ()
        self.fillings = tuple(one for _procedure, one in filled)

    # --- how they stand --------------------------------------------------------------------------

    @property
    def is_written(self) -> bool:
        """Whether the program writes them: whoever brings their own has to say so."""
        return bool(self.forms) and not self.is_brought

    @property
    def is_untouched(self) -> bool:
        """Whether nobody has begun what cannot be printed as it is."""
        is_whole = not any(one.required for one in self.fillings)
        is_begun = any(text.strip() for text in self.answers.texts.values())
        return self.is_written and not is_whole and not is_begun

    @property
    def missing(self) -> tuple[str, ...]:
        """The places that are asked for and empty; no row of a table has to be there."""
        if not self.is_written:
            return ()
        names = self._own_names()
        empty = (name for one in self.fillings for name in one.missing if name in names)
        return tuple(dict.fromkeys(empty))

    @property
    def phone(self) -> str:
        """The applicant's telephone number that was entered here; empty where none was."""
        return phone_told(self.asked.spec, self.answers.texts) if self.asked else ""

    @property
    def asks_for_phone(self) -> bool:
        """Whether the applicant's telephone number has a place here."""
        has_place = self.asked is not None and phone_places(self.asked.spec, self.answers.texts)
        return self.is_written and bool(has_place)

    @property
    def nameless(self) -> tuple[str, ...]:
        """Those of them that are for names."""
        return tuple(name for name in self.missing if name.endswith(".full_name"))

    @property
    def wrong(self) -> dict[str, str]:
        """What stands in the way of writing them, by place."""
        if not self.is_written:
            return {}
        found: dict[str, str] = {}
        names = self._own_names()
        for one in self.fillings:
            found |= {name: sentence(why) for name, why in one.refused.items()}
            found |= {name: not_filled(self.words[name]) for name in one.required if name in names}
        return found

    @property
    def unexplained(self) -> dict[str, str]:
        """What is doubtful and nobody gave a reason for, by place."""
        if not self.is_written:
            return {}
        return {
            name: sentence(why) for one in self.fillings for name, why in one.unexplained.items()
        }

    def _own_names(self) -> frozenset[str]:
        """The places outside tables, without those of others that the first declaration asks."""
        first = self._bases[0]
        told = {field.name for one in first.demanded for field in one.spec.fields}
        same = first.group.same if first.group is not None else {}
        return frozenset(self.words) - told_elsewhere(told, same)

    def name_of(self, name: str) -> str:
        """How a place is called in a sentence, also that of a table."""
        if name in self.words:
            return self.words[name].named
        section = name.partition(".")[0]
        forms = [one for one in self.forms if section in {each.name for each in one.spec.sections}]
        return label_of(forms[0], name) if forms else name

    # --- how they print --------------------------------------------------------------------------

    @property
    def paper_names(self) -> tuple[str, ...]:
        """What they are called, those of one dossier after those of another."""
        return tuple(form.name for one in self._bases for form in one.forms)

    def paper_with(self, name: str) -> int | None:
        """Which of them has a place; None where none has it."""
        return next(
            (
                place
                for place, one in enumerate(self.fillings)
                if name in {field.name for field in one.form.spec.fields}
            ),
            None,
        )

    def as_printed(self, place: int, marked: str) -> FilledForm | None:
        """One of them as it would print now; None where there is none.

        Args:
            place: which, see `paper_names`.
            marked: the place that is looked at.
        """
        if self.is_brought or place >= len(self.fillings):
            return None
        return replace(self.fillings[place].filled, marked=marked)


def place_words(asked: JointForm) -> Mapping[str, FieldWords]:
    """What the places are called: beside each its printed words, for the ear with whose it is."""
    found = {}
    for section in asked.spec.sections:
        if section.is_repeated:
            continue
        heading = asked.headings.get(section.name, "")
        for field in section.fields:
            words = asked.labels.get(field.name, field.name)
            says_whose = not heading or in_sentence(heading) in in_sentence(words)
            whole = words if says_whose else f"{heading}: {in_sentence(words)}"
            choices = asked.choice_words.get(field.name, {})
            found[field.name] = FieldWords(words, named=whole, heard=whole, choices=choices)
    return found
