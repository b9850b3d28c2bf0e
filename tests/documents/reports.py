"""Reports to be printed: of a month, of a quarter with every form, with many sectors."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from commune_desk.domain.figures.model_figures import Share
from commune_desk.domain.figures.report_paper import ReportedDossier, ReportPaper
from commune_desk.domain.figures.report_text import FeedbackLine, FeedbackStatement, TextSection
from commune_desk.domain.figures.reporting import PeriodReport, SectorRow
from commune_desk.domain.handling.rating import RatingLevel
from commune_desk.domain.law.report_form import COUNTS, FilledReportForm, FormLine, filled
from commune_desk.domain.law.topics import ReportFormsLaw, in_force
from commune_desk.domain.office.letterhead import Letterhead
from commune_desk.domain.office.office import Leader
from commune_desk.domain.periods import PeriodKind, ReportingPeriod, calendar_month
from commune_desk.domain.working_time import OFFICE_ZONE
from commune_desk.files.catalogue.law import read_law
from commune_desk.paths import resources
from commune_desk.words.figures.report_text import TextFacts, written

LAW = read_law(resources() / "law").report_forms
OCTOBER = calendar_month(date(2026, 10, 1))
QUARTER = ReportingPeriod(date(2026, 6, 15), date(2026, 9, 14))
KINDS = {OCTOBER: PeriodKind.CALENDAR_MONTH, QUARTER: PeriodKind.QUARTER}
COMMITTEE = Letterhead("", "Ủy ban nhân dân xã Tân Công Sính", "Tân Công Sính")
SECTORS = (
    ("Bảo trợ xã hội", 4, 0, 1, 20, 2, 18, 3, 1),
    ("Chứng thực", 0, 12, 0, 1180, 0, 1192, 0, 0),
    ("Cư trú", 30, 5, 0, 96, 5, 110, 14, 2),
    ("Đất đai", 6, 0, 4, 37, 9, 22, 11, 3),
    ("Hộ tịch", 48, 10, 2, 172, 3, 201, 22, 0),
    ("Người có công", 1, 0, 0, 9, 1, 8, 1, 0),
    ("Nuôi con nuôi", 0, 0, 0, 1, 0, 0, 0, 0),
    ("Thành lập và hoạt động của hộ kinh doanh", 22, 0, 0, 15, 1, 30, 4, 0),
    ("Thi đua - khen thưởng", 0, 0, 0, 3, 0, 2, 1, 0),
)
"""Received in the four ways, carried over; solved early, on time, late."""
FEEDBACK = FeedbackStatement(
    (
        FeedbackLine(
            "Đất đai",
            {
                "received_on_conduct": 2, "received_on_rules": 1, "received_in_period": 3,
                "handled_on_conduct": 2, "handled_from_period": 2, "open_on_rules": 1,
                "published": 2,
            },
        ),
    )
)  # fmt: skip


def a_row(sector: str, *figures: int) -> SectorRow:
    """What is not solved is open, one of it overdue."""
    is_open = sum(figures[:5]) - sum(figures[5:])
    overdue = min(is_open, 1)
    counts = zip(COUNTS, (*figures, is_open - overdue, overdue), strict=True)
    return SectorRow(sector, **dict(counts))


def sum_of(rows: tuple[SectorRow, ...]) -> SectorRow:
    return SectorRow("", **{name: sum(row.counts[name] for row in rows) for name in COUNTS})


def with_sectors(count: int, *, period: ReportingPeriod = OCTOBER, late: int = 3) -> ReportPaper:
    """The report of a period with so many sectors and so many overdue dossiers in its annex."""
    known = [*SECTORS] if count <= len(SECTORS) else [each for each in SECTORS if each[6]]
    rows = tuple(
        a_row(
            known[at % len(known)][0] if count <= len(SECTORS) else f"Lĩnh vực số {at + 1}",
            *known[at % len(known)][1:],
        )
        for at in range(count)
    )
    report = PeriodReport(
        period=period,
        as_of=period.ends_at,
        rows=rows,
        total=sum_of(rows),
        two_noes={"no_writing": Share(1604, 1678), "no_appointment": Share(1391, 1678)},
        three_mosts={
            "timeliest": Share(1636, 1642),
            "closest": Share(37, 1678),
            "most_effective": Share(1066, 1086),
        },
        beside={"one_appointment": Share(281, 1678), "response": Share(1086, 1640)},
        ratings={
            RatingLevel.VERY_SATISFIED: 773,
            RatingLevel.SATISFIED: 293,
            RatingLevel.DISSATISFIED: 20,
        },
        behind={},
    )
    dossiers = {each.dossier_no: each for each in map(a_dossier, range(1, late + 1))}
    law = in_force(LAW, period.last)
    return ReportPaper(
        letterhead=COMMITTEE,
        report=report,
        addressee="Ủy ban nhân dân tỉnh Đồng Tháp",
        signatory=Leader("Nguyễn Thanh Ộng", "Phó Chủ tịch", "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH"),
        issued_on=date(2026, 11, 2),
        forms=forms_of(law, report),
        kind=KINDS.get(period, PeriodKind.CALENDAR_MONTH),
        circular=law.circular,
        text=text_of(law, report, dossiers),
        dossiers=dossiers,
        overdue=tuple(dossiers),
        compiled_by="Huỳnh Ngọc Ẩn",
    )


def forms_of(law: ReportFormsLaw, report: PeriodReport) -> tuple[FilledReportForm, ...]:
    is_month = (report.period.last - report.period.first).days < 31
    made = []
    for form in law.forms:
        if form.code == "06a" and not is_month:
            made.append(filled(form, [(line.sector, line.counts) for line in FEEDBACK.lines]))
        elif form.code == "08b" and not is_month:
            names = (column.name for column in form.figures)
            counts = dict(zip(names, (2, 5, 6, 1, 1, 1, 1, 0), strict=True))
            line = FormLine("Trung tâm Phục vụ hành chính công xã Tân Công Sính", counts)
            made.append(FilledReportForm(form, (line,)))
        elif form.is_monthly:
            made.append(filled(form, [(row.sector, row.counts) for row in report.rows]))
    return tuple(made)


def text_of(
    law: ReportFormsLaw, report: PeriodReport, dossiers: dict[str, ReportedDossier]
) -> dict[TextSection, str]:
    if not law.has_outline:
        return {}
    form = next(form for form in law.forms if form.code == "06a")
    return written(
        TextFacts(
            total=report.total,
            before=replace(report.total, received_in_person=1400, solved_early=1490),
            taken_over=1604,
            late_reasons=tuple(each.reason for each in dossiers.values()),
            addressee="Ủy ban nhân dân tỉnh Đồng Tháp",
            feedback=FEEDBACK,
            feedback_form=filled(form, [(line.sector, line.counts) for line in FEEDBACK.lines]),
        )
    )


REASONS = (
    "Cơ quan Bảo hiểm xã hội chưa gửi kết quả xác minh thông tin thẻ bảo hiểm y tế.",
    "Sở Tư pháp chưa trả lời",
    "",
)
PEOPLE = ("Nguyễn Thị Ẳm", "Giàng A Páo", "Công ty TNHH Xây dựng và Thương mại Đồng Tháp Mười")


def a_dossier(number: int) -> ReportedDossier:
    received = datetime(2026, 10, 1, 8, 5, tzinfo=OFFICE_ZONE) + timedelta(hours=7 * number)
    return ReportedDossier(
        dossier_no=f"000.17.22.H56-{received:%y%m%d}-{number:04}",
        applicant_name=PEOPLE[number % 3],
        procedure_name="Cấp Giấy xác nhận tình trạng hôn nhân",
        sector="Hộ tịch",
        received_at=received,
        due_at=received + timedelta(days=3),
        promised_at=received + timedelta(days=6) if number % 2 else None,
        closed_at=received + timedelta(days=5) if number % 3 else None,
        reason=REASONS[number % 3],
    )
