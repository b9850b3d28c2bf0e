"""Which touches of the disk the sweep takes for one."""

import pytest

from tests.torture.faults.places import CHANGING, READING, Touch, chosen, kind_of


def touch(call, place, kind="data/commune-desk.db"):
    return Touch(call, kind, "", place)


def test_of_a_place_the_first_the_second_and_the_last_touch_are_tried():
    touches = [touch("pread", "a"), *[touch("pread", "b")] * 5, touch("pread", "a")]
    points = [(one.at, one.time, one.turn) for one in chosen(touches)]
    assert points == [
        (1, 1, "first"),
        (2, 1, "first"),
        (3, 2, "second"),
        (6, 5, "last"),
        (7, 2, "second"),
    ]


def test_what_is_interrupted_first_of_its_kind_is_known():
    touches = [touch("pread", "a"), touch("pread", "b"), touch("write", "c"), touch("pread", "d")]
    assert [one.is_first_of_kind for one in chosen(touches)] == [True, False, True, False]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "data/archive/efe717e059e7fbbd/d3/0f3a7c1be9d2.pdf",
            "data/archive/1234567890abcdef/0e/777777777777.pdf",
        ),
        ("data/.commune-desk-5bce98f7-4130-v2ga3s0y.part", "data/.commune-desk-1-2-abcdefgh.part"),
        ("out/T07-2026.xlsx", "out/T12-2027.xlsx"),
    ],
)
def test_names_that_differ_by_what_is_drawn_are_of_one_kind(one, other):
    assert kind_of(f"/dev/shm/tries-a/tried/{one}") == kind_of(f"/dev/shm/tries-b/tried/{other}")


def test_files_of_other_use_are_of_other_kinds():
    names = ("commune-desk.db", "commune-desk.db-wal", "database.key", "backup/commune-desk.db")
    assert len({kind_of(f"/tmp/x/tried/data/{name}") for name in names}) == len(names)


def test_reading_is_not_refused_for_want_of_room():
    assert touch("pread", "a").ways == READING
    assert touch("pwrite", "a").ways == CHANGING


def test_a_place_keeps_its_name_where_lines_move():
    def named(*places):
        touches = [Touch("read", "data", "", place, chain) for place, chain in places]
        return [one.name for one in chosen(touches)]

    before = named(("line 3", "keep"), ("line 9", "keep"), ("line 70", "put"))
    after = named(("line 5", "keep"), ("line 11", "keep"), ("line 71", "put"))
    assert before == after == ["keep-0", "keep-1", "put-0"]
