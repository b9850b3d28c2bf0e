"""Which dossiers a list wants, as one question for the engine: the keys of a page, in its order.

Four roads lead to the keys; each reads little more than it shows, however many years are kept:

* what still needs a hand stands in small indexes of its own, and all of it is looked at;
* a number names a few dossiers through the indexes of numbers;
* without a text the index of office, sector and channel is walked from its newest end;
* a name is asked of the engine's word index. SQLite's delivers keys in order and is walked like any
  other. PostgreSQL's gathers everything it knows before it can order it; so there the newest
  dossiers are looked through first, a thousand of them, and ten thousand where the list is that of
  all. A common name fills the page from them; only a rarer one is gathered.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from commune_desk.domain.dossier_list import (
    AT_THE_DESK,
    Cursor,
    DossierFilter,
    DossierView,
    due_soon_before,
    overdue_before,
)
from commune_desk.domain.keys import OfficeId
from commune_desk.domain.working_time import OFFICE_ZONE
from commune_desk.store.desk.number_search import by_number
from commune_desk.store.fields import micros_from
from commune_desk.store.search_words import (
    fts_query,
    is_number,
    like_patterns,
    list_sign,
    ts_query,
    within,
    words_of,
)
from commune_desk.store.statements import Question, joined

LOOKED_THROUGH = (1_000, 10_000)
"""How many of the newest dossiers PostgreSQL looks through before it gathers."""

MANY = 1000
"""What a number or a rare name stands for at most; more are not looked at for one page."""

_WORKED_ON = "d.closed_at IS NULL AND d.state IN ('received', 'handling')"
_AT_THE_DESK = """WITH at_the_desk AS MATERIALIZED (
        SELECT d.id, d.due_at, d.sector, d.channel FROM dossier d WHERE {mine})
    SELECT d.id FROM at_the_desk d{filing} WHERE {wanted} ORDER BY {order} LIMIT ?"""
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


def questions(request: ListRequest, *, is_sqlite: bool) -> Iterable[Question]:
    """The questions to ask until one fills the page; the last one's answer is complete."""
    wanted = request.wanted
    if is_number(wanted.text):
        return [_number_question(request)]
    if wanted.view in AT_THE_DESK:
        return [_desk_question(request)]
    if not words_of(wanted.text):
        return [_ask(_WALK, request, _all_of(request))]
    if is_sqlite:
        return [_word_question(request)]
    strides = LOOKED_THROUGH[:1] if wanted.sector or wanted.channel else LOOKED_THROUGH
    newest = [_look_through_question(request, count) for count in strides]
    return [*newest, _gather_question(request)]


def _ask(template: str, request: ListRequest, wanted: Question, **parts: str) -> Question:
    """A template filled with conditions; the values of its other parts are put in by the caller."""
    statement, values = wanted
    return template.format(wanted=statement, **parts), (*values, request.limit)


# --- the roads ---------------------------------------------------------------------------------


def _desk_question(request: ListRequest) -> Question:
    """Everything of the view that is at the desk, then what else is wanted of it."""
    mine, mine_values = joined([_office(request), _view(request.wanted)])
    texts = _like("f.words", request.wanted)
    filing = " JOIN filing f ON f.dossier_id = d.id" if texts else ""
    wanted = joined([*_narrowed(request), *texts])
    statement, values = _ask(
        _AT_THE_DESK, request, wanted, mine=mine, filing=filing, order=_order(request)
    )
    return statement, (*mine_values, *values)


def _number_question(request: ListRequest) -> Question:
    wanted = _all_of(request, by_index=False)
    room = MANY if request.wanted.is_by_due_date else request.limit
    hits, hit_values = by_number(request.office_id, request.wanted.text, wanted=wanted, limit=room)
    statement, values = _ask(_BY_NUMBER, request, wanted, hits=hits, order=_order(request))
    return statement, (*hit_values, *values)


def _word_question(request: ListRequest) -> Question:
    query = fts_query(_words(request.wanted))
    statement, values = _ask(_WALK_WORDS, request, _all_of(request, key="i.rowid"))
    return statement, (query, *values)


def _look_through_question(request: ListRequest, count: int) -> Question:
    words, patterns = joined(_like("newest.words", request.wanted))
    wanted, values = _all_of(request)
    return _ask(_LOOK_THROUGH, request, (wanted, (*values, count, *patterns)), words=words)


def _gather_question(request: ListRequest) -> Question:
    keys, key_values = joined(_keys(request, "f.dossier_id"))
    statement, values = _ask(_GATHER, request, _all_of(request), keys=keys)
    query = ts_query(_words(request.wanted))
    return statement, (query, request.office_id, *key_values, *values)


# --- conditions --------------------------------------------------------------------------------


def _all_of(request: ListRequest, key: str = "d.id", *, by_index: bool = True) -> Question:
    """Every condition but the text's.

    Args:
        request: what is asked for.
        key: the column that holds the key of the dossier.
        by_index: whether the index of sectors and channels leads to the dossiers; where another
            one does, SQLite must not take it for the better one.
    """
    narrowed = _narrowed(request, key, "" if by_index else " || ''")
    return joined([_office(request), _view(request.wanted), *narrowed])


def _office(request: ListRequest) -> Question:
    return "d.office_id = ?", (request.office_id,)


def _view(wanted: DossierFilter) -> Question:
    """What belongs to a view, by the state and in the words of the partial indexes."""
    overdue = micros_from(overdue_before(wanted.now.astimezone(OFFICE_ZONE), wanted.rule))
    soon = micros_from(due_soon_before(wanted.now.astimezone(OFFICE_ZONE)))
    views: dict[DossierView, Question] = {
        DossierView.ALL: ("1 = 1", ()),
        DossierView.OPEN: (
            "d.closed_at IS NULL AND d.state IN ('received', 'handling', 'awaiting_supplement')",
            (),
        ),
        DossierView.DUE_SOON: (f"{_WORKED_ON} AND d.due_at >= ? AND d.due_at < ?", (overdue, soon)),
        DossierView.OVERDUE: (f"{_WORKED_ON} AND d.due_at < ?", (overdue,)),
        DossierView.AWAITING_SUPPLEMENT: (
            "d.closed_at IS NULL AND d.state = 'awaiting_supplement'",
            (),
        ),
        DossierView.RESULT_READY: ("d.state = 'result_ready'", ()),
        DossierView.CLOSED: (
            "d.state IN ('returned', 'refused', 'stopped', 'lapsed')",
            (),
        ),
    }
    return views[wanted.view]


def _narrowed(request: ListRequest, key: str = "d.id", bare: str = "") -> list[Question]:
    """Sector, channel, days of reception, and where the last page ended."""
    wanted, after = request.wanted, request.after
    conditions: list[Question] = _keys(request, key)
    if wanted.sector:
        conditions.append((f"d.sector{bare} = ?", (wanted.sector,)))
    if wanted.channel:
        conditions.append((f"d.channel{bare} = ?", (wanted.channel,)))
    if after and wanted.is_by_due_date:
        place = (micros_from(after.due_at), after.dossier_id)
        conditions.append((f"(d.due_at, {key}) > (?, ?)", place))
    return conditions


def _keys(request: ListRequest, key: str) -> list[Question]:
    """Between which keys the dossiers stand: the days of reception, and what was shown before."""
    wanted, after = request.wanted, request.after
    conditions: list[Question] = []
    if wanted.received_from:
        conditions.append((f"{key} >= ?", (_start_of(wanted.received_from),)))
    if wanted.received_to:
        next_day = wanted.received_to + timedelta(days=1)
        conditions.append((f"{key} < ?", (_start_of(next_day),)))
    if after and not wanted.is_by_due_date:
        conditions.append((f"{key} < ?", (after.dossier_id,)))
    return conditions


def _start_of(day: date) -> int:
    """The least key of a day."""
    return micros_from(datetime.combine(day, time(), OFFICE_ZONE))


def _like(column: str, wanted: DossierFilter) -> list[Question]:
    """A condition for each word of the text, for rows that are looked through one by one."""
    words = _words(wanted)
    return [(f"{column} LIKE ?", (pattern,)) for pattern in (like_patterns(words) if words else ())]


def _words(wanted: DossierFilter) -> tuple[str, ...]:
    """The words of the text as the index knows them within the wanted sector and channel."""
    return within(list_sign(wanted.sector, wanted.channel or ""), words_of(wanted.text))


def _order(request: ListRequest) -> str:
    """The order of a few rows; `+ 0` keeps an engine from walking all rows in order instead."""
    return "d.due_at, d.id" if request.wanted.is_by_due_date else "d.id + 0 DESC"
