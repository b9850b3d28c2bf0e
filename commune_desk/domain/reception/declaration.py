"""Filling (điền tờ khai): a declared form with all that is known, and what is still to be said."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from commune_desk.domain.errors import UserError
from commune_desk.domain.form import rules
from commune_desk.domain.form.declared import (
    DeclaredForm,
    FilledForm,
    fee_case_of,
    warnings_of,
)
from commune_desk.domain.form.errors import WarningNotOverruled
from commune_desk.domain.form.kinds import write_tick
from commune_desk.domain.form.paper import choices_of
from commune_desk.domain.form.rules import ASKED_FOR, Prefill
from commune_desk.domain.form.spec import Need, Texts
from commune_desk.domain.form.trade_kinds import number_in
from commune_desk.domain.input_errors import WrongField
from commune_desk.domain.reception.answers import Answers
from commune_desk.domain.reception.prefill import REUSED, Sources, TextSource
from commune_desk.domain.vietnamese import fold


@dataclass(frozen=True, slots=True)
class Characters:
    """How many characters of a declaration came from where: what "writes nothing" is made of.

    Attributes:
        typed: at the desk, for this declaration or for who files it.
        scanned: from a card.
        reused: from what the office had.
        supplied: by the program: the office, the day, what the form begins with.
    """

    typed: int = 0
    scanned: int = 0
    reused: int = 0
    supplied: int = 0

    @property
    def total(self) -> int:
        """All of them."""
        return self.typed + self.scanned + self.reused + self.supplied


@dataclass(frozen=True, slots=True)
class Filling:
    """A form with what stands in it.

    Attributes:
        known: text and source of every place that belongs to the form and is not empty; rows by
            "members.2.full_name".
        texts: everything that was entered or is known, also of places that do not belong now, and
            what rules can name beside the places.
        missing: places that should be filled and are empty, in the order of the paper.
        required: those of them without which it is refused.
        refused: what is wrong, by place.
        warnings: what is doubtful, by place, overruled or not.
        reasons: why warnings are overruled.
        fee_case: the case of the procedure's fees that it makes; empty for none.
        before: what stood in the last declaration of this kind of the same person, by place.
    """

    form: DeclaredForm
    known: Mapping[str, Prefill]
    texts: Texts
    missing: tuple[str, ...] = ()
    required: tuple[str, ...] = ()
    refused: Mapping[str, UserError] = field(default_factory=dict)
    warnings: Mapping[str, UserError] = field(default_factory=dict)
    reasons: Mapping[str, str] = field(default_factory=dict)
    fee_case: str = ""
    before: Texts = field(default_factory=dict)

    @property
    def offered(self) -> dict[str, str]:
        """What may stand in a place that is missing, by the person's last declaration."""
        return {name: self.before[name] for name in self.missing if self.before.get(name)}

    @property
    def filled(self) -> FilledForm:
        """What is printed."""
        return FilledForm(self.form, self.texts)

    @property
    def unexplained(self) -> Mapping[str, UserError]:
        """The warnings that nobody has overruled with a reason."""
        return {name: why for name, why in self.warnings.items() if not self.reasons.get(name)}

    @property
    def characters(self) -> Characters:
        """How much of it was typed, scanned, reused."""
        counts = dict.fromkeys(TextSource, 0)
        for one in self.known.values():
            counts[TextSource(one.source)] += len(one.text)
        return Characters(
            typed=counts[TextSource.TYPED],
            scanned=counts[TextSource.CARD],
            reused=sum(counts[source] for source in REUSED),
            supplied=sum(
                counts[source] for source in (TextSource.OFFICE, TextSource.TODAY, TextSource.FORM)
            ),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptDeclaration:
    """A declaration as a dossier keeps it, by which it is printed again.

    Attributes:
        form_code, form_version: the form, and its version as the office counts.
        form_digest: of the form as it was then, by which it is found again.
        form_name: what lists call it.
        texts: what stood in its places, and what its rules can name beside them.
        sources: from where each text came (`TextSource`).
        reasons: why warnings were overruled, by place.
        fee_case: the case of the procedure's fees that it made.
        typed, scanned, reused, supplied: how many characters came from where (`Characters`).
        superseded_at: when a correction of the dossier left it behind; None while it holds.
    """

    form_code: str
    form_version: int
    form_digest: str
    form_name: str
    texts: Mapping[str, str]
    sources: Mapping[str, str] = field(default_factory=dict)
    reasons: Mapping[str, str] = field(default_factory=dict)
    fee_case: str = ""
    typed: int = 0
    scanned: int = 0
    reused: int = 0
    supplied: int = 0
    superseded_at: datetime | None = None


def kept_from(filling: Filling, digest: str) -> KeptDeclaration:
    """What a dossier keeps of a filled form, which is found again by its digest.

    A text of a place that is left blank, as the "(2)" of civil status is where a number is given,
    was never told to the office.
    """
    counted = filling.characters
    spec, texts = filling.form.spec, filling.texts
    sections = {one.name for one in spec.sections if one.is_repeated}
    blank = (
        places_of(filling.form, texts) - sections - {one.name for one in rules.shown(spec, texts)}
    )
    return KeptDeclaration(
        form_code=filling.form.code,
        form_version=filling.form.version,
        form_digest=digest,
        form_name=filling.form.name,
        texts={name: text for name, text in texts.items() if name not in blank},
        sources={name: one.source for name, one in filling.known.items()},
        reasons={name: why for name, why in filling.reasons.items() if name in filling.warnings},
        fee_case=filling.fee_case,
        typed=counted.typed,
        scanned=counted.scanned,
        reused=counted.reused,
        supplied=counted.supplied,
    )


def fingerprint_of(kept: KeptDeclaration) -> str:
    """What two declarations have in common that say the same on the same form.

    The day of writing is no part of it: who comes a day later has nothing mended.
    """
    said = {
        name: " ".join(kept.texts.get(name, "").split())
        for name, source in kept.sources.items()
        if source != TextSource.TODAY
    }
    whole = json.dumps([kept.form_digest, said], ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(whole.encode()).hexdigest()


def check(filling: Filling, *, demands_reasons: bool = True) -> None:
    """Refuse a declaration that cannot be kept, beside the place where it is wrong.

    Args:
        filling: what was filled.
        demands_reasons: whether a warning must have been overruled with a reason.

    Raises:
        UserError: why a text cannot stand where it stands.
        WrongField: a place without which the form is refused is empty.
        WarningNotOverruled: a warning stands, and nobody gave a reason.
    """
    for name, refusal in filling.refused.items():
        raise _beside(filling.form, name, refusal)
    for name in filling.required:
        raise _beside(filling.form, name, WrongField("", 0, f"form.{name}", ""))
    if demands_reasons:
        for name, why in filling.unexplained.items():
            said = WarningNotOverruled(f"form.{name}", str(why.facts.get("say", "")))
            raise _beside(filling.form, name, said)


def _beside(form: DeclaredForm, name: str, refusal: UserError) -> UserError:
    refusal.beside = (f"form.{name}", label_of(form, name))
    return refusal


def label_of(form: DeclaredForm, name: str) -> str:
    """What a sentence calls a place: its label after whom it belongs to.

    A row is called by its number: "Thành viên 2: Họ, chữ đệm và tên"; a table by its heading.
    """
    if name in form.headings and name not in form.labels:
        return form.headings[name] or name
    person, _, rest = name.partition(".")
    row, _, attribute = rest.partition(".")
    heading = form.headings.get(person, "")
    if row.isdecimal():
        return f"{heading} {row}: {form.labels.get(f'{person}.{attribute}', attribute)}".strip()
    label = form.labels.get(name) or name
    return f"{heading}: {label}" if heading and heading != label else label


def fill(form: DeclaredForm, sources: Sources, answers: Answers, *, given: Texts) -> Filling:
    """A form filled with answers, and where there are none with what sources know.

    Args:
        form: which one.
        sources: what is known, the most trusted first.
        answers: what was entered; names that the form does not have count for nothing.
        given: what rules can name beside the places (`declared.given_texts`).
    """
    prefilled = {
        **{
            name: Prefill(text, TextSource.FORM)
            for name, text in rules.beginning(form.spec).items()
            if text
        },
        **rules.prefilled(form.spec, {source.value: texts for source, texts in sources.items()}),
    }
    names = places_of(form, answers.texts)
    own = {name: text for name, text in answers.texts.items() if name in names}
    prefilled = _without_others(prefilled, own)
    prefilled |= _relations(form, {**{name: one.text for name, one in prefilled.items()}, **own})
    texts = {
        **{name: one.text for name, one in prefilled.items()},
        **own,
        **given,
    }
    shown = rules.shown(form.spec, texts)
    entered = {
        one.name: Prefill(
            rules.tidied(one, own[one.name]), answers.sources.get(one.name, TextSource.TYPED)
        )
        for one in shown
        if one.name in own
    }
    standing = {**prefilled, **entered}
    known = {one.name: standing[one.name] for one in shown if texts.get(one.name, "").strip()}
    choices = choices_of(form.paper)
    is_chosen = any(texts.get(name) == write_tick(True) for name in choices)
    missing = rules.missing(form.spec, texts, ASKED_FOR)
    return Filling(
        form,
        known,
        texts,
        missing=tuple(name for name in missing if not is_chosen or name not in choices),
        required=rules.missing(form.spec, texts, (Need.REQUIRED,)),
        refused=rules.refusals(form.spec, texts),
        warnings=warnings_of(form, texts),
        reasons=answers.reasons,
        fee_case=fee_case_of(form, texts),
    )


def for_the_pen(form: DeclaredForm, sources: Sources, *, given: Texts) -> Filling:
    """A form of which nothing was told: what the office says of itself stands in it, else nothing.

    No choice is made and no day is written that the citizen has not said.

    Args:
        form: which one.
        sources: what is known; only what the office says of itself counts.
        given: as of `fill`.
    """
    begun = {one.name for one in form.spec.fields if one.default}
    own = {TextSource.OFFICE: sources.get(TextSource.OFFICE, {})}
    return fill(form, own, Answers(dict.fromkeys(begun, "")), given=given)


def _without_others(prefilled: Mapping[str, Prefill], own: Texts) -> dict[str, Prefill]:
    """What is known, without what is known of somebody else than was entered under a heading.

    A child files for their mother: whatever is known of the child must not stand beside her name.
    """

    def is_of_another(name: str) -> bool:
        named = f"{name.partition('.')[0]}.full_name"
        entered, before = own.get(named, "").strip(), prefilled.get(named)
        return bool(entered and before) and fold(entered) != fold(before.text if before else "")

    return {
        name: one
        for name, one in prefilled.items()
        if one.source in _OF_NOBODY or not is_of_another(name)
    }


_OF_NOBODY = (TextSource.OFFICE, TextSource.TODAY, TextSource.FORM)


RELATION = "requester.relation"
"""Who the requester is to whom the declaration is about."""


_HEAD = "household_head"


def _relations(form: DeclaredForm, texts: Texts) -> dict[str, Prefill]:
    """The relations of people who are themselves others of the form.

    The mother who registers the birth is "Mẹ", who is the head of their own household "Chủ hộ";
    what was written or emptied by hand stays.
    """
    found = {}
    for name in places_of(form, {}) - texts.keys():
        person = name.rpartition(".")[0]
        same = (words for other, words in _kin(form, name) if _are_one(person, other, texts))
        if words := next(same, ""):
            found[name] = Prefill(words, TextSource.FORM)
    return found


def _kin(form: DeclaredForm, name: str) -> Iterator[tuple[str, str]]:
    """Who somebody can be whose relation a place asks for, each with its words."""
    for person, words in form.relations.items():
        is_head = person == _HEAD
        if (name.endswith(".relation_to_head") and is_head) or (name == RELATION and not is_head):
            yield person, words


def _are_one(one: str, other: str, texts: Texts) -> bool:
    """Whether two people of a declaration are the same: by number, else by name and birthday."""
    numbers = _number_of(one, texts), _number_of(other, texts)
    if all(numbers):
        return numbers[0] == numbers[1]
    told = ("full_name", "born_on")
    facts = [[fold(texts.get(f"{who}.{name}", "")) for name in told] for who in (one, other)]
    return facts[0] == facts[1] and all(facts[0])


def _number_of(person: str, texts: Texts) -> str:
    """The number of the ID paper of a person of a declaration; empty where there is none."""
    papers = (texts.get(f"{person}.{name}", "") for name in ("id_paper", "personal_id"))
    return next((number for paper in papers if (number := number_in(paper))), "")


def places_of(form: DeclaredForm, texts: Texts) -> frozenset[str]:
    """The names under which a form takes texts, those of the rows that the texts speak of too."""
    names = {one.name for one in form.spec.fields}
    for section in form.spec.sections:
        if section.is_repeated:
            names.add(section.name)
            count = rules.row_count(texts, section.name) or 0
            names |= {
                f"{section.name}.{row}.{one.name}"
                for row in range(1, count + 1)
                for one in section.fields
            }
    return frozenset(names)
