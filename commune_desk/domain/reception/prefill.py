"""Where the texts of a declaration come from, and what each source knows.

A source is a mapping of known names to texts ("applicant.full_name", "office.place"); which of them
fills which place is said by the places themselves (`FieldSpec.prefill`). Sources are asked in the
order of `TextSource`, the most trusted first.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum

from commune_desk.domain.form.records import texts_of
from commune_desk.domain.form.rules import placed, refusal_of
from commune_desk.domain.form.spec import FieldSpec, FormSpec, Texts
from commune_desk.domain.form.trade_kinds import id_kind_of, id_paper_of
from commune_desk.domain.people.applicant import Organisation, Person


class TextSource(StrEnum):
    """From where a text of a declaration is known, the most trusted first.

    `TYPED` at the desk for this declaration; `CARD` scanned; `RECORD` of the citizen; `LINKED` from
    the dossier of the same intake; `FAMILY` by a link to a relative or to the household; `EARLIER`
    from the person's last dossier; `OFFICE` and `TODAY` are known by themselves; `FORM` is what an
    empty form begins with; `COMPUTED` follows from other places.
    """

    TYPED = "typed"
    CARD = "card"
    RECORD = "record"
    LINKED = "linked"
    FAMILY = "family"
    EARLIER = "earlier"
    OFFICE = "office"
    TODAY = "today"
    FORM = "form"
    COMPUTED = "computed"


REUSED = (TextSource.RECORD, TextSource.LINKED, TextSource.FAMILY, TextSource.EARLIER)
"""What the office had already."""

Sources = Mapping[TextSource, Texts]
"""What each source knows, by known names."""

APPLICANT_PHONE = "applicant.phone"
"""Under which name the telephone number of whoever files is known."""

_OF_THE_CARD = (
    "full_name", "personal_id", "old_id", "born_on", "sex", "address", "issued_on", "issuer",
)  # fmt: skip
"""What is printed on a card; the rest of a person is known otherwise."""


def person_texts(who: str, person: Person) -> dict[str, str]:
    """What is known of a person, by names that places ask for: "applicant.residence".

    The address of a card is that of the permanent residence. The paper that proves who they are is
    the sentence of the law.
    """
    known = texts_of(person)
    number = person.personal_id or person.old_id
    known["id_paper"] = id_paper_of(number, person.issued_on, person.issuer)
    known["id_number"] = number
    known["id_kind"] = id_kind_of(number, person.issued_on)
    for name in ("residence", "permanent_residence", "contact_address"):
        known[name] = person.address
    return placed(who, {name: text for name, text in known.items() if text})


def split_by_source(
    who: str, person: Person, *, scanned: TextSource, record: Person | None
) -> dict[TextSource, dict[str, str]]:
    """What is known of a person who files, by source.

    Args:
        who: as what they file: "applicant" or "delegate".
        person: as they are said to be.
        scanned: from where the facts of their card came.
        record: what the office knew of them before; None where they are new.
    """
    of_card = {f"{who}.{name}" for name in _OF_THE_CARD}
    before = person_texts(who, record) if record else {}
    found: dict[TextSource, dict[str, str]] = {}
    for name, text in person_texts(who, person).items():
        is_told = name in of_card or name not in placed(who, texts_of(person))
        beside = TextSource.RECORD if before.get(name) == text else TextSource.TYPED
        found.setdefault(scanned if is_told else beside, {})[name] = text
    filled = found.setdefault(TextSource.RECORD, {})
    said = {name for texts in found.values() for name in texts}
    filled |= {name: text for name, text in before.items() if name not in said}
    return found


def phone_places(spec: FormSpec, entered: Texts) -> tuple[FieldSpec, ...]:
    """The places of declarations that hold the telephone number of whoever files.

    Those that this number would fill, unless another name was entered beside them.

    Args:
        spec: the declarations as one form.
        entered: what was entered for them.
    """
    found = []
    for field in spec.fields:
        known = [name for name in field.prefill if name != field.name]
        person = field.name.rpartition(".")[0]
        if known[:1] == [APPLICANT_PHONE] and f"{person}.full_name" not in entered:
            found.append(field)
    return tuple(found)


def phone_told(spec: FormSpec, entered: Texts) -> str:
    """That number, where it was entered there; empty where it was not, or not wholly."""
    told = ((field, entered.get(field.name, "").strip()) for field in phone_places(spec, entered))
    whole = (text for field, text in told if text and refusal_of(field, text) is None)
    return next(whole, "")


def organisation_texts(organisation: Organisation) -> dict[str, str]:
    """What is known of an organisation that files."""
    known = {name: text for name, text in texts_of(organisation).items() if text}
    return placed("organisation", known)


def moment_texts(today: date) -> dict[str, str]:
    """The day on which a declaration is signed."""
    return {"moment.today": today.isoformat()}


def joined(parts: Iterable[Sources]) -> dict[TextSource, dict[str, str]]:
    """The sources of several, in the order of their trust; the first that knows a name counts."""
    found: dict[TextSource, dict[str, str]] = {}
    for part in parts:
        for source, texts in part.items():
            found[source] = {**texts, **found.get(source, {})}
    return {source: found[source] for source in TextSource if source in found}
