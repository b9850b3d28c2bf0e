"""A closed period stays as it was signed; what comes later shows beside it, and in the next one."""

from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from datetime import date, datetime
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from time import sleep
from typing import Any, Self

import pytest
from pypdf import PdfReader

from commune_desk.documents.figures.register import render
from commune_desk.domain.desk.history import EventKind
from commune_desk.domain.desk.steps import Action, StepRequest
from commune_desk.domain.handling.rating import Rating, RatingLevel
from commune_desk.domain.period_errors import (
    EntryInClosedPeriod,
    PeriodAlreadyClosed,
    PeriodNotOver,
)
from commune_desk.domain.periods import calendar_month
from commune_desk.files.desk import events
from commune_desk.services.desk import lookup
from commune_desk.services.desk.desk import Desk
from commune_desk.services.desk.late_entry import Late
from commune_desk.services.desk.progress import Cancelled, Progress, unwatched
from commune_desk.services.figures import closing, registers, reports
from commune_desk.services.handling import cancelling, correcting, handling, rating, returning
from commune_desk.services.reception import intake
from commune_desk.services.upkeep import history, practice
from commune_desk.store.engine.name import EngineName
from commune_desk.words.figures.figures import standing_words
from tests.factories import BIRTH, Clock, a_reception, led, moment

OCTOBER, NOVEMBER = (calendar_month(date(2026, month, 1)) for month in (10, 11))
WHY = "mất điện, ghi sổ giấy"


@pytest.fixture
def desk(desk: Desk) -> Desk:
    """The leader's desk: who only receives may not close a period."""
    return led(desk)


@pytest.fixture
def any_desk(any_desk: Desk) -> Desk:
    """The same, on each engine."""
    return led(any_desk)


def received(desk: Desk, at: str, **changes: object) -> str:
    return intake.receive(desk, a_reception(at=moment(at), **changes)).dossier.dossier_no


def finish(desk: Desk, number: str, at: str, **given: Any) -> None:
    handling.step(desk, number, StepRequest(Action.FINISH, moment(at), **given))


@pytest.fixture
def closed(any_desk: Desk, clock: Clock) -> tuple[str, str]:
    """October closed on 2 November, with one dossier solved and one open."""
    numbers = received(any_desk, "2026-10-05 09:00"), received(any_desk, "2026-10-29 09:00")
    finish(any_desk, numbers[0], "2026-10-07 09:00")
    clock.at = moment("2026-11-02 08:00")
    closing.close(any_desk, OCTOBER)
    return numbers


def test_a_period_is_closed_when_it_has_ended_and_once(any_desk: Desk, clock: Clock, closed):
    with pytest.raises(PeriodAlreadyClosed):
        closing.close(any_desk, OCTOBER)
    with pytest.raises(PeriodNotOver):
        closing.close(any_desk, NOVEMBER)
    assert closing.find(any_desk, NOVEMBER) is None


def test_the_register_of_a_closed_period_says_what_was_entered_since(
    any_desk: Desk, clock: Clock, closed
):
    """It is a book that goes on; who lays it beside the signed report is told why they differ."""
    clock.at = moment("2026-11-03 08:00")
    said = "Báo cáo của kỳ này đã chốt lúc 08:00 ngày 02/11/2026"
    same = ("Sổ ghi theo dữ liệu lúc 08:00 ngày 03/11/2026.", f"{said}; số liệu đến nay không đổi.")
    assert registers.register(any_desk, OCTOBER).notes == same
    assert registers.register(any_desk, NOVEMBER).notes == same[:1]

    number = received(any_desk, "2026-10-20 09:00", entry_reason=WHY)
    book = registers.register(any_desk, OCTOBER)
    read = "".join(page.extract_text() for page in PdfReader(BytesIO(render(book))).pages)
    told = " ".join(read.split()).partition(said)[2]
    assert told.startswith("; sau khi chốt: +1 tiếp nhận trong kỳ")
    assert number in told
    assert "Sổ này gồm cả các thay đổi ấy." in told
    elsewhere = registers.register(any_desk, OCTOBER, sector="Đất đai")
    assert elsewhere.notes == same


def test_closing_that_is_stopped_closes_nothing(any_desk: Desk, clock: Clock):
    clock.at = moment("2026-11-02 08:00")
    with pytest.raises(Cancelled):
        closing.close(any_desk, OCTOBER, progress=lambda done, total: False)
    assert closing.find(any_desk, OCTOBER) is None


@pytest.mark.parametrize("change", ["cancelled", "late", "corrected"])
def test_what_another_desk_enters_while_it_is_closed_is_in_it_or_after_it(
    any_desk: Desk, clock: Clock, change: str
):
    numbers = [received(any_desk, f"2026-10-{day} 09:00") for day in (28, 29)]
    clock.at = moment("2026-11-01 08:00")
    changes: dict[str, Callable[[], object]] = {
        "cancelled": lambda: cancelling.cancel(any_desk, numbers[0], note=WHY),
        "late": lambda: received(any_desk, "2026-10-30 09:00", entry_reason=WHY),
        "corrected": lambda: correcting.correct(
            any_desk, numbers[0], {"channel": "online"}, reason=WHY
        ),
    }
    other = Elsewhere(any_desk, changes[change])
    closing.close(any_desk, OCTOBER, progress=other.between)
    assert other.is_done
    told = reports.reported(any_desk, OCTOBER)
    assert told.since is not None
    assert told.since.is_unchanged
    assert told.report.total.received_total == {"cancelled": 1, "late": 3, "corrected": 2}[change]
    assert told.report.total.received_online == (change == "corrected")
    assert history.recent(any_desk, 1)[0].kind is EventKind.PERIOD_CLOSED


def test_what_counts_for_nothing_does_not_make_it_begin_anew(any_desk: Desk, clock: Clock):
    number = received(any_desk, "2026-10-28 09:00")
    clock.at = moment("2026-11-02 08:00")
    stages: list[int] = []

    def watched(done: int, total: int) -> bool:
        stages.append(done)
        return True

    other = Elsewhere(any_desk, lambda: lookup.sheet(any_desk, number), then=watched)
    closing.close(any_desk, OCTOBER, progress=other.between)
    assert other.is_done
    assert stages.count(1) == 1


ENTRIES: dict[str, Callable[[Desk, Sequence[str], str], object]] = {
    "receive": lambda desk, _, why: received(desk, "2026-10-30 09:00", entry_reason=why),
    "solve_at_once": lambda desk, _, why: intake.solve_at_once(
        desk,
        a_reception(at=moment("2026-10-30 09:00"), procedure_code=BIRTH, entry_reason=why),
    ),
    "finish": lambda desk, nos, why: finish(desk, nos[1], "2026-10-30 09:00", entry_reason=why),
    "return": lambda desk, nos, why: returning.return_result(
        desk, nos[0], at=moment("2026-10-30 09:00"), entry_reason=why
    ),
    "undo": lambda desk, nos, why: handling.undo_last(
        desk, nos[0], "ghi nhầm", late=Late(moment("2026-10-30 09:00"), why)
    ),
    "cancel": lambda desk, nos, why: cancelling.cancel(
        desk, nos[1], note="nhận nhầm", late=Late(moment("2026-10-30 09:00"), why)
    ),
    "correct": lambda desk, nos, why: correcting.correct(
        desk,
        nos[1],
        {"channel": "online"},
        reason="ghi nhầm",
        late=Late(moment("2026-10-30 09:00"), why),
    ),
    "rate": lambda desk, nos, why: rating.keep(
        desk,
        Rating(nos[2], RatingLevel.SATISFIED, moment("2026-10-30 09:00")),
        entry_reason=why,
    ),
}
"""Every verb that may be dated into a month, on a finished, an open and a returned dossier."""


@pytest.mark.parametrize("verb", ENTRIES)
@pytest.mark.parametrize("why", ["", WHY])
def test_what_waits_for_a_closing_is_entered_into_a_closed_period(
    any_desk: Desk, clock: Clock, verb: str, why: str
):
    numbers = [received(any_desk, f"2026-10-{day} 09:00") for day in ("05", "29", "06")]
    for number in (numbers[0], numbers[2]):
        finish(any_desk, number, "2026-10-07 09:00")
    returning.return_result(any_desk, numbers[2], at=moment("2026-10-08 09:00"))
    clock.at = moment("2026-11-02 08:00")
    before = history.recent(any_desk, 1)[0]
    with WhileItCloses(any_desk, lambda: ENTRIES[verb](any_desk, numbers, why)) as entry:
        closing.close(entry.closing_desk, OCTOBER)
    newest, closed = history.recent(any_desk, 2)
    if why:
        entry.result()
        assert closed.kind is EventKind.PERIOD_CLOSED
        assert newest.facts["closed_until"] == "2026-10-31"
        assert newest.facts["entry_reason"] == WHY
        return
    with pytest.raises(EntryInClosedPeriod):
        entry.result()
    assert (newest.kind, closed) == (EventKind.PERIOD_CLOSED, before)


class WhileItCloses:
    """An entry of another desk that has begun when a closing is written, and ends behind it."""

    def __init__(self, desk: Desk, enters: Callable[[], object]) -> None:
        self.closing_desk = replace(desk, clock=self._now)
        self._desk, self._enters = desk, enters
        self._thread = ThreadPoolExecutor(1)
        self._entry: Future[object] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._thread.shutdown()

    def result(self) -> object:
        assert self._entry is not None
        return self._entry.result(timeout=20)

    def _now(self) -> datetime:
        """The clock of the closing, which it asks when it is written and not yet committed, too."""
        if self._entry is None and closing.find(self._desk, OCTOBER):
            self._entry = self._thread.submit(self._work)
            while not self._waits():
                sleep(0.01)
        return self._desk.clock()

    def _waits(self) -> bool:
        """Whether the other desk cannot go on; in a file it has not even begun."""
        database = self._desk.database
        if database.engine_name is EngineName.SQLITE:
            return True
        waiting = """SELECT count(*) FROM pg_locks
            WHERE NOT granted AND pg_backend_pid() = ANY(pg_blocking_pids(pid))"""
        assert self._entry is not None
        return bool(database.engine.execute_sql(waiting).fetchone()[0]) or self._entry.done()

    def _work(self) -> None:
        with self._desk.database.thread():
            self._enters()


class Elsewhere:
    """Another desk, with a connection of its own, that does something between two stages."""

    def __init__(self, desk: Desk, does: Callable[[], object], then: Progress = unwatched) -> None:
        self._desk, self._does, self._then = desk, does, then
        self.is_done = False

    def between(self, done: int, total: int) -> bool:
        if not self.is_done:
            with ThreadPoolExecutor(1) as thread:
                thread.submit(self._work).result(timeout=20)
            self.is_done = True
        return self._then(done, total)

    def _work(self) -> None:
        with self._desk.database.thread():
            self._does()


def test_a_late_entry_shows_as_a_difference_and_changes_no_figure(any_desk: Desk, closed):
    late = received(any_desk, "2026-10-20 09:00", entry_reason=WHY)
    october = reports.reported(any_desk, OCTOBER)
    assert (october.report.total.received_total, october.report.total.open_total) == (2, 1)
    assert october.since is not None
    assert october.since.cells == {"received_in_person": 1, "open_overdue": 1}
    assert october.since.changes == {
        **october.since.cells, "received_total": 1, "received_direct": 1, "open_total": 1,
    }  # fmt: skip
    assert [moved.dossier_no for moved in october.since.moved] == [late]
    (said,) = standing_words(october)
    assert "sau khi chốt: +1" in said
    assert late in said


def test_the_next_report_shows_the_difference_too(any_desk: Desk, closed):
    before = reports.reported(any_desk, NOVEMBER)
    assert (
        before.report.total.carried_over == 1 == reports.figures(any_desk, OCTOBER).total.open_total
    )
    assert before.before is not None
    assert before.before.is_unchanged
    late = received(any_desk, "2026-10-20 09:00", entry_reason=WHY)
    november = reports.reported(any_desk, NOVEMBER)
    assert november.before is not None
    assert november.before.changes["open_total"] == 1
    assert november.report.total.carried_over == 1 + november.before.changes["open_total"]
    assert any(late in line for line in standing_words(november))


def test_a_late_step_moves_a_dossier_from_open_to_solved(any_desk: Desk, closed):
    finish(any_desk, closed[1], "2026-10-30 09:00", entry_reason=WHY)
    since = reports.reported(any_desk, OCTOBER).since
    assert since is not None
    assert since.cells == {"solved_early": 1, "open_in_time": -1}


def test_what_happens_after_the_end_is_no_difference(any_desk: Desk, closed):
    finish(any_desk, closed[1], "2026-11-02 09:00")
    handling.undo_last(any_desk, closed[0], "ghi nhầm")
    since = reports.reported(any_desk, OCTOBER).since
    assert since is not None
    assert since.is_unchanged


def test_an_entry_into_a_closed_period_needs_a_reason(any_desk: Desk, closed):
    with pytest.raises(EntryInClosedPeriod):
        received(any_desk, "2026-10-20 09:00")
    with pytest.raises(EntryInClosedPeriod):
        received(any_desk, "2026-09-20 09:00")
    with pytest.raises(EntryInClosedPeriod):
        finish(any_desk, closed[1], "2026-10-30 09:00")
    with pytest.raises(EntryInClosedPeriod):
        returning.return_result(any_desk, closed[0], at=moment("2026-10-30 09:00"))
    assert received(any_desk, "2026-11-01 09:00")


def test_the_reason_stands_in_the_history(any_desk: Desk, closed):
    finish(any_desk, closed[1], "2026-10-30 09:00", note=WHY)
    event = history.recent(any_desk, 1)[0]
    assert (event.facts["entry_reason"], event.facts["closed_until"]) == (WHY, "2026-10-31")


def test_a_note_that_the_step_asks_for_says_nothing_of_the_delay(any_desk: Desk, closed):
    asked = StepRequest(
        Action.REQUEST_SUPPLEMENT, moment("2026-10-30 09:00"), note="thiếu giấy khai sinh"
    )
    with pytest.raises(EntryInClosedPeriod):
        handling.step(any_desk, closed[1], asked)


def test_a_late_answer_is_a_difference_too(any_desk: Desk, closed):
    at = moment("2026-10-30 09:00")
    returning.return_result(any_desk, closed[0], at=at, entry_reason=WHY)
    answer = Rating(closed[0], RatingLevel.SATISFIED, moment("2026-10-30 10:00"))
    with pytest.raises(EntryInClosedPeriod):
        rating.keep(any_desk, answer)
    rating.keep(any_desk, answer, entry_reason=WHY)
    since = reports.reported(any_desk, OCTOBER).since
    assert since is not None
    assert since.answers == {RatingLevel.SATISFIED: 1}


def test_the_files_of_a_closed_period_are_those_that_were_signed(
    any_desk: Desk, closed, tmp_path: Path
):
    kept = closing.find(any_desk, OCTOBER)
    assert kept is not None
    received(any_desk, "2026-10-20 09:00", entry_reason=WHY)
    files = reports.write(any_desk, OCTOBER, tmp_path)
    hashes = {file.name: sha256(file.read_bytes()).hexdigest() for file in files}
    assert hashes == {file.name: file.sha256 for file in kept.files}
    event = next(e for e in history.recent(any_desk, 20) if e.kind is EventKind.PERIOD_CLOSED)
    assert event.facts["files"] == hashes


def test_who_looks_back_into_a_closed_period_sees_it_as_it_was(any_desk: Desk, closed):
    back: datetime = moment("2026-10-06 09:00")
    looked = reports.reported(any_desk, OCTOBER, as_of=back)
    assert (looked.report.is_provisional, looked.since) == (True, None)
    assert looked.report.total.open_total == 1


def test_a_replay_into_a_closed_period_lists_the_reasons_that_it_does_not_give(
    any_desk: Desk, closed
):
    head = '{"at": "2026-10-20T09:00:00+07:00", "ref": "a", '
    lines = (
        head + '"do": "receive", "procedure": "1.004873", "applicant": {"full_name": "Bùi An"}}',
        head + '"do": "step", "action": "finish"}',
        head + '"do": "return", "entry_reason": "mất điện"}',
        head + '"do": "rate", "level": "satisfied"}',
    )
    entries = events.read_text("\n".join(lines), "tháng")
    replayed = practice.replay(any_desk, entries)
    assert [(each.action, each.what) for each in replayed.missing_reasons] == [
        (EventKind.RECEIVE, "entry_reason"),
        (Action.FINISH, "entry_reason"),
        (EventKind.RATE, "entry_reason"),
    ]
