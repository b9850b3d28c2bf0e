"""A commune by its name of today, or by the one that it had before 01/7/2025."""

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit, QListWidget

from commune_desk.services.office.places import communes, former_communes, provinces
from commune_desk.ui.widgets.form.place_picker import PlacePicker, places_of
from commune_desk.words.office.places import CHOOSE, NOT_FOUND


@pytest.fixture
def picker(qtbot) -> PlacePicker:
    made = PlacePicker(places_of(provinces(), communes()), former=former_communes)
    qtbot.addWidget(made)
    return made


def type_in(picker: PlacePicker, text: str) -> list[str]:
    """Type a name; the lines that are offered."""
    picker.findChildren(QLineEdit)[0].setText(text)
    listed = picker.findChildren(QListWidget)[0]
    return [listed.item(place).text() for place in range(listed.count())]


def advice(picker: PlacePicker) -> str:
    return picker.findChild(QLabel, "place_advice").text()  # type: ignore[union-attr]  # it is there


@pytest.mark.parametrize("text", ["Tân Công Sính", "tan cong sinh", "xa tan cong sinh tam nong"])
def test_a_former_name_finds_where_it_belongs_now(picker: PlacePicker, text: str):
    assert type_in(picker, text) == [
        "Xã Tân Công Sính (Huyện Tam Nông, Đồng Tháp) → Xã Tràm Chim · Tỉnh Đồng Tháp"
    ]
    assert picker.as_text() == "30001"
    assert advice(picker) == "Xã Tân Công Sính từ 01/7/2025 thuộc Xã Tràm Chim · Tỉnh Đồng Tháp."


def test_the_name_of_today_comes_first_and_is_chosen(picker: PlacePicker):
    lines = type_in(picker, "tràm chim")
    assert lines[0] == "Xã Tràm Chim · Tỉnh Đồng Tháp"
    assert "Thị trấn Tràm Chim (Huyện Tam Nông, Đồng Tháp)" in lines[1]
    assert (picker.as_text(), advice(picker)) == ("30001", "")


def test_of_a_divided_commune_nothing_is_chosen_by_itself(picker: PlacePicker):
    divided = next(one for one in former_communes() if len(one.codes) > 2)
    lines = type_in(picker, f"{divided.name} {divided.district} {divided.province}")
    assert len(lines) == len(divided.codes)
    assert picker.as_text() == ""
    assert advice(picker) == CHOOSE
    picker.findChildren(QListWidget)[0].setCurrentRow(1)
    assert picker.as_text() in divided.codes
    assert f"đã chia cho {len(divided.codes)} xã" in advice(picker)


def test_before_somebody_types_nothing_is_offered(picker: PlacePicker):
    assert type_in(picker, "") == []
    assert advice(picker) == ""


def test_a_name_that_nobody_knows_is_said(picker: PlacePicker):
    assert type_in(picker, "xã không có thật") == []
    assert (picker.as_text(), advice(picker)) == ("", NOT_FOUND)


def test_a_code_is_shown_as_its_commune(picker: PlacePicker):
    picker.show_text("30001")
    place = picker.place()
    assert place is not None
    assert place.commune.name == "Xã Tràm Chim"


def test_every_former_commune_has_a_commune_of_today():
    known = {one.code for one in communes()}
    former = former_communes()
    assert len(former) > 10_000
    assert {code for one in former for code in one.codes} == known
    assert all(one.name and one.district and one.province for one in former)
