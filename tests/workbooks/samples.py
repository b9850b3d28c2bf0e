"""A register and a report with what a workbook may trip over, and both read back."""

from datetime import date, timedelta
from io import BytesIO

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from python_calamine import CalamineWorkbook

from commune_desk.domain.catalogue.procedure import Channel
from commune_desk.domain.desk.dossier import DossierState
from commune_desk.domain.desk.papers import Party
from commune_desk.domain.figures.course import DossierFact
from commune_desk.domain.figures.report_paper import ReportedDossier, ReportPaper
from commune_desk.domain.handling.rating import Rating, RatingLevel
from commune_desk.domain.law.report_form import filled
from commune_desk.domain.law.topics import in_force
from commune_desk.domain.office.letterhead import Letterhead
from commune_desk.domain.office.office import Leader
from commune_desk.domain.papers.slips import DossierRegister, RegisterLine
from commune_desk.domain.periods import ReportingPeriod
from commune_desk.files.catalogue.law import read_law
from commune_desk.paths import resources
from tests.factories import moment, report_of

LETTERHEAD = Letterhead(
    "Ủy ban nhân dân xã Tràm Chim", "Trung tâm Phục vụ hành chính công xã Tràm Chim", "Tràm Chim"
)
OCTOBER = ReportingPeriod(date(2026, 10, 1), date(2026, 10, 31))
NAMES = ("Võ Thị Ánh Nguyệt", "=1+1", "+84 Nguyễn Ẳm", "-Trần\x00 Ử", "@Lê Đặng")
"""Names that spreadsheets take for formulas, and one with a character that no sheet can hold."""

SECTORS = ("Hộ tịch", "Chứng thực", "Thành lập và hoạt động doanh nghiệp (hộ kinh doanh)")


def a_line(number: int = 1, **changes: object) -> RegisterLine:
    """A line of the register, returned on the third day."""
    received_at = moment("2026-10-01 09:00") + timedelta(hours=number)
    given: dict[str, object] = {
        "order_no": number,
        "dossier_no": f"000.99.99.H20-261001-{number:04}",
        "procedure_name": "Cấp Giấy xác nhận tình trạng hôn nhân",
        "applicant": Party(
            NAMES[number % len(NAMES)], "087185004321", "Ấp 4, Tràm Chim", "0912345678"
        ),
        "handling_unit": "Công chức tư pháp - hộ tịch",
        "received_at": received_at,
        "due_at": moment("2026-10-06 17:00"),
        "returned_at": moment("2026-10-05 08:05"),
        "return_words": "Tại quầy",
        "standing_words": "Đã trả kết quả",
    }
    return RegisterLine(**(given | changes))  # type: ignore[arg-type]  # the tests name real fields


def a_register(*lines: RegisterLine, sector: str = "") -> DossierRegister:
    """The register of October."""
    return DossierRegister(LETTERHEAD, OCTOBER.first, OCTOBER.last, lines, sector=sector)


def a_fact(number: int) -> DossierFact:
    """Most are solved in time, every ninth is open, every seventh is late."""
    received_at = moment("2026-10-01 09:00") + timedelta(hours=8 * number)
    days = 9 if number % 7 == 0 else number % 4
    return DossierFact(
        dossier_no=f"000.99.99.H20-2610-{number:04}",
        sector=SECTORS[number % len(SECTORS)],
        channel=Channel.ONLINE if number % 3 == 0 else Channel.COUNTER,
        state=DossierState.HANDLING if number % 9 == 0 else DossierState.RETURNED,
        received_at=received_at,
        due_at=received_at + timedelta(days=4),
        closed_at=None if number % 9 == 0 else received_at + timedelta(days=days),
    )


def a_report(count: int = 30) -> ReportPaper:
    """The report of October with as many dossiers."""
    facts = [a_fact(number) for number in range(1, count + 1)]
    levels = list(RatingLevel)
    ratings = [
        Rating(fact.dossier_no, levels[number % 3], fact.closed_at)
        for number, fact in enumerate(facts[:7])
        if fact.closed_at
    ]
    report = report_of(facts, OCTOBER, ratings=ratings)
    form = in_force(read_law(resources() / "law").report_forms, OCTOBER.last).forms[0]
    return ReportPaper(
        letterhead=LETTERHEAD,
        report=report,
        forms=(filled(form, [(row.sector, row.counts) for row in report.rows]),),
        dossiers={fact.dossier_no: a_dossier(fact) for fact in facts},
        addressee="Ủy ban nhân dân tỉnh Đồng Tháp",
        signatory=Leader("Nguyễn Văn Bình", "PHÓ GIÁM ĐỐC", "KT. GIÁM ĐỐC"),
        issued_on=date(2026, 10, 31),
        compiled_by="Lê Thị Ẩn",
    )


def a_dossier(fact: DossierFact) -> ReportedDossier:
    """A dossier of the report; the late ones have a reason that looks like a formula."""
    number = int(fact.dossier_no[-4:])
    return ReportedDossier(
        dossier_no=fact.dossier_no,
        applicant_name=NAMES[number % len(NAMES)].replace("\x00", ""),
        procedure_name="Đăng ký khai sinh",
        sector=fact.sector,
        received_at=fact.received_at,
        due_at=fact.due_at,
        closed_at=fact.closed_at,
        reason="=HYPERLINK(1)" if number % 7 == 0 else "",
    )


def opened(content: bytes, sheet: str, *, values: bool = False) -> Worksheet:
    """A sheet as openpyxl reads it: formulas, or the values that they carry."""
    found = load_workbook(BytesIO(content), data_only=values)[sheet]
    assert isinstance(found, Worksheet)
    return found


def seen(content: bytes, sheet: str) -> list[list[object]]:
    """A sheet as a reader sees it that calculates nothing."""
    book = CalamineWorkbook.from_filelike(BytesIO(content))
    return [list(row) for row in book.get_sheet_by_name(sheet).to_python(skip_empty_area=False)]
