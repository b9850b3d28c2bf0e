"""The people of a declaration: filled at once by a scan, a search, or as who files."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from commune_desk.domain.keys import CitizenId
from commune_desk.domain.people.applicant import Organisation
from commune_desk.domain.reception.answers import Answers
from commune_desk.domain.reception.prefill import TextSource
from commune_desk.services.people import citizens
from commune_desk.services.reception import declared_people
from commune_desk.ui.frame.notices.notices import Tone
from commune_desk.ui.look.layouts import boxed, row
from commune_desk.ui.look.theme import size
from commune_desk.ui.pages.intake.applicant import known_people
from commune_desk.ui.widgets.buttons import button
from commune_desk.ui.widgets.form.scan_edit import ScanEdit
from commune_desk.ui.widgets.text import label
from commune_desk.words.fields import FILLED
from commune_desk.words.values import in_sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from commune_desk.domain.form.declared import DeclaredForm
    from commune_desk.domain.form.joint import JointForm
    from commune_desk.domain.form.spec import Section
    from commune_desk.domain.people.applicant import Applicant
    from commune_desk.domain.reception.reception import Reception
    from commune_desk.ui.frame.page_frame import PageFrame
    from commune_desk.ui.widgets.form.pick_edit import Choice

SCAN_HINT = "Quét thẻ, gõ tên, số …"
BECAME = f"{FILLED} Nếu là người nộp tiếp theo: Hoàn tác, F2 rồi quét lại."


class DeclaredPeople:
    """Who is who in the declarations of the page.

    Args:
        reception: the reception as it stands on the page.
        nameless: the places for names that are asked for and empty.
        fill: enters what is known of a person, and goes on; gives what takes that back.
    """

    def __init__(
        self,
        frame: PageFrame,
        *,
        reception: Callable[[], Reception],
        nameless: Callable[[], Sequence[str]],
        fill: Callable[[Answers], Callable[[], None]],
    ) -> None:
        self._frame = frame
        self._reception = reception
        self._nameless = nameless
        self._fill = fill
        self._as_applicant: set[str] = set()
        self._forms: tuple[DeclaredForm, ...] = ()
        self._joint: JointForm | None = None

    def show(self, forms: tuple[DeclaredForm, ...], asked: JointForm | None) -> None:
        """Other declarations are asked; who is the applicant in both stays so."""
        self._forms, self._joint = forms, asked

    def forget(self) -> None:
        """The next citizen is nobody of these declarations yet."""
        self._as_applicant = set()

    def told_of(self, applicant: Applicant) -> Answers:
        """The answers of those who are the applicant, when that is another or was mended."""
        told = [self._as_person(person, applicant) for person in sorted(self._as_applicant)]
        return Answers(
            {name: text for one in told for name, text in one.texts.items()},
            {name: source for one in told for name, source in one.sources.items()},
        )

    def who_lack_a_card(self) -> list[str]:
        """The people who have a card and are not entered yet, in the order of the paper."""
        nameless = [name.removesuffix(".full_name") for name in self._nameless()]
        names = {field.name for one in self._forms for field in one.spec.fields}
        return [one for one in nameless if names & {f"{one}.id_paper", f"{one}.personal_id"}]

    def who_is_called(self, relation: str) -> Answers:
        """Who says that they are the father is the father, where nobody else was entered."""
        if self._joint is None:
            return Answers()
        said, nameless = relation.strip().casefold(), self._nameless()
        for person, words in self._joint.relations.items():
            is_free = f"{person}.full_name" in nameless and person in self._joint.offers
            if is_free and said == words.casefold():
                self._as_applicant.add(person)
                return self._as_person(person, self._reception().party.applicant)
        return Answers()

    def read(
        self, person: str, text: str, box: ScanEdit | None = None, *, is_meant: bool = True
    ) -> None:
        """Fill a person by the text of their card; who became whom is said, and can be taken back.

        Args:
            person: the name of their part of the declaration.
            text: of the card.
            box: the scan box of that person, where it was read there.
            is_meant: whether somebody pointed at that person; else it is said so that nobody
                overlooks it.
        """
        from commune_desk.domain.identifiers.id_card import read_card  # not before the first card

        def fill(told: Answers) -> None:
            if box is not None:
                box.setText("")
            self._as_applicant.discard(person)
            undo = self._fill(told)
            if name := told.texts.get(f"{person}.full_name", ""):
                words, tone = (FILLED, Tone.DONE) if is_meant else (BECAME, Tone.WARNING)
                said = words.format(name=name, heading=self._heading(person))
                self._frame.notices.publish(said, tone, undo=undo)

        known = partial(declared_people.from_card, self._forms, person)
        self._frame.perform(lambda: known(read_card(text)), then=fill)

    def _heading(self, person: str) -> str:
        """What the paper calls somebody: the title over their fields."""
        assert self._joint is not None
        sections = self._joint.spec.sections
        own = (one.name for one in sections if one.fields and _person_of(one) == person)
        return self._joint.headings.get(next(own, person), person)

    def head(self, section: str, is_asked: bool) -> QWidget | None:
        """Who or what the fields below belong to, and the ways to fill a person at once."""
        assert self._joint is not None
        words = self._joint.headings.get(section, "")
        if not words:
            return None
        inside = next(one for one in self._joint.spec.sections if one.name == section)
        person = _person_of(inside)
        names = {field.name for field in inside.fields}
        title = label(words, "strong", wraps=True)
        has_card = bool(names & {f"{person}.id_paper", f"{person}.personal_id"})
        if not is_asked or not has_card or f"{person}.full_name" not in self._nameless():
            return title
        parts: list[QWidget] = []
        if offer := self._joint.offers.get(person, ""):
            be = partial(self._be_applicant, person)
            made = button(offer[:1].upper() + offer[1:], be, kind="quiet")
            made.setAccessibleName(f"{words}: {offer}")
            parts.append(made)
        box = ScanEdit(partial(known_people, self._frame))
        box.setProperty("kind", "")
        box.setPlaceholderText(SCAN_HINT)
        box.setAccessibleName(f"{words}: {in_sentence(SCAN_HINT)}")
        box.setMinimumWidth(size("field") * 3 // 4)
        box.setMaximumWidth(size("field"))
        box.scanned.connect(partial(self.read, person, box=box))
        box.picked.connect(partial(self._pick, person, box))
        line = row(title, *parts, box)
        line.setStretch(0, 1)
        return boxed(line)

    def _be_applicant(self, person: str) -> None:
        """Somebody of the declaration is who files."""
        self._as_applicant.add(person)
        self._fill(self._as_person(person, self._reception().party.applicant))

    def _pick(self, person: str, box: ScanEdit, choice: Choice) -> None:
        def fill(known: citizens.Known) -> None:
            box.setText("")
            self._as_applicant.discard(person)
            told = partial(declared_people.as_person, self._forms, person, known.person)
            self._fill(told(source=TextSource.RECORD))

        key = CitizenId(int(choice.key))
        self._frame.perform(lambda: citizens.get(self._frame.desk, key), then=fill)

    def _as_person(self, person: str, applicant: Applicant) -> Answers:
        acting = applicant.representative if isinstance(applicant, Organisation) else applicant
        if acting is None:
            return Answers()
        source = TextSource(self._reception().filled_from)
        return declared_people.as_person(self._forms, person, acting, source=source)


def _person_of(section: Section) -> str:
    """Of whom a section asks: its fields are "mother.full_name", "mother.born_on" …."""
    return section.fields[0].name.partition(".")[0]
