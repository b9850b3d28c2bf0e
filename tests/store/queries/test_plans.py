"""Every statement of `queries/` walks the indexes that its module names.

SQLite is asked for its plans: it makes them from the schema alone, so those of an empty office are
those of a full one. PostgreSQL makes them from what it has counted; there the names must exist, and
`tests/benchmarks` measures.
"""

import importlib
import pkgutil
import re
from itertools import product
from typing import Any

import pytest

from commune_desk.domain.catalogue.procedure import Channel
from commune_desk.domain.desk.dossier_list import Cursor, DossierFilter, DossierSort, DossierView
from commune_desk.domain.figures.today import FIGURES
from commune_desk.domain.keys import OfficeId, OfficerId
from commune_desk.store import queries
from commune_desk.store.engine.name import EngineName
from commune_desk.store.queries import (
    dossier_lists,
    form_versions,
    people_search,
    periods,
    ratings,
    recent,
    reception,
    row_prints,
    same_procedure,
    seen,
    sheet,
    steps,
)
from commune_desk.store.statements import rows, run
from commune_desk.store.tables.sealed import SEALED
from tests.store.samples import NOW

OFFICE = OfficeId(1)
MODULES = [module.name for module in pkgutil.iter_modules(queries.__path__)]
LARGE = (
    "dossier", "d", "filing", "f", "citizen", "c", "organisation", "o", "event", "e", "h",
    "declaration", "clock_run", "r", "i", "printed_slip", "s", "p", "rating", "g",
)  # fmt: skip
"""The tables that grow with the years, by the names that statements give them."""

EVENTS = {"event_office_id_dossier_id_id"}

NAME = re.compile(r"`([a-z]+_[a-z_]+)`")


on_sqlite = pytest.mark.parametrize("location", ["sqlite"], indirect=True)
on_postgres = pytest.mark.parametrize("location", ["postgres"], indirect=True)


def plan(statement: str, values: Any) -> list[str]:
    """What SQLite does for a statement, a line for each table."""
    return [row.detail for row in rows(f"EXPLAIN QUERY PLAN {statement}", values)]


def used(lines: list[str]) -> set[str]:
    """The indexes of ours that a plan walks; "key" is the key of a table."""
    found = {match[1] for line in lines if (match := re.search(r"INDEX (\w+_\w+)", line))}
    by_key = any("PRIMARY KEY" in line or "sqlite_autoindex" in line for line in lines)
    return {name for name in found if "autoindex" not in name} | ({"key"} if by_key else set())


def read_whole(lines: list[str]) -> list[str]:
    """The lines of a plan that read all rows of a table that grows.

    What is at the desk is set aside first, and then read whole under the name of its table.
    """
    if any("MATERIALIZE at_the_desk" in line for line in lines):
        lines = [line for line in lines if line != "SCAN d"]
    return [line for line in lines if re.match(rf"SCAN ({'|'.join(LARGE)})( |$)(?!VIRTUAL)", line)]


@on_sqlite
@pytest.mark.parametrize(
    ("statement", "values", "indexes"),
    [
        (reception.VERSIONS, 2, {"procedure_version_office_id_code_version"}),
        (reception.PROCEDURE, 3, {"procedure_version_office_id_code_version"}),
        (
            reception.PROCEDURE_AND_LAST_KEY,
            5,
            {"procedure_version_office_id_code_version", "key"},
        ),
        (
            reception.BEFOREHAND,
            12,
            {
                "event_office_id_id",
                "dossier_office_id_last_event_at",
                "closed_period_office_id_last_first",
                "procedure_version_office_id_code_version",
                "key",
            },
        ),
        (
            reception.PRINTS_TAKEN_OVER,
            7,
            {
                "prepared_print_office_id_prepared_id",
                "printed_slip_office_id_dossier_id_slip_copy_no",
            },
        ),
        (reception.LAST_HASH, 1, {"event_office_id_id"}),
        (steps.KEY, 2, {"dossier_office_id_dossier_no"}),
        (
            steps.DOSSIER,
            4,
            {"dossier_office_id_dossier_no", "dossier_external_no", "key"},
        ),
        (steps.RUNS, 1, {"key"}),
        (sheet.FILING, 2, {"dossier_office_id_dossier_no", "key"}),
        (sheet.PAPERS, 1, {"key"}),
        (sheet.PROCEDURE, 3, {"procedure_version_office_id_code_version"}),
        (
            sheet.EVENTS,
            3,
            {"dossier_office_id_dossier_no", "event_office_id_dossier_id_id", "key"},
        ),
        (
            sheet.PRINTS,
            3,
            {
                "dossier_office_id_dossier_no",
                "printed_slip_office_id_dossier_id_slip_copy_no",
            },
        ),
        (sheet.RATING, 3, {"dossier_office_id_dossier_no", "rating_dossier_id", "key"}),
        (sheet.NUMBERS, 1, {"paper_number_dossier_id"}),
        (
            sheet.PAYMENTS,
            3,
            {"dossier_office_id_dossier_no", "payment_office_id_dossier_id", "key"},
        ),
        (sheet.DECLARATIONS, 1, {"key"}),
        (sheet.LEAD, 1, {"key"}),
        (sheet.OFFICE_CHANGES, 2, {"event_office_changed"}),
        (sheet.LINKED, 5, {"dossier_link_lead_id", "key"}),
        (seen.LOOKS.everybody, 5, {"event_seen", "key"}),
        (seen.LOOKS.of_officer, 6, {"event_seen", "key"}),
        (seen.LOOKS_OF_KINDS.everybody, 4, {"event_seen", "key"}),
        (seen.LOOKS_OF_KINDS.of_officer, 5, {"event_seen", "key"}),
        (seen.BY_OFFICER, 3, {"event_seen", "key"}),
        (seen.BY_PERSON.everybody, 4, {"event_seen", "key"}),
        (seen.BY_PERSON.of_officer, 5, {"event_seen", "key"}),
        (
            seen.OF_PERSON,
            6,
            {
                "record_change_office_id_citizen_id_event_id",
                "filing_office_id_citizen_id_dossier_id",
                "filing_office_id_delegate_id_dossier_id",
                "event_office_id_dossier_id_id",
                "key",
            },
        ),
        (recent.RECENT, 2, {"event_office_id_id", "key"}),
        (form_versions.COUNT, 1, {"key"}),
        (
            periods.DOSSIERS,
            5,
            {"dossier_office_id_closed_at"},
        ),
        (periods.DECLARED_TWICE, 5, {"dossier_office_id_closed_at", "key"}),
        (periods.procedures(OFFICE, {1, 2})[0], 3, {"key"}),
        (
            periods.DECLARED,
            7,
            {
                "dossier_office_id_closed_at",
                "printed_declaration",
                "event_office_id_dossier_id_id",
            },
        ),
        (periods.AT_LEAST, 6, {"dossier_office_id_closed_at"}),
        (
            periods.RUNS,
            6,
            {"dossier_office_id_closed_at", "clock_run_interrupted", "key"},
        ),
        (
            periods.SECOND_THOUGHTS,
            7,
            {
                "dossier_office_id_closed_at",
                "event_second_thought",
                "event_office_id_dossier_id_id",
            },
        ),
        (periods.FIRST_DECLARATION, 1, {"key"}),
        (
            periods.LAST_EVENT,
            2,
            {"dossier_office_id_last_event_at", "rating_office_id_given_at"},
        ),
        (ratings.HAND_OVERS, 3, {"event_handed_over_at"}),
        (
            ratings.REQUESTED,
            7,
            {"dossier_office_id_closed_at", "rating_request_office_id_dossier_id_asked_at"},
        ),
        (
            ratings.SLIP_PRINTED,
            7,
            {
                "dossier_office_id_closed_at",
                "printed_slip_office_id_dossier_id_slip_copy_no",
            },
        ),
        (ratings.ANSWERS, 3, {"rating_office_id_given_at"}),
        (ratings.numbers([1, 2])[0], 2, {"key"}),
        (
            ratings.handed_over([1, 2], ())[0],
            8,
            {
                "key",
                "event_office_id_dossier_id_id",
                "rating_request_office_id_dossier_id_asked_at",
                "rating_dossier_id",
                "printed_slip_office_id_dossier_id_slip_copy_no",
            },
        ),
        (
            ratings.HANDED_OVER_THEN,
            5,
            {
                "dossier_office_id_dossier_no",
                "event_office_id_dossier_id_id",
                "rating_request_office_id_dossier_id_asked_at",
                "printed_slip_office_id_dossier_id_slip_copy_no",
                "key",
            },
        ),
        (
            same_procedure.OF_PERSON,
            6,
            {"citizen_personal_id", "filing_office_id_citizen_id_dossier_id", "key"},
        ),
        (
            same_procedure.OF_ORGANISATION,
            6,
            {
                "organisation_office_id_tax_code",
                "filing_office_id_organisation_id_dossier_id",
                "key",
            },
        ),
        (dossier_lists.COUNTS, 5, {"dossier_office_id_closed_at", "dossier_ready"}),
    ],
)
def test_a_statement_walks_the_indexes_it_names(db, statement, values, indexes):
    lines = plan(statement, [1] * values)
    assert used(lines) == indexes
    assert read_whole(lines) == []


@on_postgres
def test_the_others_of_an_intake_are_found_by_their_keys_on_postgres_too(db):
    run("SET enable_seqscan = off")  # in the small tables of a test it would be the better way
    explained = [row[0] for row in run(f"EXPLAIN {sheet.LINKED}", [1] * 5).fetchall()]
    assert any("Index Cond: (id = " in line for line in explained)
    assert not any("SubPlan" in line for line in explained)


@on_postgres
@pytest.mark.parametrize("mode", ["force_custom_plan", "force_generic_plan"])
def test_a_piece_of_a_whole_table_is_read_by_its_keys_on_postgres_too(db, mode):
    """Nothing is counted here yet, where a server likes best to read the rest and to sort it.

    A generic plan is made before anybody says which office and which keys are meant.
    """
    keys = {"event": "id"} | {table.name: table.key for table in SEALED}
    asked = {f"end of {name}": _end_of_piece(name, key) for name, key in keys.items()}
    asked["piece of event"] = row_prints.piece(("none",), EngineName.POSTGRES)
    for table in SEALED:
        asked[f"piece of {table.name}"] = row_prints.bodies(table, EngineName.POSTGRES)
    with db.transaction(), db.engine.in_key_order():
        run(f"SET LOCAL plan_cache_mode = {mode}")
        plans = {name: _prepared_plan(statement) for name, statement in asked.items()}
    assert {
        name for name, plan in plans.items() if not re.search("Index( Only)? Scan", plan)
    } == set()
    assert {
        name for name, plan in plans.items() if re.search("Seq Scan|Sort|Bitmap", plan)
    } == set()


def _end_of_piece(table: str, key: str) -> str:
    return row_prints.end_of_piece(table, key, 10_000, engine=EngineName.POSTGRES)


def _prepared_plan(statement: str) -> str:
    """What PostgreSQL does for a statement whose values come only when it is run."""
    pieces = statement.split("?")
    marked = "".join(f"{piece}${at}" for at, piece in enumerate(pieces[:-1], 1)) + pieces[-1]
    run(f"PREPARE asked AS {marked}")
    explained = run(f"EXPLAIN EXECUTE asked ({', '.join('1' * (len(pieces) - 1))})").fetchall()
    run("DEALLOCATE asked")
    return "\n".join(line for (line,) in explained)


@on_sqlite
@pytest.mark.parametrize(
    ("text", "indexes"),
    [
        ("087196000123", ["citizen_personal_id", "citizen_id_tail", "citizen_phone"]),
        ("Nguyễn Văn", ["citizen_office_id_name_folded"] * 2),
    ],
)
def test_people_are_found_by_the_indexes_of_numbers_and_names(db, text, indexes):
    asked = people_search.questions(OFFICE, text, limit=20, engine=EngineName.SQLITE)
    plans = [plan(*question) for question in asked]
    assert [used(lines) for lines in plans[: len(indexes)]] == [{index} for index in indexes]
    assert [read_whole(lines) for lines in plans] == [[]] * len(plans)


@on_sqlite
def test_words_inside_a_name_are_asked_of_the_word_index(db):
    *_, inside = people_search.questions(OFFICE, "văn", limit=20, engine=EngineName.SQLITE)
    assert any("VIRTUAL TABLE INDEX" in line for line in plan(*inside))


WALKED = {
    ("", None): "dossier_office_id_id",
    ("Hộ tịch", None): "dossier_office_id_sector_id",
    ("", Channel.ONLINE): "dossier_office_id_channel_id",
    ("Hộ tịch", Channel.ONLINE): "dossier_office_id_sector_channel_id",
}
AFTER = Cursor(int(NOW.timestamp() * 1_000_000), NOW)


@on_sqlite
@pytest.mark.parametrize(("narrowed", "index"), WALKED.items())
@pytest.mark.parametrize("after", [None, AFTER])
def test_a_list_without_a_text_walks_the_index_of_its_sector_and_channel(
    db, narrowed, index, after
):
    sector, channel = narrowed
    wanted = DossierFilter(NOW, DossierView.ALL, "", sector, channel)
    assert index in used(of_list(wanted, after))


@on_sqlite
@pytest.mark.parametrize(
    ("view", "index"),
    [
        (DossierView.OPEN, "dossier_office_id_closed_at"),
        (DossierView.DUE_SOON, "dossier_open"),
        (DossierView.OVERDUE, "dossier_open"),
        (DossierView.AWAITING_SUPPLEMENT, "dossier_office_id_closed_at"),
        (DossierView.RESULT_READY, "dossier_ready"),
        (DossierView.DUE_TODAY, "dossier_open"),
        (DossierView.DUE_NEXT, "dossier_open"),
        (DossierView.RECEIVED_TODAY, "dossier_office_id_id"),
        (DossierView.RETURNED_TODAY, "dossier_office_id_last_event_at"),
    ],
)
def test_what_is_at_the_desk_stands_in_small_indexes(db, view, index):
    for text, sort in product(("", "anh"), DossierSort):
        assert index in used(of_list(DossierFilter(NOW, view, text, sort=sort)))


@on_sqlite
@pytest.mark.parametrize(
    ("text", "index"),
    [
        ("H20.19.08-261119-0007", "dossier_office_id_dossier_no"),
        ("G22.99-261015-0777", "dossier_external_no"),
        ("7", "dossier_office_id_running_no_id_sector_channel_state"),
        ("261119", "dossier_office_id_id"),
        ("0900000123", "filing_office_id_phone_dossier_id"),
        ("0900000123", "citizen_phone"),
        ("000123", "citizen_id_tail"),
        ("087196000123", "citizen_personal_id"),
        ("087196000123", "filing_office_id_citizen_id_dossier_id"),
        ("087196000123", "filing_office_id_delegate_id_dossier_id"),
        ("1400000001", "organisation_office_id_tax_code"),
        ("1400000001", "filing_office_id_organisation_id_dossier_id"),
    ],
)
def test_a_number_is_looked_for_in_the_indexes_of_numbers(db, text, index):
    assert index in used(of_list(DossierFilter(NOW, text=text)))


@on_sqlite
@pytest.mark.parametrize(("by_officer", "events"), [(False, set()), (True, EVENTS)])
def test_the_figures_of_today_walk_the_indexes_of_their_lists(db, by_officer, events):
    lists = [DossierFilter(NOW, view) for view in FIGURES]
    lines = plan(*dossier_lists.counting(OFFICE, lists, by_officer=by_officer))
    assert used(lines) - {"key"} == events | {
        "dossier_open",
        "dossier_ready",
        "dossier_office_id_closed_at",
        "dossier_office_id_last_event_at",
        "dossier_office_id_id",
    }
    assert read_whole(lines) == []


@on_sqlite
@pytest.mark.parametrize("view", FIGURES)
def test_a_list_of_one_officer_looks_only_at_what_is_at_the_desk(db, view):
    for text, sort in product(("", "anh", "7"), DossierSort):
        lines = of_list(DossierFilter(NOW, view, text, sort=sort, officer_id=OfficerId(3)))
        assert used(lines) >= EVENTS
        assert read_whole(lines) == []


TEXTS = ("", "anh", "nguyen van a", "7", "261119", "0900000123", "087196000123", "H20.19.08-2611")


@on_sqlite
@pytest.mark.parametrize("view", DossierView)
def test_no_list_reads_a_whole_table(db, view):
    for text, (sector, channel), sort, after in product(TEXTS, WALKED, DossierSort, (None, AFTER)):
        wanted = DossierFilter(NOW, view, text, sector, channel, sort=sort)
        assert read_whole(of_list(wanted, after)) == [], wanted


def of_list(wanted: DossierFilter, after: Cursor | None = None) -> list[str]:
    """The plan for a page."""
    request = dossier_lists.ListRequest(OFFICE, wanted, after, 50)
    [question] = dossier_lists.questions(request, EngineName.SQLITE)
    return plan(*question)


@pytest.mark.parametrize("name", MODULES)
def test_a_module_of_statements_says_why_and_names_what_there_is(db, name):
    said = importlib.import_module(f"{queries.__name__}.{name}").__doc__ or ""
    tables = db.engine.get_tables()
    indexes = {index.name for table in tables for index in db.engine.get_indexes(table)}
    assert "Why" in said
    assert set(NAME.findall(said)) <= indexes | set(tables)


@on_postgres
def test_on_postgres_words_are_asked_in_the_words_of_the_word_index(db):
    *_, people = people_search.questions(OFFICE, "văn", limit=20, engine=EngineName.POSTGRES)
    request = dossier_lists.ListRequest(OFFICE, DossierFilter(NOW, text="văn"), None, 50)
    *_, filings = dossier_lists.questions(request, EngineName.POSTGRES)
    asked = {"citizen c": (people, "citizen_index"), "filing f": (filings, "filing_index")}
    for table, ((statement, _), index) in asked.items():
        [condition] = re.findall(r"array_to_tsvector\(.+ @@ \?::tsquery", statement)
        with db.transaction():
            run("SET LOCAL enable_seqscan = off")  # an empty table is quickest read whole
            explained = run(f"EXPLAIN SELECT 1 FROM {table} WHERE {condition}", ("van",)).fetchall()
        assert any(index in line for (line,) in explained)
