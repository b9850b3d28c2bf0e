import contextlib

from commune_desk.store.office import counters
from tests.store.another_process import ComesToNothing, two_desks


def test_the_first_number_is_one_and_each_name_counts_by_itself(db, office_id):
    with db.transaction():
        assert [counters.draw(office_id, "a") for _ in range(3)] == [1, 2, 3]
        assert counters.draw(office_id, "b") == 1
    assert counters.last(office_id, "a") == 3
    assert counters.last(office_id, "c") == 0


def test_a_number_whose_change_comes_to_nothing_is_drawn_again(db, office_id):
    with contextlib.suppress(ComesToNothing), db.transaction():
        counters.draw(office_id, "a")
        raise ComesToNothing
    with db.transaction():
        assert counters.draw(office_id, "a") == 1


def test_two_desks_at_once_draw_no_number_twice_and_leave_no_gap(db, location, office_id):
    first, second = two_desks("draw", location, office_id, count=120)
    assert sorted(first + second) == list(range(1, 241))
    assert first == sorted(first)
    assert second == sorted(second)
