"""A declared form: a `FormSpec` with its paper, made of what a form file says.

Everything that cannot be right is found here, once: a place without a kind, a rule that names a
place which is not on the paper, words without a place. What is declared can be asked and printed.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from commune_desk.domain.errors import UserError
from commune_desk.domain.form import paper as papers
from commune_desk.domain.form import rules
from commune_desk.domain.form.expressions import Expression, Function, Sort, compiled
from commune_desk.domain.form.functions import functions_of, sort_of
from commune_desk.domain.form.kinds import write_tick
from commune_desk.domain.form.paper import Box, Element, Rows, Spot, View, Words
from commune_desk.domain.form.spec import Condition, FieldSpec, FormSpec, Need, Rule, Section, Texts
from commune_desk.domain.form.trade_kinds import FORM_KINDS, names_a_unit
from commune_desk.domain.form.written import (
    SharedParts,
    WrittenForm,
    WrittenPerson,
    WrittenPlace,
    WrittenRule,
)
from commune_desk.domain.form_errors import AddressWithoutCommune, FormWrong, RuleRefused
from commune_desk.domain.working_time import Calendar

RECEIVED_ON = "received_on"
TODAY = "today"
GIVEN = (RECEIVED_ON, TODAY)
"""Days that rules can name beside the places; their texts go with those of the form."""

MOST_PLACES = 600
"""Of one form; the largest of the law has 80. More would make typing wait for the preview."""

_WHOLE_FORM = "form"
"""The section of places that belong to nobody."""


@dataclass(frozen=True, slots=True)
class FeeCase:
    """A case of the fees of the procedure, and when it applies."""

    case: str
    applies: Condition


@dataclass(frozen=True, slots=True)
class DeclaredForm:
    """A form that can be asked, checked and printed.

    Attributes:
        written: the file that it comes from.
        version: of the form, as the office counts; 1 for what ships.
        paper: what is printed, in order.
        spec: what is asked; its rules are those that refuse.
        warnings: rules that an officer may overrule with a reason.
        computed: places that follow from others, in the order of the paper.
        labels: what a field is called on the screen, by its name; the fields of repeated rows by
            "section.field".
        headings: what a section is called; empty where nothing is said.
        choice_words: the words of the values of a place with choices.
        offers: the words of the buttons that fill a person from who files, by person.
        relations: what the requester's relation is when they are a person themselves, by person.
    """

    written: WrittenForm
    paper: tuple[Element, ...]
    spec: FormSpec
    warnings: tuple[Rule, ...] = ()
    computed: Mapping[str, Expression] = field(default_factory=dict)
    labels: Mapping[str, str] = field(default_factory=dict)
    headings: Mapping[str, str] = field(default_factory=dict)
    choice_words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    offers: Mapping[str, str] = field(default_factory=dict)
    relations: Mapping[str, str] = field(default_factory=dict)
    fee_cases: tuple[FeeCase, ...] = ()
    version: int = 1

    @property
    def code(self) -> str:
        """What files and programs call it."""
        return self.written.code

    @property
    def name(self) -> str:
        """What lists call it."""
        return self.written.name


def family_of(written: WrittenForm) -> str:
    """The code that all versions and variants of a form have in common."""
    return written.replaces or written.code


def is_in_force(written: WrittenForm, on: date) -> bool:
    """Whether a form is used for a dossier of that day, both ends included."""
    until = written.effective_to
    return written.effective_from <= on and (until is None or on <= until)


# --- what it says of texts ---------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class FilledForm:
    """A form with what stands in it: what a declaration prints.

    Attributes:
        texts: by the names of the places, as they were typed or known.
        marked: the place that is being typed, which a preview shows; empty for none.
    """

    form: DeclaredForm
    texts: Texts
    marked: str = ""

    def values(self) -> dict[str, Any]:
        """What the texts stand for, computed places among them; see `rules.values`."""
        found = rules.values(self.form.spec, self.texts)
        known = {**found, **_given_days(self.texts), **_columns(self.form, found)}
        for name, expression in self.form.computed.items():
            found[name] = known[name] = expression.value(known)
        return found


def days_as_texts(*, received_on: date, today: date) -> dict[str, str]:
    """The days that rules can name, as texts beside those of a form."""
    return {RECEIVED_ON: received_on.isoformat(), TODAY: today.isoformat()}


def warnings_of(form: DeclaredForm, texts: Texts) -> dict[str, UserError]:
    """What is doubtful about the texts, by the place beside which it is said."""
    found: dict[str, UserError] = {}
    for rule in form.warnings:
        found |= {name: why for name, why in rule(texts).items() if name not in found}
    return found | {
        one.name: AddressWithoutCommune(texts[one.name])
        for one in rules.shown(form.spec, texts)
        if one.name not in found
        and one.name.endswith(RESIDENCE)
        and texts.get(one.name, "").strip()
        and not names_a_unit(texts[one.name])
    }


RESIDENCE = "residence"
"""How the places end that hold where somebody lives; a hospital needs no commune."""


def fee_case_of(form: DeclaredForm, texts: Texts) -> str:
    """The case of the procedure's fees that the texts make; empty where they make none."""
    return next((one.case for one in form.fee_cases if one.applies(texts)), "")


# --- declaring ---------------------------------------------------------------------------------


def declared(
    written: WrittenForm,
    shared: SharedParts,
    *,
    calendar: Calendar | None = None,
    version: int = 1,
) -> DeclaredForm:
    """The form that a file declares.

    Args:
        written: the file.
        shared: what all forms have in common.
        calendar: by which rules count working days.
        version: as the office counts.

    Raises:
        FormPaperWrong: a line of the paper is not understood.
        ExpressionWrong: a rule or a condition is not understood.
        FormWrong: the file says something that cannot be right.
    """
    blocks = {name: block.paper for name, block in shared.blocks.items()}
    elements = papers.elements(written.paper, blocks)
    maker = _Maker(written, shared, elements=elements, functions=functions_of(calendar))
    return replace(maker.form(), version=version)


_LABEL_ENDS = " :,;.–-("
_NOTE_MARKS = re.compile(r"\(\d{1,2}\)|[¹²³⁴⁵⁶⁷⁸⁹]")
_NUMBERED = re.compile(r"^(?:\[[\d.]+\]\.|\d{1,2}(?:\.\d{1,2})*\.|\w\)|[IVX]{1,4}\.|-|\+)\s*")


def label_from(words: str) -> str:
    """A label of printed words: without numbers, marks of notes and the colon."""
    return _NUMBERED.sub("", _NOTE_MARKS.sub("", words).strip()).strip(_LABEL_ENDS).strip()


@dataclass(frozen=True, slots=True)
class _Found:
    """A place on the paper: where it first stands, and with which words."""

    name: str
    label: str
    is_optional: bool
    box_words: tuple[tuple[str, str], ...] = ()
    views: tuple[View, ...] = ()


def _standing(piece: Spot | Box, before: str, *, is_optional: bool) -> _Found:
    """A place as it stands in a line, with the words before it; a box to tick has its own."""
    if isinstance(piece, Spot):
        return _Found(piece.name, label_from(before), is_optional, views=(piece.view,))
    label = piece.words if piece.value == "true" else label_from(before) or piece.words
    return _Found(piece.name, label, is_optional, ((piece.value, piece.words),))


class _Maker:
    """Makes one form; the parts need each other's names."""

    def __init__(
        self,
        written: WrittenForm,
        shared: SharedParts,
        *,
        elements: tuple[Element, ...],
        functions: Mapping[str, Function],
    ) -> None:
        self._written = written
        self._shared = shared
        self._elements = elements
        self._functions = functions
        self._repeated = {rows.section: rows for rows in papers.repeated_of(elements)}
        self._ticks = papers.ticks_of(elements)
        self._chosen_parts = papers.choices_of(elements)
        self._places = self._found_places()
        if len(self._places) > MOST_PLACES:
            raise self._wrong("paper", "many", str(MOST_PLACES))
        self._computed = [name for name in self._places if self._place(name).computed]
        self._fields = {
            name: self._field(found)
            for name, found in self._places.items()
            if name not in self._computed
        }
        self._rows = {
            section: self._row_fields(section, rows) for section, rows in self._repeated.items()
        }
        self._sorts = self._all_sorts()

    def _wrong(self, key: str, why: str, what: str = "") -> FormWrong:
        return FormWrong(self._written.code, key, why, what)

    def form(self) -> DeclaredForm:
        written = self._written
        self._check_head()
        self._check_names()
        fields = {name: self._with_condition(one) for name, one in self._fields.items()}
        sections, headings = self._sections(fields)
        refusing = [rule for rule in written.rules if rule.refuse]
        warning = [rule for rule in written.rules if rule.warn]
        for number, rule in enumerate(written.rules, 1):
            if bool(rule.refuse) is bool(rule.warn):
                raise self._wrong(f"rules.{number}", "rule")
        return DeclaredForm(
            written,
            self._elements,
            FormSpec(written.code, sections, tuple(self._rule(rule) for rule in refusing)),
            warnings=tuple(self._rule(rule) for rule in warning),
            computed={name: self._compiled(self._place(name).computed) for name in self._computed},
            labels={
                **{name: found.label for name, found in self._places.items()},
                **{
                    f"{section}.{one.name}": label
                    for section, rows in self._rows.items()
                    for one, label in rows
                },
            },
            headings=headings,
            choice_words=self._all_choice_words(),
            offers={
                name: person.offer
                for name in {one.partition(".")[0] for one in self._places}
                if (person := self._person(name)).offer
            },
            relations={
                name: person.relation
                for name in {one.partition(".")[0] for one in self._places}
                if (person := self._person(name)).offer
            },
            fee_cases=tuple(
                FeeCase(one.case, self._condition(self._compiled(one.when)))
                for one in written.fee_cases
            ),
        )

    # --- places --------------------------------------------------------------------------------

    def _found_places(self) -> dict[str, _Found]:
        """The places outside repeated rows, in the order of the paper."""
        found: dict[str, _Found] = {}
        for one in self._standing():
            known = found.get(one.name)
            if known is None:
                found[one.name] = one
                continue
            label = one.label if self._says_nothing(known.label) else known.label
            found[one.name] = replace(
                known,
                label=label,
                is_optional=known.is_optional or one.is_optional,
                box_words=known.box_words + one.box_words,
                views=known.views + one.views,
            )
        return {name: self._labelled(one) for name, one in found.items()}

    def _labelled(self, found: _Found) -> _Found:
        """A place with its label: the given one, or the words before it if they say enough."""
        place = self._place(found.name)
        if place.label:
            return replace(found, label=place.label)
        if self._says_nothing(found.label) and not place.computed:
            raise self._wrong(f"places.{found.name}.label", "label", found.name)
        return found

    def _says_nothing(self, label: str) -> bool:
        return not label or label.lower() in self._shared.weak_words

    def _standing(self) -> Iterator[_Found]:
        yield from self._on_paper()
        for name in papers.signed_by(self._elements):
            yield _Found(name, "", is_optional=False)
        for spot in self._written.spots:
            boxes = ((spot.value, ""),) if spot.value else ()
            yield _Found(spot.name, "", is_optional=False, box_words=boxes)
        for name in self._written.word_places:
            yield _Found(name, "", is_optional=False)

    def _on_paper(self) -> Iterator[_Found]:
        for line in self._lines():
            before = ""
            for piece in line:
                if isinstance(piece, Words):
                    before += piece.text
                    continue
                if piece.name != papers.ROW_NUMBER:
                    optional = self._shared.optional_sign in before.lower()
                    yield _standing(piece, before, is_optional=optional)
                if isinstance(piece, Spot):
                    before = ""

    def _lines(self) -> Iterator[Sequence[papers.Piece]]:
        """The lines outside repeated rows; a cell of a table comes with the words that name it."""
        yield from _lines_with_headings(self._elements)

    def _place(self, name: str) -> WrittenPlace:
        """What is said of a place: by the form, by its whole name, by its attribute."""
        _, _, attribute = name.rpartition(".")
        by_name = self._shared.places.get(name, WrittenPlace())
        by_attribute = self._shared.attributes.get(attribute, WrittenPlace())
        own = self._written.places.get(name, WrittenPlace())
        return _over(_over(by_attribute, by_name), own)

    def _person(self, name: str) -> WrittenPerson:
        return self._written.people.get(name) or self._shared.people.get(name) or WrittenPerson()

    def _field(self, found: _Found) -> FieldSpec:
        name, place = found.name, self._place(found.name)
        kind_name, choices = place.kind, place.choices
        if found.box_words:
            values = tuple(dict.fromkeys(value for value, _ in found.box_words))
            if values == ("true",):
                kind_name = place.kind or "tick"
            else:
                kind_name = "choice" if not place.kind or place.kind == "text" else place.kind
                choices = choices or values
                if any(value not in choices for value in values):
                    raise self._wrong(f"places.{name}.choices", "choices", name)
        kind = FORM_KINDS.get(kind_name or "text")
        if kind is None:
            raise self._wrong(f"places.{name}.kind", "kind", kind_name)
        if kind.name == "choice" and not choices:
            raise self._wrong(f"places.{name}.choices", "choices", name)
        self._check_limits(name, kind.name, place.limits)
        field = FieldSpec(
            kind,
            name,
            need=self._need(name, is_optional=found.is_optional),
            prefill=self._prefill(name, place),
            choices=choices if kind.name == "choice" else (),
            limits=place.limits,
            default=place.default,
        )
        if rules.refusal_of(field, place.default):
            raise self._wrong(f"places.{name}.default", "default", name)
        return field

    def _check_limits(self, name: str, kind_name: str, limits: tuple[int, int] | None) -> None:
        is_right = limits is None or (sort_of(kind_name) is Sort.NUMBER and limits[0] <= limits[1])
        if not is_right:
            raise self._wrong(f"places.{name}.limits", "limits", name)

    def _need(self, name: str, *, is_optional: bool) -> Need:
        if name in self._written.required:
            return Need.REQUIRED
        if is_optional or name in self._written.optional:
            return Need.OPTIONAL
        if self._place(name).kind != "tick" or name in self._chosen_parts:
            return Need.WANTED
        return Need.OPTIONAL

    def _prefill(self, name: str, place: WrittenPlace) -> tuple[str, ...]:
        """The names by which sources know a place, its own the first."""
        person, dot, attribute = name.partition(".")
        known = self._person(person).prefill if dot else ()
        return tuple(
            dict.fromkeys((name, *place.prefill, *(f"{one}.{attribute}" for one in known)))
        )

    def _row_fields(self, section: str, rows: Rows) -> tuple[tuple[FieldSpec, str], ...]:
        """The fields of a repeated section with their labels, which stand in the head."""
        found: dict[str, tuple[FieldSpec, str]] = {}
        for column, cell in enumerate(rows.cells):
            heading = " ".join(
                label_from("".join(p.text for p in row[column] if isinstance(p, Words)))
                for row in rows.head[:1]
            )
            for piece in cell:
                if isinstance(piece, Words) or piece.name == papers.ROW_NUMBER:
                    continue
                name = f"{section}.{piece.name}"
                place = self._place(name)
                boxes = ((piece.value, piece.words),) if isinstance(piece, Box) else ()
                one = self._field(_Found(name, place.label or heading, True, boxes))
                found[piece.name] = (replace(one, name=piece.name), place.label or heading)
        if not found:
            raise self._wrong(f"paper.{section}", "rows", section)
        return tuple(found.values())

    def _sections(
        self, fields: Mapping[str, FieldSpec]
    ) -> tuple[tuple[Section, ...], dict[str, str]]:
        """The fields by whom or what they belong to, in the order of the paper."""
        by_section: dict[str, list[FieldSpec]] = {}
        headings: dict[str, str] = {}
        for name, one in fields.items():
            person, dot, _ = name.partition(".")
            section = self._place(name).group or (person if dot else _WHOLE_FORM)
            by_section.setdefault(section, []).append(one)
            words = self._person(person).words if dot else ""
            headings.setdefault(section, self._place(name).group or words)
        sections = [Section(name, tuple(inside)) for name, inside in by_section.items()]
        for name, rows in self._rows.items():
            if name in by_section:
                raise self._wrong(f"paper.{name}", "section", name)
            row_fields = tuple(one for one, _ in rows)
            sections.append(Section(name, row_fields, is_repeated=True, applies=self._ticked(name)))
            headings[name] = self._person(name).words
        return tuple(sections), headings

    def _all_choice_words(self) -> dict[str, dict[str, str]]:
        """The words of the choices of every place, as they are printed beside the boxes."""
        found: dict[str, dict[str, str]] = {}
        for name, one in self._fields.items():
            if one.choices:
                printed = {
                    value: label_from(words) for value, words in self._places[name].box_words
                }
                given = self._place(name).words
                found[name] = {
                    value: given.get(value) or printed.get(value) or value for value in one.choices
                }
        return found

    # --- rules ---------------------------------------------------------------------------------

    def _all_sorts(self) -> dict[str, Sort]:
        sorts = dict.fromkeys(GIVEN, Sort.DATE)
        sorts |= {name: sort_of(one.kind.name) for name, one in self._fields.items()}
        sorts |= dict.fromkeys(self._rows, Sort.ROWS)
        for section, rows in self._rows.items():
            sorts |= {f"{section}.{one.name}": Sort.ROWS for one, _ in rows}
        for name in self._computed:
            before = {known: sort for known, sort in sorts.items() if known != name}
            sorts[name] = compiled(self._place(name).computed, before, self._functions).sort
        return sorts

    def _compiled(self, text: str) -> Expression:
        return compiled(text, self._sorts, self._functions)

    def _condition(self, expression: Expression, *, is_opposite: bool = False) -> Condition:
        """Whether an expression holds of the texts of a form."""
        values_of = self._reading(expression.names)

        def condition(texts: Texts) -> bool:
            return expression.holds(values_of(texts)) is not is_opposite

        return condition

    def _reading(self, asked: Sequence[str]) -> "_Reading":
        followed = self._followed(asked)
        names = {*asked, *(name for one in followed.values() for name in one.names)}
        specs = {name: self._fields[name] for name in names if name in self._fields}
        wanted = {
            section: rows
            for section, rows in self._rows.items()
            if any(name == section or name.startswith(f"{section}.") for name in names)
        }
        return _Reading(specs, wanted, followed)

    def _followed(self, names: Sequence[str]) -> dict[str, Expression]:
        """The computed places that names rest on, each once, those before that others rest on."""
        found: dict[str, Expression] = {}
        waiting = [name for name in names if name in self._computed]
        while waiting:
            name = waiting.pop()
            if name not in found:
                found[name] = self._compiled(self._place(name).computed)
                waiting += [one for one in found[name].names if one in self._computed]
        return {name: found[name] for name in self._computed if name in found}

    def _rule(self, rule: WrittenRule) -> Rule:
        expression = self._compiled(rule.refuse or rule.warn)
        places = [name for name in expression.names if name not in GIVEN]
        beside = rule.place or (places[0] if places else "")
        if beside not in self._fields and beside not in self._rows:
            raise self._wrong("rules.place", "place", beside)
        holds = self._condition(expression)

        def judged(texts: Texts) -> Mapping[str, UserError]:
            return {beside: RuleRefused(rule.say, rule.because)} if holds(texts) else {}

        return judged

    def _with_condition(self, one: FieldSpec) -> FieldSpec:
        """A field with the conditions under which it belongs to the form."""
        place, person = self._place(one.name), one.name.partition(".")[0]
        conditions: list[Condition] = []
        if place.shown_when:
            conditions.append(self._condition(self._compiled(place.shown_when)))
        if place.blank_when:
            blank = self._compiled(place.blank_when)
            conditions.append(self._condition(blank, is_opposite=True))
        if one.name in self._written.blank_with_id:
            conditions.append(self._without_id(one.name, person))
        name = f"{person}.full_name"
        if self._person(person).is_shown_with_name and one.name != name and name in self._fields:
            conditions.append(self._condition(self._compiled(f"has({name})")))
        if ticked := self._ticked(one.name):
            conditions.append(ticked)
        if not conditions:
            return one
        return replace(one, applies=lambda texts: all(holds(texts) for holds in conditions))

    def _ticked(self, name: str) -> Condition | None:
        """That a part is ticked in which a place or a repeated section stands; None elsewhere."""
        ticks = self._ticks.get(name)
        return self._condition(self._compiled(" or ".join(ticks))) if ticks else None

    def _without_id(self, name: str, person: str) -> Condition:
        """The (2) rule: what is written only where no number is given."""
        for attribute in ("id_paper", "personal_id"):
            number = f"{person}.{attribute}"
            if number in self._fields:
                return self._condition(self._compiled(f"has_id({number})"), is_opposite=True)
        raise self._wrong("blank_with_id", "no_id", name)

    def _check_head(self) -> None:
        """Refuse a form without a place, one of impossible days, and one without room."""
        if not self._places and not self._rows:
            raise self._wrong("paper", "empty")
        if (end := self._written.effective_to) and end < self._written.effective_from:
            raise self._wrong("effective_to", "dates")
        if (given := self._written.margins) and not _are_margins(given):
            raise self._wrong("margins", "margins", ", ".join(map(str, given)))

    def _check_names(self) -> None:
        """Refuse keys that speak of places which the paper does not have."""
        row_names = {
            f"{section}.{one.name}" for section, rows in self._rows.items() for one, _ in rows
        }
        known = self._places.keys() | self._rows.keys() | row_names
        written = self._written
        for key, names in (
            ("required", written.required),
            ("optional", written.optional),
            ("blank_with_id", written.blank_with_id),
            ("places", tuple(written.places)),
        ):
            for name in names:
                if name not in known:
                    raise self._wrong(key, "unknown_place", name)
        people = {name.partition(".")[0] for name in known}
        for person in written.people:
            if person not in people:
                raise self._wrong("people", "unknown_person", person)


@dataclass(frozen=True, slots=True)
class _Reading:
    """The values that an expression asks for, read from the texts of a form."""

    fields: Mapping[str, FieldSpec]
    rows: Mapping[str, tuple[tuple[FieldSpec, str], ...]]
    computed: Mapping[str, Expression]

    def __call__(self, texts: Texts) -> dict[str, Any]:
        found: dict[str, Any] = _given_days(texts)
        for name, one in self.fields.items():
            text = texts.get(name, one.default)
            is_right = rules.refusal_of(one, text) is None
            value = rules.value_of(one, text) if is_right else None
            found[name] = None if value == one.kind.empty and one.kind.name != "tick" else value
        for section, fields in self.rows.items():
            count = rules.row_count(texts, section) or 0
            found[section] = tuple(range(count))
            for one, _ in fields:
                column = (
                    texts.get(f"{section}.{row}.{one.name}", "") for row in range(1, count + 1)
                )
                found[f"{section}.{one.name}"] = tuple(
                    None if rules.refusal_of(one, text) else rules.value_of(one, text)
                    for text in column
                )
        for name, expression in self.computed.items():
            found[name] = expression.value(found)
        return found


def _given_days(texts: Texts) -> dict[str, Any]:
    return {name: date.fromisoformat(texts[name]) if texts.get(name) else None for name in GIVEN}


def _columns(form: DeclaredForm, values: Mapping[str, Any]) -> dict[str, Any]:
    """The columns of repeated sections, by "section.field"."""
    return {
        f"{section.name}.{one.name}": tuple(row[one.name] for row in values[section.name] or ())
        for section in form.spec.sections
        if section.is_repeated
        for one in section.fields
    }


_EDGES = 4
_NARROWEST, _WIDEST = 5, 60


def _are_margins(given: tuple[int, ...]) -> bool:
    """Whether they leave room to print, and can be printed by any printer."""
    return len(given) == _EDGES and all(_NARROWEST <= edge <= _WIDEST for edge in given)


def _over(under: WrittenPlace, own: WrittenPlace) -> WrittenPlace:
    """What is said of a place, what is said nearer to it first."""
    said = {
        name: getattr(own, name)
        for name in WrittenPlace.__dataclass_fields__
        if getattr(own, name) not in ("", (), None, {})
    }
    return replace(under, **said)


def _lines_with_headings(elements: Sequence[Element]) -> Iterator[Sequence[papers.Piece]]:
    """The lines outside repeated rows; a cell of a table after the words that name it."""
    for element in papers.every(elements):
        if isinstance(element, papers.Table):
            yield from _table_lines(element)
        elif isinstance(element, papers.Line):
            yield element.pieces
        elif isinstance(element, papers.Part):
            yield (Box(element.name, write_tick(True)),)


def _table_lines(table: papers.Table) -> Iterator[Sequence[papers.Piece]]:
    """The cells of a table; a place without words of its own has those of the row's first cell."""
    for row in table.rows:
        first = tuple(piece for piece in row[0] if isinstance(piece, Words))
        for cell in row:
            if cell and not isinstance(cell[0], Words) and cell is not row[0]:
                yield (*first, *cell)
            else:
                yield cell
