"""A database of every released version opens, is brought up to date, and has lost nothing."""

import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from commune_desk.domain.catalogue.catalogue_versions import ShippedProcedure
from commune_desk.domain.catalogue.procedure import Channel, Origin
from commune_desk.domain.desk.dossier import DossierState
from commune_desk.domain.desk.dossier_list import DeskCounts, DossierFilter, DossierView
from commune_desk.domain.periods import ReportingPeriod
from commune_desk.store.catalogue import procedures
from commune_desk.store.database import Database, DatabaseLocation, open_database
from commune_desk.store.desk import dossier_pages, dossiers, filings, search_index
from commune_desk.store.figures import courses, register, sync_state
from commune_desk.store.handling import ratings
from commune_desk.store.migrations import known_version, schema_version
from commune_desk.store.office import calendar, counters, officers, offices
from commune_desk.store.papers import prints
from commune_desk.store.people import citizens
from commune_desk.store.reception import drafts
from commune_desk.store.tables import ALL_TABLES
from commune_desk.store.upkeep import history, history_check
from tests.postgres import Cluster
from tests.store import stored_databases
from tests.store.conftest import sqlite_location
from tests.store.samples import NOW, a_dossier

FILES = sorted(stored_databases.FOLDER.glob("v*.s*"))
VERSION = {path: int(re.sub(r"\D", "", path.stem)) for path in FILES}


@pytest.fixture(params=FILES, ids=lambda path: path.name)
def file(request: pytest.FixtureRequest) -> Path:
    """A database as its version left it; the keys of those of SQLite stand beside them."""
    path: Path = request.param
    return path


@pytest.fixture
def kept(file: Path, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """The same, opened by this program."""
    if file.suffix == ".sqlite":
        location = sqlite_location(tmp_path)
        for source, copy in zip((file, file.with_suffix(".key")), location.files, strict=True):
            shutil.copyfile(source, copy)
    else:
        cluster: Cluster = request.getfixturevalue("postgres")
        location = DatabaseLocation(url=cluster.url(stored_databases.restore(file, cluster)))
    database = open_database(location)
    yield database
    database.close()


@pytest.fixture
def office(kept):
    found = offices.find_office()
    assert found is not None
    return found.id


def test_every_version_is_kept_on_both_engines():
    on_engine = {
        kind: {VERSION[path] for path in FILES if path.suffix == kind}
        for kind in (".sqlite", ".sql")
    }
    assert on_engine[".sqlite"] == on_engine[".sql"] >= {1}
    assert max(VERSION.values()) <= known_version()


def test_it_is_brought_up_to_date(kept):
    assert not kept.is_fresh
    assert schema_version(kept.engine) == known_version()
    kept.integrity_check()


def test_that_of_this_version_has_rows_in_every_table(kept, file):
    empty = [table for table in ALL_TABLES if not table.select().count()]
    assert VERSION[file] < known_version() or empty == []


def test_the_office_is_the_same(office):
    kept_office = offices.find_office()
    assert kept_office == replace(stored_databases.OFFICE, id=office)
    assert offices.leaders(office) == (stored_databases.LEADER,)
    assert offices.settings(office) == {"printing.copies": 1}
    assert calendar.days(office) == (stored_databases.HOLIDAY,)
    assert [officer.full_name for officer in officers.all_officers(office)] == ["Đỗ Thị Lan"]
    assert counters.last(office, "dossier:2026-10-15") == 1


def test_the_catalogue_keeps_both_versions(office):
    assert procedures.get(office, stored_databases.PROCEDURE.code, 1) == stored_databases.PROCEDURE
    newest = procedures.find_in_force(office, stored_databases.PROCEDURE.code, NOW.date())
    assert newest is not None
    assert (newest.version, newest.sector) == (2, "Cư trú")


def test_what_came_with_the_program_is_told_from_what_a_workbook_brought(office, file):
    if VERSION[file] < 3:  # since then the office keeps what the program brought
        brought = procedures.shipped(office)[stored_databases.PROCEDURE.code]
        assert brought == ShippedProcedure(stored_databases.PROCEDURE, is_decided=True)
        second = procedures.get(office, stored_databases.PROCEDURE.code, 2)
        assert second.origin is Origin.IMPORTED


def test_the_history_is_whole_and_goes_on(kept, office):
    assert history_check.check(office).events == 3
    assert {event.officer_name for event in history.recent(office, 9)} == {"Đỗ Thị Lan"}
    first = history.of_dossier(office, a_dossier(1).dossier_no)
    assert [event.facts for event in first] == [{"ghi chú": "mẫu"}]
    event = replace(stored_databases.an_event(None, None), facts={"version": known_version()})
    with kept.transaction():
        history.append(office, event)
    assert history_check.check(office).events == 4


def test_a_dossier_has_its_clock_its_people_and_its_papers(office):
    dossier = dossiers.get(office, "G22.99-261015-0777")
    assert (dossier.dossier_no, len(dossier.runs)) == (a_dossier(1).dossier_no, 2)
    assert dossier.supplement_asked_at == NOW + stored_databases.HOUR
    record = filings.get(office, dossier.dossier_no)
    assert (record.applicant, record.papers[1].copies) == (stored_databases.PERSON, 2)
    assert record.delegate is not None
    assert record.delegate.full_name == "Lê Văn Út"
    assert record.form == {"tên con": "Đặng Gia Bảo", "con thứ": 2}
    by_body = filings.get(office, a_dossier(2).dossier_no)
    assert by_body.applicant == stored_databases.BODY
    assert prints.of_dossier(office, dossier.dossier_no) == (stored_databases.PRINT,)


def test_lists_and_searches_find_them(office):
    wanted = DossierFilter(now=NOW)
    found = {
        text: [row.dossier_no[-1] for row in page(office, replace(wanted, text=text))]
        for text in ("", "le van ut", "hop tac xa", "087301614006", "khong co ai")
    }
    assert found == {
        "": ["3", "2", "1"], "le van ut": ["1"], "hop tac xa": ["2"], "087301614006": ["3"],
        "khong co ai": [],
    }  # fmt: skip
    closed = page(office, replace(wanted, view=DossierView.CLOSED))
    assert [row.state for row in closed] == [DossierState.RETURNED]
    assert dossier_pages.counts(office, NOW) == DeskCounts(open=2)
    assert [row.full_name for row in citizens.search(office, "kim oanh")] == ["Cao Thị Kim Oanh"]
    assert [item.title for item in search_index.find(office, "dang ky khai sinh")] != []


def page(office, wanted):
    return dossier_pages.page(office, wanted).rows


def test_reports_and_registers_count_them(office):
    october = ReportingPeriod(date(2026, 10, 1), date(2026, 10, 31))
    facts = courses.seen(office, october, october.ends_at).facts
    assert sorted(fact.channel for fact in facts) == [
        Channel.COUNTER, Channel.COUNTER, Channel.ONLINE,
    ]  # fmt: skip
    lines = list(register.lines(office, october.first, october.last))
    assert [line.applicant.number for line in lines] == [
        stored_databases.PERSON.personal_id, stored_databases.BODY.tax_code, "087301614006",
    ]  # fmt: skip
    given = ratings.given_between(office, october.starts_at, october.ends_at)
    assert given == (stored_databases.RATING,)
    assert sync_state.get(office, "2026-10") == stored_databases.SYNCED


def test_a_draft_waits_to_be_taken_up_again(office):
    [draft] = drafts.open_drafts(office)
    assert (draft.officer_name, draft.body) == ("Đỗ Thị Lan", stored_databases.DRAFT)


def test_a_stored_database_is_never_made_anew(tmp_path):
    (tmp_path / "v1.key").write_text("kept")
    with pytest.raises(SystemExit, match=r"v1\.key"):
        stored_databases.make("v1", tmp_path)
