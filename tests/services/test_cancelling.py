"""A reception made by mistake is cancelled: its number stays, and nothing counts it."""

from dataclasses import replace
from datetime import date

import pytest
from openpyxl import load_workbook

from commune_desk.domain.desk.dossier import DossierState, Role
from commune_desk.domain.desk.dossier_errors import (
    HandedOverBefore,
    MissingReason,
    StepNotPermitted,
)
from commune_desk.domain.desk.dossier_list import DossierFilter, DossierView
from commune_desk.domain.desk.steps import Action, StepRequest
from commune_desk.domain.handling.correction import Obstacle
from commune_desk.domain.handling.correction_errors import (
    CannotCancel,
    DossierCancelled,
    FeeStands,
)
from commune_desk.domain.handling.payments import NewPayment
from commune_desk.domain.handling.rating import RatingLevel
from commune_desk.domain.handling.rating_errors import AlreadyRated
from commune_desk.domain.periods import calendar_month
from commune_desk.services.desk import lookup
from commune_desk.services.figures import closing, registers, reports, sync
from commune_desk.services.handling import cancelling, handling, payments, rating, returning
from commune_desk.services.reception import intake, prepared, visits
from commune_desk.settings import TIMELINESS_RULE
from tests.factories import BIRTH, a_reception, acting_as, moment

WHY = "Tiếp nhận nhầm"
OCTOBER = calendar_month(date(2026, 10, 1))


def receive(desk, **changes):
    return intake.receive(desk, a_reception(**changes)).dossier.dossier_no


def take(desk, number, action):
    handling.step(desk, number, StepRequest(action, desk.now(), note="x", reason="x"))


def test_the_number_stays_and_is_given_to_nobody_else(any_desk):
    first = receive(any_desk)
    cancelling.cancel(any_desk, first, note=WHY)
    second = receive(any_desk)
    assert first != second
    assert lookup.known(any_desk, first).dossier.state is DossierState.CANCELLED
    assert lookup.known(any_desk, first).history[-1].facts["note"] == WHY


def test_reports_and_counts_do_not_count_it_and_the_list_of_all_shows_it(any_desk):
    kept, gone = receive(any_desk), receive(any_desk)
    cancelling.cancel(any_desk, gone, note=WHY)
    assert reports.figures(any_desk, OCTOBER).behind["received_total"] == (kept,)
    assert lookup.counts(any_desk).open == 1
    for view in DossierView:
        page = lookup.page(any_desk, DossierFilter(any_desk.now(), view))
        assert (gone in [row.dossier_no for row in page.rows]) is (view is DossierView.ALL)


def test_the_register_keeps_its_line_struck(any_desk):
    numbers = [receive(any_desk) for _ in range(3)]
    cancelling.cancel(any_desk, numbers[1], note=WHY)
    lines = registers.register(any_desk, OCTOBER).lines
    assert [(line.order_no, line.is_struck) for line in lines] == [
        (1, False), (2, True), (3, False)
    ]  # fmt: skip
    assert lines[1].standing_words == "Đã hủy tiếp nhận"


def test_the_workbook_keeps_the_row_marked(any_desk, tmp_path):
    number = receive(any_desk)
    sync.sync(any_desk, tmp_path)
    cancelling.cancel(any_desk, number, note=WHY)
    assert sync.state(any_desk).pending_months == 1
    (file,) = sync.sync(any_desk, tmp_path).written
    rows = load_workbook(file).worksheets[0].iter_rows()
    cells = next(row for row in rows if row[1].value == number)
    assert all(cell.font.strike for cell in cells)
    assert "Đã hủy tiếp nhận" in [cell.value for cell in cells]


def test_a_closed_period_shows_the_difference(any_desk, clock):
    clock.at = moment("2026-10-30 16:00")
    number = receive(any_desk)
    clock.at = moment("2026-11-01 08:00")
    leader = acting_as(any_desk, Role.LEADER)
    closing.close(leader, OCTOBER)
    since = reports.reported(any_desk, OCTOBER).since
    assert since is not None
    assert since.is_unchanged
    clock.at = moment("2026-11-02 08:00")
    cancelling.cancel(any_desk, number, note=WHY)
    reported = reports.reported(any_desk, OCTOBER)
    assert reported.since is not None
    (moved,) = reported.since.moved
    assert (moved.dossier_no, moved.now) == (number, None)
    assert reported.since.changes["received_total"] == -1
    assert reported.report.total.counts["received_in_person"] == 1


@pytest.mark.parametrize(
    ("steps", "later", "why"),
    [
        ((), "2026-10-07 08:00", Obstacle.OVERDUE),
        ((Action.REQUEST_SUPPLEMENT,), "2026-10-01 10:00", Obstacle.NOTICE),
        ((Action.FINISH,), "2026-10-02 08:00", Obstacle.RESULT),
    ],
)
def test_what_went_out_or_is_late_is_not_made_to_vanish(any_desk, clock, steps, later, why):
    number = receive(any_desk)
    for action in steps:
        take(any_desk, number, action)
    clock.at = moment(later)
    with pytest.raises(CannotCancel) as refused:
        cancelling.cancel(any_desk, number, note=WHY)
    assert refused.value.obstacle is why


def test_it_is_cancelled_once_and_with_a_reason(any_desk):
    number = receive(any_desk)
    with pytest.raises(MissingReason):
        cancelling.cancel(any_desk, number, note=" ")
    cancelling.cancel(any_desk, number, note=WHY)
    with pytest.raises(CannotCancel):
        cancelling.cancel(any_desk, number, note=WHY)


def test_what_was_solved_at_once_for_the_wrong_person_is_cancelled_on_its_day(any_desk):
    solved = intake.solve_at_once(any_desk, a_reception(procedure_code=BIRTH)).dossier
    cancelling.cancel(any_desk, solved.dossier_no, note=WHY)
    figures = reports.figures(any_desk, OCTOBER)
    assert figures.total.counts["received_in_person"] == 0


def test_what_was_late_when_it_was_solved_is_not_made_to_vanish(any_desk, clock):
    by_minute = any_desk.settings.with_value(TIMELINESS_RULE, "by_minute")
    desk = replace(any_desk, settings=by_minute)
    number = receive(desk, procedure_code=BIRTH)
    clock.at = moment("2026-10-01 17:30")
    late = StepRequest(Action.FINISH, desk.now(), late_reason="Đông người")
    handling.step(desk, number, late)
    with pytest.raises(CannotCancel) as refused:
        cancelling.cancel(desk, number, note=WHY)
    assert refused.value.obstacle is Obstacle.OVERDUE


def test_an_answer_is_not_made_to_vanish(any_desk):
    solved = intake.solve_at_once(any_desk, a_reception(procedure_code=BIRTH)).dossier
    rating.rate(any_desk, solved.dossier_no, RatingLevel.DISSATISFIED)
    with pytest.raises(CannotCancel) as refused:
        cancelling.cancel(any_desk, solved.dossier_no, note=WHY)
    assert refused.value.obstacle is Obstacle.RATED


def test_a_fee_is_given_back_first(any_desk):
    number = receive(any_desk)
    payments.take(any_desk, number, NewPayment(amount_vnd=8000, receipt_no="7", note="x"))
    with pytest.raises(FeeStands) as refused:
        cancelling.cancel(any_desk, number, note=WHY)
    assert (refused.value.amount_vnd, refused.value.receipts) == (8000, ("7",))
    done = cancelling.cancel(any_desk, number, note=WHY, is_refunded=True)
    assert [one.receipt_no for one in done.refunded] == ["7"]
    (payment,) = lookup.known(any_desk, number).payments
    assert payment.cancelled_at is not None
    with pytest.raises(DossierCancelled):
        payments.take(any_desk, number, NewPayment(amount_vnd=8000, receipt_no="8", note="x"))


def test_the_visit_and_the_prepared_filing_may_become_a_dossier_again(any_desk):
    visit = visits.guide(any_desk, a_reception(), ["Tờ khai"])
    written = prepared.prepare(any_desk, a_reception(procedure_code=BIRTH))
    for wish in (a_reception(visit=visit.id), a_reception(prepared=written.id)):
        number = intake.receive(any_desk, wish).dossier.dossier_no
        cancelling.cancel(any_desk, number, note=WHY)
        intake.receive(any_desk, wish)


def test_no_step_leads_from_it(any_desk):
    number = receive(any_desk)
    cancelling.cancel(any_desk, number, note=WHY)
    assert handling.permitted(any_desk, lookup.known(any_desk, number).dossier) == ()
    with pytest.raises(StepNotPermitted):
        take(any_desk, number, Action.FINISH)


# --- a hand-over taken back ----------------------------------------------------------------------


def test_a_hand_over_is_taken_back_on_its_day(any_desk, clock):
    number = receive(any_desk)
    take(any_desk, number, Action.FINISH)
    returning.return_result(any_desk, number)
    clock.move(hours=2)
    restored = handling.undo_last(any_desk, number, "Đưa nhầm người")
    assert (restored.state, restored.returned_at) == (DossierState.RESULT_READY, None)
    event = lookup.known(any_desk, number).history[-1]
    assert event.facts == {"from": "returned", "note": "Đưa nhầm người"}
    returning.return_result(any_desk, number)


def test_it_is_not_on_the_next_day(any_desk, clock):
    number = receive(any_desk)
    take(any_desk, number, Action.FINISH)
    returning.return_result(any_desk, number)
    clock.move(days=1)
    assert handling.undoable(any_desk, lookup.known(any_desk, number).dossier) is None
    with pytest.raises(HandedOverBefore):
        handling.undo_last(any_desk, number, "Đưa nhầm người")


def test_the_answer_that_was_given_to_it_stays(any_desk):
    number = receive(any_desk)
    take(any_desk, number, Action.FINISH)
    returning.return_result(any_desk, number)
    rating.rate(any_desk, number, RatingLevel.DISSATISFIED)
    handling.undo_last(any_desk, number, "Đưa nhầm người")
    returning.return_result(any_desk, number)
    assert rating.counts(any_desk, OCTOBER.first, OCTOBER.last)[RatingLevel.DISSATISFIED] == 1
    with pytest.raises(AlreadyRated):
        rating.rate(any_desk, number, RatingLevel.SATISFIED)


def test_what_was_solved_at_once_goes_back_to_where_it_begins(any_desk):
    number = intake.solve_at_once(any_desk, a_reception(procedure_code=BIRTH)).dossier.dossier_no
    handling.undo_last(any_desk, number, "Nhầm")
    restored = handling.undo_last(any_desk, number, "Nhầm")
    assert restored.state is DossierState.RECEIVED
    assert (restored.closed_at, restored.runs[-1].ended_at) == (None, None)
    assert replace(restored, state=DossierState.HANDLING).is_open
