"""A declaration made anew (lập lại tờ khai): what of the former one goes on.

What people told stays told, with its source. What came by itself, from who files or from what the
office knows, is looked up again: it follows the correction.
"""

from collections.abc import Sequence

from commune_desk.domain.form import rules
from commune_desk.domain.form.declared import DeclaredForm
from commune_desk.domain.form.spec import FieldSpec, Texts
from commune_desk.domain.form.trade_kinds import number_in
from commune_desk.domain.people.applicant import Person, is_another
from commune_desk.domain.reception.answers import Answers
from commune_desk.domain.reception.declaration import KeptDeclaration
from commune_desk.domain.reception.prefill import Sources, TextSource, person_texts
from commune_desk.domain.vietnamese import fold

_BY_ITSELF = (TextSource.OFFICE, TextSource.TODAY, TextSource.FORM, TextSource.COMPUTED)
_WHO_FILES = ("applicant.", "delegate.", "organisation.")
_TOLD_OF_THEM = (TextSource.TYPED, TextSource.CARD)

Mended = tuple[Person, Person]
"""Somebody who files: as they were said to be, and as they are by the correction."""


def going_on(
    form: DeclaredForm, kept: KeptDeclaration, *, then: Sources, people: Sequence[Mended]
) -> Answers:
    """The answers by which a declaration is made anew.

    Args:
        form: by which it was made.
        kept: what it said.
        then: what was known of who files when it was made (`prefill.Sources`).
        people: who files. Where a declaration names them elsewhere, as the mother of the child,
            that follows their mending, too.
    """
    known = {source.value: then[source] for source in _TOLD_OF_THEM if source in then}
    by_itself = rules.prefilled(form.spec, known)
    fields = rules.shown(form.spec, kept.texts)
    mended = _mended(fields, kept.texts, people)
    texts: dict[str, str] = {}
    for field in fields:
        text, source = kept.texts.get(field.name), kept.sources.get(field.name, "")
        if text is None or source in _BY_ITSELF or _is_recorded(field, source):
            continue
        told = by_itself.get(field.name)
        if told is None or rules.tidied(field, text) != told.text:
            texts[field.name] = mended.get(field.name, text)
    texts = {name: text for name, text in texts.items() if text or name not in mended}
    counts = {one.name for one in form.spec.sections if one.is_repeated} & kept.texts.keys()
    return Answers(
        texts | {name: kept.texts[name] for name in counts},
        {
            name: TextSource(source)
            for name, source in kept.sources.items()
            if name in texts and source != TextSource.TYPED
        },
        {name: why for name, why in kept.reasons.items() if name not in mended},
    )


def _is_recorded(field: FieldSpec, source: str) -> bool:
    """Whether the office's own record of who files filled a place: it knows them as they are."""
    names = field.prefill or (field.name,)
    return source == TextSource.RECORD and any(name.startswith(_WHO_FILES) for name in names)


def _mended(fields: Sequence[FieldSpec], texts: Texts, people: Sequence[Mended]) -> dict[str, str]:
    """What is said of who files where a declaration names them among others, by place.

    What a card does not say of them was told, and stays, unless it is somebody else by now.
    """
    found: dict[str, str] = {}
    blocks = {field.name.rpartition(".")[0] for field in fields} - {""}
    for before, now in people:
        if before == now:
            continue
        for block in blocks:
            was, told = person_texts(block, before), person_texts(block, now)
            inside = [one for one in fields if one.name.rpartition(".")[0] == block]
            if not _is_them(block, texts, was):
                continue
            for field in inside:
                text = rules.tidied(field, texts.get(field.name, ""))
                is_theirs = text == rules.tidied(field, was.get(field.name, ""))
                if is_theirs or is_another(now, before):
                    found[field.name] = told.get(field.name, "")
    return found


def _is_them(block: str, texts: Texts, person: Texts) -> bool:
    """Whether a declaration names a person there: by number, else as far as both say it."""
    numbers = [_number(block, said) for said in (texts, person)]
    if all(numbers):
        return numbers[0] == numbers[1]
    names, days = (
        [fold(said.get(f"{block}.{name}", "").strip()) for said in (texts, person)]
        for name in ("full_name", "born_on")
    )
    return bool(names[0]) and names[0] == names[1] and (not all(days) or days[0] == days[1])


def _number(block: str, texts: Texts) -> str:
    papers = (texts.get(f"{block}.{name}", "") for name in ("id_paper", "personal_id"))
    return next((number for paper in papers if (number := number_in(paper))), "")
