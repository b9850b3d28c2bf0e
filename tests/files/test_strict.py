import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from enum import StrEnum

import pytest

from commune_desk.domain.input_errors import UnknownField, WrongField
from commune_desk.files.strict import LARGEST, Place, Rules, moment_from, read
from tests.factories import moment


class Colour(StrEnum):
    RED = "red"
    GREEN = "green"


@dataclass(frozen=True)
class Paint:
    """One of each kind, all optional."""

    name: str = ""
    count: int = 0
    is_light: bool = True
    colour: Colour = Colour.GREEN
    words: tuple[str, ...] = ()
    numbers: frozenset[int] = frozenset()
    on: date | None = None
    at: time | None = None
    mixed_at: datetime | None = None
    pairs: tuple[tuple[time, time], ...] = ()
    parts: "tuple[Part, ...]" = ()
    shelves: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Part:
    """What must be named."""

    name: str
    drops: int = 0


@dataclass(frozen=True)
class Recipe:
    """What must be there, and a list that may be left out."""

    title: str
    drops: int
    steps: tuple[str, ...]


def paint(**content):
    return read(Paint, content, Place("colours.json", 3))


def test_values_come_out_in_their_own_type():
    assert paint(
        name="Đỏ",
        count=2,
        light=False,
        colour="red",
        words=["một"],
        numbers=[0, 6],
        on="2026-02-17",
        at="15:00",
        mixed_at="2026-02-17T15:00",
        pairs=[["07:30", "11:30"]],
        parts=[{"name": "nước"}],
        shelves={"5": "trên"},
    ) == Paint(
        "Đỏ", 2, False, Colour.RED, ("một",), frozenset({0, 6}), date(2026, 2, 17), time(15),
        moment("2026-02-17 15:00"), ((time(7, 30), time(11, 30)),), (Part("nước"),), {5: "trên"},
    )  # fmt: skip


def test_the_dates_and_times_of_toml_need_no_quotes():
    content = tomllib.loads("on = 2026-02-17\nat = 15:00:00\nmixed_at = 2026-02-17T15:00:00\n")
    assert paint(**content) == paint(on="2026-02-17", at="15:00", mixed_at="2026-02-17T15:00")
    with pytest.raises(WrongField):
        paint(on=content["mixed_at"])
    with pytest.raises(WrongField):
        paint(name=content["on"])


def test_what_is_left_out_has_its_default():
    assert paint() == Paint()
    assert read(Recipe, {"title": "Tím", "drops": 1}, Place("x")) == Recipe("Tím", 1, ())


WRONG: list[tuple[str, object]] = [
    ("name", None),
    ("name", 7),
    ("count", "7"),
    ("count", True),
    ("count", -1),
    ("count", LARGEST + 1),
    ("light", 1),
    ("light", "true"),
    ("words", "một"),
    ("words", [1]),
    ("numbers", [True]),
    ("pairs", [["07:30"]]),
    ("pairs", [["7h30", "11:30"]]),
    ("on", "17/02/2026"),
    ("on", None),
    ("at", "25:00"),
    ("mixed_at", "hôm qua"),
    ("mixed_at", "9999-12-31T00:00"),
    ("shelves", ["trên"]),
    ("parts", {}),
]


@pytest.mark.parametrize(("key", "value"), WRONG, ids=str)
def test_a_value_of_another_kind_is_refused_with_its_place(key, value):
    with pytest.raises(WrongField) as refusal:
        paint(**{key: value})
    facts = refusal.value
    assert (facts.source, facts.line, facts.field) == ("colours.json", 3, key)
    assert facts.value == ("" if value is None else str(value)) or isinstance(value, list)


@pytest.mark.parametrize(
    ("content", "field"),
    [({}, "title"), ({"title": "", "drops": 1}, "title"), ({"title": "Tím"}, "drops")],
)
def test_what_has_no_default_must_be_there_and_not_be_empty(content, field):
    with pytest.raises(WrongField) as refusal:
        read(Recipe, content, Place("colours.json"))
    assert refusal.value.field == field


@pytest.mark.parametrize("value", ["blue", ["red"], None])
def test_a_choice_outside_its_enumeration_names_what_there_is(value):
    with pytest.raises(WrongField) as refusal:
        paint(colour=value)
    assert refusal.value.expected == ("red", "green")


def test_truth_is_true_or_false_not_a_number():
    with pytest.raises(WrongField) as refusal:
        paint(light=1)
    assert refusal.value.expected == ("true", "false")


@pytest.mark.parametrize(
    ("key", "value", "field"),
    [("parts", ["red"], "parts.1"), ("parts", [{"name": "a"}, {"name": ""}], "parts.2.name"),
     ("shelves", {"x": "trên"}, "shelves.x"), ("shelves", {"5": 5}, "shelves.5")],
)  # fmt: skip
def test_what_stands_deeper_is_told_with_the_way_to_it(key, value, field):
    with pytest.raises(WrongField) as refusal:
        paint(**{key: value})
    assert refusal.value.field == field


def test_a_key_that_nobody_reads_is_refused_and_those_that_are_known_are_named():
    with pytest.raises(UnknownField) as refusal:
        paint(parts=[{"name": "Đỏ", "nmae": "Xanh"}])
    assert refusal.value.field == "parts.1.nmae"
    assert refusal.value.expected == ("drops", "name")


def test_what_comes_from_elsewhere_has_no_key():
    rules = Rules(given={Recipe: {"title": "Tím"}})
    assert read(Recipe, {"drops": 1}, Place("x"), rules=rules) == Recipe("Tím", 1, ())
    with pytest.raises(UnknownField):
        read(Recipe, {"title": "Tím", "drops": 1}, Place("x"), rules=rules)


def test_fields_that_are_each_right_are_checked_together():
    def check(part: Part, place: Place) -> None:
        if part.name == "nước" and part.drops:
            raise place.inside("drops").wrong(part.drops)

    rules = Rules(checks={Part: check})
    content = {"parts": [{"name": "sơn", "drops": 3}, {"name": "nước", "drops": 3}]}
    with pytest.raises(WrongField) as refusal:
        read(Paint, content, Place("x"), rules=rules)
    assert (refusal.value.field, refusal.value.value) == ("parts.2.drops", "3")


def test_a_moment_without_an_offset_is_the_office_s_own():
    assert moment_from("2026-10-02T09:35") == moment("2026-10-02 09:35")
    assert moment_from("2026-10-02T02:35:00+00:00") == moment("2026-10-02 09:35")
    for text in ("9999-12-31", "1999-12-31", "mai"):
        with pytest.raises(ValueError, match=text):
            moment_from(text)
