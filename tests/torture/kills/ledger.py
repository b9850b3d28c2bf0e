"""What a crowd of counters was answered, and whether the office still knows it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from commune_desk import bootstrap
from commune_desk.domain.errors import UserError
from commune_desk.paths import DataFolder
from commune_desk.services.upkeep import history
from commune_desk.store.engine import Engine
from tests.torture.judging import Wrong
from tests.torture.trial import NUMBERS

AFTER = {"step": "result_ready", "return": "returned", "cancel": "cancelled"}
"""In which state a dossier is after a verb."""


@dataclass
class Kept:
    """What the office has, read from its tables.

    Attributes:
        refusal: why it does not open; empty where it does.
        requests: which dossier each reception became that was asked for.
        states: of the dossiers, by number.
        names: of who filed each.
        certified: the dossiers of the certificates, which nobody asks for under a name.
        receipts, slips, certificates, rated: what else has a number that people are told.
        twice: numbers that were given twice.
    """

    refusal: str = ""
    requests: dict[str, str] = field(default_factory=dict)
    states: dict[str, str] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    certified: list[str] = field(default_factory=list)
    receipts: list[str] = field(default_factory=list)
    slips: list[int] = field(default_factory=list)
    certificates: list[int] = field(default_factory=list)
    rated: list[str] = field(default_factory=list)
    twice: list[str] = field(default_factory=list)


def kept_by(data: DataFolder) -> dict[str, Any]:
    """The tables of a whole office with an unbroken history, as plain values."""
    try:
        opened = bootstrap.open_office(data)
    except UserError as refusal:
        return {"refusal": type(refusal).__name__}
    try:
        opened.database.integrity_check()
        history.verify(bootstrap.desk_without_screen(opened))
        return _told_by(opened.database.engine)
    except UserError as refusal:
        return {"refusal": type(refusal).__name__}
    finally:
        opened.database.close()


def _told_by(engine: Engine) -> dict[str, Any]:
    def rows(statement: str) -> list[Any]:
        return list(engine.execute_sql(statement).fetchall())

    def column(statement: str) -> list[Any]:
        return [row[0] for row in rows(statement)]

    twice = [
        f"{what} {row[0]}"
        for what, statement in NUMBERS.items()
        for row in rows(f"{statement} HAVING count(*) > 1")
    ]
    requested = "SELECT request_id, dossier_no FROM reception_request r JOIN dossier d"
    named = "SELECT dossier_no, full_name FROM dossier d JOIN filing f ON f.dossier_id = d.id"
    return {
        "requests": dict(rows(f"{requested} ON d.id = r.dossier_id")),
        "states": dict(rows("SELECT dossier_no, state FROM dossier")),
        "names": dict(rows(f"{named} JOIN citizen c ON c.id = f.citizen_id")),
        "receipts": column(
            "SELECT receipt_no FROM payment WHERE receipt_no <> '' AND cancelled_at IS NULL"
        ),
        "slips": list(map(int, column("SELECT slip_no FROM visit WHERE outcome = 'guide'"))),
        "certificates": column("SELECT number FROM certification_entry WHERE book = 'copies'"),
        "certified": column(
            "SELECT dossier_no FROM certification_entry e JOIN dossier d ON d.id = e.dossier_id"
        ),
        "rated": column("SELECT dossier_no FROM rating r JOIN dossier d ON d.id = r.dossier_id"),
        "twice": twice,
    }


@dataclass
class Ledger:
    """The answers, each written down when it came.

    Attributes:
        requests: the number that each reception was answered, None while it is not.
        names: who asked for each.
        may_be: the states in which a dossier may be: one, or two after a verb that was broken off.
        receipts, slips, certificates, rated: what was answered.
        found: which dossier a reception became that was never answered, by the last look.
    """

    requests: dict[str, str | None] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    may_be: dict[str, set[str]] = field(default_factory=dict)
    receipts: set[str] = field(default_factory=set)
    slips: list[int] = field(default_factory=list)
    certificates: list[int] = field(default_factory=list)
    rated: set[str] = field(default_factory=set)
    found: dict[str, str] = field(default_factory=dict)

    def wrong(self, kept: Kept) -> Iterator[tuple[str, Wrong, str]]:
        """What the office has otherwise than it was answered: the verb, the kind, the words."""
        if kept.refusal:
            yield "receive", Wrong.LOST, f"the office does not open: {kept.refusal}"
            return
        for number in kept.twice:
            yield "receive", Wrong.DOUBLED, f"{number} is there twice"
        yield from self._wrong_numbers(kept)
        yield from self._wrong_requests(kept)
        for number, states in self.may_be.items():
            if kept.states.get(number, min(states)) not in states:
                what = f"{number} is {kept.states[number]}, and was answered {states}"
                yield "step", Wrong.LOST, what
        yield from self._wrong_beside(kept)

    def _wrong_beside(self, kept: Kept) -> Iterator[tuple[str, Wrong, str]]:
        """Fees, slips, certificates and ratings."""
        for verb, answered, there in (
            ("take-fee", self.receipts, kept.receipts),
            ("guide", self.slips, kept.slips),
            ("certify", self.certificates, kept.certificates),
            ("rate", self.rated, kept.rated),
        ):
            if lost := set(map(str, answered)) - set(map(str, there)):
                yield verb, Wrong.LOST, f"answered and not there: {lost}"
        for verb, given in (("guide", self.slips), ("certify", self.certificates)):
            if len(set(given)) != len(given):
                yield verb, Wrong.REUSED, f"answered twice: {sorted(given)}"

    def _wrong_numbers(self, kept: Kept) -> Iterator[tuple[str, Wrong, str]]:
        """The numbers that were answered: there, of who asked, and of nobody else."""
        owners: dict[str, str] = {}
        for request, number in self.requests.items():
            if number is None:
                continue
            if number in owners:
                yield "receive", Wrong.REUSED, f"{number} for {owners[number]} and {request}"
            owners[number] = request
            if number not in kept.states:
                yield "receive", Wrong.LOST, f"{number} was answered to {request}"
            elif kept.requests.get(request) != number:
                yield "receive", Wrong.DOUBLED, f"{request} is {kept.requests.get(request)} now"
            elif kept.names.get(number) != self.names[request]:
                yield "receive", Wrong.REUSED, f"{number} is of {kept.names.get(number)} now"

    def _wrong_requests(self, kept: Kept) -> Iterator[tuple[str, Wrong, str]]:
        """The receptions that were asked for, answered or not: each became one dossier at most."""
        for request in sorted(set(self.requests) & set(kept.requests)):
            before = self.found.setdefault(request, kept.requests[request])
            if before != kept.requests[request]:
                yield "receive", Wrong.DOUBLED, f"{request} was {before} at the last look"
        strangers = set(kept.states) - set(kept.requests.values()) - set(kept.certified)
        strangers -= set(self.may_be)
        if strangers:
            yield "receive", Wrong.DOUBLED, f"nobody asked for {strangers}"
