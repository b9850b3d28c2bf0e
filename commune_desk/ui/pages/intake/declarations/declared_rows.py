"""The tables of a declaration: their rows as they are typed, and the people who stand in them.

A card that is read in a row, a person who is found beside the table: each takes the row that is
theirs, else the next that has no name yet, else a row more. Who went into which row is said, for
nobody pointed at it.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from commune_desk.domain.form.rules import inside, placed
from commune_desk.domain.keys import CitizenId
from commune_desk.domain.people.applicant import person_on
from commune_desk.domain.reception.answers import Answers
from commune_desk.domain.reception.prefill import TextSource
from commune_desk.services.office import places
from commune_desk.services.people import citizens
from commune_desk.services.reception import declared_people
from commune_desk.ui.frame.notices.notices import Tone
from commune_desk.ui.look.theme import size
from commune_desk.ui.pages.intake.applicant import known_people
from commune_desk.ui.pages.intake.declarations.declared_people import SCAN_HINT
from commune_desk.ui.widgets.form.former_addresses import FormerAddresses
from commune_desk.ui.widgets.form.rows_editor import MOST_ROWS, RowsEditor
from commune_desk.ui.widgets.form.scan_edit import ScanEdit
from commune_desk.words.fields import FieldWords
from commune_desk.words.values import in_sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from commune_desk.domain.form.declared import DeclaredForm
    from commune_desk.domain.form.joint import JointForm
    from commune_desk.domain.form.spec import Section, Texts
    from commune_desk.domain.people.applicant import Person
    from commune_desk.ui.frame.page_frame import PageFrame
    from commune_desk.ui.widgets.form.pick_edit import Choice

ROWS = "Các dòng của bảng"
TOOK_ROW = "{name}: ghi vào “{heading}”, dòng {row}."
ALL_TAKEN = "“{heading}” đã đủ {most} dòng. Bỏ một dòng rồi quét lại."


class DeclaredRows:
    """The tables that the declarations of the page have.

    Args:
        frame: whose notices say who went where.
        take: takes the rows of a section as they stand now, that were typed, scanned or found.
        explain: takes the reason for what is doubtful, after its name in the form.
    """

    def __init__(
        self,
        frame: PageFrame,
        take: Callable[[str, Answers], None],
        explain: Callable[[str, str], None],
    ) -> None:
        self._frame = frame
        self._take = take
        self._explain = explain
        self._forms: tuple[DeclaredForm, ...] = ()
        self.editors: tuple[RowsEditor, ...] = ()

    def made_for(self, asked: JointForm) -> tuple[RowsEditor, ...]:
        """The tables of declarations, without a row, to be put where the declarations stand."""
        sections = asked.spec.sections
        return tuple(self._made(asked, section) for section in sections if section.is_repeated)

    def show(self, forms: tuple[DeclaredForm, ...], editors: tuple[RowsEditor, ...]) -> None:
        """Other declarations are asked: their tables take the place of the former."""
        for one in self.editors:
            one.hide()
        self._forms, self.editors = forms, editors
        for one in editors:
            one.show_texts({})
            one.show_wrong({})
            one.doubt({}, {})

    def fill(self, texts: Texts) -> None:
        """Show the rows that a draft kept."""
        for one in self.editors:
            one.show_texts(texts)

    def follow(self, texts: Texts, *, is_brought: bool) -> None:
        """Show the tables that belong to the declarations as they are filled now."""
        for one in self.editors:
            applies = one.section.applies
            one.setVisible(not is_brought and (applies is None or applies(texts)))

    def show_wrong(self, wrong: Mapping[str, str]) -> None:
        """Say beside the fields what is wrong with them, by their names in the form."""
        for one in self.editors:
            one.show_wrong(wrong)

    def doubt(self, doubtful: Mapping[str, str], reasons: Mapping[str, str]) -> None:
        """Say beside the fields what should be looked at; see `RowsEditor.doubt`."""
        for one in self.editors:
            one.doubt(doubtful, reasons)

    def focus(self, name: str) -> None:
        """Go to a place of a table, or to the table."""
        section = name.partition(".")[0]
        rows = next((one for one in self.editors if one.section.name == section), self.editors[0])
        rows.focus(name)

    def take_card(self, text: str) -> bool:
        """Read a card in the table that has the focus; False where that is none of people."""
        here = next((one for one in self.editors if one.has_focus and one.is_of_people), None)
        if here is not None:
            self._read(here, text)
        return here is not None

    def _made(self, asked: JointForm, section: Section) -> RowsEditor:
        title = asked.headings.get(section.name) or ROWS
        words = {
            one.name: FieldWords(
                asked.labels.get(f"{section.name}.{one.name}", one.name),
                choices=asked.choice_words.get(f"{section.name}.{one.name}", {}),
            )
            for one in section.fields
        }
        box = ScanEdit(partial(known_people, self._frame))
        made = RowsEditor(section, title, words, beside=box)
        box.setProperty("kind", "")
        box.setPlaceholderText(SCAN_HINT)
        box.setAccessibleName(f"{title}: {in_sentence(SCAN_HINT)}")
        box.setMinimumWidth(size("field") * 3 // 4)
        box.setMaximumWidth(size("field"))
        box.setVisible(made.is_of_people)
        box.scanned.connect(partial(self._read, made, box=box))
        box.picked.connect(partial(self._pick, made, box))
        made.edited.connect(lambda: self._take(made.section.name, Answers(made.texts())))
        made.explained.connect(self._explain)
        FormerAddresses(made, lambda: places.former_places(self._frame.desk))
        made.scanned.connect(partial(self._read, made))
        return made

    # --- people --------------------------------------------------------------------------------

    def _read(self, rows: RowsEditor, text: str, box: ScanEdit | None = None) -> None:
        from commune_desk.domain.identifiers.id_card import read_card  # not before the first card

        self._frame.perform(
            lambda: person_on(read_card(text)),
            then=partial(self._put, rows, source=TextSource.CARD, box=box),
        )

    def _pick(self, rows: RowsEditor, box: ScanEdit, choice: Choice) -> None:
        key = CitizenId(int(choice.key))
        self._frame.perform(
            lambda: citizens.get(self._frame.desk, key).person,
            then=partial(self._put, rows, source=TextSource.RECORD, box=box),
        )

    def _put(
        self, rows: RowsEditor, person: Person, *, source: TextSource, box: ScanEdit | None
    ) -> None:
        """A person takes their row; who went where is said."""
        if box is not None:
            box.setText("")
        row = rows.row_for(person.personal_id, person.full_name)
        if row is None:
            said = ALL_TAKEN.format(heading=rows.title, most=MOST_ROWS)
            self._frame.notices.publish(said, Tone.WARNING)
            return
        section = rows.section.name
        name = f"{section}.{row}"
        told = declared_people.as_person(self._forms, name, person, source=source)
        shown = rows.put(row, inside(name, told.texts))
        known = dict.fromkeys(placed(name, shown), source)
        self._take(section, Answers(rows.texts(), known))
        said = TOOK_ROW.format(name=person.full_name, heading=rows.title, row=row)
        self._frame.notices.publish(said, Tone.INFO)
