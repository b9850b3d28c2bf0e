from dataclasses import replace
from datetime import date

import pytest
from openpyxl import Workbook

from commune_desk.cli import answers
from commune_desk.domain.catalogue.catalogue_errors import LineNotUnderstood, VersionBeginsBefore
from commune_desk.domain.catalogue.procedure import Origin, TimeUnit
from commune_desk.domain.desk.history import EventKind
from commune_desk.domain.identifiers.personal_id import Sex
from commune_desk.domain.outside_errors import FileUnreadable
from commune_desk.domain.upkeep.import_errors import (
    AnotherPersonHasNumber,
    HeadingsMissing,
    SeveralTimesKnown,
    WrongCell,
)
from commune_desk.domain.upkeep.importing import RowStanding
from commune_desk.paths import resources
from commune_desk.services.desk.desk import Desk
from commune_desk.services.desk.progress import Cancelled
from commune_desk.services.upkeep import history, imports
from commune_desk.store.catalogue import procedures
from commune_desk.store.people import citizens
from tests.factories import BIRTH, MARITAL_STATUS, SAME_DAY, led

CITIZENS = [
    "STT", "Số định danh cá nhân", "Họ, chữ đệm và tên", "NGÀY SINH", "Giới tính", "Nơi cư trú",
    "Số điện thoại",
]  # fmt: skip
NGUYET = [1, "087185004321", "VÕ THỊ ÁNH NGUYỆT", date(1985, 3, 9), "Nữ", "Ấp 4", "0912345678"]
AN = [2, "087096610926", "Bùi Thanh An", "02/04/1996", "Nam", "Ấp 1", ""]
PROCEDURES = ["Mã TTHC", "Tên thủ tục", "Lĩnh vực", "Thời hạn giải quyết", "Ngày hiệu lực"]


@pytest.fixture
def desk(desk: Desk) -> Desk:
    """The leader's desk: who only receives may not bring anything in."""
    return led(desk)


@pytest.fixture
def any_desk(any_desk: Desk) -> Desk:
    """The same, on each engine."""
    return led(any_desk)


@pytest.fixture
def workbook(tmp_path):
    """Writes a table under a title and a blank line; returns where it is."""

    def write(*rows):
        book = Workbook()
        book.worksheets[0].append(["DANH SÁCH CỦA XÃ"])
        book.worksheets[0].append([])
        for row in rows:
            book.worksheets[0].append(list(row))
        path = tmp_path / "danh-sach.xlsx"
        book.save(path)
        return path

    return write


def take(desk, what, path, **options):
    outcome = imports.bring_in(desk, what, path, dry_run=options.pop("dry_run", False), **options)
    return [(row.row, row.standing, row.cell) for row in outcome.rows]


def kept(desk, number="087185004321"):
    record = citizens.find_by_personal_id(desk.office.id, number)
    assert record is not None
    return record.person


def reasons(desk, what, path):
    rows = imports.bring_in(desk, what, path, dry_run=True).rows
    return [(row.cell, type(row.reason)) for row in rows if row.reason]


# --- citizens ----------------------------------------------------------------------------------


def test_people_are_found_under_the_headings_of_the_office(any_desk, workbook):
    path = workbook(CITIZENS, NGUYET, AN)
    assert take(any_desk, "citizens", path) == [
        (4, RowStanding.NEW, ""),
        (5, RowStanding.NEW, ""),
    ]
    person = kept(any_desk)
    assert (person.full_name, person.born_on) == ("Võ Thị Ánh Nguyệt", date(1985, 3, 9))
    assert (person.sex, person.address, person.phone) == (Sex.FEMALE, "Ấp 4", "0912345678")
    other = kept(any_desk, "087096610926")
    assert other.born_on == date(1996, 4, 2)


def test_numbers_get_back_the_noughts_that_excel_took(desk, workbook):
    row = [1, 87185004321, "Võ Thị Ánh Nguyệt", "", "", "", 912345678]
    take(desk, "citizens", workbook(CITIZENS, row))
    person = kept(desk)
    assert person.phone == "0912345678"


def test_a_second_import_finds_nothing_new(any_desk, workbook):
    path = workbook(CITIZENS, NGUYET)
    take(any_desk, "citizens", path)
    before = history.verify(any_desk).events
    assert take(any_desk, "citizens", path) == [(4, RowStanding.UNCHANGED, "")]
    assert history.verify(any_desk).events == before


def test_what_a_row_adds_is_a_change_and_an_empty_cell_takes_nothing(any_desk, workbook):
    take(any_desk, "citizens", workbook(CITIZENS, NGUYET))
    moved = [*NGUYET[:5], "Ấp Tân Hưng", ""]
    assert take(any_desk, "citizens", workbook(CITIZENS, moved)) == [(4, RowStanding.CHANGED, "")]
    person = kept(any_desk)
    assert (person.address, person.phone) == ("Ấp Tân Hưng", "0912345678")


@pytest.mark.parametrize(
    "other", [{2: "Trần Thị Út"}, {3: date(1986, 3, 9)}], ids=["name", "date of birth"]
)
def test_somebody_else_under_a_known_number_is_a_conflict(any_desk, workbook, other):
    take(any_desk, "citizens", workbook(CITIZENS, NGUYET))
    row = [other.get(index, cell) for index, cell in enumerate(NGUYET)]
    path = workbook(CITIZENS, row)
    assert reasons(any_desk, "citizens", path) == [("B4", AnotherPersonHasNumber)]
    take(any_desk, "citizens", path)
    person = kept(any_desk)
    assert (person.full_name, person.born_on) == ("Võ Thị Ánh Nguyệt", date(1985, 3, 9))


def test_a_number_that_stands_twice_is_compared_with_its_first_row(desk, workbook):
    stranger = [2, "087185004321", "Trần Thị Út", "", "", "", ""]
    standings = [s for _, s, _ in take(desk, "citizens", workbook(CITIZENS, NGUYET, stranger))]
    assert standings == [RowStanding.NEW, RowStanding.IN_CONFLICT]


@pytest.mark.parametrize(
    ("changes", "cell"),
    [
        ({1: ""}, "B4"),
        ({1: "08718500432"}, "B4"),
        ({2: ""}, "C4"),
        ({3: "31/02/1985"}, "D4"),
        ({3: "1985"}, "D4"),
        ({4: "không rõ"}, "E4"),
        ({6: "09123"}, "G4"),
    ],
)
def test_a_row_that_is_not_understood_names_its_cell(desk, workbook, changes, cell):
    row = [changes.get(index, content) for index, content in enumerate(NGUYET)]
    path = workbook(CITIZENS, row, AN)
    assert take(desk, "citizens", path) == [
        (4, RowStanding.REJECTED, cell),
        (5, RowStanding.NEW, ""),
    ]


def test_a_dry_run_tells_the_same_and_writes_nothing(any_desk, workbook):
    path = workbook(CITIZENS, NGUYET, [*AN[:1], "12", *AN[2:]])
    before = history.verify(any_desk).events
    told = take(any_desk, "citizens", path, dry_run=True)
    assert history.verify(any_desk).events == before
    assert citizens.find_by_personal_id(any_desk.office.id, "087185004321") is None
    assert take(any_desk, "citizens", path) == told


def test_an_import_is_one_line_of_history_without_names(any_desk, workbook):
    before = history.verify(any_desk).events
    take(any_desk, "citizens", workbook(CITIZENS, NGUYET, AN))
    event = history.recent(any_desk, 1)[0]
    assert history.verify(any_desk).events == before + 1
    assert event.kind is EventKind.RECORDS_IMPORTED
    assert (event.facts["what"], event.facts["new"]) == ("citizens", 2)


def test_a_cancelled_import_leaves_nothing(any_desk, workbook):
    path = workbook(CITIZENS, NGUYET, AN)
    with pytest.raises(Cancelled):
        take(any_desk, "citizens", path, progress=lambda done, total: done < 1)
    assert citizens.find_by_personal_id(any_desk.office.id, "087185004321") is None


def test_a_sheet_without_the_headings_is_refused(desk, workbook):
    with pytest.raises(HeadingsMissing) as refused:
        take(desk, "citizens", workbook(["Họ và tên", "Ngày sinh"], ["An", ""]))
    assert refused.value.missing == ("personal_id",)


def test_a_file_that_is_no_workbook_is_refused(desk, tmp_path):
    (tmp_path / "danh-sach.xlsx").write_text("Họ và tên", encoding="utf-8")
    with pytest.raises(FileUnreadable):
        take(desk, "citizens", tmp_path / "danh-sach.xlsx")


def test_the_document_names_row_cell_reason_and_facts(desk, workbook):
    path = workbook(CITIZENS, NGUYET, [2, "087096610926", "Bùi Thanh An", "hôm qua", "", "", ""])
    document = answers.imported(imports.bring_in(desk, "citizens", path, dry_run=True))
    assert document["counts"] == {
        "new": 1, "changed": 0, "unchanged": 0, "in_conflict": 0, "rejected": 1,
    }  # fmt: skip
    assert document["new"] == [{"row": 4}]
    facts = {"cell": "D5", "field": "born_on", "value": "hôm qua"}
    assert document["rejected"] == [{"row": 5, "cell": "D5", "reason": "WrongCell", "facts": facts}]


# --- procedures --------------------------------------------------------------------------------


def newest(desk, code):
    return [p for p in procedures.all_versions(desk.office.id) if p.code == code][-1]


def as_row(procedure, **changes):
    changed = replace(procedure, **changes)
    return [changed.code, changed.name, changed.sector, "03 ngày làm việc", "01/01/2027"]


def test_a_new_procedure_keeps_blank_what_the_sheet_does_not_say(any_desk, workbook):
    row = ["9.000001", "Xác nhận để thử", "Hộ tịch", "15 ngày", date(2027, 1, 1)]
    assert take(any_desk, "procedures", workbook(PROCEDURES, row)) == [(4, RowStanding.NEW, "")]
    kept = newest(any_desk, "9.000001")
    assert (kept.times[0].unit, kept.times[0].count) == (TimeUnit.CALENDAR_DAYS, 15)
    assert (kept.fees, kept.papers, kept.source) == ((), (), "danh-sach.xlsx")


def test_a_row_like_the_catalogue_changes_nothing(desk, workbook):
    row = as_row(newest(desk, MARITAL_STATUS))
    path = workbook(PROCEDURES, row)
    assert take(desk, "procedures", path) == [(4, RowStanding.UNCHANGED, "")]


def test_a_row_that_differs_makes_the_next_version_and_ends_the_one_before(any_desk, workbook):
    before = newest(any_desk, MARITAL_STATUS)
    row = as_row(before, name="Cấp giấy theo tên mới")
    path = workbook(PROCEDURES, row)
    assert take(any_desk, "procedures", path) == [(4, RowStanding.CHANGED, "")]
    after = newest(any_desk, MARITAL_STATUS)
    assert (after.version, after.name) == (before.version + 1, "Cấp giấy theo tên mới")
    assert (after.fees, after.papers, after.times) == (before.fees, before.papers, before.times)
    ended = procedures.get(any_desk.office.id, MARITAL_STATUS, before.version)
    assert (ended.effective_to, after.effective_from) == (date(2026, 12, 31), date(2027, 1, 1))


def test_a_version_that_is_not_later_is_a_conflict(desk, workbook):
    row = [*as_row(newest(desk, MARITAL_STATUS), name="Tên mới")[:4], "01/01/2020"]
    path = workbook(PROCEDURES, row)
    assert reasons(desk, "procedures", path) == [("E4", VersionBeginsBefore)]


def test_one_time_cannot_take_the_place_of_several(desk, workbook):
    several = next(p for p in procedures.all_versions(desk.office.id) if len(p.times) > 1)
    row = [*as_row(newest(desk, several.code))[:3], "99 ngày", "01/01/2027"]
    path = workbook(PROCEDURES, row)
    assert reasons(desk, "procedures", path) == [("D4", SeveralTimesKnown)]


@pytest.mark.parametrize(
    ("changes", "cell"),
    [({0: "1.00"}, "A4"), ({3: "nhanh"}, "D4"), ({3: ""}, "D4"), ({4: ""}, "E4")],
)
def test_a_procedure_that_is_not_understood_names_its_cell(desk, workbook, changes, cell):
    good = ["9.000001", "Xác nhận để thử", "Hộ tịch", "trong ngày", "01/01/2027"]
    row = [changes.get(index, content) for index, content in enumerate(good)]
    assert reasons(desk, "procedures", workbook(PROCEDURES, row)) == [(cell, WrongCell)]


# --- fees, papers, results ---------------------------------------------------------------------

FULL = [*PROCEDURES, "Phí, lệ phí", "Thành phần hồ sơ", "Kết quả", "Căn cứ pháp lý"]
FEES = "Miễn phí: đúng hạn\n8.000 đồng/bản: quá hạn; miễn cho người khuyết tật"
PAPERS = "Tờ khai (2 bản chính)\nThẻ căn cước (xuất trình 1 bản chính)"
LISTS = [FEES, PAPERS, "Trích lục [KQ.G15.000034]", "Luật A\nNghị định B"]


def test_fees_papers_results_and_laws_come_along(any_desk, workbook):
    row = ["9.000001", "Xác nhận để thử", "Hộ tịch", "15 ngày", date(2027, 1, 1), *LISTS]
    assert take(any_desk, "procedures", workbook(FULL, row)) == [(4, RowStanding.NEW, "")]
    kept = newest(any_desk, "9.000001")
    assert [(fee.case, fee.amount_vnd) for fee in kept.fees] == [
        ("đúng hạn", None),
        ("quá hạn", 8000),
    ]
    assert [(p.name, p.originals, p.use.value) for p in kept.papers] == [
        ("Tờ khai", 2, "submit"),
        ("Thẻ căn cước", 1, "show"),
    ]
    assert (kept.results[0].code, kept.legal_basis) == ("KQ.G15.000034", ("Luật A", "Nghị định B"))
    assert kept.origin is Origin.IMPORTED


def test_other_fees_make_a_version_and_empty_cells_take_nothing_away(any_desk, workbook):
    before = newest(any_desk, MARITAL_STATUS)
    row = [*as_row(before), "5.000 đồng/bản", "", "", ""]
    path = workbook(FULL, row)
    assert take(any_desk, "procedures", path) == [(4, RowStanding.CHANGED, "")]
    after = newest(any_desk, MARITAL_STATUS)
    assert after.fees[0].amount_vnd == 5000
    assert (after.papers, after.results) == (before.papers, before.results)


@pytest.mark.parametrize("code", ["9.000001", BIRTH])
def test_solved_on_the_day_keeps_the_hour_of_its_sector(desk, workbook, code):
    # Luật Hộ tịch Art 5(3): received after 15:00, the result is due on the next working day.
    row = [code, "Việc trong ngày", "Hộ tịch", "trong ngày", date(2027, 1, 1)]
    take(desk, "procedures", workbook(PROCEDURES, row))
    assert newest(desk, code).times == (SAME_DAY,)


def test_a_sector_without_that_hour_gets_none(desk, workbook):
    row = ["9.000001", "Việc trong ngày", "Thủy lợi", "trong ngày", date(2027, 1, 1)]
    take(desk, "procedures", workbook(PROCEDURES, row))
    assert newest(desk, "9.000001").times[0].cut_off is None


def test_a_fee_that_is_not_understood_names_its_cell(desk, workbook):
    row = ["9.000001", "Thử", "Hộ tịch", "15 ngày", date(2027, 1, 1), "rẻ", "", "", ""]
    assert reasons(desk, "procedures", workbook(FULL, row)) == [("F4", LineNotUnderstood)]


def test_what_ships_as_a_workbook_can_be_loaded_whole(any_desk):
    path = resources() / "catalogue" / "further_procedures.xlsx"
    rows = imports.bring_in(any_desk, "procedures", path, dry_run=False).rows
    assert len(rows) >= 60
    assert {row.standing for row in rows} == {RowStanding.NEW}
    again = imports.bring_in(any_desk, "procedures", path, dry_run=True).rows
    assert {row.standing for row in again} == {RowStanding.UNCHANGED}
    assert all(
        "effective_from" in newest(any_desk, p.code).unverified
        for p in procedures.all_versions(any_desk.office.id)
        if p.origin is Origin.IMPORTED
    )
