from datetime import date, time
from enum import StrEnum

import pytest

from commune_desk.domain.errors import NotJson, WrongField
from commune_desk.domain.outside_errors import FileMissing
from commune_desk.files.json_object import JsonObject, read_json_object


class Colour(StrEnum):
    RED = "red"
    GREEN = "green"


def an_object(**content):
    return JsonObject(content, "colours.json", row=3)


def test_values_come_out_in_their_own_type():
    entry = an_object(
        name="Đỏ",
        count=2,
        is_light=True,
        colour="red",
        words=["một"],
        numbers=[0, 6],
        on="2026-02-17",
        at="15:00",
        pairs=[["07:30", "11:30"]],
    )
    assert entry.text("name") == "Đỏ"
    assert entry.whole("count") == 2
    assert entry.truth("is_light", default=False) is True
    assert entry.choice("colour", Colour) is Colour.RED
    assert entry.texts("words") == ("một",)
    assert entry.wholes("numbers") == (0, 6)
    assert entry.day("on") == entry.day_or_none("on") == date(2026, 2, 17)
    assert entry.time_or_none("at") == time(15)
    assert entry.pairs("pairs") == (("07:30", "11:30"),)


def test_what_is_left_out_has_its_default():
    entry = an_object()
    assert entry.text("name", "") == ""
    assert entry.whole("count", 0) == 0
    assert entry.truth("is_light", default=True) is True
    assert entry.choice("colour", Colour, Colour.GREEN) is Colour.GREEN
    assert entry.texts("words") == entry.wholes("numbers") == entry.pairs("pairs") == ()
    assert entry.day_or_none("on") is None
    assert entry.time_or_none("at") is None


WRONG = [
    ("text", None),
    ("text", ""),
    ("text", 7),
    ("whole", "7"),
    ("whole", True),
    ("whole", -1),
    ("texts", "một"),
    ("texts", [1]),
    ("wholes", [True]),
    ("pairs", [["07:30"]]),
    ("day", "17/02/2026"),
    ("time_or_none", "25:00"),
]


@pytest.mark.parametrize(("kind", "value"), WRONG, ids=str)
def test_a_value_of_another_kind_is_refused_with_its_place(kind, value):
    with pytest.raises(WrongField) as refusal:
        getattr(an_object(x=value), kind)("x")
    facts = refusal.value
    assert (facts.source, facts.line, facts.field) == ("colours.json", 3, "x")


@pytest.mark.parametrize("value", ["blue", ["red"], None])
def test_a_choice_outside_its_enumeration_names_what_there_is(value):
    with pytest.raises(WrongField) as refusal:
        an_object(x=value).choice("x", Colour)
    assert refusal.value.expected == ("red", "green")


def test_truth_is_true_or_false_not_a_number():
    with pytest.raises(WrongField):
        an_object(x=1).truth("x", default=True)


@pytest.mark.parametrize(("value", "field"), [({}, "x"), (["red"], "x.1")])
def test_a_list_of_objects_holds_objects(value, field):
    with pytest.raises(WrongField) as refusal:
        an_object(x=value).each("x", lambda item: item)
    assert refusal.value.field == field


def test_a_key_that_nobody_reads_is_refused_and_those_that_are_known_are_named():
    entry = an_object(rows=[{"name": "Đỏ", "nmae": "Xanh"}])
    with pytest.raises(WrongField) as refusal:
        entry.each("rows", lambda row: row.text("name"))
    assert refusal.value.field == "rows.1.nmae"
    assert refusal.value.expected == ("name",)


def test_rows_of_a_file_are_numbered_from_one():
    sheet = JsonObject({"rows": [{"name": "Đỏ"}, {"name": ""}]}, "colours.json")
    with pytest.raises(WrongField) as refusal:
        sheet.each("rows", lambda row: row.text("name"), as_rows=True)
    assert (refusal.value.line, refusal.value.field) == (2, "name")


def test_a_file_with_the_mark_that_windows_puts_first_is_read(tmp_path):
    path = tmp_path / "colours.json"
    path.write_text('{"name": "Đỏ"}', encoding="utf-8-sig")
    assert read_json_object(path).text("name") == "Đỏ"


@pytest.mark.parametrize(
    ("content", "line"), [(b'{\n"a": 1,\n"b" 2}', 3), (b"[1]", 1), (b'{"a": "\xff"}', 0)]
)
def test_a_file_that_is_no_json_object_is_refused(tmp_path, content, line):
    path = tmp_path / "colours.json"
    path.write_bytes(content)
    with pytest.raises(NotJson) as refusal:
        read_json_object(path)
    assert (refusal.value.source, refusal.value.line) == ("colours.json", line)


def test_a_file_that_is_not_there_is_said(tmp_path):
    with pytest.raises(FileMissing):
        read_json_object(tmp_path / "colours.json")
