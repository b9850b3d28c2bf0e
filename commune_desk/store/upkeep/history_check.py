"""Following the history from its first line to its last, and comparing the rows with it.

Everything is looked at, whatever was found before; the first finding names where to look. Without
the key of the seals the chain, the rows and the witnesses are looked at all the same.

Lines come thousands at a time (`reading_ahead.py`). A piece whose hashes, seals and order agree as
a whole needs no more; in any other each line is followed by itself, which says what is wrong.
"""

import hashlib
import json
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from datetime import datetime
from typing import Any

from commune_desk.domain.desk.history import EventKind
from commune_desk.domain.keys import OfficeId
from commune_desk.domain.upkeep.history_check import (
    Fault,
    Finding,
    Head,
    HistoryBroken,
    HistoryReport,
    Witness,
)
from commune_desk.store.fields import moment_from
from commune_desk.store.queries.row_prints import NUMBER
from commune_desk.store.statements import first
from commune_desk.store.tables import bound_database
from commune_desk.store.tables.sealed import SEALED
from commune_desk.store.upkeep.history import seal_of, seals_of
from commune_desk.store.upkeep.reading_ahead import Begin, End, Pending, Piece, lines, read
from commune_desk.store.upkeep.row_prints import GONE, LENGTH, NO_HASH, Bodies, pieces

_SEALED, _RESTORED = EventKind.HISTORY_SEALED.value, EventKind.BACKUP_RESTORED.value
_OF_ITSELF = frozenset({"paper_number"})
"""Drawn to look at a paper before it is printed; the next event takes it over."""
_TURNING = (_SEALED, _RESTORED)
_SHOWN = 100
_TABLES = [table.name for table in SEALED]

_OF_ROW = r'"[0-9]++":"[0-9a-f]*+"'
_OF_TABLE = re.compile(rf'"([a-z_]++)":{{({_OF_ROW}(?:,{_OF_ROW})*+)}}')
"""What a line says of the rows of a table. Whoever can chain the lines anew may write anything
there; nothing else tells of a row."""

_NEXT_LINE = "},{"


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
    chain, vouched = _Chain(office_id, key_id, witnesses), _Vouched(office_id)
    with closing(read(office_id, _TURNING)) as everything:
        for one in everything:
            if isinstance(one, Begin | Piece | End):
                chain.look(one)
            if isinstance(one, Piece | Pending | Bodies):
                vouched.look(one)
    found = [*chain.found, *(vouched.found() if chain.is_vouching else ())]
    if found:
        shown = tuple(map(_with_number, found[:_SHOWN]))
        raise HistoryBroken(found[0].event_id, len(found), shown)
    return HistoryReport(
        events=chain.count,
        rows=vouched.count if chain.is_vouching else 0,
        head=Head(chain.last_id, chain.hash) if chain.count else None,
        sealed_at=chain.sealed_at,
        before_seal=chain.before_seal,
        accepted=chain.accepted,
        seals_checked=chain.is_checking,
        witnesses=len(witnesses),
    )


class _Chain:
    """The chain as far as it was followed."""

    def __init__(self, office_id: OfficeId, key_id: str, witnesses: Sequence[Witness]) -> None:
        self._office_id = office_id
        self.found: list[Finding] = []
        self.hash, self.last_id, self.count, self.at_least = NO_HASH, 0, 0, 0
        self.sealed_at: datetime | None = None
        self.before_seal = self.accepted = 0
        self._key, self._key_id = bound_database.history_key, key_id
        self._sealed_with = ""
        self._unsealed: list[int] = []
        self._rolled_back: dict[int, tuple[datetime, datetime]] = {}
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

    def look(self, one: Begin | Piece | End) -> None:
        """Look at what comes next: thousands of lines at once, as far as they permit it."""
        if isinstance(one, Begin):
            self.at_least = one.lines
        elif isinstance(one, End):
            self._end(one.lines)
        elif self._agrees(one):
            self.last_id, self.hash = one.last_id, one.hashes.rpartition(",")[2]
            self.count += one.count
        else:
            for row in one.lines(self._office_id):
                self._follow(row)

    def _agrees(self, piece: Piece) -> bool:
        """Whether nothing has to be said or kept of any line of a piece."""
        if not piece.is_plain or any(piece.after < at <= piece.last_id for at in self._witnesses):
            return False
        sha256, every = hashlib.sha256, piece.covered()
        if ",".join([sha256(covered).hexdigest() for covered in every]) != piece.hashes:
            return False
        # A line covers the hash before it and then its own content, which begins with a bracket.
        before = f"{self.hash},{piece.hashes}".replace(",", "[,").encode().split(b",")
        return all(map(bytes.startswith, every, before)) and self._are_sealed(piece)

    def _are_sealed(self, piece: Piece) -> bool:
        if not self._sealed_with:  # nobody seals yet, and a line says so
            return True
        if self.is_checking:
            hashes = piece.hashes.encode().split(b",")
            return ",".join(seals_of(hashes, self._key)) == piece.seals
        return ",," not in f",{piece.seals},"

    def _follow(self, row: Any) -> None:
        """Look at one line."""
        moved = row.previous_hash != self.hash
        if moved or row.hash != _hash_of(row):
            self._find(Fault.LINE_MOVED if moved else Fault.LINE_EDITED, row.id)
        self.last_id, self.hash = row.id, row.hash
        self.count += 1
        if row.kind in _TURNING:
            at, is_sealed = moment_from(row.happened_at), bool(row.seal)
            self._turn(row.kind, json.loads(row.facts), at, is_sealed=is_sealed)
        if self._sealed_with:
            if not row.seal:
                self._unsealed.append(row.id)
            elif self.is_checking and row.seal != seal_of(row.hash, self._key):
                self._find(Fault.SEAL_WRONG, row.id)
        if row.id in self._witnesses:
            heard = self._witnesses.pop(row.id)
            self._contradicted += [w for w in heard if not row.hash.startswith(w.head.hash)]

    def _end(self, at_most: int) -> None:
        """Look at where it ends, once no line is left."""
        for line in self._unsealed:
            self._find(Fault.SEAL_MISSING, line)
        if not self.at_least <= self.count <= at_most:
            self._find(Fault.END_CUT, self.last_id + 1)
        for place in self._witnesses.values():
            self._contradicted += place
        for witness in self._contradicted:
            if not self._was_rolled_back(witness):
                line = witness.head.event_id
                taken_back = None if witness.place else self._taken_back_before(line)
                self.found.append(
                    Finding(Fault.HEAD_OTHER, line, name=witness.place, rolled_back=taken_back)
                )

    def _turn(self, kind: str, facts: Any, at: datetime, *, is_sealed: bool) -> None:
        """A line from which on another rule holds: a sealing, or a restore."""
        if kind == _RESTORED:
            self._rolled_back[self.last_id] = (datetime.fromisoformat(facts["made_at"]), at)
            return
        key_id = facts.get("key_id", "")
        if self.sealed_at is None or key_id:  # once it is sealed no line says that it is not
            self._sealed_with = key_id
        if self.sealed_at is None:
            self.sealed_at, self.before_seal = at, self.count - 1
        elif is_sealed:
            self.accepted += len(self._unsealed)
            self._unsealed.clear()

    def _was_rolled_back(self, witness: Witness) -> bool:
        """Whether it was written in a time that a restore took back."""
        return witness.at is not None and any(
            since < witness.at <= until for since, until in self._rolled_back.values()
        )

    def _taken_back_before(self, line: int) -> tuple[datetime, datetime] | None:
        """The time that the last restore before a line took back: lines then had its number."""
        times = [time for restored, time in self._rolled_back.items() if restored <= line]
        return times[-1] if times else None

    def _find(self, fault: Fault, line: int, name: str = "") -> None:
        self.found.append(Finding(fault, line, name=name))


_quoted = json.JSONEncoder(ensure_ascii=False).encode
_NULL = "null"


def _hash_of(row: Any) -> str:
    """What `history.hash_of` says of a line as it is stored, several times as fast."""
    dossier = _NULL if row.dossier_id is None else row.dossier_id
    officer = _NULL if row.officer_id is None else row.officer_id
    text = (
        f"{row.previous_hash}[{row.office_id},{_quoted(row.kind)},{dossier},{officer},"
        f"{_quoted(row.desk_name)},{row.happened_at},{row.entered_at},{_quoted(row.facts)}"
    )
    end = f",{_quoted(row.prints)}]" if row.prints else "]"
    return hashlib.sha256(f"{text}{end}".encode()).hexdigest()


class _Vouched:
    """The rows as their last lines left them, and as they are."""

    def __init__(self, office_id: OfficeId) -> None:
        self.count = 0
        self._pending: frozenset[tuple[str, int]] = frozenset()
        self._office_id = office_id
        self._left: dict[str, dict[str, str]] = defaultdict(dict)
        self._unlike: list[tuple[str, str, str | None]] = []

    def look(self, one: Piece | Pending | Bodies) -> None:
        """Look at what comes next; the rows come last."""
        if isinstance(one, Piece):
            self._keep(one)
        elif isinstance(one, Bodies):
            self._compare(one)
        else:
            self._pending = one.rows

    def _keep(self, piece: Piece) -> None:
        """Keep what some lines say that they left."""
        whole = _parted(piece.told, piece.tells)
        each = [whole] if whole is not None else map(_told_by, piece.lines(self._office_id))
        for prints in each:
            for table, of_table in prints.items():
                self._left[table].update(of_table)

    def _compare(self, some: Bodies) -> None:
        """Compare some rows with what their last lines left."""
        self.count += len(some.keys)
        take, sha256 = self._left[some.table].pop, hashlib.sha256
        for key, text in zip(some.keys, some.texts, strict=True):
            wanted = take(key, None)
            if sha256(text).hexdigest()[:LENGTH] != wanted:
                self._unlike.append((some.table, key, wanted))

    def found(self) -> list[Finding]:
        """What does not agree; the lines are read once more where there is anything."""
        found = [
            (Fault.ROW_EDITED if wanted else Fault.ROW_ADDED, (table, int(key)))
            for table, key, wanted in self._unlike
            if wanted is not None
            or table not in _OF_ITSELF
            or (table, int(key)) not in self._pending
        ]
        found += [
            (Fault.ROW_REMOVED, (table, int(key)))
            for table in _TABLES
            for key, print_ in self._left[table].items()
            if print_ != GONE
        ]
        lines = self._last_lines({row for _, row in found}) if found else {}
        return [Finding(fault, lines.get(row, 0), *row) for fault, row in found]

    def _last_lines(self, wanted: set[tuple[str, int]]) -> dict[tuple[str, int], int]:
        """The last line that tells of each of some rows."""
        last: dict[tuple[str, int], int] = {}
        for after, end in pieces(self._office_id, "event", "id"):
            for row in lines(self._office_id, after, end):
                told = {
                    (table, int(key))
                    for table, of_table in _told_by(row).items()
                    for key in of_table
                }
                last.update(dict.fromkeys(wanted & told, row.id))
        return last


_Prints = Mapping[str, Mapping[str, str]]


def _parted(told: str, lines: int) -> _Prints | None:
    """What some lines say of rows, the last one of each; None where one says anything else.

    The rows of a table are taken apart once for all lines: a value for each table of each line
    cost twice as much, and most of that for collecting them again.
    """
    if not lines:
        return {}
    parts = _OF_TABLE.split(told)
    begin, *between, end = parts[::3] if len(parts) > 1 else (told, told)
    if (begin, end) != ("{", "}") or {*between} - {",", _NEXT_LINE}:
        return None
    if between.count(_NEXT_LINE) != lines - 1:
        return None
    of_tables: dict[str, list[str]] = defaultdict(list)
    for table, of_table in zip(parts[1::3], parts[2::3], strict=True):
        of_tables[table].append(of_table)
    return {table: json.loads(f"{{{','.join(rows)}}}") for table, rows in of_tables.items()}


def _told_by(row: Any) -> _Prints:
    """What one line says of rows; nothing where somebody wrote something else there."""
    return _parted(row.prints, 1) or {}


def _with_number(one: Finding) -> Finding:
    """A finding with the number of the dossier that it is about."""
    # The key of a dossier is the moment of its reception; no other key is so large.
    row = first(NUMBER, (one.key,)) if one.table else None
    return replace(one, name=row.number) if row else one
