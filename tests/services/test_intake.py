from dataclasses import replace
from datetime import date, timedelta

import pytest

from commune_desk.domain.catalogue.catalogue_errors import (
    ProcedureNotFound,
    ProcedureNotInForce,
    ProcessingTimeUnknown,
)
from commune_desk.domain.desk.dossier import DossierState, Role
from commune_desk.domain.desk.dossier_errors import NotSolvedAtOnce, StepNotForRole
from commune_desk.domain.desk.history import EventKind
from commune_desk.domain.desk.papers import PaperLine
from commune_desk.domain.identifiers.card_reading import CardWarning, WarningCode
from commune_desk.domain.people.applicant import Organisation, Person
from commune_desk.domain.reception.reception_errors import MissingApplicantName
from commune_desk.domain.working_time import DueRule
from commune_desk.services.desk import lookup
from commune_desk.services.reception import intake
from commune_desk.services.upkeep import history
from commune_desk.settings import DOSSIER_NO_PATTERN
from commune_desk.words.errors import sentence
from tests.factories import BIRTH, MARITAL_STATUS, a_person, a_reception, acting_as, moment

REPEALED = "2.001009"
NOT_YET = "3.000722"


def test_what_was_received_is_what_is_read_back(any_desk):
    reception = a_reception(
        delegate=a_person(full_name="Lê Văn Thay", personal_id="087090000011"),
        papers=(PaperLine("Tờ khai", 1, 0),),
        external_no="H20-77",
        model="ngày không viết",
    )
    received = intake.receive(any_desk, reception)
    sheet = lookup.known(any_desk, received.dossier.dossier_no)
    assert sheet.dossier == received.dossier
    assert (sheet.filing.applicant, sheet.filing.delegate) == (
        reception.applicant, reception.delegate,
    )  # fmt: skip
    filing = sheet.filing.filing
    assert (filing.papers, filing.form, filing.external_no, filing.model) == (
        reception.papers, {}, "H20-77", "ngày không viết",
    )  # fmt: skip


def test_a_dossier_keeps_the_version_under_which_it_was_received(any_desk):
    received = intake.receive(any_desk, a_reception(procedure_code=NOT_YET, at=None))
    sheet = lookup.known(any_desk, received.dossier.dossier_no)
    assert sheet.procedure == received.procedure


def test_history_says_when_it_happened_and_when_it_was_entered(any_desk):
    yesterday = any_desk.now() - timedelta(days=1)
    number = intake.receive(any_desk, a_reception(at=yesterday)).dossier.dossier_no
    (event,) = history.of_dossier(any_desk, number)
    assert (event.kind, event.happened_at, event.entered_at) == (
        EventKind.RECEIVE, yesterday, any_desk.now(),
    )  # fmt: skip


def test_what_nobody_compared_with_the_card_stays_in_the_history(any_desk):
    doubt = CardWarning(WarningCode.NAME_DOUBTFUL, "full_name")
    number = intake.receive(any_desk, a_reception(warnings=(doubt,))).dossier.dossier_no
    assert history.of_dossier(any_desk, number)[0].facts["card_warnings"] == ["name_doubtful"]


def test_numbers_run_through_a_day_and_start_again_on_the_next(any_desk, clock):
    numbers = []
    for _ in range(2):
        numbers += [intake.receive(any_desk, a_reception()).dossier.dossier_no for _ in range(2)]
        clock.move(days=1)
    assert [number[-11:] for number in numbers] == [
        "261001-0001", "261001-0002", "261002-0001", "261002-0002",
    ]  # fmt: skip


def test_the_day_of_reception_is_the_office_s_day(any_desk):
    at_utc = moment("2026-10-02 06:30").astimezone(tz=None)
    number = intake.receive(any_desk, a_reception(at=at_utc)).dossier.dossier_no
    assert "-261002-" in number


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"procedure_code": "9.999999"}, ProcedureNotFound),
        ({"procedure_code": REPEALED}, ProcedureNotInForce),
        ({"procedure_code": NOT_YET, "at": moment("2026-08-31 09:00")}, ProcedureNotInForce),
        ({"procedure_code": MARITAL_STATUS, "variant": "không có"}, ProcessingTimeUnknown),
        ({"applicant": Person("  ")}, MissingApplicantName),
        ({"applicant": Organisation("")}, MissingApplicantName),
        (
            {"applicant": Organisation("Hợp tác xã Sen", representative=Person(""))},
            MissingApplicantName,
        ),
        ({"delegate": Person("")}, MissingApplicantName),
    ],
)
def test_what_is_refused_draws_no_number_and_leaves_no_event(any_desk, changes, refusal):
    events = history.verify(any_desk).events
    with pytest.raises(refusal):
        intake.receive(any_desk, a_reception(**changes))
    assert history.verify(any_desk).events == events
    assert intake.receive(any_desk, a_reception()).dossier.dossier_no.endswith("-0001")


def test_a_repealed_procedure_is_refused_with_its_last_day(desk):
    with pytest.raises(ProcedureNotInForce) as refusal:
        intake.receive(desk, a_reception(procedure_code=REPEALED))
    assert refusal.value.effective_to == date(2025, 10, 31)


def test_what_is_solved_at_once_has_one_event_and_stands_in_the_register(any_desk):
    received = intake.solve_at_once(any_desk, a_reception(procedure_code=BIRTH))
    dossier = lookup.known(any_desk, received.dossier.dossier_no).dossier
    assert dossier.state is DossierState.RETURNED
    assert dossier.closed_at == dossier.returned_at == dossier.received_at
    events = history.of_dossier(any_desk, dossier.dossier_no)
    assert [event.kind for event in events] == [EventKind.SOLVE_AT_ONCE]


def test_what_takes_time_by_law_is_not_solved_at_once(desk):
    with pytest.raises(NotSolvedAtOnce):
        intake.solve_at_once(desk, a_reception())


@pytest.mark.parametrize("verb", [intake.receive, intake.solve_at_once])
def test_who_does_not_work_at_the_desk_receives_nothing(any_desk, verb):
    specialist = acting_as(any_desk, Role.SPECIALIST)
    with pytest.raises(StepNotForRole) as refusal:
        verb(specialist, a_reception(procedure_code=BIRTH))
    assert "Công chức chuyên môn không được làm bước" in sentence(refusal.value)


def test_an_organisation_files_through_its_representative(any_desk):
    acting = a_person()
    organisation = Organisation("Hợp tác xã Sen Hồng", "1400123455", acting, phone="0277111222")
    number = intake.receive(any_desk, a_reception(applicant=organisation)).dossier.dossier_no
    assert lookup.known(any_desk, number).filing.applicant == organisation


def test_the_explanation_ends_with_the_due_date_of_the_dossier(any_desk):
    at = moment("2026-10-02 15:20")
    steps = intake.due_steps(any_desk, BIRTH, at)
    received = intake.receive(any_desk, a_reception(procedure_code=BIRTH, at=at))
    assert steps[-1].at == received.dossier.due_at == moment("2026-10-05 17:00")
    assert DueRule.AFTER_CUT_OFF in [step.rule for step in steps]


def test_papers_left_out_are_those_that_must_always_be_submitted(any_desk):
    received = intake.receive(any_desk, a_reception())
    given = intake.papers_of(received.procedure, a_reception())
    assert lookup.known(any_desk, received.dossier.dossier_no).filing.papers == given
    assert all(paper.originals or paper.copies for paper in given)


def test_the_number_follows_the_pattern_of_the_office(any_desk):
    settings = any_desk.settings.with_value(DOSSIER_NO_PATTERN, "HS{number:03}.{ddmmyyyy}")
    desk = replace(any_desk, settings=settings)
    assert intake.receive(desk, a_reception()).dossier.dossier_no == "HS001.01102026"
