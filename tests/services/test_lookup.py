from dataclasses import replace
from datetime import timedelta

import pytest

from commune_desk.domain.desk.dossier_errors import DossierNotFound
from commune_desk.domain.desk.dossier_list import DossierFilter, DossierView
from commune_desk.domain.desk.found import FoundKind
from commune_desk.domain.desk.history import EventKind
from commune_desk.domain.desk.steps import Action, StepRequest
from commune_desk.services.desk import lookup
from commune_desk.services.handling import cancelling, handling
from commune_desk.services.office import accounts
from commune_desk.services.papers import printing
from commune_desk.services.people import citizens
from commune_desk.services.reception import intake
from commune_desk.services.upkeep import history
from tests.factories import BIRTH, MARITAL_STATUS, a_person, a_reception, moment


@pytest.fixture
def number(any_desk):
    """The number of a received dossier."""
    return intake.receive(any_desk, a_reception()).dossier.dossier_no


@pytest.mark.parametrize("text", ["nguyệt", "ANH NGUYET", "087185004321", "004321"])
def test_a_person_is_found_by_name_with_or_without_marks_and_by_digits(any_desk, number, text):
    found = lookup.find(any_desk, text, FoundKind.CITIZEN)
    assert [item.title for item in found.results] == ["Võ Thị Ánh Nguyệt"]
    assert found.milliseconds >= 0


def test_only_the_wanted_kind_is_found(any_desk, number):
    assert lookup.find(any_desk, "Nguyệt", FoundKind.PROCEDURE).results == ()


@pytest.mark.parametrize(
    "text", ["", "   ", "'", '"', "%", "_", "\\", "a OR b", "NEAR(", "(((", "-"]
)
def test_nothing_that_is_typed_breaks_a_search(any_desk, number, text):
    lookup.find(any_desk, text)
    lookup.page(any_desk, DossierFilter(any_desk.now(), text=text))


def test_reading_a_sheet_leaves_a_line_and_the_program_s_own_reading_none(any_desk, number):
    lookup.known(any_desk, number)
    assert len(history.of_dossier(any_desk, number)) == 1
    lookup.sheet(any_desk, number)
    assert history.of_dossier(any_desk, number)[-1].kind is EventKind.RECORD_OPENED


def test_a_sheet_explains_the_clock_that_runs(any_desk, number):
    sheet = lookup.known(any_desk, number)
    assert sheet.due_steps[-1].at == sheet.dossier.due_at


def test_a_sheet_has_the_prints(any_desk, number):
    for kind in printing.papers_at_reception(any_desk, lookup.known(any_desk, number).dossier):
        printing.print_slip(any_desk, number, kind)
    assert [row.kind for row in lookup.known(any_desk, number).prints] == [
        "receipt",
        "control_slip",
    ]


def test_an_unknown_number_is_refused_without_a_trace(any_desk):
    events = history.verify(any_desk).events
    with pytest.raises(DossierNotFound):
        lookup.sheet(any_desk, "không có")
    assert history.verify(any_desk).events == events


def test_counts_are_what_the_lists_hold(any_desk):
    for day in (1, 2, 5):
        reception = a_reception(at=moment(f"2026-10-0{day} 09:00"))
        last = intake.receive(any_desk, reception).dossier.dossier_no
    any_desk.clock.at = moment("2026-10-07 08:00")
    handling.step(any_desk, last, StepRequest(Action.FINISH, any_desk.now()))
    counts = lookup.counts(any_desk)
    for view in (DossierView.OPEN, DossierView.DUE_SOON, DossierView.OVERDUE):
        rows = lookup.page(any_desk, DossierFilter(any_desk.now(), view=view)).rows
        assert getattr(counts, view) == len(rows)
    assert (counts.open, counts.due_soon, counts.overdue, counts.result_ready) == (2, 1, 1, 1)


def test_a_list_goes_on_where_the_page_ended(any_desk):
    for minute in range(5):
        at = moment(f"2026-10-01 09:0{minute}")
        applicant = a_person(full_name=f"Người {minute}", personal_id="")
        intake.receive(any_desk, a_reception(at=at, applicant=applicant))
    wanted, seen, after = DossierFilter(any_desk.now()), [], None
    for _ in range(3):
        page = lookup.page(any_desk, wanted, after, limit=2)
        seen += [row.applicant_name for row in page.rows]
        after = page.next
    assert seen == ["Người 4", "Người 3", "Người 2", "Người 1", "Người 0"]
    assert after is None


def test_a_list_shows_no_whole_personal_number(any_desk, number):
    (row,) = lookup.page(any_desk, DossierFilter(any_desk.now())).rows
    assert row.applicant_number != "087185004321"
    assert row.applicant_number.endswith("4321")


# --- what is asked before anything is typed, and by a scanner ------------------------------------


def test_what_an_officer_worked_with_last_is_theirs_alone(any_desk, number):
    other = intake.receive(any_desk, a_reception(procedure_code=BIRTH)).dossier.dossier_no
    (person,) = citizens.search(any_desk, "087185004321")
    lookup.sheet(any_desk, number)
    citizens.open_record(any_desk, person.id)
    found = lookup.recent(any_desk).results
    assert [(item.kind, item.id) for item in found] == [
        (FoundKind.DOSSIER, number),
        (FoundKind.DOSSIER, other),
        (FoundKind.CITIZEN, str(person.id)),
        (FoundKind.PROCEDURE, BIRTH),
        (FoundKind.PROCEDURE, MARITAL_STATUS),
    ]
    officers = {officer.login: officer for officer in accounts.all_officers(any_desk)}
    assert lookup.recent(replace(any_desk, officer=officers["tung"])).results == ()


@pytest.mark.parametrize(
    "text",
    [
        "087185004321|341632473|Võ Thị Ánh Nguyệt|09031985|Nữ|Ấp Tân Hưng, Tràm Chim|03052022||||",
        "IDVNM1850043219087185004321<<4\n8503093F4503094VNM<<<<<<<<<<<8\n"
        "VO<<THI<ANH<NGUYET<<<<<<<<<<<<",
        "087185004321",
    ],
)
def test_a_card_finds_its_person(any_desk, number, text):
    [person, dossier] = lookup.find(any_desk, text).results
    assert (person.kind, person.title) == (FoundKind.CITIZEN, "Võ Thị Ánh Nguyệt")
    assert dossier.id == number


def test_a_cancelled_reception_is_found_after_the_one_that_stands_in_its_place(any_desk, number):
    wrong = intake.receive(any_desk, a_reception(procedure_code=BIRTH)).dossier.dossier_no
    cancelling.cancel(any_desk, wrong, note="Bấm nhầm thủ tục")
    found = lookup.find(any_desk, "anh nguyet", FoundKind.DOSSIER).results
    assert [item.id for item in found] == [number, wrong]


def test_a_search_that_found_more_than_it_gives_says_so(any_desk):
    for minutes in range(3):
        intake.receive(any_desk, a_reception(at=any_desk.now() - timedelta(minutes=minutes)))
    short = lookup.find(any_desk, f"{any_desk.now():%y%m%d}", FoundKind.DOSSIER, limit=2)
    whole = lookup.find(any_desk, f"{any_desk.now():%y%m%d}", FoundKind.DOSSIER, limit=3)
    assert (len(short.results), short.is_cut) == (2, True)
    assert (len(whole.results), whole.is_cut) == (3, False)
