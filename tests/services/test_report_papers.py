"""The report of a period as its paper: forms, text, feedback, centre, names, who signs."""

from dataclasses import replace
from datetime import date

import pytest

from commune_desk.domain.catalogue.procedure import Channel
from commune_desk.domain.desk.history import EventKind
from commune_desk.domain.desk.steps import Action, StepRequest
from commune_desk.domain.figures.report_paper import ReportPaper
from commune_desk.domain.figures.report_text import (
    FeedbackLine,
    FeedbackStatement,
    ReportText,
    TextSection,
)
from commune_desk.domain.office.office import Leader
from commune_desk.domain.people.applicant import FilledFrom
from commune_desk.domain.period_errors import FeedbackDoesNotAddUp, FeedbackPartTooLarge
from commune_desk.domain.periods import PeriodKind, ReportingPeriod
from commune_desk.services.desk.desk import Desk
from commune_desk.services.figures import report_texts, reports
from commune_desk.services.handling import handling
from commune_desk.services.reception import intake
from commune_desk.services.upkeep import history
from commune_desk.setting_values import SettingValues
from commune_desk.settings import BOTH_FORMS, CENTRE_FORM, RECEPTION_POINTS
from commune_desk.store.figures import report_names
from commune_desk.store.office import offices
from commune_desk.words.errors import sentence
from tests.factories import a_reception, moment

OCTOBER = ReportingPeriod(date(2026, 10, 1), date(2026, 10, 31))
JUNE = ReportingPeriod(date(2026, 6, 1), date(2026, 6, 30))
QUARTER = ReportingPeriod(date(2026, 6, 15), date(2026, 9, 14))


def paper_of(desk: Desk, period: ReportingPeriod = OCTOBER) -> ReportPaper:
    return reports.paper(desk, reports.figures(desk, period))


def codes(paper: ReportPaper) -> list[str]:
    return [filled.form.code for filled in paper.forms]


def with_setting(desk: Desk, **changed: object) -> Desk:
    return replace(desk, settings=SettingValues({**desk.settings.changed, **changed}))


# --- forms ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("period", "expected"),
    [(OCTOBER, ["07a"]), (QUARTER, ["07a", "06a", "08b"]), (JUNE, ["II.06a"])],
)
def test_the_end_of_the_period_chooses_the_forms(any_desk, clock, period, expected):
    clock.at = moment("2026-12-01 08:00")
    assert codes(paper_of(any_desk, period)) == expected


def test_the_form_before_stands_beside_where_the_office_wants_both(any_desk):
    desk = with_setting(any_desk, **{BOTH_FORMS.name: True})
    assert codes(paper_of(desk, OCTOBER)) == ["07a", "II.06a"]
    assert codes(paper_of(desk, JUNE)) == ["II.06a"]


def test_the_four_ways_of_filing_are_told_apart(any_desk, clock):
    ways = (Channel.ONLINE, Channel.ONLINE_PARTIAL, Channel.POSTAL, Channel.COUNTER,
            Channel.HOME_VISIT, Channel.OUTREACH)  # fmt: skip
    for hour, channel in enumerate(ways, 8):
        at = moment(f"2026-10-01 {hour:02}:00")
        intake.receive(any_desk, a_reception(at=at, channel=channel))
    filled = paper_of(any_desk).forms[0]
    assert filled.total is not None
    received = [filled.total.cells[name] for name in list(filled.total.cells)[:6]]
    assert received == [6, 1, 1, 1, 3, 0]


def test_08b_is_filled_from_what_the_office_keeps(any_desk):
    blank = paper_of(any_desk, QUARTER).forms[2]
    assert (blank.is_stated, dict(blank.lines[0].cells)) == (False, {})

    names = [setting.name for setting in CENTRE_FORM]
    kept = dict(zip(names, (2, 5, 6, 1, True, True, True, False), strict=True))
    filled = paper_of(with_setting(any_desk, **kept), QUARTER).forms[2]
    assert filled.lines[0].name == any_desk.office.centre_name
    assert list(filled.lines[0].cells.values()) == [2, 5, 6, 1, 1, 1, 1, 0]
    assert RECEPTION_POINTS is CENTRE_FORM[0]


# --- feedback ------------------------------------------------------------------------------------


def test_feedback_that_nobody_stated_is_no_zero(any_desk):
    paper = paper_of(any_desk, QUARTER)
    assert (paper.forms[1].is_stated, paper.forms[1].total) == (False, None)
    assert paper.text[TextSection.FEEDBACK].startswith("(Chưa nhập số liệu")


def test_that_none_was_received_is_stated_by_an_officer(any_desk):
    report_texts.keep(any_desk, QUARTER, ReportText(feedback=FeedbackStatement()))
    paper = paper_of(any_desk, QUARTER)
    total = paper.forms[1].total
    assert total is not None
    assert set(total.cells.values()) == {0}
    assert "không tiếp nhận phản ánh, kiến nghị nào" in paper.text[TextSection.FEEDBACK]
    event = history.recent(any_desk, 1)[0]
    assert event.kind is EventKind.REPORT_TEXT_KEPT


def test_stated_feedback_is_added_up(any_desk):
    counts = {"received_on_rules": 2, "received_before": 1, "received_in_period": 1}
    stated = FeedbackStatement((FeedbackLine("Đất đai", counts),))
    report_texts.keep(any_desk, QUARTER, ReportText(feedback=stated))
    filled = paper_of(any_desk, QUARTER).forms[1]
    assert (filled.lines[0].name, filled.lines[0].cells["received"]) == ("Đất đai", 2)


def test_feedback_that_does_not_add_up_is_refused_and_nothing_kept(any_desk):
    stated = FeedbackStatement((FeedbackLine("Đất đai", {"received_on_rules": 2}),))
    with pytest.raises(FeedbackDoesNotAddUp) as refused:
        report_texts.keep(any_desk, QUARTER, ReportText(feedback=stated))
    assert refused.value.facts == {"sector": "Đất đai", "total": "(3)=(4)+(5) =(6)+(7)"}
    assert report_texts.kept(any_desk, QUARTER) == ReportText()


def test_more_published_than_handled_is_refused_and_nothing_kept(any_desk):
    counts = {"received_on_rules": 2, "received_in_period": 2, "published": 1}
    stated = FeedbackStatement((FeedbackLine("Đất đai", counts),))
    with pytest.raises(FeedbackPartTooLarge) as refused:
        report_texts.keep(any_desk, QUARTER, ReportText(feedback=stated))
    assert (refused.value.part, refused.value.whole) == ("(16)", "(8)")
    assert "cột (16) là 1, nhiều hơn cột (8) (0)" in sentence(refused.value)
    assert report_texts.kept(any_desk, QUARTER) == ReportText()


# --- text ----------------------------------------------------------------------------------------


def test_an_edited_section_stays_and_the_others_follow_the_figures(any_desk, clock):
    edited = {TextSection.PROPOSALS: "Đề nghị cấp thêm một máy quét."}
    report_texts.keep(any_desk, OCTOBER, ReportText(edited))
    intake.receive(any_desk, a_reception(at=moment("2026-10-01 09:00")))
    text = paper_of(any_desk).text
    assert text[TextSection.PROPOSALS] == "Đề nghị cấp thêm một máy quét."
    assert "Tổng số hồ sơ trong kỳ: 1, gồm 1 hồ sơ mới tiếp nhận" in text[TextSection.DOSSIERS]


def test_what_is_kept_a_second_time_is_no_event(any_desk):
    text = ReportText({TextSection.DATA: "Không phát sinh."})
    report_texts.keep(any_desk, OCTOBER, text)
    last = history.recent(any_desk, 1)[0].id
    report_texts.keep(any_desk, OCTOBER, text)
    assert history.recent(any_desk, 1)[0].id == last
    assert report_texts.kept(any_desk, OCTOBER) == text


def test_the_text_compares_with_the_period_before(any_desk, clock):
    for day in ("2026-09-10", "2026-10-01", "2026-10-02"):
        intake.receive(any_desk, a_reception(at=moment(f"{day} 09:00")))
    text = paper_of(any_desk).text[TextSection.DOSSIERS]
    assert "So với kỳ trước, số hồ sơ mới tiếp nhận tăng từ 1 lên 2 (100,0%)" in text


def test_a_period_before_the_circular_has_no_text(any_desk):
    assert paper_of(any_desk, JUNE).text == {}


@pytest.fixture
def late(any_desk, clock) -> tuple[str, str]:
    """One that was solved late with its reason, one that is late with an apology."""
    numbers = [
        intake.receive(any_desk, a_reception(at=moment(f"2026-10-01 {at}:00"))).dossier.dossier_no
        for at in ("08", "09")
    ]
    clock.at = moment("2026-10-05 08:00")
    promise = StepRequest(
        Action.APOLOGISE, clock.at, until=moment("2026-11-20 17:00"), note="Chờ xác minh."
    )
    handling.step(any_desk, numbers[1], promise)
    clock.at = moment("2026-10-20 08:00")
    finish = StepRequest(Action.FINISH, clock.at, late_reason="Mất điện hai ngày.")
    handling.step(any_desk, numbers[0], finish)
    clock.at = moment("2026-11-02 08:00")
    return numbers[0], numbers[1]


def test_overdue_dossiers_stand_with_names_dates_and_reasons(any_desk, late):
    paper = paper_of(any_desk)
    assert paper.overdue == late
    solved, is_open = (paper.dossiers[number] for number in late)
    assert solved.applicant_name == is_open.applicant_name == "Võ Thị Ánh Nguyệt"
    assert (solved.reason, is_open.reason) == ("Mất điện hai ngày.", "Chờ xác minh.")
    assert (solved.closed_at, is_open.closed_at) == (moment("2026-10-20 08:00"), None)
    assert is_open.promised_at == moment("2026-11-20 17:00")


def test_the_text_gives_the_reasons_of_overdue_dossiers(any_desk, late):
    text = paper_of(any_desk).text[TextSection.DOSSIERS]
    assert "2 hồ sơ quá hạn trong kỳ (1 đã giải quyết, 1 đang giải quyết)" in text
    assert "lý do: chờ xác minh (1 hồ sơ); mất điện hai ngày (1 hồ sơ)" in text


# --- periods, who signs --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "day", "first", "last"),
    [
        (PeriodKind.REPORTING_MONTH, "2026-10-01", "2026-08-15", "2026-09-14"),
        (PeriodKind.QUARTER, "2026-09-01", "2026-03-15", "2026-06-14"),
        (PeriodKind.YEAR, "2026-01-01", "2024-12-15", "2025-12-14"),
    ],
)
def test_the_period_before_is_of_the_same_kind(any_desk, kind, day, first, last):
    period = reports.period_of(any_desk, date.fromisoformat(day), kind)
    before = reports.period_before(any_desk, period)
    assert (before.first.isoformat(), before.last.isoformat()) == (first, last)


def test_before_two_free_dates_stand_as_many_days(any_desk):
    period = ReportingPeriod(date(2026, 10, 11), date(2026, 10, 20))
    before = reports.period_before(any_desk, period)
    assert before == ReportingPeriod(date(2026, 10, 1), date(2026, 10, 10))


def test_the_committee_reports_to_that_of_the_province(any_desk):
    offices.save_leaders(
        any_desk.office.id, (Leader("Lê Thị Hân", "Phó Chủ tịch", "KT. CHỦ TỊCH"),)
    )
    paper = paper_of(any_desk)
    assert paper.letterhead.centre_name == any_desk.office.name
    assert paper.letterhead.parent_name == ""
    assert paper.signatory.authority_line == "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH"
    assert paper.addressee == "Ủy ban nhân dân tỉnh Đồng Tháp"


def test_a_deputy_chair_of_whom_no_more_is_said_signs_in_the_chairs_place(any_desk):
    offices.save_leaders(any_desk.office.id, (Leader("Lê Thị Hân", "Phó Chủ tịch"),))
    line = paper_of(any_desk).signatory.authority_line
    assert line == "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH"


def test_who_signs_for_the_committee_signs_the_report_wherever_they_stand(any_desk):
    director, chair = Leader("Võ An", "Giám đốc"), Leader("Lê Hân", "Chủ tịch")
    offices.save_leaders(any_desk.office.id, (director, chair))
    assert paper_of(any_desk).signatory.full_name == "Lê Hân"


def test_an_office_whose_leaders_are_the_centres_reports_as_the_centre(any_desk):
    deputy = Leader("Võ An", "Phó Giám đốc", "KT. GIÁM ĐỐC")
    offices.save_leaders(any_desk.office.id, (deputy,))
    paper = paper_of(any_desk)
    assert paper.letterhead.centre_name == any_desk.office.centre_name
    assert paper.signatory == deputy


def test_how_dossiers_were_counted_is_said_below_the_form_and_not_again_in_the_text(any_desk, late):
    paper = paper_of(any_desk)
    assert paper.notes == ("Xin lỗi và hẹn lại ngày trả kết quả: 1 hồ sơ.",)
    assert not [text for text in paper.text.values() if "Xin lỗi" in text]


def test_a_period_that_still_runs_is_provisional(any_desk, clock):
    clock.at = moment("2026-10-20 08:00")
    assert paper_of(any_desk).provisional_at == clock.at
    clock.at = moment("2026-11-02 08:00")
    assert paper_of(any_desk).provisional_at is None


def test_whose_data_were_taken_over_is_counted_of_what_came_in(any_desk):
    numbers = [
        intake.receive(any_desk, a_reception(filled_from=source)).dossier.dossier_no
        for source in (FilledFrom.CARD, FilledFrom.RECORD, FilledFrom.TYPED)
    ]
    assert report_names.taken_over(any_desk.office.id, numbers) == 2
    assert report_names.taken_over(any_desk.office.id, ()) == 0
    report = reports.figures(any_desk, OCTOBER)
    said = " ".join(reports.text(any_desk, report).values())
    assert "Trong 3 hồ sơ mới tiếp nhận, 2 hồ sơ (66,7%) lấy thông tin" in said
