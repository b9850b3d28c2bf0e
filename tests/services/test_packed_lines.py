"""Lines that are packed come out as they went in, as often as they are asked for."""

import pickle

import pytest

from commune_desk.services.figures.packed_lines import PackedLines


@pytest.mark.parametrize("count", [0, 1, 499, 500, 501, 1_000, 1_234])
def test_lines_come_out_whole_and_in_order_however_often(count: int):
    packed = PackedLines()
    lines = [(f"Hồ sơ {number}", number, None) for number in range(count)]
    for line in lines:
        packed.add(line)
    assert len(packed) == count
    assert [tuple(line) for line in packed] == lines
    assert [tuple(line) for line in packed] == lines


def test_a_line_is_found_in_what_is_packed_and_in_what_is_not_yet():
    packed = PackedLines()
    for number in range(600):
        packed.add((number,))
    assert (3,) in packed
    assert (599,) in packed
    assert (600,) not in packed


def test_a_long_list_takes_a_small_part_of_what_it_says():
    packed, lines = PackedLines(), [("Nguyễn Thị Hoa", "Đăng ký khai sinh", 7)] * 5_000
    for line in lines:
        packed.add(line)
    assert len(pickle.dumps(packed)) < len(pickle.dumps([list(line) for line in lines])) / 5
