from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commune_desk.domain.form.errors import ExpressionWrong
from commune_desk.domain.form.expressions import Sort, compiled
from commune_desk.domain.form.functions import functions_of
from commune_desk.domain.form.trade_kinds import LooseDate

NAMES = {
    "born": Sort.DATE,
    "died": Sort.DATE,
    "count": Sort.NUMBER,
    "name": Sort.TEXT,
    "is_poor": Sort.TRUTH,
    "rows.amount": Sort.ROWS,
}
FUNCTIONS = functions_of()


def value(text: str, **values: object) -> object:
    return compiled(text, NAMES, FUNCTIONS).value(values)


@pytest.mark.parametrize(
    ("text", "values", "expected"),
    [
        ("died < born", {"born": date(1990, 1, 2), "died": date(1990, 1, 1)}, True),
        ("died < born", {"born": date(1990, 1, 2)}, None),
        ("died < born or is_poor", {"is_poor": True}, True),
        ("died < born and is_poor", {"is_poor": False}, False),
        ("not (died < born)", {}, None),
        ("age_on(born, died) >= 75", {"born": date(1950, 5, 2), "died": date(2025, 5, 1)}, False),
        ("age_on(born, died) >= 75", {"born": date(1950, 5, 2), "died": date(2025, 5, 2)}, True),
        ("age_on(born, died)", {"born": LooseDate(1950), "died": date(2025, 5, 1)}, 75),
        ("days_between(born, died)", {"born": date(2026, 2, 27), "died": date(2026, 3, 1)}, 2),
        ("days_between(born, died)", {"born": LooseDate(2026), "died": date(2026, 3, 1)}, None),
        (
            "working_days_between(born, died)",
            {"born": date(2026, 10, 2), "died": date(2026, 10, 5)},
            1,
        ),
        ("months_between(born, died)", {"born": date(2026, 1, 31), "died": date(2026, 3, 30)}, 1),
        ("count * 2 - 1", {"count": 4}, 7),
        ("name in ('a', 'b')", {"name": "b"}, True),
        ("name not in ('a', 'b')", {}, None),
        ("same(name, 'TRAN hoa')", {"name": "Trần Hòa"}, True),
        ("same_id(name, 'CCCD số 087073052838')", {"name": "Thẻ 087 073 052838"}, True),
        ("same_id(name, '087073052838')", {"name": "087095000123"}, False),
        ("same_id(name, '087073052838')", {"name": "Hộ chiếu B1234567"}, None),
        ("has(name)", {"name": ""}, False),
        ("1 if is_poor else 2", {"is_poor": False}, 2),
        ("sum(rows.amount)", {"rows.amount": (1, None, 2)}, 3),
        ("sex_in(name)", {"name": "Căn cước số 087073052838"}, "Nam"),
        ("birth_year_in(name)", {"name": "087073052838"}, 1973),
    ],
)
def test_an_expression_has_its_value(text, values, expected):
    found = compiled(text, NAMES, FUNCTIONS).value(values)
    assert found == expected
    assert type(found) is type(expected)


@pytest.mark.parametrize(
    "text",
    [
        "name + 'x'", "name * 3", "count ** 2", "count / 2", "lambda: 1", "[1]", "{}",
        "name.upper()",
        "name[0]", "f'{name}'", "born < count", "name < 'b'", "1 < count < 3", "has(name, name)",
        "has(x=name)", "unknown", "born()", "count if count else 1", "1.5", "None", "1j", "...",
        "(x := 1)", "await name", "count\n+ 1; 2", "10 ** 9", "99999999999999999999", "",
    ],
)  # fmt: skip
def test_what_the_language_does_not_have_is_refused(text):
    with pytest.raises(ExpressionWrong):
        compiled(text, NAMES, FUNCTIONS)


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused(text):
    try:
        expression = compiled(text, NAMES, FUNCTIONS)
    except ExpressionWrong:
        return
    expression.value({"count": 3, "name": "a", "born": date(2000, 1, 1), "died": LooseDate(2001)})


def test_it_names_what_it_asks_for():
    asked = compiled("has(name) and count > 1 and count < 9", NAMES, FUNCTIONS).names
    assert asked == ("name", "count")
