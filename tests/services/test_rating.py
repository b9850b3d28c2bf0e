from dataclasses import replace
from datetime import date, timedelta

import pytest

from commune_desk.domain.desk.dossier_errors import DossierNotFound, TimeBeforeLastEvent
from commune_desk.domain.desk.history import EventKind
from commune_desk.domain.desk.papers import SlipKind
from commune_desk.domain.desk.steps import Action, StepRequest
from commune_desk.domain.handling.rating import PaperSlip, RatingLevel, RatingWay
from commune_desk.domain.handling.rating_errors import (
    AlreadyRated,
    NotYetReturned,
    PaperSlipAhead,
    PaperSlipBeforeReturn,
    PaperSlipLate,
    PaperSlipTwice,
    RatingDayOver,
)
from commune_desk.domain.periods import calendar_month
from commune_desk.services.desk import lookup
from commune_desk.services.figures import closing, reports
from commune_desk.services.handling import handling, rating
from commune_desk.services.office import accounts
from commune_desk.services.papers import printing
from commune_desk.services.reception import intake
from commune_desk.services.upkeep import history
from tests.factories import BIRTH, a_reception, moment

GOOD = RatingLevel.VERY_SATISFIED
DAY = moment("2026-10-01 00:00").date()


def keeper(desk):
    """The desk of who answers for the office."""
    officers = accounts.all_officers(desk)
    return replace(desk, officer=next(each for each in officers if each.login == "quantri"))


@pytest.fixture
def returned(any_desk):
    """The number of a dossier solved at once."""
    reception = a_reception(procedure_code=BIRTH)
    return intake.solve_at_once(any_desk, reception).dossier.dossier_no


def test_an_answer_is_kept_with_its_reason_and_counted(any_desk, returned):
    given = rating.rate(any_desk, returned, RatingLevel.DISSATISFIED, reason="Chờ lâu")
    assert lookup.known(any_desk, returned).rating == given
    assert rating.counts(any_desk, DAY, DAY) == {
        RatingLevel.VERY_SATISFIED: 0, RatingLevel.SATISFIED: 0, RatingLevel.DISSATISFIED: 1,
    }  # fmt: skip


def test_an_answer_is_never_replaced(any_desk, returned):
    first = rating.rate(any_desk, returned, RatingLevel.DISSATISFIED)
    with pytest.raises(AlreadyRated):
        rating.rate(any_desk, returned, GOOD)
    assert lookup.known(any_desk, returned).rating == first


def test_an_answer_comes_after_the_hand_over(any_desk, returned):
    any_desk.clock.move(minutes=-1)
    with pytest.raises(TimeBeforeLastEvent):
        rating.rate(any_desk, returned, GOOD)


def test_who_is_still_waiting_is_not_asked(any_desk):
    number = intake.receive(any_desk, a_reception()).dossier.dossier_no
    with pytest.raises(NotYetReturned):
        rating.rate(any_desk, number, GOOD)


@pytest.mark.parametrize("action", [Action.REFUSE, Action.STOP])
def test_who_was_refused_or_withdrew_may_say_so(any_desk, action):
    number = intake.receive(any_desk, a_reception()).dossier.dossier_no
    handling.step(any_desk, number, StepRequest(action, any_desk.now(), note="Lý do"))
    assert rating.rate(any_desk, number, GOOD).level is GOOD


def test_an_answer_counts_in_the_days_in_which_it_was_given(any_desk, returned):
    any_desk.clock.move(days=1)
    rating.rate(any_desk, returned, GOOD)
    assert rating.counts(any_desk, DAY, DAY)[GOOD] == 0


def test_an_unknown_dossier_is_not_rated(any_desk):
    with pytest.raises(DossierNotFound):
        rating.rate(any_desk, "không có", GOOD)


# --- asking on a screen --------------------------------------------------------------------------


def test_who_asked_and_how_is_kept_with_the_answer_to_come(any_desk, returned):
    asked = rating.ask(any_desk, returned, RatingWay.TURNED_SCREEN)
    assert asked.dossier_no == returned
    assert asked.kind_of_work == "Đăng ký khai sinh"
    assert asked.officer_name == any_desk.officer.full_name
    (event,) = (e for e in history.recent(any_desk, 1))
    assert (event.kind, event.facts["way"]) == (EventKind.RATING_ASKED, "turned_screen")
    assert event.officer_name == any_desk.officer.full_name


def test_it_names_who_received_the_dossier_whoever_asks(any_desk, returned):
    received_by = any_desk.officer.full_name
    assert (
        rating.ask(keeper(any_desk), returned, RatingWay.SECOND_SCREEN).officer_name == received_by
    )


def test_a_citizen_is_asked_again_within_the_day_and_not_later(any_desk, returned):
    for _time in range(2):
        rating.ask(any_desk, returned, RatingWay.SECOND_SCREEN)
    any_desk.clock.move(days=1)
    with pytest.raises(RatingDayOver):
        rating.ask(any_desk, returned, RatingWay.SECOND_SCREEN)


def test_who_has_answered_is_not_asked_again(any_desk, returned):
    rating.rate(any_desk, returned, GOOD)
    with pytest.raises(AlreadyRated):
        rating.ask(any_desk, returned, RatingWay.SECOND_SCREEN)


def test_nobody_is_asked_while_the_dossier_is_open(any_desk):
    number = intake.receive(any_desk, a_reception()).dossier.dossier_no
    assert not rating.may_be_asked(any_desk, lookup.known(any_desk, number).dossier)
    with pytest.raises(NotYetReturned):
        rating.ask(any_desk, number, RatingWay.SECOND_SCREEN)


def test_it_is_offered_while_it_can_be_asked(any_desk, returned):
    dossier = lookup.known(any_desk, returned).dossier
    assert rating.may_be_asked(any_desk, dossier)
    rating.rate(any_desk, returned, GOOD)
    assert not rating.may_be_asked(any_desk, dossier)


# --- slips from the letter box -------------------------------------------------------------------


def test_a_slip_takes_the_number_as_the_lists_show_it(any_desk, returned):
    short = returned.removeprefix(f"{any_desk.office.agency_code}-")
    assert short != returned
    rating.keep_slips(any_desk, any_desk.now().date(), [PaperSlip(GOOD, short)])
    kept = lookup.known(any_desk, short).rating
    assert kept is not None
    assert kept.dossier_no == returned


def test_paper_slips_count_on_their_day_with_how_they_came(any_desk, returned):
    any_desk.clock.move(days=1)
    slips = [PaperSlip(GOOD), PaperSlip(GOOD), PaperSlip(RatingLevel.DISSATISFIED, returned, "Lâu")]
    rating.keep_slips(any_desk, DAY, slips)
    assert list(rating.counts(any_desk, DAY, DAY).values()) == [2, 0, 1]
    kept = lookup.known(any_desk, returned).rating
    assert kept is not None
    assert kept.came_by is RatingWay.PAPER
    report = reports.figures(any_desk, calendar_month(DAY))
    assert report.ways == {RatingWay.PAPER: {GOOD: 2, RatingLevel.SATISFIED: 0,
                                            RatingLevel.DISSATISFIED: 1}}  # fmt: skip
    assert report.ratings[GOOD] == 2
    assert report.behind[GOOD] == ()
    assert report.behind[RatingLevel.DISSATISFIED] == (returned,)


def test_a_slip_is_an_event_of_its_own(any_desk):
    events = history.verify(any_desk).events
    rating.keep_slips(any_desk, DAY, [PaperSlip(GOOD), PaperSlip(GOOD)])
    assert history.verify(any_desk).events == events + 2


@pytest.mark.parametrize(
    ("days", "number", "refusal"),
    [
        (1, "", PaperSlipAhead),
        (-1, "returned", PaperSlipBeforeReturn),
        (0, "open", NotYetReturned),
        (0, "nowhere", DossierNotFound),
    ],
)
def test_of_a_bundle_with_a_wrong_slip_nothing_is_kept(any_desk, returned, days, number, refusal):
    known = {"returned": returned}
    if number == "open":
        known["open"] = intake.receive(any_desk, a_reception()).dossier.dossier_no
    wrong = PaperSlip(GOOD, known.get(number, number))
    on = any_desk.now().date() + timedelta(days=days)
    with pytest.raises(refusal):
        rating.keep_slips(any_desk, on, [PaperSlip(GOOD), wrong])
    assert sum(rating.counts(any_desk, on, on).values()) == 0


def test_one_dossier_has_one_slip(any_desk, returned):
    with pytest.raises(PaperSlipTwice):
        rating.keep_slips(any_desk, DAY, [PaperSlip(GOOD, returned)] * 2)


def test_a_slip_of_a_closed_period_needs_a_reason(any_desk):
    september = calendar_month(date(2026, 9, 1))
    closing.close(keeper(any_desk), september)
    with pytest.raises(PaperSlipLate):
        rating.keep_slips(any_desk, september.last, [PaperSlip(GOOD)])
    rating.keep_slips(any_desk, september.last, [PaperSlip(GOOD)], entry_reason="Mở hòm phiếu")
    assert history.recent(any_desk, 1)[0].facts["entry_reason"] == "Mở hòm phiếu"


# --- who is asked, by officer --------------------------------------------------------------------


def test_the_report_says_of_every_officer_who_was_asked_and_who_answered(any_desk):
    numbers = [
        intake.solve_at_once(any_desk, a_reception(procedure_code=BIRTH)).dossier.dossier_no
        for _dossier in range(4)
    ]
    for number in numbers[:2]:
        rating.ask(any_desk, number, RatingWay.SECOND_SCREEN)
    rating.rate(any_desk, numbers[0], GOOD)
    rating.rate(any_desk, numbers[3], GOOD)
    any_desk.clock.move(minutes=1)
    report = reports.figures(any_desk, calendar_month(DAY))
    (mai,) = report.asking
    assert (mai.login, mai.officer_name) == ("mai", any_desk.officer.full_name)
    assert mai.handed_over == tuple(numbers)
    assert mai.asked == (numbers[0], numbers[1], numbers[3])
    assert mai.answered == (numbers[0], numbers[3])
    assert report.behind["not_asked:mai"] == report.behind["not_asked"] == (numbers[2],)


def test_a_printed_slip_is_asking_too(any_desk, returned):
    printing.print_slip(any_desk, returned, SlipKind.RATING_SLIP)
    any_desk.clock.move(minutes=1)
    (mai,) = reports.figures(any_desk, calendar_month(DAY)).asking
    assert (mai.asked, mai.answered) == ((returned,), ())


def test_what_was_asked_later_is_not_seen_from_before(any_desk, returned):
    before = any_desk.now()
    any_desk.clock.move(minutes=1)
    rating.ask(any_desk, returned, RatingWay.SECOND_SCREEN)
    (mai,) = reports.figures(any_desk, calendar_month(DAY), as_of=before).asking
    assert (mai.handed_over, mai.asked) == ((returned,), ())


def test_a_closed_period_keeps_who_was_asked(any_desk, returned):
    rating.ask(any_desk, returned, RatingWay.SECOND_SCREEN)
    any_desk.clock.move(days=40)
    closing.close(keeper(any_desk), calendar_month(DAY))
    report = reports.figures(any_desk, calendar_month(DAY))
    assert report.behind["asked:mai"] == (returned,)


def test_a_hand_over_that_was_taken_back_is_none(any_desk):
    number = intake.receive(any_desk, a_reception()).dossier.dossier_no
    handling.step(any_desk, number, StepRequest(Action.FINISH, any_desk.now()))
    handling.step(any_desk, number, StepRequest(Action.RETURN, any_desk.now()))
    handling.undo_last(any_desk, number, "Trả nhầm người")
    any_desk.clock.move(minutes=1)
    assert reports.figures(any_desk, calendar_month(DAY)).asking == ()
    assert not rating.may_be_asked(any_desk, lookup.known(any_desk, number).dossier)


def test_only_answers_of_the_period_up_to_the_moment_are_counted(any_desk, returned):
    before = any_desk.now()
    any_desk.clock.move(minutes=1)
    rating.rate(any_desk, returned, GOOD)
    any_desk.clock.move(days=40)

    def counted(day, as_of=None):
        report = reports.figures(any_desk, calendar_month(day), as_of=as_of)
        response = report.beside["response"]
        return sum(report.ratings.values()), (response.count, response.of)

    assert counted(DAY) == (1, (1, 1))
    assert counted(DAY, before) == (0, (0, 1))
    assert counted(any_desk.now().date()) == (0, (0, 0))


def test_who_answered_before_the_result_was_taken_back_answered_the_next_hand_over_too(any_desk):
    """Handed over and rated in October, taken back that day and handed over in November."""
    any_desk.clock.at = moment("2026-10-30 09:00")
    number = intake.receive(any_desk, a_reception()).dossier.dossier_no
    for action in (Action.FINISH, Action.RETURN):
        handling.step(any_desk, number, StepRequest(action, any_desk.now()))
    rating.rate(any_desk, number, GOOD)
    handling.undo_last(any_desk, number, "Trả nhầm người", meant=Action.RETURN)
    any_desk.clock.at = moment("2026-11-02 09:00")
    handling.step(any_desk, number, StepRequest(Action.RETURN, any_desk.now()))
    any_desk.clock.move(days=1)
    october, november = (
        reports.figures(any_desk, calendar_month(date(2026, month, 1))) for month in (10, 11)
    )
    (mai,) = november.asking
    assert (mai.handed_over, mai.answered) == ((number,), (number,))
    assert (sum(october.ratings.values()), sum(november.ratings.values())) == (1, 0)


def test_a_result_of_the_month_before_counts_with_who_handed_it_over_in_this(any_desk):
    """No dossier of November, and yet handed over in it; asked at the counter and by a slip."""
    any_desk.clock.at = moment("2026-10-30 09:00")
    numbers = [intake.receive(any_desk, a_reception()).dossier.dossier_no for _ in range(3)]
    for number in numbers:
        handling.step(any_desk, number, StepRequest(Action.FINISH, any_desk.now()))
    any_desk.clock.at = moment("2026-11-02 09:00")
    for number in numbers:
        handling.step(any_desk, number, StepRequest(Action.RETURN, any_desk.now()))
    rating.ask(any_desk, numbers[0], RatingWay.SECOND_SCREEN)
    rating.rate(any_desk, numbers[1], GOOD)
    any_desk.clock.move(days=1)
    report = reports.figures(any_desk, calendar_month(any_desk.now().date()))
    (mai,) = report.asking
    assert (mai.handed_over, mai.asked) == (tuple(numbers), tuple(numbers[:2]))
    assert mai.answered == (numbers[1],) == report.behind["most_effective"]
    assert report.total.received_total == 0
