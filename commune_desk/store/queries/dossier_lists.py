"""A page of a list of dossiers: the keys that belong on it, in its order, then their lines.

Why SQL: a list must not grow with the years that are kept (`tests/benchmarks/test_lists.py`), and
which index is walked is decided by the words of the question: a materialised part, `CROSS JOIN`,
`+ 0`, `|| ''` keep the engines from a plan that looks better to them and reads half a million rows.

There are four ways to the keys; each reads little more than it shows:

* what still needs a hand is some hundreds, and all of it is looked at: by `dossier_open` where the
  due date decides, by `dossier_office_id_closed_at` where all that is open is asked for, by
  `dossier_ready` where a result waits; so is what came today, by the key, and what was handed over
  today, by `dossier_office_id_last_event_at`;
* a number names a few dossiers (`dossier_numbers.py`);
* without a text an index is walked from its newest end: `dossier_office_id_id`,
  `dossier_office_id_sector_id`, `dossier_office_id_channel_id` or
  `dossier_office_id_sector_channel_id`;
* a name is asked of the word index, `filing_index`. SQLite's delivers keys in order and is walked
  like any other. PostgreSQL's gathers everything it knows before it can order it; so there the
  newest dossiers are looked through first, a thousand of them, and ten thousand where the list is
  that of all. A common name fills the page from them; only a rarer one is gathered.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache, partial

from commune_desk.domain.desk.dossier import (
    ENDED,
    WAITING,
    WORKED_ON,
    LatenessRule,
    TimelinessRule,
    TimelinessRules,
)
from commune_desk.domain.desk.dossier_list import (
    AT_THE_DESK,
    Cursor,
    DossierFilter,
    DossierView,
    day_after,
    due_soon_before,
    overdue_before,
)
from commune_desk.domain.desk.history import RECEPTIONS
from commune_desk.domain.keys import OfficeId
from commune_desk.domain.vietnamese import words_of
from commune_desk.domain.working_time import OFFICE_ZONE
from commune_desk.store.engine.name import EngineName
from commune_desk.store.fields import micros_from, start_of
from commune_desk.store.queries.dossier_numbers import by_number
from commune_desk.store.search_words import (
    fts_query,
    is_number,
    like_patterns,
    list_sign,
    ts_query,
    within,
)
from commune_desk.store.statements import Question

LOOKED_THROUGH = (1_000, 10_000)
"""How many of the newest dossiers PostgreSQL looks through before it gathers."""


def _in(values: tuple[StrEnum, ...]) -> str:
    """A list of states or kinds as the text of a question."""
    return f"({', '.join(repr(value.value) for value in values)})"


MANY = 1000
"""What a number or a rare name stands for at most; more are not looked at for one page."""

COUNTS = f"""SELECT count(*) AS open,
        COALESCE(sum(CASE WHEN state IN {_in(WORKED_ON)} AND due_at >= ? AND due_at < ?
            THEN 1 ELSE 0 END), 0) AS due_soon,
        COALESCE(sum(CASE WHEN state IN {_in(WORKED_ON)} AND due_at < ?
            THEN 1 ELSE 0 END), 0) AS overdue,
        COALESCE(sum(CASE WHEN state = 'awaiting_supplement' THEN 1 ELSE 0 END), 0)
            AS awaiting_supplement,
        (SELECT count(*) FROM dossier WHERE office_id = ? AND state = 'result_ready')
            AS result_ready
    FROM dossier WHERE office_id = ? AND closed_at IS NULL"""
"""What waits at the desk: all that is open is looked at, and `dossier_ready` is counted."""

_LINES = """SELECT d.id, d.dossier_no, d.external_no, p.name AS procedure_name, d.sector,
        r.party, f.phone, f.note, d.channel, d.state, d.received_at, d.due_at, d.promised_at,
        d.closed_at, d.returned_at, {solved} AS solved, {waiting} AS waiting_since
    FROM ({keys}) AS k CROSS JOIN dossier d
    JOIN procedure_version p ON p.id = d.procedure_id
    JOIN received_party r ON r.dossier_id = d.id
    JOIN filing f ON f.dossier_id = d.id
    WHERE d.id = k.id ORDER BY {order}"""


@lru_cache(maxsize=8)
def _solved(rule: LatenessRule) -> str:
    """`dossier.solved_standing` as a question: by the days or by the minutes of the office.

    A whole number of days since 1970 begins at the office's midnight. Where the rule changed, the
    moment at which a run ended chooses it.
    """
    closed, due = (_counted(column, rule, by="d.closed_at") for column in _CLOSED)
    ended, run_due = (_counted(column, rule, by="c.ended_at") for column in _RUN)
    run = "SELECT 1 FROM clock_run c WHERE c.dossier_id = d.id AND"
    return f"""CASE WHEN d.closed_at IS NULL OR d.state = 'cancelled' THEN NULL
            WHEN EXISTS ({run} {ended} > {run_due}) THEN 'overdue'
            WHEN NOT EXISTS ({run} c.why = 'closed') THEN NULL
            WHEN {closed} = {due} THEN 'on_time' ELSE 'early' END"""


def _counted(column: str, rule: LatenessRule, *, by: str) -> str:
    """A moment in the days or the minutes of the rule that held at another."""
    changes = rule.changes if isinstance(rule, TimelinessRules) else ()
    unit = str(_UNITS[rule.on(date.min)])
    for change in changes:
        since = micros_from(start_of(change.since))
        unit = f"CASE WHEN {by} >= {since} THEN {_UNITS[change.rule]} ELSE {unit} END"
    return f"(({column} + {_FROM_UTC}) / ({unit}))"


_CLOSED, _RUN = ("d.closed_at", "d.due_at"), ("c.ended_at", "c.due_at")
_WAITING = f"""CASE WHEN d.closed_at IS NULL AND d.state IN {_in(WAITING)} THEN
        (SELECT max(c.ended_at) FROM clock_run c WHERE c.dossier_id = d.id) END"""
"""Since when the office waits: its last run of the clock ended then."""

_FROM_UTC = 7 * 60 * 60 * 1_000_000
_UNITS = {
    TimelinessRule.BY_DAY: 24 * 60 * 60 * 1_000_000,
    TimelinessRule.BY_MINUTE: 60 * 1_000_000,
}
_WORKED_ON = f"d.closed_at IS NULL AND d.state IN {_in(WORKED_ON)}"
_AT_THE_DESK = """WITH at_the_desk AS MATERIALIZED (
        SELECT d.id, d.due_at, d.sector, d.channel FROM dossier d WHERE {mine})
    SELECT d.id FROM at_the_desk d{filing} WHERE {wanted} ORDER BY {order} LIMIT ?"""
_RECEIVED_BY = f"""EXISTS (SELECT 1 FROM event e WHERE e.office_id = ? AND e.dossier_id = {{key}}
    AND e.kind IN {_in(RECEPTIONS)} AND e.officer_id = ?)"""
_COUNTED = "SELECT '{view}' AS figure, d.id, d.sector FROM dossier d WHERE {mine}"
_COUNT = """SELECT counted.figure, counted.sector, NULL AS officer_id, count(*) AS count
    FROM ({parts}) AS counted GROUP BY counted.figure, counted.sector"""
_COUNT_BY_OFFICER = f"""WITH counted AS MATERIALIZED ({{parts}})
    SELECT counted.figure, counted.sector, e.officer_id, count(*) AS count
    FROM counted LEFT JOIN event e
    ON e.office_id = ? AND e.dossier_id = counted.id AND e.kind IN {_in(RECEPTIONS)}
    GROUP BY counted.figure, counted.sector, e.officer_id"""
_BY_NUMBER = f"""WITH hit AS MATERIALIZED (
        SELECT id FROM ({{hits}}) AS named ORDER BY id DESC LIMIT {MANY})
    SELECT d.id FROM hit CROSS JOIN dossier d WHERE d.id = hit.id AND {{wanted}}
    ORDER BY {{order}} LIMIT ?"""
_WALK = "SELECT d.id FROM dossier d WHERE {wanted} ORDER BY d.id DESC LIMIT ?"
_WALK_WORDS = """SELECT i.rowid AS id FROM filing_index i CROSS JOIN dossier d
    WHERE i.filing_index MATCH ? AND d.id = i.rowid AND {wanted} ORDER BY i.rowid DESC LIMIT ?"""
_LOOK_THROUGH = """SELECT newest.id FROM (
        SELECT d.id, f.words FROM dossier d JOIN filing f ON f.dossier_id = d.id WHERE {wanted}
        ORDER BY d.id DESC LIMIT ?) AS newest
    WHERE {words} ORDER BY newest.id DESC LIMIT ?"""
_GATHER = f"""WITH hit AS MATERIALIZED (SELECT f.dossier_id AS id FROM filing f
        WHERE array_to_tsvector(string_to_array(btrim(f.words), ' ')) @@ ?::tsquery
        AND f.office_id = ? AND {{keys}} ORDER BY f.dossier_id + 0 DESC LIMIT {MANY})
    SELECT d.id FROM hit CROSS JOIN dossier d WHERE d.id = hit.id AND {{wanted}}
    ORDER BY d.id + 0 DESC LIMIT ?"""


@dataclass(frozen=True, slots=True)
class ListRequest:
    """What is asked for: a page of a list of an office."""

    office_id: OfficeId
    wanted: DossierFilter
    after: Cursor | None
    limit: int


def questions(request: ListRequest, engine: EngineName) -> list[Question]:
    """The questions to ask until one fills the page; the last one's answer is complete."""
    wanted = request.wanted
    if is_number(wanted.text):
        ways = [_named_by_number(request)]
    elif wanted.view in AT_THE_DESK:
        ways = [_at_the_desk(request)]
    elif not words_of(wanted.text):
        ways = [_ask(_WALK, request, _all_of(request))]
    elif engine is EngineName.SQLITE:
        statement, values = _ask(_WALK_WORDS, request, _all_of(request, key="i.rowid"))
        ways = [(statement, (fts_query(_words(wanted)), *values))]
    else:
        newest = LOOKED_THROUGH[:1] if wanted.sector or wanted.channel else LOOKED_THROUGH
        ways = [*(_look_through(request, count) for count in newest), _gather(request)]
    order = "d.due_at, d.id" if wanted.is_by_due_date else "d.id DESC"
    solved = _solved(wanted.rule)
    lines = partial(_LINES.format, order=order, solved=solved, waiting=_WAITING)
    return [(lines(keys=keys), values) for keys, values in ways]


def _ask(template: str, request: ListRequest, wanted: Question, **parts: str) -> Question:
    """A template filled with conditions; the values of its other parts are put in by the caller."""
    statement, values = wanted
    return template.format(wanted=statement, **parts), (*values, request.limit)


def counting(
    office_id: OfficeId, wanted: Iterable[DossierFilter], *, by_officer: bool = False
) -> Question:
    """How many dossiers stand in lists, by sector: of each view a part of one question.

    Args:
        office_id: whose dossiers.
        wanted: the lists, each of a view of what is at the desk.
        by_officer: whether they are counted by who received them, too.
    """
    parts: list[str] = []
    values: list[object] = []
    for one in wanted:
        mine, mine_values = _joined([("d.office_id = ?", (office_id,)), _view(one)])
        parts.append(_COUNTED.format(view=one.view.value, mine=mine))
        values.extend(mine_values)
    template = _COUNT_BY_OFFICER if by_officer else _COUNT
    statement = template.format(parts=" UNION ALL ".join(parts))
    return statement, (*values, *((office_id,) if by_officer else ()))


# --- the ways to the keys ----------------------------------------------------------------------


def _at_the_desk(request: ListRequest) -> Question:
    """Everything of the view that is at the desk, then what else is wanted of it."""
    mine, mine_values = _joined([_office(request), _view(request.wanted)])
    texts = _like("f.words", request.wanted)
    filing = " JOIN filing f ON f.dossier_id = d.id" if texts else ""
    wanted = _joined([*_narrowed(request), *texts])
    statement, values = _ask(
        _AT_THE_DESK, request, wanted, mine=mine, filing=filing, order=_order_of_few(request)
    )
    return statement, (*mine_values, *values)


def _named_by_number(request: ListRequest) -> Question:
    wanted = _all_of(request, by_index=False)
    room = MANY if request.wanted.is_by_due_date else request.limit
    hits, hit_values = by_number(request.office_id, request.wanted.text, wanted=wanted, limit=room)
    statement, values = _ask(_BY_NUMBER, request, wanted, hits=hits, order=_order_of_few(request))
    return statement, (*hit_values, *values)


def _look_through(request: ListRequest, count: int) -> Question:
    """Those of the newest dossiers that have the words."""
    words, patterns = _joined(_like("newest.words", request.wanted))
    wanted, values = _all_of(request)
    return _ask(_LOOK_THROUGH, request, (wanted, (*values, count, *patterns)), words=words)


def _gather(request: ListRequest) -> Question:
    """Whatever PostgreSQL's word index knows, then the newest of it."""
    keys, key_values = _joined(_keys(request, "f.dossier_id"))
    statement, values = _ask(_GATHER, request, _all_of(request), keys=keys)
    query = ts_query(_words(request.wanted))
    return statement, (query, request.office_id, *key_values, *values)


# --- conditions --------------------------------------------------------------------------------


def _joined(conditions: Sequence[Question]) -> Question:
    """Conditions that must all hold, as one."""
    statement = " AND ".join(condition for condition, _ in conditions) or "1 = 1"
    return statement, tuple(value for _, values in conditions for value in values)


def _all_of(request: ListRequest, key: str = "d.id", *, by_index: bool = True) -> Question:
    """Every condition but the text's.

    Args:
        request: what is asked for.
        key: the column that holds the key of the dossier.
        by_index: whether the index of sectors and channels leads to the dossiers; where another
            one does, SQLite must not take it for the better one.
    """
    narrowed = _narrowed(request, key, "" if by_index else " || ''")
    return _joined([_office(request), _view(request.wanted), *narrowed])


def _office(request: ListRequest) -> Question:
    return "d.office_id = ?", (request.office_id,)


def _view(wanted: DossierFilter) -> Question:
    """What belongs to a view, by the state and in the words of the partial indexes."""
    here = wanted.now.astimezone(OFFICE_ZONE)
    overdue, soon = overdue_before(here, wanted.rule), due_soon_before(here)
    midnight, tomorrow = start_of(here.date()), day_after(here.date(), here)
    views: dict[DossierView, Question] = {
        DossierView.ALL: ("1 = 1", ()),
        DossierView.OPEN: (
            f"d.closed_at IS NULL AND d.state IN {_in(WORKED_ON + WAITING)}",
            (),
        ),
        DossierView.DUE_SOON: (f"{_WORKED_ON} AND d.due_at >= ? AND d.due_at < ?", (overdue, soon)),
        DossierView.OVERDUE: (f"{_WORKED_ON} AND d.due_at < ?", (overdue,)),
        DossierView.DUE_TODAY: (
            f"{_WORKED_ON} AND d.due_at >= ? AND d.due_at < ?",
            (overdue, tomorrow),
        ),
        DossierView.DUE_NEXT: (
            f"{_WORKED_ON} AND d.due_at >= ? AND d.due_at < ?",
            (tomorrow, day_after(wanted.next_day or tomorrow.date(), here)),
        ),
        DossierView.AWAITING_SUPPLEMENT: (
            "d.closed_at IS NULL AND d.state = 'awaiting_supplement'",
            (),
        ),
        DossierView.RESULT_READY: ("d.state = 'result_ready'", ()),
        DossierView.RECEIVED_TODAY: (
            "d.id >= ? AND d.id < ? AND d.state <> 'cancelled'",
            (midnight, tomorrow),
        ),
        DossierView.RETURNED_TODAY: (
            "d.last_event_at >= ? AND d.returned_at >= ? AND d.returned_at < ?",
            (midnight, midnight, tomorrow),
        ),
        DossierView.CLOSED: (
            f"d.state IN {_in(ENDED)}",
            (),
        ),
    }
    return views[wanted.view]


def _narrowed(request: ListRequest, key: str = "d.id", bare: str = "") -> list[Question]:
    """Sector, channel, days of reception, who received, and where the last page ended."""
    wanted, after = request.wanted, request.after
    conditions: list[Question] = _keys(request, key)
    if wanted.sector:
        conditions.append((f"d.sector{bare} = ?", (wanted.sector,)))
    if wanted.channel:
        conditions.append((f"d.channel{bare} = ?", (wanted.channel,)))
    if wanted.officer_id:
        received_by = _RECEIVED_BY.format(key=key)
        conditions.append((received_by, (request.office_id, wanted.officer_id)))
    if after and wanted.is_by_due_date:
        conditions.append((f"(d.due_at, {key}) > (?, ?)", (after.due_at, after.dossier_id)))
    return conditions


def _keys(request: ListRequest, key: str) -> list[Question]:
    """Between which keys the dossiers stand: the days of reception, and what was shown before."""
    wanted, after = request.wanted, request.after
    conditions: list[Question] = []
    if wanted.received_from:
        conditions.append((f"{key} >= ?", (start_of(wanted.received_from),)))
    if wanted.received_to:
        conditions.append((f"{key} < ?", (start_of(wanted.received_to + timedelta(days=1)),)))
    if after and not wanted.is_by_due_date:
        conditions.append((f"{key} < ?", (after.dossier_id,)))
    return conditions


def _like(column: str, wanted: DossierFilter) -> list[Question]:
    """A condition for each word of the text, for rows that are looked through one by one."""
    words = _words(wanted)
    return [(f"{column} LIKE ?", (pattern,)) for pattern in (like_patterns(words) if words else ())]


def _words(wanted: DossierFilter) -> tuple[str, ...]:
    """The words of the text as the index knows them within the wanted sector and channel."""
    return within(list_sign(wanted.sector, wanted.channel or ""), words_of(wanted.text))


def _order_of_few(request: ListRequest) -> str:
    """The order of a few rows; `+ 0` keeps an engine from walking all rows in order instead."""
    return "d.due_at, d.id" if request.wanted.is_by_due_date else "d.id + 0 DESC"
