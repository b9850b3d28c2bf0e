"""What stands on the intake page, read together from its parts; what of it is missing or wrong.

Fields are called as in the form of a reception, the places of declarations after `PREFIX`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from commune_desk.domain.form.kinds import write_tick
from commune_desk.domain.form.rules import ASKED_FOR, missing, shown
from commune_desk.domain.form.spec import Need
from commune_desk.domain.reception.prefill import APPLICANT_PHONE
from commune_desk.domain.reception.reception import (
    RECEPTION,
    nothing_handed_in,
    papers_from,
    reception_from,
)
from commune_desk.services.reception import reception
from commune_desk.ui.pages.intake.declarations.declared import PREFIX
from commune_desk.words.errors import sentence
from commune_desk.words.fields import named

if TYPE_CHECKING:
    from commune_desk.domain.errors import UserError
    from commune_desk.domain.reception.linked import LinkedPart
    from commune_desk.domain.reception.reception import Reception
    from commune_desk.ui.frame.page_frame import PageFrame
    from commune_desk.ui.pages.intake.applicant import ApplicantPanel
    from commune_desk.ui.pages.intake.declarations.declaring import DeclarationPanel
    from commune_desk.ui.pages.intake.linking import LinkedPanel
    from commune_desk.ui.pages.intake.papers import PapersPanel
    from commune_desk.ui.pages.intake.procedure import ProcedurePanel

PROCEDURE, PAPERS, PHONE = "procedure", "papers", APPLICANT_PHONE


@dataclass(frozen=True, slots=True)
class Missing:
    """What is left to be said of a reception: how its fields are called, by their names.

    Attributes:
        mend: those that cannot stay as they are.
        compare: those that a card left in doubt.
        must: the empty ones without which nothing is received.
        should: the other empty ones that are asked for.
    """

    mend: Mapping[str, str]
    compare: Mapping[str, str]
    must: Mapping[str, str]
    should: Mapping[str, str]


class Entered:
    """The texts of a reception as the parts of the page have them now.

    Attributes:
        papers: the checklist; None as long as no procedure was chosen.
    """

    def __init__(  # the parts of the page
        self,
        frame: PageFrame,
        *,
        applicant: ApplicantPanel,
        procedure: ProcedurePanel,
        linking: LinkedPanel,
        declaring: DeclarationPanel,
    ) -> None:
        self._frame = frame
        self._applicant = applicant
        self._procedure = procedure
        self._linking = linking
        self._declaring = declaring
        self.papers: PapersPanel | None = None

    def texts(self) -> dict[str, str]:
        """All of it; a telephone number that was entered for a declaration is asked for no more."""
        applicant = self._applicant.form.texts()
        applicant[PHONE] = applicant[PHONE] or self._declaring.declared.phone
        said = {"update_record": write_tick(self._applicant.changes_record)}
        return {
            **applicant,
            **self._procedure.texts(),
            **(self.papers.texts() if self.papers else {}),
            **self._linking.texts(),
            **self._declaring.texts(),
            **said,
        }

    def reception(self) -> Reception:
        """The reception that they stand for, finished or not."""
        return reception_from(self.texts())

    def receivable(self) -> Reception | None:
        """What could be received now; None while something that it needs is missing."""
        texts = self.texts()
        is_lacking = missing(RECEPTION, texts, (Need.REQUIRED,))
        return None if is_lacking else reception_from(texts)

    def received_beside(self) -> list[tuple[str, LinkedPart]]:
        """What would be received with it, each after the name of its procedure."""
        names, linked = self._linking.names, self.reception().linked
        received = (part for part in linked if not part.decline)
        return [
            (names[part.procedure_code], part) for part in received if part.procedure_code in names
        ]

    @property
    def is_letter(self) -> bool:
        """Whether a letter is written, for which nobody receives a dossier."""
        return self._procedure.letter is not None

    def order(self) -> list[str]:
        """Everything that Enter can go to, filled or not.

        The telephone is asked for last, and nowhere but in a declaration that has a place for it.
        """
        asks_once = {PHONE} if self._declaring.declared.asks_for_phone else set()
        fields = shown(RECEPTION, self.texts())
        asked = (one for one in fields if one.need in ASKED_FOR and one.name not in asks_once)
        names = sorted((field.name for field in asked), key=lambda name: name == PHONE)
        return [*self._declaring.order(), *self._declaring.missing(), *names]

    def still_empty(self) -> list[str]:
        """What of that is asked for and empty."""
        empty = {*missing(RECEPTION, self.texts()), *self._declaring.missing()}
        if self.is_letter:
            empty.discard(PROCEDURE)
        return list(dict.fromkeys(name for name in self.order() if name in empty))

    def refused(self) -> dict[str, UserError]:
        """Why the party and the procedure cannot be received as they stand, by field."""
        today = self._frame.desk.now().date()
        return reception.refused(self.texts(), today=today, needs_procedure=not self.is_letter)

    def wrong(self) -> dict[str, str]:
        """What F9 would refuse of what stands here, by field, each with its sentence."""
        wrong, procedure = self.refused(), self._procedure.procedure
        if procedure is not None:
            handed_in = nothing_handed_in(procedure, papers_from(self.texts()))
            wrong |= {PAPERS: handed_in} if handed_in else {}
        found = {name: sentence(why) for name, why in wrong.items()}
        if self._procedure.refusal:
            found.setdefault(PROCEDURE, self._procedure.refusal)
        return found | self._declaring.wrong()

    def what_is_missing(self, wrong: Collection[str]) -> Missing:
        """What is left to be said, by what becomes of it at F9.

        Args:
            wrong: what `wrong` says, which is asked once a key.
        """
        empty, doubtful = self.still_empty(), self._applicant.doubts.left()

        def called(names: Iterable[str]) -> dict[str, str]:
            return {name: self.name_of(name) for name in names}

        return Missing(
            mend=called(name for name in wrong if name not in empty),
            compare=called(name for name in doubtful if name not in wrong),
            must=called(name for name in empty if name in wrong),
            should=called(name for name in empty if name not in wrong),
        )

    def next_missing(self, here: str) -> str:
        """The next thing that is missing after a field; empty where nothing is.

        What a card left in doubt comes before all that.
        """
        order, still_empty = self.order(), self.still_empty()
        after = order[order.index(here) + 1 :] if here in order else order
        following = (name for name in after if name in still_empty)
        return (*self._applicant.doubts.left(), *following, *still_empty, "")[0]

    def name_of(self, name: str) -> str:
        """How a field is called in a sentence."""
        if name.startswith(PREFIX):
            return self._declaring.declared.name_of(name.removeprefix(PREFIX))
        return named(name)
