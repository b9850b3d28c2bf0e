"""What a later dossier may take from an earlier one, by the consent of whom it is about.

A dossier keeps its declarations by law. What is taken from them to fill the next one is a further
purpose: it is done, and kept, only for who has agreed (Luật 91/2025/QH15). Kept for that alone
are the lasting facts that no card has (`LASTING`), and who somebody's relatives are, where a
declaration named them with a number.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from commune_desk.domain.form.rules import inside, placed
from commune_desk.domain.form.spec import Texts
from commune_desk.domain.form.trade_kinds import number_in

LASTING = ("ethnicity", "nationality", "birth_place", "home_place", "occupation")
"""Facts of a person that stay and that no card has."""

_OF_A_RELATIVE = (
    "full_name", "born_on", "sex", "ethnicity", "nationality", "residence", "id_paper",
    "personal_id", "phone",
)  # fmt: skip


class LinkKind(StrEnum):
    """Who somebody is to a person: their mother, father, husband or wife, child, head of house."""

    MOTHER = "mother"
    FATHER = "father"
    SPOUSE = "spouse"
    CHILD = "child"
    HOUSEHOLD_HEAD = "household_head"


@dataclass(frozen=True, slots=True)
class PersonLink:
    """A relative of a person.

    Attributes:
        number: their personal identification number.
        texts: what a declaration said of them, by attribute.
    """

    kind: LinkKind
    number: str
    texts: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Consent:
    """That a person lets the office use again what it knows of them.

    Attributes:
        given_by: the officer who heard it.
        withdrawn_at: when they took it back; None while it holds.
    """

    given_at: datetime
    given_by: str
    withdrawn_at: datetime | None = None


# --- learning from a declaration ---------------------------------------------------------------


def people_in(texts: Texts) -> dict[str, str]:
    """Who of a declaration has which number: by their name in it, "mother"."""
    found: dict[str, str] = {}
    for name, text in texts.items():
        person, dot, attribute = name.partition(".")
        if dot and attribute in ("id_paper", "personal_id") and (number := number_in(text)):
            found.setdefault(person, number)
    return found


def lasting_facts(texts: Texts, number: str) -> dict[str, str]:
    """The lasting facts that a declaration says of who has a number, by attribute."""
    blocks = [name for name, of_it in people_in(texts).items() if of_it == number]
    return {
        attribute: text.strip()
        for name in blocks
        for attribute, text in inside(name, texts).items()
        if attribute in LASTING and text.strip()
    }


def links_in(texts: Texts, number: str) -> tuple[PersonLink, ...]:
    """The relatives of who has a number, as far as a declaration names them with theirs.

    A father and a mother are husband and wife only where their marriage stands beside them.
    """
    people = people_in(texts)
    own = {name for name, of_it in people.items() if of_it == number}
    is_married = any(name.startswith("marriage.") and text.strip() for name, text in texts.items())
    found: dict[str, LinkKind] = {}
    for one, other in (("bride", "groom"), ("mother", "father")):
        if one == "bride" or is_married:
            found |= {other: LinkKind.SPOUSE} if one in own else {}
            found |= {one: LinkKind.SPOUSE} if other in own else {}
    if own & {"mother", "father"}:
        found["child"] = LinkKind.CHILD
    if own & {"child", "subject"}:
        found |= {"mother": LinkKind.MOTHER, "father": LinkKind.FATHER}
    found["household_head"] = LinkKind.HOUSEHOLD_HEAD
    return tuple(
        PersonLink(kind, people[name], _of_relative(inside(name, texts)))
        for name, kind in found.items()
        if name in people and people[name] != number
    )


def _of_relative(texts: Texts) -> dict[str, str]:
    return {name: text.strip() for name, text in texts.items() if name in _OF_A_RELATIVE and text}


# --- using it again ----------------------------------------------------------------------------


def family_texts(links: Iterable[PersonLink], own: Iterable[str]) -> dict[str, str]:
    """What links know, by the names that places ask for: "family.mother.full_name".

    Args:
        links: of who files.
        own: who they are in the declaration. The other parent of a mother is her husband; who asks
            for themself has a mother and a father of their own.
    """
    by_kind: dict[LinkKind, PersonLink] = {}
    for link in links:
        by_kind.setdefault(link.kind, link)
    blocks = set(own)
    roles = {"family.spouse": LinkKind.SPOUSE, "family.child": LinkKind.CHILD}
    roles["household.head"] = LinkKind.HOUSEHOLD_HEAD
    if "mother" in blocks:
        roles["family.father"] = LinkKind.SPOUSE
    if "father" in blocks:
        roles["family.mother"] = LinkKind.SPOUSE
    if blocks & {"child", "subject"}:
        roles |= {"family.mother": LinkKind.MOTHER, "family.father": LinkKind.FATHER}
    return {
        name: text
        for role, kind in roles.items()
        if kind in by_kind
        for name, text in placed(role, by_kind[kind].texts).items()
    }
