"""What the figures are called: the columns of Biểu II.06a (Thông tư 01/2020/TT-VPCP), the model's.

Screen, paper and workbook show the same figures. The form's own headings stand under the heading
of their group ("Quá hạn" stands there twice); by itself, beside its dossiers, a figure has a name
that needs no group.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from commune_desk.domain.model_figures import Share
from commune_desk.domain.periods import PeriodKind, ReportingPeriod
from commune_desk.domain.reporting import NOTED, PeriodReport
from commune_desk.domain.vietnamese import format_date
from commune_desk.words.values import in_sentence

_LONGEST_MONTH = 31


# --- the form ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ColumnWords:
    """What one column of the form is called.

    Attributes:
        number: on the form, "(4)".
        heading: on the form, below the heading of its group.
        screen: above the narrow column of the screen, where it may be broken.
        title: by itself.
    """

    number: str
    heading: str
    screen: str
    title: str


FORM_NO = "Biểu số II.06a/VPCP/KSTT"
FORM_TITLE = (
    "Tình hình, kết quả giải quyết thủ tục hành chính",
    "tại cơ quan, đơn vị trực tiếp",
    "giải quyết thủ tục hành chính",
)
"""The title of the form, as it is broken into lines."""

SECTOR = "Lĩnh vực giải quyết"
RECEIVED = "Số lượng hồ sơ tiếp nhận"
RECEIVED_IN_PERIOD = "Trong kỳ"
SOLVED = "Số lượng hồ sơ đã giải quyết"
OPEN = "Số lượng hồ sơ đang giải quyết"
SUM = "Tổng cộng"
UNIT = "Đơn vị tính: Số hồ sơ TTHC"
PERIOD = "Kỳ báo cáo"
REPORTS = "Đơn vị báo cáo"
REPORTS_TO = "Đơn vị nhận báo cáo"
COMPILES = "Người lập biểu"

COLUMNS: Mapping[str, ColumnWords] = {
    "received_total": ColumnWords(
        "(3)", "Tổng số", "Tổng\ntiếp nhận", "Tổng số hồ sơ tiếp nhận"
    ),
    "received_online": ColumnWords(
        "(4)", "Trực tuyến", "Trực\ntuyến", "Tiếp nhận trong kỳ, trực tuyến"
    ),
    "received_direct": ColumnWords(
        "(5)",
        "Trực tiếp, dịch vụ bưu chính",
        "Trực tiếp,\nbưu chính",
        "Tiếp nhận trong kỳ, trực tiếp và bưu chính",
    ),
    "carried_over": ColumnWords(
        "(6)", "Từ kỳ trước", "Kỳ trước\nchuyển", "Từ kỳ trước chuyển sang"
    ),
    "solved_total": ColumnWords(
        "(7)", "Tổng số", "Tổng đã\ngiải quyết", "Tổng số hồ sơ đã giải quyết"
    ),
    "solved_early": ColumnWords("(8)", "Trước hạn", "Trước\nhạn", "Đã giải quyết trước hạn"),
    "solved_on_time": ColumnWords("(9)", "Đúng hạn", "Đúng\nhạn", "Đã giải quyết đúng hạn"),
    "solved_overdue": ColumnWords("(10)", "Quá hạn", "Quá\nhạn", "Đã giải quyết quá hạn"),
    "open_total": ColumnWords(
        "(11)", "Tổng số", "Tổng đang\ngiải quyết", "Tổng số hồ sơ đang giải quyết"
    ),
    "open_in_time": ColumnWords("(12)", "Trong hạn", "Trong\nhạn", "Đang giải quyết trong hạn"),
    "open_overdue": ColumnWords("(13)", "Quá hạn", "Quá\nhạn", "Đang giải quyết quá hạn"),
}  # fmt: skip


# --- the model, the ratings ----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class FigureWords:
    """A figure of the model "02 không, 03 nhất": its title, and what is counted in it."""

    title: str
    counted: str

    @property
    def long(self) -> str:
        """Both in one line."""
        return f"{self.title} ({in_sentence(self.counted)})"


MODEL_NAME = "02 không, 03 nhất"
TWO_NOES: Mapping[str, FigureWords] = {
    "no_writing": FigureWords(
        "Công dân không viết", "Tờ khai do chương trình lập, trong số hồ sơ phải có tờ khai"
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
    "one_appointment": FigureWords("Hẹn một lần", "Hẹn một lần, không hẹn lại"),
    "response": FigureWords("Tỷ lệ trả lời", "Có đánh giá, trong số hồ sơ đã trả kết quả"),
}
"""What stands beside a figure of the model and is no figure of the model itself."""


def figure_title(name: str) -> str:
    """What a figure of the form or of the model is called by itself."""
    return COLUMNS[name].title if name in COLUMNS else {**MODEL, **BESIDE}[name].title


PERIOD_KINDS: Mapping[PeriodKind, str] = {
    PeriodKind.CALENDAR_MONTH: "Tháng dương lịch",
    PeriodKind.REPORTING_MONTH: "Tháng báo cáo",
    PeriodKind.QUARTER: "Quý",
    PeriodKind.HALF_YEAR: "6 tháng",
    PeriodKind.YEAR: "Năm",
}
NOT_MEASURED = "chưa đo được"
OF_ALL = "Trên tổng số"
RATINGS = "Mức độ hài lòng"


# --- how figures are written ---------------------------------------------------------------------


def count_words(count: int) -> str:
    """A count with points between the thousands.

    >>> count_words(12345)
    '12.345'
    """
    return f"{count:,}".replace(",", ".")


def share_words(share: Share) -> str:
    """How many make up a share, or that it is not measured.

    >>> share_words(Share(1200, 1500)), share_words(Share(None, 1500))
    ('1.200', 'chưa đo được')
    """
    return NOT_MEASURED if share.count is None else count_words(share.count)


def percent_words(percent: Decimal | float | None) -> str:
    """A share in percent with a decimal comma; a dash where there is nothing to take a share of.

    >>> percent_words(98.6), percent_words(None)
    ('98,6%', '–')
    """
    return "–" if percent is None else f"{percent:.1f}%".replace(".", ",")


def days_words(first: date, last: date) -> str:
    """The days of a period, both included.

    >>> days_words(date(2026, 10, 1), date(2026, 10, 31))
    'Từ ngày 01/10/2026 đến ngày 31/10/2026'
    """
    return f"Từ ngày {format_date(first)} đến ngày {format_date(last)}"


def period_words(period: ReportingPeriod) -> str:
    """The month that a period of at most one month ends in; of a longer period its two days.

    >>> period_words(ReportingPeriod(date(2026, 9, 15), date(2026, 10, 14)))
    'Kỳ báo cáo: tháng 10 năm 2026'
    """
    if (period.last - period.first).days < _LONGEST_MONTH:
        return f"{PERIOD}: tháng {period.last.month:02} năm {period.last.year}"
    return f"{PERIOD}: {format_date(period.first)} – {format_date(period.last)}"


# --- what a report says besides its tables -------------------------------------------------------


def counting_notes(report: PeriodReport) -> tuple[str, ...]:
    """How the report counted what the law leaves open, and the apologies of the period."""
    waiting, sorry, late = (len(report.behind.get(name, ())) for name in NOTED)
    notes = []
    if waiting:
        counted = "tính là đúng hạn" if report.measure.counts_nobodys else "không tính vào biểu"
        notes.append(
            f"Hồ sơ đóng do quá hạn bổ sung hoặc rút trong khi chờ bổ sung, chờ xác minh: "
            f"{count_words(waiting)} hồ sơ, {counted}."
        )
    if sorry:
        told = (
            f", trong đó {count_words(late)} hồ sơ thông báo muộn hơn 01 ngày trước ngày hết hạn "
            "(khoản 6 Điều 19 Nghị định số 118/2025/NĐ-CP)"
            if late
            else ""
        )
        notes.append(f"Xin lỗi và hẹn lại ngày trả kết quả: {count_words(sorry)} hồ sơ{told}.")
    return tuple(notes)
