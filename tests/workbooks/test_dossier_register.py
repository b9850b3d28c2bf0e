import zipfile
from dataclasses import replace
from datetime import date, datetime
from io import BytesIO

import pytest
from openpyxl import load_workbook

from commune_desk.domain.outside_errors import FileUnreadable
from commune_desk.workbooks import dossier_register
from commune_desk.workbooks.dossier_register import (
    CHANGES_SHEET,
    COLUMNS,
    FIRST_ROW,
    HEAD_ROW,
    SHEET,
)
from tests.factories import moment
from tests.workbooks.samples import a_line, a_register, opened, seen

FORM_07 = [
    "STT", "Mã hồ sơ", "Tên thủ tục hành chính", "Tên tổ chức, cá nhân", "Địa chỉ, số điện thoại",
    "Cơ quan chủ trì giải quyết", "Nhận hồ sơ", "Hẹn trả kết quả", "Trả kết quả",
    "Phương thức nhận kết quả", "Ký nhận",
]  # fmt: skip


def test_the_columns_are_those_of_the_form_under_a_joined_heading():
    upper, lower = seen(dossier_register.render(a_register()), SHEET)[HEAD_ROW - 1 : HEAD_ROW + 1]
    assert [below or above for above, below in zip(upper, lower, strict=True)][:11] == FORM_07
    assert upper[6] == "Nhận và trả kết quả"


def test_a_line_reads_back_as_it_was_written():
    line = a_line(2)
    row = seen(dossier_register.render(a_register(line)), SHEET)[FIRST_ROW - 1]
    assert row[:4] == [2, line.dossier_no, line.procedure_name, line.applicant.name]
    assert row[4] == "Ấp 4, Tràm Chim\n0912345678"
    days = ("2026-10-01 11:00", "2026-10-06 17:00", "2026-10-05 08:05")
    assert row[6:9] == [datetime.fromisoformat(day) for day in days]


@pytest.mark.parametrize("number", [1, 2, 3, 4])
def test_a_name_stays_text_whatever_it_begins_with(number):
    content = dossier_register.render(a_register(a_line(number)))
    cell = opened(content, SHEET).cell(FIRST_ROW, 4)
    assert (cell.data_type, cell.number_format) == ("s", "@")
    assert cell.value == a_line(number).applicant.name.replace("\x00", "")


def test_dates_are_dates_in_the_form_of_the_office():
    cell = opened(dossier_register.render(a_register(a_line())), SHEET).cell(FIRST_ROW, 7)
    assert (cell.data_type, cell.number_format) == ("d", "dd/mm/yyyy hh:mm")


def test_what_is_not_returned_yet_stays_blank():
    content = dossier_register.render(a_register(a_line(returned_at=None)))
    assert opened(content, SHEET).cell(FIRST_ROW, 9).value is None


def test_the_head_stays_in_view_and_on_every_page():
    sheet = opened(dossier_register.render(a_register(a_line())), SHEET)
    assert sheet.freeze_panes == f"C{FIRST_ROW}"
    assert sheet.print_title_rows == f"${HEAD_ROW}:${HEAD_ROW + 1}"
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert sheet.cell(FIRST_ROW, 3).font.name == "Times New Roman"


def test_the_head_says_whose_register_it_is_and_of_which_days():
    rows = seen(dossier_register.render(a_register(sector="Hộ tịch")), SHEET)
    assert rows[1][0] == "TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG XÃ TRÀM CHIM"
    assert rows[3][0] == "Từ ngày 01/10/2026 đến ngày 31/10/2026 – Lĩnh vực: Hộ tịch"


def test_it_says_above_its_table_when_it_was_made_and_how_it_stands_to_the_closed_report():
    told = (
        "Sổ ghi theo dữ liệu lúc 09:00 ngày 05/11/2026.",
        "Báo cáo của kỳ này đã chốt lúc 16:00 ngày 02/11/2026; 2 hồ sơ nay khác. " * 3,
    )
    register = replace(a_register(a_line(1), a_line(2)), notes=told)
    sheet = opened(dossier_register.render(register), SHEET)
    cell = sheet.cell(HEAD_ROW - 1, 1)
    assert cell.value == " ".join(told)
    assert "A5:K5" in {str(one) for one in sheet.merged_cells.ranges}  # as wide as is printed
    assert cell.alignment.wrap_text
    assert sheet.row_dimensions[HEAD_ROW - 1].height > 30  # all of its lines are seen
    assert sheet.auto_filter.ref == f"A{FIRST_ROW - 1}:S{FIRST_ROW + 1}"  # nothing that is sorted


def test_what_it_said_of_itself_before_is_gone_with_the_next_time():
    before = dossier_register.render(replace(a_register(a_line(1)), notes=("Lúc chín giờ.",)))
    later = replace(a_register(a_line(1)), notes=("Lúc mười giờ.",))
    after = dossier_register.render(later, before, is_over_since=NOVEMBER)
    assert seen(after, SHEET)[HEAD_ROW - 2][0] == "Lúc mười giờ."
    assert load_workbook(BytesIO(after)).sheetnames == [SHEET]  # no change of a dossier


def test_notes_of_the_office_stay_with_their_dossier():
    before = load_workbook(BytesIO(dossier_register.render(a_register(a_line(1), a_line(2)))))
    before[SHEET].cell(FIRST_ROW + 1, len(COLUMNS)).value = "Đã gọi điện"
    lines = (a_line(1), a_line(7, order_no=2), a_line(2, order_no=3))
    rows = seen(dossier_register.render(a_register(*lines), saved(before)), SHEET)
    assert [row[-1] for row in rows[FIRST_ROW - 1 :]] == ["", "", "Đã gọi điện"]


def test_notes_written_under_an_earlier_layout_stay_too():
    before = load_workbook(BytesIO(dossier_register.render(a_register(a_line(1)))))
    sheet = before[SHEET]
    sheet.cell(FIRST_ROW, len(COLUMNS)).value = "Đã gọi điện"
    sheet.delete_cols(12, 3)  # as the workbook was before it had them
    rows = seen(dossier_register.render(a_register(a_line(1)), saved(before)), SHEET)
    assert rows[FIRST_ROW - 1][-1] == "Đã gọi điện"


def test_what_stands_beside_the_form_tells_the_truth():
    line = a_line(
        promised_at=moment("2026-10-12 17:00"),
        sector="Hộ tịch",
        channel_words="Trực tuyến một phần",
        outcome_words="Có kết quả",
        lateness_words="Quá hạn",
        late_reason="Chờ xác minh",
    )
    upper = seen(dossier_register.render(a_register(line)), SHEET)[HEAD_ROW - 1]
    row = seen(dossier_register.render(a_register(line)), SHEET)[FIRST_ROW - 1]
    said = dict(zip(upper, row, strict=True))
    assert row[7] == datetime.fromisoformat("2026-10-06 17:00")  # the legal date stays
    assert said["Hẹn lại"] == datetime.fromisoformat("2026-10-12 17:00")
    assert (said["Lĩnh vực"], said["Hình thức nộp hồ sơ"]) == ("Hộ tịch", "Trực tuyến một phần")
    assert (said["Kết quả giải quyết"], said["Tình trạng"]) == ("Có kết quả", "Đã trả kết quả")
    assert (said["So với thời hạn"], said["Lý do trễ hạn"]) == ("Quá hạn", "Chờ xác minh")


NOVEMBER = date(2026, 11, 5)


def changes_in(content):
    return seen(content, CHANGES_SHEET)[1:]


def test_what_changes_in_a_month_that_is_over_is_listed():
    before = dossier_register.render(a_register(a_line(1, returned_at=None, standing_words="Chờ")))
    later = a_register(a_line(1), a_line(2))
    after = dossier_register.render(later, before, is_over_since=NOVEMBER)
    first, second = a_line(1).dossier_no, a_line(2).dossier_no
    assert changes_in(after) == [
        ["05/11/2026", first, "Trả kết quả", "", "05/10/2026 08:05"],
        ["05/11/2026", first, "Tình trạng", "Chờ", "Đã trả kết quả"],
        ["05/11/2026", second, "Nhận hồ sơ", "", "01/10/2026 11:00"],
    ]
    again = a_register(a_line(1, procedure_name="Khai sinh"), a_line(2))
    last = dossier_register.render(again, after, is_over_since=NOVEMBER)
    assert len(changes_in(last)) == 4
    assert changes_in(last)[-1][2:] == [
        "Tên thủ tục hành chính", "Cấp Giấy xác nhận tình trạng hôn nhân", "Khai sinh",
    ]  # fmt: skip


def test_a_number_that_is_another_in_a_month_that_is_over_is_listed():
    before = dossier_register.render(a_register(a_line(1)))
    after = dossier_register.render(
        a_register(a_line(1, order_no=3)), before, is_over_since=NOVEMBER
    )
    assert changes_in(after) == [["05/11/2026", a_line(1).dossier_no, "STT", "1", "3"]]


def test_a_month_that_runs_or_did_not_change_lists_nothing():
    before = dossier_register.render(a_register(a_line(1, returned_at=None)))
    running = dossier_register.render(a_register(a_line(1)), before)
    unchanged = dossier_register.render(a_register(a_line(1)), running, is_over_since=NOVEMBER)
    assert load_workbook(BytesIO(unchanged)).sheetnames == [SHEET]


def test_further_sheets_of_the_office_are_kept():
    before = load_workbook(BytesIO(dossier_register.render(a_register())))
    before.create_sheet("Trực tuần").append(["Thứ Hai", "Lê Thị Ẩn"])
    after = load_workbook(BytesIO(dossier_register.render(a_register(a_line()), saved(before))))
    assert after.sheetnames == [SHEET, "Trực tuần"]
    assert after["Trực tuần"]["B1"].value == "Lê Thị Ẩn"


def test_what_is_no_workbook_is_not_taken_for_an_empty_one():
    with pytest.raises(FileUnreadable):
        dossier_register.render(a_register(a_line()), b"not a workbook")


def test_one_that_unpacks_to_very_much_is_none_either():
    content = BytesIO(dossier_register.render(a_register(a_line())))
    with zipfile.ZipFile(content, "a", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/more.xml", bytes(80 << 20))
    with pytest.raises(FileUnreadable):
        dossier_register.render(a_register(a_line()), content.getvalue())


def saved(book):
    content = BytesIO()
    book.save(content)
    return content.getvalue()
