"""Both practice months give exactly the figures that stand beside them, on both engines."""

import json
from datetime import date

import pytest

from commune_desk.cli import answers
from commune_desk.domain.catalogue.catalogue_errors import ProcedureNotFound
from commune_desk.domain.desk.dossier import DossierState
from commune_desk.domain.desk.dossier_errors import HandedOverBefore, TimeBeforeLastEvent
from commune_desk.domain.handling.correction_errors import (
    CannotCancel,
    CorrectionTooLate,
)
from commune_desk.domain.input_errors import NotJson, UnknownReference, WrongField
from commune_desk.domain.outside_errors import FileMissing, FileUnreadable
from commune_desk.domain.people.applicant import name_of
from commune_desk.domain.periods import ReportingPeriod
from commune_desk.files.desk import events
from commune_desk.paths import resources
from commune_desk.services.desk import lookup
from commune_desk.services.desk.progress import Cancelled
from commune_desk.services.figures import closing, reports
from commune_desk.services.upkeep import history, practice
from tests.factories import led, moment

RECEIVED = (
    '{"at": "2026-10-01T09:00:00+07:00", "do": "receive", "ref": "a", "procedure": "1.004873",'
    ' "applicant": {"full_name": "Bùi Thanh Toàn"}}'
)
FINISHED = '{"at": "2026-10-01T10:00:00+07:00", "do": "step", "ref": "a", "action": "finish"}'
MONTHS = ("2026-06", "2026-10")


def expected_of(month):
    """The figures that stand beside a practice month."""
    path = resources() / "practice" / f"{month}.expected.json"
    return json.loads(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("month", MONTHS)
def test_a_practice_month_gives_its_expected_figures(any_desk, month):
    expected = expected_of(month)
    entries = events.read_events(resources() / "practice" / f"{month}.jsonl")
    assert practice.replay(any_desk, entries).missing_reasons == ()
    first, last = date.fromisoformat(expected["from"]), date.fromisoformat(expected["to"])
    any_desk.clock.at = moment(f"{last} 23:59")
    report = answers.report(reports.reported(any_desk, ReportingPeriod(first, last)), any_desk.law)
    by_sector = sorted(report["ii06a"]["rows"], key=lambda row: row["sector"])
    assert by_sector == sorted(expected["ii06a"]["rows"], key=lambda row: row["sector"])
    assert report["ii06a"]["total"] == expected["ii06a"]["total"]
    assert report["ratings"] == expected["ratings"]


@pytest.mark.parametrize("month", MONTHS)
def test_a_month_file_is_about_its_own_month(month):
    entries = events.read_events(resources() / "practice" / f"{month}.jsonl")
    assert practice.months_of(entries) == (date.fromisoformat(f"{month}-01"),)


def test_a_step_of_the_month_after_makes_no_other_month():
    later = FINISHED.replace("2026-10-01T10", "2026-11-03T10")
    entries = events.read_text(f"{RECEIVED}\n{later}", "file")
    assert practice.months_of(entries) == (date(2026, 10, 1),)


def test_the_month_is_that_of_the_office_s_clock():
    entries = events.read_text(RECEIVED.replace("09:00:00+07:00", "00:30:00+08:00"), "file")
    assert practice.months_of(entries) == (date(2026, 9, 1),)


def test_reasons_that_a_past_month_lacks_are_listed_and_not_demanded(any_desk):
    late = FINISHED.replace("2026-10-01T10", "2026-10-08T10")
    asked = late.replace('"finish"', '"request_supplement", "note": "Giấy chứng sinh"')
    second = RECEIVED.replace('"ref": "a"', '"ref": "b"')
    text = "\n".join([RECEIVED, second, late, asked.replace('"ref": "a"', '"ref": "b"')])
    any_desk.clock.at = moment("2026-11-05 09:00")
    replayed = practice.replay(any_desk, events.read_text(text, "file"))
    at = moment("2026-10-08 10:00")
    assert [(m.ref, m.action, m.at, m.what) for m in replayed.missing_reasons] == [
        ("a", "finish", at, "late_reason"), ("b", "request_supplement", at, "late_reason"),
    ]  # fmt: skip
    october = ReportingPeriod(date(2026, 10, 1), date(2026, 10, 31))
    total = reports.figures(any_desk, october).total
    assert (total.solved_overdue, total.open_overdue) == (1, 1)


RETURNED = '{"at": "2026-10-01T10:30:00+07:00", "do": "return", "ref": "a"}'
CORRECTED = (
    '{"at": "2026-10-01T11:00:00+07:00", "do": "correct", "ref": "b", "reason": "Gõ nhầm",'
    ' "procedure": "1.001612", "applicant": {"full_name": "Bùi Thanh Toản"}}'
)
UNDONE = '{"at": "2026-10-01T11:10:00+07:00", "do": "undo", "ref": "a", "note": "Đưa nhầm"}'
CANCELLED = '{"at": "2026-10-01T11:20:00+07:00", "do": "cancel", "ref": "c", "note": "Nhận nhầm"}'


def received(ref):
    return RECEIVED.replace('"ref": "a"', f'"ref": "{ref}"')


def test_what_was_mended_is_replayed_at_its_own_time(any_desk):
    three = [RECEIVED, received("b"), received("c")]
    text = "\n".join([*three, FINISHED, RETURNED, CORRECTED, UNDONE, CANCELLED])
    any_desk.clock.at = moment("2026-11-05 09:00")
    replayed = practice.replay(any_desk, events.read_text(text, "file"))
    assert (replayed.events, replayed.missing_reasons) == (8, ())
    one, two, gone = (lookup.known(any_desk, replayed.numbers[ref]) for ref in "abc")
    assert one.dossier.state is DossierState.RESULT_READY
    assert (two.procedure.code, name_of(two.filing.applicant)) == ("1.001612", "Bùi Thanh Toản")
    assert gone.dossier.is_cancelled
    done = [sheet.history[-1] for sheet in (one, two, gone)]
    assert [event.happened_at for event in done] == [
        moment("2026-10-01 11:10"), moment("2026-10-01 11:00"), moment("2026-10-01 11:20"),
    ]  # fmt: skip
    assert {event.entered_at for event in done} == {any_desk.clock.at}
    october = ReportingPeriod(date(2026, 10, 1), date(2026, 10, 31))
    assert reports.figures(any_desk, october).total.received_total == 2


def test_a_replayed_correction_is_judged_at_its_own_time(desk):
    """What had passed by then stays, what had not moves."""
    short = received("b").replace("1.004873", "1.001193")
    longer = CORRECTED.replace("1.001612", "1.004873")
    desk.clock.at = moment("2026-11-05 09:00")
    for day, due in (("2026-10-01", "2026-10-06 17:00"), ("2026-10-02", "2026-10-01 17:00")):
        text = f"{short}\n{longer.replace('2026-10-01', day)}"
        number = practice.replay(desk, events.read_text(text, "file")).numbers["b"]
        assert lookup.known(desk, number).dossier.due_at == moment(due)


@pytest.mark.parametrize(
    ("line", "refusal"),
    [
        (UNDONE.replace("2026-10-01", "2026-10-02"), HandedOverBefore),
        (CANCELLED.replace('"ref": "c"', '"ref": "a"').replace("2026-10-01", "2026-10-02"),
         CannotCancel),
        (CORRECTED.replace('"ref": "b"', '"ref": "a"'), CorrectionTooLate),
        (UNDONE.replace("11:10", "10:10"), TimeBeforeLastEvent),
    ],
)  # fmt: skip
def test_a_replay_mends_nothing_that_the_desk_may_not(desk, line, refusal):
    text = "\n".join([RECEIVED, FINISHED, RETURNED, line])
    desk.clock.at = moment("2026-11-05 09:00")
    with pytest.raises(refusal) as refused:
        practice.replay(desk, events.read_text(text, "tháng.jsonl"))
    assert refused.value.facts["line"] == 4
    assert lookup.counts(desk).open == 0


@pytest.mark.parametrize("line", [CORRECTED, UNDONE, CANCELLED])
def test_a_mend_without_its_reason_is_no_event(line):
    for key in ('"reason": "Gõ nhầm",', ', "note": "Đưa nhầm"', ', "note": "Nhận nhầm"'):
        bad = line.replace(key, "")
        if bad != line:
            with pytest.raises(WrongField):
                events.read_line(bad, "tháng.jsonl", 1)


def test_a_mend_of_a_closed_month_lacks_its_reason(desk):
    desk.clock.at = moment("2026-11-05 09:00")
    closing.close(led(desk), ReportingPeriod(date(2026, 10, 1), date(2026, 10, 31)))
    lines = [RECEIVED, received("b"), received("c"), CORRECTED, CANCELLED]
    missing = practice.replay(desk, events.read_text("\n".join(lines), "f")).missing_reasons
    assert [(one.ref, one.action, one.what) for one in missing] == [
        *((ref, "receive", "entry_reason") for ref in "abc"),
        ("b", "dossier_changed", "entry_reason"), ("c", "cancelled", "entry_reason"),
    ]  # fmt: skip


def test_the_same_file_entered_twice_makes_two_dossiers(any_desk):
    entries = events.read_text(RECEIVED, "file")
    first, second = (practice.replay(any_desk, entries).numbers["a"] for _ in range(2))
    assert first != second


@pytest.mark.parametrize(
    ("text", "refusal", "line"),
    [
        (f"{RECEIVED}\nkhông phải JSON\n{FINISHED}", NotJson, 2),
        (f"{RECEIVED}\n[]", NotJson, 2),
        (f"{RECEIVED}\n{'[' * 100_000}", NotJson, 2),
        (f'{RECEIVED}\n{{"do": "receive"}}', WrongField, 2),
        (f"{RECEIVED}\n\n{FINISHED.replace('finish', 'kết thúc')}", WrongField, 3),
        (RECEIVED.replace('"ref"', '"reff"'), WrongField, 1),
        (FINISHED, UnknownReference, 1),
    ],
)
def test_a_file_is_read_whole_before_its_first_line_is_entered(text, refusal, line):
    with pytest.raises(refusal) as refused:
        events.read_text(text, "tháng.jsonl")
    assert (refused.value.facts["source"], refused.value.facts["line"]) == ("tháng.jsonl", line)


def test_what_is_refused_in_the_middle_leaves_nothing_of_the_file(any_desk):
    before = history.verify(any_desk).events
    text = f"{RECEIVED}\n{FINISHED}\n{RECEIVED.replace('1.004873', '9.999999')}"
    with pytest.raises(ProcedureNotFound) as refused:
        practice.replay(any_desk, events.read_text(text, "tháng.jsonl"))
    assert refused.value.facts == {
        "source": "tháng.jsonl", "line": 3, "procedure_code": "9.999999",
    }  # fmt: skip
    assert history.verify(any_desk).events == before


def test_a_stopped_replay_leaves_nothing_of_the_file(any_desk):
    before = history.verify(any_desk).events
    entries = events.read_text(f"{RECEIVED}\n{FINISHED}", "file")
    with pytest.raises(Cancelled):
        practice.replay(any_desk, entries, lambda done, total: done < 1)
    assert history.verify(any_desk).events == before


def test_a_line_may_hold_whatever_a_name_may_hold():
    separators = RECEIVED.replace("Thanh", "Thanh\u2028\u0085")
    (entry,) = events.read_text(f"\n{separators}\r\n", "file")
    assert entry.line == 2


def test_a_file_with_a_byte_order_mark_is_read(tmp_path):
    path = tmp_path / "tháng.jsonl"
    path.write_text(RECEIVED, encoding="utf-8-sig")
    assert len(events.read_events(path)) == 1


def test_a_file_that_is_none_is_named(tmp_path):
    with pytest.raises(FileMissing):
        events.read_events(tmp_path / "không có.jsonl")
    with pytest.raises(FileUnreadable):
        events.read_events(tmp_path)
    (tmp_path / "ảnh.jsonl").write_bytes(b"\xff\xfe\x00\x89PNG")
    with pytest.raises(FileUnreadable):
        events.read_events(tmp_path / "ảnh.jsonl")
