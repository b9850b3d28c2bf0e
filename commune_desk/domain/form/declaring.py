"""Declaring a form: a `DeclaredForm` made of what its file says.

Everything that cannot be right is found here, once: a place without a kind, a rule that names a
place which is not on the paper, words without a place. What is declared can be asked and printed.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from commune_desk.domain.errors import UserError
from commune_desk.domain.form import paper as papers
from commune_desk.domain.form import rules
from commune_desk.domain.form.conditions import GIVEN, Conditions
from commune_desk.domain.form.declared import DeclaredForm, FeeCase
from commune_desk.domain.form.errors import ExpressionWrong, FormWrong, RuleRefused
from commune_desk.domain.form.expressions import Expression, Function, Sort
from commune_desk.domain.form.functions import functions_of, sort_of
from commune_desk.domain.form.paper import Element, PrintedWords, Rows, Spot, Struck
from commune_desk.domain.form.paper_reading import elements_of
from commune_desk.domain.form.spec import Condition, FieldSpec, FormSpec, Need, Rule, Section, Texts
from commune_desk.domain.form.standing import Standing, label_from, lines_with_headings, standing
from commune_desk.domain.form.trade_kinds import FORM_KINDS
from commune_desk.domain.form.written import (
    SharedParts,
    WrittenForm,
    WrittenPerson,
    WrittenPlace,
    WrittenRule,
)
from commune_desk.domain.working_time import Calendar

MOST_PLACES = 600
"""Of one form; the largest of the law has 80. More would make typing wait for the preview."""

_WHOLE_FORM = "form"
"""The section of places that belong to nobody."""


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
    elements = elements_of(written.paper, blocks)
    maker = _Maker(written, shared, elements=elements, functions=functions_of(calendar))
    return replace(maker.form(), version=version)


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
        self._row_places: dict[str, Standing] = {}
        self._rows = {
            section: self._row_fields(section, rows) for section, rows in self._repeated.items()
        }
        try:
            self._conditions = Conditions(
                self._fields,
                {section: [one for one, _ in rows] for section, rows in self._rows.items()},
                computed={name: self._place(name).computed for name in self._computed},
                functions=functions,
            )
        except ExpressionWrong as wrong:
            wrong.form = written.code
            raise

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
            computed={
                name: self._compiled(f"places.{name}.computed", self._place(name).computed)
                for name in self._computed
            },
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
                FeeCase(one.case, self._said(f"fee_cases.{number}.when", one.when))
                for number, one in enumerate(written.fee_cases, 1)
            ),
        )

    # --- places --------------------------------------------------------------------------------

    def _found_places(self) -> dict[str, Standing]:
        """The places outside repeated rows, in the order of the paper."""
        found: dict[str, Standing] = {}
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
            )
        return {name: self._labelled(one) for name, one in found.items()}

    def _labelled(self, found: Standing) -> Standing:
        """A place with its label: the given one, or the words before it if they say enough."""
        place = self._place(found.name)
        if place.label:
            return replace(found, label=place.label)
        if self._says_nothing(found.label) and not place.computed:
            raise self._wrong(f"places.{found.name}.label", "label", found.name)
        return found

    def _says_nothing(self, label: str) -> bool:
        return not label or label.lower() in self._shared.weak_words

    def _standing(self) -> Iterator[Standing]:
        yield from self._on_paper()
        for name in papers.signed_by(self._elements):
            yield Standing(name, "", is_optional=False)
        for spot in self._written.spots:
            boxes = ((spot.value, ""),) if spot.value else ()
            yield Standing(spot.name, "", is_optional=False, box_words=boxes)
        for name in self._written.word_places:
            yield Standing(name, "", is_optional=False)

    def _on_paper(self) -> Iterator[Standing]:
        """What stands outside repeated rows; cells of a table with the words that name them."""
        for line in lines_with_headings(self._elements):
            before = ""
            for piece in line:
                if isinstance(piece, PrintedWords):
                    before += piece.text
                    continue
                if piece.name != papers.ROW_NUMBER:
                    optional = self._shared.optional_sign in before.lower()
                    yield standing(piece, before, is_optional=optional)
                if isinstance(piece, Spot):
                    before = ""
                elif isinstance(piece, Struck):
                    before += piece.text

    def _place(self, name: str) -> WrittenPlace:
        """What is said of a place: by the form, by its whole name, by its attribute."""
        _, _, attribute = name.rpartition(".")
        by_name = self._shared.places.get(name, WrittenPlace())
        by_attribute = self._shared.attributes.get(attribute, WrittenPlace())
        own = self._written.places.get(name, WrittenPlace())
        return _over(_over(by_attribute, by_name), own)

    def _person(self, name: str) -> WrittenPerson:
        return self._written.people.get(name) or self._shared.people.get(name) or WrittenPerson()

    def _field(self, found: Standing) -> FieldSpec:
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
        is_right = place.limits is None or (
            sort_of(kind.name) is Sort.NUMBER and place.limits[0] <= place.limits[1]
        )
        if not is_right:
            raise self._wrong(f"places.{name}.limits", "limits", name)
        person, dot, attribute = name.partition(".")
        known = self._person(person).prefill if dot else ()
        field = FieldSpec(
            kind,
            name,
            need=self._need(name, is_optional=found.is_optional),
            prefill=tuple(
                dict.fromkeys((name, *place.prefill, *(f"{one}.{attribute}" for one in known)))
            ),
            choices=choices if kind.name == "choice" else (),
            limits=place.limits,
            default=place.default,
        )
        if rules.refusal_of(field, place.default):
            raise self._wrong(f"places.{name}.default", "default", name)
        return field

    def _need(self, name: str, *, is_optional: bool) -> Need:
        if name in self._written.required:
            return Need.REQUIRED
        if is_optional or name in self._written.optional:
            return Need.OPTIONAL
        if self._place(name).kind != "tick" or name in self._chosen_parts:
            return Need.WANTED
        return Need.OPTIONAL

    def _row_fields(self, section: str, rows: Rows) -> tuple[tuple[FieldSpec, str], ...]:
        """The fields of a repeated section with their labels, which stand in the head."""
        found: dict[str, tuple[FieldSpec, str]] = {}
        known: dict[str, Standing] = {}
        for column, cell in enumerate(rows.cells):
            heading = " ".join(
                label_from("".join(p.text for p in row[column] if isinstance(p, PrintedWords)))
                for row in rows.head[:1]
            )
            for piece in cell:
                if isinstance(piece, PrintedWords) or piece.name == papers.ROW_NUMBER:
                    continue
                name = f"{section}.{piece.name}"
                place = self._place(name)
                stands = standing(piece, "", is_optional=True)
                before = known.get(name, stands)
                box_words = tuple(dict.fromkeys((*before.box_words, *stands.box_words)))
                known[name] = replace(before, name=name, box_words=box_words)
                one = self._field(known[name])
                found[piece.name] = (replace(one, name=piece.name), place.label or heading)
        if not found:
            raise self._wrong(f"paper.{section}", "rows", section)
        self._row_places |= known
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
        of_rows = {
            f"{section}.{one.name}": one for section, rows in self._rows.items() for one, _ in rows
        }
        places = {**self._places, **self._row_places}
        for name, one in {**self._fields, **of_rows}.items():
            if one.choices:
                printed = {value: label_from(words) for value, words in places[name].box_words}
                given = self._place(name).words
                found[name] = {
                    value: given.get(value) or printed.get(value) or value for value in one.choices
                }
        return found

    # --- rules ---------------------------------------------------------------------------------

    def _compiled(self, key: str, text: str) -> Expression:
        """An expression of the file; one that is wrong says under which key it stands."""
        try:
            return self._conditions.compiled(text)
        except ExpressionWrong as wrong:
            wrong.form, wrong.field = self._written.code, key
            raise

    def _said(self, key: str, text: str, *, is_opposite: bool = False) -> Condition:
        """The condition that it holds, or that it does not."""
        return self._conditions.holds(self._compiled(key, text), is_opposite=is_opposite)

    def _rule(self, rule: WrittenRule) -> Rule:
        number = self._written.rules.index(rule) + 1
        key = f"rules.{number}.{'refuse' if rule.refuse else 'warn'}"
        expression = self._compiled(key, rule.refuse or rule.warn)
        places = [name for name in expression.names if name not in GIVEN]
        beside = rule.place or (places[0] if places else "")
        if beside not in self._fields and beside not in self._rows:
            raise self._wrong("rules.place", "place", beside)
        holds = self._conditions.holds(expression)

        def judged(texts: Texts) -> Mapping[str, UserError]:
            return {beside: RuleRefused(rule.say, rule.because)} if holds(texts) else {}

        return judged

    def _with_condition(self, one: FieldSpec) -> FieldSpec:
        """A field with the conditions under which it belongs to the form."""
        place, person = self._place(one.name), one.name.partition(".")[0]
        conditions: list[Condition] = []
        if place.shown_when:
            conditions.append(self._said(f"places.{one.name}.shown_when", place.shown_when))
        if place.blank_when:
            key = f"places.{one.name}.blank_when"
            conditions.append(self._said(key, place.blank_when, is_opposite=True))
        if one.name in self._written.blank_with_id:
            conditions.append(self._without_id(one.name, person))
        name = f"{person}.full_name"
        if self._person(person).is_shown_with_name and one.name != name and name in self._fields:
            conditions.append(self._conditions.said(f"has({name})"))
        if ticked := self._ticked(one.name):
            conditions.append(ticked)
        return replace(one, applies=self._conditions.together(conditions))

    def _ticked(self, name: str) -> Condition | None:
        """That a part is ticked in which a place or a repeated section stands; None elsewhere."""
        ticks = self._ticks.get(name)
        return self._conditions.said(" or ".join(ticks)) if ticks else None

    def _without_id(self, name: str, person: str) -> Condition:
        """The (2) rule: what is written only where no number is given."""
        for attribute in ("id_paper", "personal_id"):
            number = f"{person}.{attribute}"
            if number in self._fields:
                return self._conditions.said(f"has_id({number})", is_opposite=True)
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
