"""What the figures are called: those that the forms are made of, and those of the model.

Screen, paper and workbook show the same figures. A form brings its own headings with it
(`resources/law/report_forms.toml`), which stand under the heading of their group ("Quá hạn" stands
there twice); by itself, beside its dossiers, a figure has a name that needs no group.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from textwrap import wrap

from commune_desk.domain.desk.dossier import DossierState
from commune_desk.domain.figures.asking import AskingLine
from commune_desk.domain.figures.closing import Reported, SinceClose
from commune_desk.domain.figures.model_figures import FORMULAS, Share
from commune_desk.domain.figures.reporting import NOTED, PeriodReport
from commune_desk.domain.handling.rating import RatingLevel, RatingWay
from commune_desk.domain.law.report_form import FilledReportForm, FormColumn, ReportForm
from commune_desk.domain.law.topics import ReportFormsLaw
from commune_desk.domain.periods import PeriodKind, ReportingPeriod
from commune_desk.domain.vietnamese import format_date
from commune_desk.words.desk.steps import STATES
from commune_desk.words.fields import label
from commune_desk.words.values import (
    LEVELS,
    RATING_WAYS,
    brief_moment,
    count_words,
    in_sentence,
    moment_text,
)

_QUARTERS = ("I", "II", "III", "IV")


# --- the forms -----------------------------------------------------------------------------------


SUM = "Tổng cộng"
PERIOD = "Kỳ báo cáo"
REPORTS = "Đơn vị báo cáo"
REPORTS_TO = "Đơn vị nhận báo cáo"
COMPILES = "Người lập biểu"
SECTOR = "Lĩnh vực giải quyết"
STANDINGS: Mapping[str, str] = {
    "solved_early": "Trước hạn",
    "solved_on_time": "Đúng hạn",
    "solved_overdue": "Quá hạn",
}
TITLES: Mapping[str, str] = {
    "received_total": "Tổng số hồ sơ tiếp nhận",
    "received_online": "Tiếp nhận trong kỳ, trực tuyến",
    "received_online_full": "Tiếp nhận trong kỳ, trực tuyến toàn trình",
    "received_online_partial": "Tiếp nhận trong kỳ, trực tuyến một phần",
    "received_postal": "Tiếp nhận trong kỳ, qua dịch vụ bưu chính",
    "received_in_person": "Tiếp nhận trong kỳ, trực tiếp",
    "received_direct": "Tiếp nhận trong kỳ, trực tiếp và bưu chính",
    "carried_over": "Từ kỳ trước chuyển sang",
    "solved_total": "Tổng số hồ sơ đã giải quyết",
    "solved_early": "Đã giải quyết trước hạn",
    "solved_on_time": "Đã giải quyết đúng hạn",
    "solved_overdue": "Đã giải quyết quá hạn",
    "open_total": "Tổng số hồ sơ đang giải quyết",
    "open_in_time": "Đang giải quyết trong hạn",
    "open_overdue": "Đang giải quyết quá hạn",
}
"""Counts, and columns that several of them are taken together in."""

_NARROW = 6
"""Letters of a line above a column of the screen."""
_SCREEN_TOTALS: Mapping[str, str] = {
    "received_total": "Tổng tiếp nhận",
    "carried_over": "Kỳ trước chuyển",
    "solved_total": "Tổng đã giải quyết",
    "open_total": "Tổng đang giải quyết",
}
ANNEX_TITLE = "Phụ lục: danh sách hồ sơ quá hạn"
ANNEX_COLUMNS = (
    "STT",
    label("dossier_no"),
    label("applicant"),
    label("procedure"),
    "Ngày nhận",
    "Hạn trả",
    "Hẹn lại",
    "Ngày xong",
    "Lý do",
)
NOT_STATED = "(Chưa có số liệu của kỳ này; ghi số liệu trước khi ký.)"
STILL_OPEN = in_sentence(STATES[DossierState.HANDLING])


def column_title(column: FormColumn) -> str:
    """What a column is called by itself, beside its dossiers, without the heading of its group.

    >>> column_title(FormColumn(7, "Trực tiếp", "received_direct", counts=("received_in_person",)))
    'Tiếp nhận trong kỳ, trực tiếp'
    """
    return TITLES[column.counts[0] if len(column.counts) == 1 else column.name]


def screen_heading(column: FormColumn) -> str:
    r"""The heading above the narrow column of the screen, in as many lines as it needs.

    >>> screen_heading(FormColumn(6, "Qua dịch vụ bưu chính", "received_postal"))
    'Qua\ndịch\nvụ bưu\nchính'
    """
    return "\n".join(wrap(_SCREEN_TOTALS.get(column.name, column.heading), _NARROW))


def form_name(form: ReportForm) -> str:
    """A form in one line: its number and its title."""
    return f"{form.form_no}: {in_sentence(' '.join(form.title.split()))}"


def due_words(law: ReportFormsLaw, kind: PeriodKind | None, until: date | None) -> str:
    """Whether the report of a period is due, and until when the commune sends it."""
    if until is not None:
        return f"Kỳ phải báo cáo: gửi chậm nhất ngày {format_date(until)} ({law.legal_basis})."
    if not law.is_verified:
        return f"Ngày gửi và kỳ báo cáo chưa đối chiếu với {law.circular}."
    if kind in (None, PeriodKind.CALENDAR_MONTH):
        return "Kỳ để theo dõi; báo cáo gửi lên lập theo tháng báo cáo, quý, 6 tháng hoặc năm."
    return f"Kỳ này không phải gửi báo cáo ({law.legal_basis})."


def prescribed_by(circular: str) -> str:
    """The line below the number of a form."""
    return f"Ban hành theo {circular}"


def unit_words(unit: str) -> str:
    """What a form counts."""
    return f"Đơn vị tính: {unit}"


def provisional_words(at: datetime) -> str:
    """The mark of a report whose period has not ended.

    >>> provisional_words(datetime.fromisoformat("2026-10-20T08:00+07:00"))
    'TẠM TÍNH ĐẾN 08:00 20/10/2026'
    """
    return f"TẠM TÍNH ĐẾN {brief_moment(at)}"


# --- the model, the ratings ----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class FigureWords:
    """A figure of the model "02 không, 03 nhất": its title, and what is counted in it."""

    title: str
    counted: str


MODEL_NAME = "02 không, 03 nhất"
RATINGS = "Mức độ hài lòng"
MODEL_TITLE = f"Chỉ số “{MODEL_NAME}” và {in_sentence(RATINGS)}"
TWO_NOES: Mapping[str, FigureWords] = {
    "no_writing": FigureWords(
        "Công dân không viết", "Tờ khai do chương trình lập, trong số tờ khai phải nộp"
    ),
    "no_appointment": FigureWords("Cán bộ không hẹn", "Nhận và trả kết quả trong một buổi"),
}
THREE_MOSTS: Mapping[str, FigureWords] = {
    "timeliest": FigureWords(
        "Kịp thời nhất", "Không quá hạn, trong số đã giải quyết và đang quá hạn"
    ),
    "closest": FigureWords("Sâu sát nhất", "Phục vụ tại nhà, lưu động tại ấp, khóm"),
    "most_effective": FigureWords("Hiệu quả nhất", "Người dân rất hài lòng hoặc hài lòng"),
}
MODEL: Mapping[str, FigureWords] = {**TWO_NOES, **THREE_MOSTS}
BESIDE: Mapping[str, FigureWords] = {
    "one_appointment": FigureWords("Hẹn một lần, không hẹn lại", "Phải hẹn, không hẹn lần hai"),
    "response": FigureWords("Tỷ lệ trả lời", "Có đánh giá, trong số hồ sơ đã trả kết quả"),
}
"""What stands beside a figure of the model and is no figure of the model itself."""

_BESIDE_WHICH = {"no_appointment": "one_appointment", "most_effective": "response"}
FIGURES: Mapping[str, FigureWords] = {
    name: {**MODEL, **BESIDE}[name]
    for main in MODEL
    for name in (main, *filter(None, [_BESIDE_WHICH.get(main)]))
}
"""Every figure in the order of the tables: what stands beside one follows it."""

_ARTICLES = {formula.name: formula.article for formula in FORMULAS}


def formula_words(name: str) -> str:
    """How a figure is counted, with the article that it serves."""
    return f"{FIGURES[name].counted}; Điều {_ARTICLES[name]} NĐ 118/2025/NĐ-CP"


def figure_line(name: str) -> str:
    """A figure in one line: its title, how it is counted, and the article."""
    return f"{FIGURES[name].title} ({in_sentence(formula_words(name))})"


def beside_words(name: str, beside: Mapping[str, Share]) -> str:
    """What stands beside a figure of the model and keeps it honest; empty where nothing does."""
    other = _BESIDE_WHICH.get(name, "")
    if other not in beside:
        return ""
    share = beside[other]
    counts = f"{share_words(share)}/{count_words(share.of)}"
    return f"{BESIDE[other].title}: {counts} ({percent_words(share.percent)})"


ASKED = "Mời đánh giá theo cán bộ"
ASKING_OFFICER = "Cán bộ trả kết quả"
CAME_BY = "Nguồn đánh giá"
ASKING_TITLES: Mapping[str, str] = {
    "handed_over": STATES[DossierState.RETURNED],
    "asked": "Đã mời",
    "not_asked": "Chưa mời",
    "answered": "Đã trả lời",
}
"""Who was asked for a rating, of what an officer handed over."""


def asked_words(counts: Mapping[str, int], name: str) -> str:
    """A count of `ASKING_TITLES` with its share of what was handed over.

    >>> asked_words({"handed_over": 40, "asked": 30}, "asked")
    '30 · 75,0%'
    >>> asked_words({"handed_over": 1200}, "handed_over")
    '1.200'
    """
    whole, count = counts["handed_over"], counts[name]
    if name == "handed_over" or not whole:
        return count_words(count)
    return f"{count_words(count)} · {percent_words(Share(count, whole).percent)}"


def asking_texts(line: AskingLine) -> tuple[str, ...]:
    """A line of the table of officers: the name, then the figures in the order of its heads."""
    figures = (asked_words(line.counts, name) for name in ASKING_TITLES)
    return (line.officer_name or SUM, *figures)


def ways_words(ways: Mapping[RatingWay, Mapping[RatingLevel, int]]) -> str:
    """How the answers of a period came; empty where nobody answered.

    >>> ways_words({RatingWay.PAPER: {RatingLevel.SATISFIED: 3}})
    'Nguồn: Phiếu giấy 3'
    """
    parts = (f"{RATING_WAYS[way]} {count_words(sum(of.values()))}" for way, of in ways.items())
    words = " · ".join(parts)
    return f"Nguồn: {words}" if words else ""


PERIOD_KINDS: Mapping[PeriodKind, str] = {
    PeriodKind.CALENDAR_MONTH: "Tháng dương lịch",
    PeriodKind.REPORTING_MONTH: "Tháng báo cáo",
    PeriodKind.QUARTER: "Quý",
    PeriodKind.HALF_YEAR: "6 tháng",
    PeriodKind.YEAR: "Năm",
}
NOT_MEASURED = "chưa đo được"
OF_ALL = "Trên tổng số"


# --- how figures are written ---------------------------------------------------------------------


def share_words(share: Share) -> str:
    """How many make up a share, or that it is not measured.

    >>> share_words(Share(1200, 1500)), share_words(Share(None, 1500))
    ('1.200', 'chưa đo được')
    """
    return NOT_MEASURED if share.count is None else count_words(share.count)


def behind_words(name: str, share: Share | None) -> str:
    """What the dossiers behind a figure are called: its part, or the whole where none is measured.

    >>> behind_words("no_writing", Share(None, 341)), behind_words("closest", Share(16, 421))
    ('Công dân không viết (chưa đo được; hồ sơ của tổng số)', 'Sâu sát nhất')
    """
    title = MODEL[name].title
    if share is None or share.count is not None:
        return title
    return f"{title} ({NOT_MEASURED}; hồ sơ của tổng số)"


def percent_words(percent: Decimal | float | None) -> str:
    """A share in percent with a decimal comma; a dash where there is nothing to take a share of.

    >>> percent_words(98.6), percent_words(None)
    ('98,6%', '–')
    """
    return "–" if percent is None else f"{percent:.1f}%".replace(".", ",")


def period_name(period: ReportingPeriod, kind: PeriodKind | None) -> str:
    """What a period is called within a sentence; two free dates have no name.

    >>> period_name(ReportingPeriod(date(2026, 6, 15), date(2026, 9, 14)), PeriodKind.QUARTER)
    'quý III năm 2026'
    """
    month, year = period.last.month, period.last.year
    match kind:
        case PeriodKind.CALENDAR_MONTH | PeriodKind.REPORTING_MONTH:
            return f"tháng {month:02} năm {year}"
        case PeriodKind.QUARTER:
            return f"quý {_QUARTERS[(month - 1) // 3]} năm {year}"
        case PeriodKind.HALF_YEAR:
            return f"06 tháng {'đầu' if month == 6 else 'cuối'} năm {year}"
        case PeriodKind.YEAR:
            return f"năm {year}"
    return ""


def period_words(period: ReportingPeriod, kind: PeriodKind | None) -> str:
    """The line of a form that names the period; two free dates stand below it alone.

    >>> period_words(ReportingPeriod(date(2025, 12, 15), date(2026, 12, 14)), PeriodKind.YEAR)
    'Kỳ báo cáo: năm 2026'
    """
    return f"{PERIOD}: {period_name(period, kind) or '....................'}"


def form_notes(filled: FilledReportForm) -> tuple[str, ...]:
    """What stands below the table of a form."""
    printed = filled.form.notes
    noted = (f"Lưu ý: {printed[0]}", *printed[1:]) if printed else ()
    return noted if filled.is_stated else (NOT_STATED, *noted)


# --- what a report says besides its tables -------------------------------------------------------


def counting_notes(report: PeriodReport, *, late_basis: str) -> tuple[str, ...]:
    """How the report counted what the law leaves open, and the apologies of the period.

    `late_basis` is the article that says until when one is told of a delay.
    """
    waiting, carried, sorry, late, again = (len(report.behind.get(name, ())) for name in NOTED)
    notes = []
    if waiting:
        counted = "tính là đúng hạn"
        if not report.measure.counts_nobodys:
            counted = (
                f"không tính vào biểu, trong đó {count_words(carried)} hồ sơ "
                f"{in_sentence(TITLES['carried_over'])}"
            )
        notes.append(
            f"Hồ sơ đóng do quá hạn bổ sung hoặc rút trong khi chờ bổ sung, chờ xác minh: "
            f"{count_words(waiting)} hồ sơ, {counted}."
        )
    if sorry:
        told = (
            f", trong đó {count_words(late)} hồ sơ thông báo muộn hơn luật định ({late_basis})"
            if late
            else ""
        )
        notes.append(f"Xin lỗi và hẹn lại ngày trả kết quả: {count_words(sorry)} hồ sơ{told}.")
    if again:
        notes.append(
            "Đã báo cáo giải quyết ở kỳ trước, nay mở lại, tính là tiếp nhận trong kỳ: "
            f"{count_words(again)} hồ sơ."
        )
    return tuple(notes)


def standing_words(reported: Reported) -> tuple[str, ...]:
    """How a report stands: provisional, closed, and what was entered after it was closed."""
    report, since = reported.report, reported.since
    lines = []
    if report.is_provisional:
        lines.append(f"{provisional_words(report.as_of)}.")
    if since is not None:
        lines.append(f"Đã chốt lúc {moment_text(since.closed_at)}; {changes_words(since)}.")
    return (*lines, *since_before_words(reported.before))


def register_words(made_at: datetime, since: SinceClose | None) -> tuple[str, ...]:
    """What a register says of itself: when it was made, and how it stands to the closed report."""
    lines = [f"Sổ ghi theo dữ liệu lúc {moment_text(made_at)}."]
    if since is not None:
        closed = f"Báo cáo của kỳ này đã chốt lúc {moment_text(since.closed_at)}"
        if since.is_unchanged:
            lines.append(f"{closed}; số liệu đến nay không đổi.")
        else:
            lines.append(f"{closed}; {changes_words(since)}. Sổ này gồm cả các thay đổi ấy.")
    return tuple(lines)


def since_before_words(before: SinceClose | None) -> tuple[str, ...]:
    """What was entered after the period before was closed, for the report that follows it."""
    if before is None or before.is_unchanged:
        return ()
    last = format_date(before.period.last)
    return (f"Kỳ trước (đến {last}) đã chốt; {changes_words(before)}.",)


def changes_words(since: SinceClose) -> str:
    """What was entered after a period was closed: "sau khi chốt: +1 tiếp nhận …"."""
    if since.is_unchanged:
        return "sau khi chốt không có thay đổi"
    changes = [f"{change:+} {in_sentence(TITLES[cell])}" for cell, change in since.cells.items()]
    changes += [
        f"{count_words(count)} hồ sơ chuyển từ lĩnh vực {before} sang {now}"
        for (before, now), count in since.between_sectors.items()
    ]
    changes += [
        f"{change:+} đánh giá {in_sentence(LEVELS[level])}"
        for level, change in since.answers.items()
    ]
    numbers = ", ".join(each.dossier_no for each in since.moved)
    return f"sau khi chốt: {', '.join(changes)}" + (f" (hồ sơ {numbers})" if numbers else "")
