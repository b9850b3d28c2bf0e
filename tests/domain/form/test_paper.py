"""The written paper of a form, as the elements that are drawn."""

from commune_desk.domain.form.paper import Rows, elements


def test_a_cell_may_be_empty():
    (rows,) = elements("@rows partners 3:1\n| Họ tên | Chữ ký\n| {full_name} | |\n@end")
    assert isinstance(rows, Rows)
    assert [len(cell) for cell in rows.cells] == [1, 0]
