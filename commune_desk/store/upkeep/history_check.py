"""Following the history from its first line to its last, and comparing the rows with it.

Everything is looked at, whatever was found before; the first finding names where to look. Without
the key of the seals the chain, the rows and the witnesses are looked at all the same.
"""

import hashlib
import json
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from commune_desk.domain.history import EventKind
from commune_desk.domain.history_check import (
    Fault,
    Finding,
    Head,
    HistoryBroken,
    HistoryReport,
    Witness,
)
from commune_desk.domain.keys import OfficeId
from commune_desk.store.fields import moment_from
from commune_desk.store.office import counters
from commune_desk.store.queries.row_prints import LINES, NUMBER
from commune_desk.store.statements import first, run
from commune_desk.store.tables import bound_database
from commune_desk.store.upkeep import row_prints
from commune_desk.store.upkeep.history import COUNTER, seal_of
from commune_desk.store.upkeep.row_prints import GONE, NO_HASH

_SEALED, _RESTORED = EventKind.HISTORY_SEALED.value, EventKind.BACKUP_RESTORED.value
_OF_ITSELF = frozenset({"paper_number"})
"""Drawn to look at a paper before it is printed; the next event takes it over."""
_TURNING = frozenset({_SEALED, _RESTORED})
_SHOWN, _AT_ONCE = 100, 5_000


def check(
    office_id: OfficeId, *, key_id: str = "", witnesses: Sequence[Witness] = ()
) -> HistoryReport:
    """Look at all of it.

    Args:
        office_id: whose history.
        key_id: of the key that the database seals with; lines sealed with another are not looked
            at. Empty where there is none.
        witnesses: heads that stand elsewhere.

    Raises:
        HistoryBroken: with all that was found.
    """
    chain = _Chain(key_id, witnesses)
    at_least = counters.last(office_id, COUNTER)
    for row in _lines(office_id):
        chain.follow(row)
    chain.end(at_least, counters.last(office_id, COUNTER))
    nothing: tuple[int, tuple[Finding, ...]] = (0, ())
    rows_seen, found = _compare(office_id, chain.left) if chain.is_vouching else nothing
    if all_found := (*chain.found, *found):
        raise HistoryBroken(all_found[0].event_id, len(all_found), _named(all_found[:_SHOWN]))
    return HistoryReport(
        events=chain.count,
        rows=rows_seen,
        head=Head(chain.last_id, chain.hash) if chain.count else None,
        sealed_at=chain.sealed_at,
        before_seal=chain.before_seal,
        accepted=chain.accepted,
        seals_checked=chain.is_checking,
        witnesses=len(witnesses),
    )


class _Chain:
    """The chain as far as it was followed."""

    def __init__(self, key_id: str, witnesses: Sequence[Witness]) -> None:
        self.found: list[Finding] = []
        self.left: dict[tuple[str, int], tuple[str, int]] = {}
        self.hash, self.last_id, self.count = NO_HASH, 0, 0
        self.sealed_at: datetime | None = None
        self.before_seal = self.accepted = 0
        self._key, self._key_id = bound_database.history_key, key_id
        self._sealed_with = ""
        self._unsealed: list[int] = []
        self._rolled_back: list[tuple[datetime, datetime]] = []
        self._contradicted: list[Witness] = []
        self._witnesses: dict[int, list[Witness]] = {}
        for witness in witnesses:
            self._witnesses.setdefault(witness.head.event_id, []).append(witness)

    @property
    def is_vouching(self) -> bool:
        """Whether some line says what the rows are: since it is sealed, all of them do."""
        return self.sealed_at is not None

    @property
    def is_checking(self) -> bool:
        """Whether the seals that are set now can be looked at here."""
        return bool(self._key) and self._sealed_with == self._key_id

    def follow(self, row: Any) -> None:
        """Look at one more line; a million of them pass here, so the common way is short."""
        key, previous, hash_, prints, seal, _, kind, *_ = row
        if previous != self.hash or hash_ != _hash_of(row):
            moved = previous != self.hash
            self._find(Fault.LINE_MOVED if moved else Fault.LINE_EDITED, key)
        self.last_id, self.hash = key, hash_
        self.count += 1
        if kind in _TURNING:
            self._turn(kind, json.loads(row[-1]), moment_from(row[-3]), is_sealed=bool(seal))
        if self.sealed_at is not None:
            if not seal:
                self._unsealed.append(key)
            elif self.is_checking and seal != seal_of(hash_, self._key):
                self._find(Fault.SEAL_WRONG, key)
        if key in self._witnesses:
            self._hear(self._witnesses.pop(key))
        if prints:
            self._keep(prints, key)

    def end(self, at_least: int, at_most: int) -> None:
        """Look at where it ends, once no line is left."""
        for line in self._unsealed:
            self._find(Fault.SEAL_MISSING, line)
        if not at_least <= self.count <= at_most:
            self._find(Fault.END_CUT, self.last_id + 1)
        for place in self._witnesses.values():
            self._contradicted += place
        for witness in self._contradicted:
            if not self._was_rolled_back(witness):
                self._find(Fault.HEAD_OTHER, witness.head.event_id, witness.place)

    def _turn(self, kind: str, facts: Any, at: datetime, *, is_sealed: bool) -> None:
        """A line from which on another rule holds: a sealing, or a restore."""
        if kind == _RESTORED:
            self._rolled_back.append((datetime.fromisoformat(facts["made_at"]), at))
            return
        self._sealed_with = facts.get("key_id", "")
        if self.sealed_at is None:
            self.sealed_at, self.before_seal = at, self.count - 1
        elif is_sealed:
            self.accepted += len(self._unsealed)
            self._unsealed.clear()

    def _hear(self, witnesses: list[Witness]) -> None:
        self._contradicted += [w for w in witnesses if not self.hash.startswith(w.head.hash)]

    def _was_rolled_back(self, witness: Witness) -> bool:
        """Whether it was written in a time that a restore took back."""
        return witness.at is not None and any(
            since < witness.at <= until for since, until in self._rolled_back
        )

    def _keep(self, prints: str, line: int) -> None:
        left = self.left
        for table, of_table in _read_json(prints)[0].items():
            for key, print_ in of_table.items():
                left[table, int(key)] = (print_, line)

    def _find(self, fault: Fault, line: int, name: str = "") -> None:
        self.found.append(Finding(fault, line, name=name))


_read_json = json.JSONDecoder().raw_decode
_quoted = json.encoder.encode_basestring
_NULL = "null"


def _hash_of(row: Any) -> str:
    """What `history.hash_of` says of a line as it is stored, several times as fast."""
    _, previous, _, prints, _, office, kind, dossier, officer, desk, happened, entered, facts = row
    text = (
        f"{previous}[{office},{_quoted(kind)},{_NULL if dossier is None else dossier},"
        f"{_NULL if officer is None else officer},{_quoted(desk)},{happened},{entered},"
        f"{_quoted(facts)}"
    )
    end = f",{_quoted(prints)}]" if prints else "]"
    return hashlib.sha256(f"{text}{end}".encode()).hexdigest()


def _lines(office_id: OfficeId) -> Iterator[Any]:
    read = run(LINES, (office_id, 0, _AT_ONCE)).fetchall()
    while read:
        yield from read
        read = run(LINES, (office_id, read[-1][0], _AT_ONCE)).fetchall()


def _compare(
    office_id: OfficeId, left: dict[tuple[str, int], tuple[str, int]]
) -> tuple[int, tuple[Finding, ...]]:
    """Compare the rows with what their last lines left; how many there are, and what was found."""
    waiting = row_prints.pending(office_id)
    found, count = [], 0
    for table, key, print_ in row_prints.all_rows(office_id):
        count += 1
        wanted, line = left.pop((table, key), (GONE, 0))
        if print_ == wanted or (not line and table in _OF_ITSELF and (table, key) in waiting):
            continue
        fault = Fault.ROW_EDITED if wanted else Fault.ROW_ADDED
        found.append(Finding(fault, line, table, key))
    found += [
        Finding(Fault.ROW_REMOVED, line, table, key)
        for (table, key), (print_, line) in left.items()
        if print_ != GONE
    ]
    return count, tuple(found)


def _named(found: Sequence[Finding]) -> tuple[Finding, ...]:
    """The findings with the numbers of the dossiers that they are about."""
    return tuple(_with_number(one) for one in found)


def _with_number(one: Finding) -> Finding:
    # The key of a dossier is the moment of its reception; no other key is so large.
    row = first(NUMBER, (one.key,)) if one.table else None
    number = row.number if row else one.name
    return Finding(one.fault, one.event_id, one.table, one.key, number)
