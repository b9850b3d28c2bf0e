"""The law (quy định) that holds in an office: what ships with the program, or came later in a pack.

A text of a topic has all its versions with their first days, for a report of last year rests on the
rules of last year. So a later text may add versions and put one right, but forget none.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from commune_desk.domain.errors import UserError
from commune_desk.domain.keys import OfficeId
from commune_desk.domain.law.topics import Law, LawText
from commune_desk.domain.papers.pack_errors import LawForgets, LawNotUnderstood
from commune_desk.files.catalogue.law import read_law, shipped_texts, topic_from
from commune_desk.paths import resources
from commune_desk.store.catalogue import law as kept_law


@dataclass(frozen=True, slots=True)
class LawChange:
    """What a text of a topic would do.

    Attributes:
        is_older: whether the text that holds is of a later day.
        comes, changes: the first days of versions that come, and of those that it puts right, with
            their articles.
    """

    is_older: bool = False
    comes: tuple[tuple[date, str], ...] = ()
    changes: tuple[tuple[date, str], ...] = ()


def current(office_id: OfficeId) -> Law:
    """The law that holds in an office that is open.

    Raises:
        LawNotUnderstood: a rule that came in a pack is of a later program than this.
    """
    return _read(tuple(sorted(kept_law.kept(office_id).items())))


@lru_cache(maxsize=4)
def _read(kept: tuple[tuple[str, str], ...]) -> Law:
    """Read once as long as nothing of it changes."""
    try:
        return read_law(resources() / "law", dict(kept))
    except UserError as error:
        if not kept:
            raise
        named = str(getattr(error, "source", "")).removesuffix(".toml")
        raise LawNotUnderstood(named) from error


def change_of(office_id: OfficeId, topic: str, text: str) -> LawChange:
    """What a text would change of a topic.

    Raises:
        FileUnreadable, WrongField, UnknownField: it is not understood.
        LawForgets: it leaves out a version that is known.
    """
    wanted, holding = topic_from(topic, text), _holding(office_id, topic)
    if wanted.versions == holding.versions:
        return LawChange()
    before = {version.since: version for version in holding.versions}
    if wanted.stated_on <= holding.stated_on:
        return LawChange(is_older=True)
    for since in before:
        if all(version.since != since for version in wanted.versions):
            raise LawForgets(topic, since)
    told = [(version.since, version.legal_basis) for version in wanted.versions]
    same = {since for since in before if before[since] in wanted.versions}
    return LawChange(
        comes=tuple(one for one in told if one[0] not in before),
        changes=tuple(one for one in told if one[0] in before and one[0] not in same),
    )


def _holding(office_id: OfficeId, topic: str) -> LawText:
    """Of what ships and what is kept, the text of the later day."""
    shipped = topic_from(topic, shipped_texts(resources() / "law")[topic])
    kept = kept_law.kept(office_id).get(topic)
    if kept is None:
        return shipped
    own = topic_from(topic, kept)
    return own if own.stated_on > shipped.stated_on else shipped


def keep(office_id: OfficeId, texts: Mapping[str, str]) -> None:
    """Keep texts, inside the caller's transaction."""
    kept_law.keep(office_id, texts)
