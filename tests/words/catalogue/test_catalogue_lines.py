"""What an officer writes in the catalogue is read, and what the catalogue writes is read back."""

from datetime import time

import pytest

from commune_desk.domain.catalogue.catalogue_errors import LineNotUnderstood
from commune_desk.domain.catalogue.procedure import (
    Channel,
    Fee,
    FeeKind,
    PaperUse,
    PersonGroup,
    ProcessingTime,
    RequiredDocument,
    TimeUnit,
)
from commune_desk.files.catalogue.catalogues import read_catalogue
from commune_desk.paths import resources
from commune_desk.words.catalogue.catalogue_lines import (
    LISTS,
    fee_from,
    paper_from,
    read_list,
    time_from,
    written,
)


def test_everything_that_ships_is_read_back_as_it_is_written():
    for procedure in read_catalogue(resources() / "catalogue"):
        for name in LISTS:
            assert read_list(name, written(procedure, name)) == getattr(procedure, name)


@pytest.mark.parametrize(
    ("line", "allowance"),
    [
        ("trong ngày", ProcessingTime(TimeUnit.SAME_DAY)),
        ("Trong ngày, nhận trước 15:00", ProcessingTime(TimeUnit.SAME_DAY, cut_off=time(15))),
        ("03 ngày làm việc.", ProcessingTime(TimeUnit.WORKING_DAYS, 3)),
        ("15 Ngày", ProcessingTime(TimeUnit.CALENDAR_DAYS, 15)),
        ("4 giờ", ProcessingTime(TimeUnit.HOURS, 4)),
        (
            "8 ngày làm việc: phải xác minh [Trực tuyến toàn trình] (chưa kiểm chứng)",
            ProcessingTime(
                TimeUnit.WORKING_DAYS,
                8,
                variant="phải xác minh",
                channels=(Channel.ONLINE,),
                is_verified=False,
            ),
        ),
    ],
)
def test_a_time_is_read_as_people_write_it(line, allowance):
    assert time_from(line) == allowance


@pytest.mark.parametrize(
    ("line", "fee"),
    [
        ("Miễn phí", Fee(FeeKind.FREE)),
        ("8.000 đồng/bản", Fee(FeeKind.AMOUNT, 8000, "bản")),
        ("8000đ", Fee(FeeKind.AMOUNT, 8000, "lần")),
        (
            "5.000 đồng/việc: quá hạn; miễn cho người khuyết tật, trẻ em; ghi chú: a; b; căn cứ: N",
            Fee(
                FeeKind.AMOUNT,
                5000,
                "việc",
                case="quá hạn",
                exempt=(PersonGroup.DISABLED, PersonGroup.CHILD),
                note="a; b",
                legal_basis="N",
            ),
        ),
    ],
)
def test_a_fee_is_read_as_people_write_it(line, fee):
    assert fee_from(line) == fee


def test_a_paper_says_its_number_its_use_and_when_it_is_needed():
    assert paper_from("Tờ khai") == RequiredDocument("Tờ khai", originals=1)
    shown = RequiredDocument("Thẻ (cũ)", originals=1, use=PaperUse.SHOW, condition="nếu có")
    assert paper_from("Thẻ (cũ) (xuất trình 1 bản chính): nếu có") == shown


@pytest.mark.parametrize(
    ("name", "text", "line"),
    [
        ("times", "3 ngày làm việc\n\nnhanh", 3),
        ("times", "0 ngày", 1),
        ("times", "3 ngày [qua mạng]", 1),
        ("fees", "rẻ", 1),
        ("fees", "Miễn phí\n5.000 đồng/bản; miễn cho người quen", 2),
    ],
)
def test_a_line_that_is_not_understood_is_named(name, text, line):
    with pytest.raises(LineNotUnderstood) as refused:
        read_list(name, text)
    assert (refused.value.field, refused.value.line) == (name, line)
