"""The written paper of a form, as the elements that are drawn."""

import pytest

from commune_desk.domain.form.errors import FormPaperWrong
from commune_desk.domain.form.paper import Line, parts_of, standing, ticks_of
from commune_desk.domain.form.paper_reading import elements_of

CHOSEN = elements_of(
    """Tên: {business.name}
@when change.of_seat
Trụ sở mới: {new_business.street}
@end
@when change.of_capital
Vốn mới: {new_business.capital}
Tên: {business.name}
@end
@when change.of_partners
@rows partners 1
| Họ tên
| {full_name}
@end
@end
"""
)


def test_a_part_stands_on_the_paper_when_it_is_ticked():
    assert [part.name for part in parts_of(CHOSEN)] == [
        "change.of_seat",
        "change.of_capital",
        "change.of_partners",
    ]
    assert printed_words({"change.of_capital"}) == ["Tên: ", "Vốn mới: ", "Tên: "]


def test_a_paper_of_which_nothing_is_ticked_holds_every_part():
    assert printed_words(set()) == ["Tên: ", "Trụ sở mới: ", "Vốn mới: ", "Tên: "]


def test_a_place_of_a_part_is_known_by_its_ticks_unless_it_stands_elsewhere_too():
    assert ticks_of(CHOSEN) == {
        "new_business.street": ("change.of_seat",),
        "new_business.capital": ("change.of_capital",),
        "partners": ("change.of_partners",),
    }


@pytest.mark.parametrize(
    "text",
    ["@when\nMột\n@end", "@when Đổi\nMột\n@end", "@frame\n@when change.it\nMột\n@end\n@end"],
)
def test_a_part_has_a_tick_and_the_whole_width(text):
    with pytest.raises(FormPaperWrong) as refusal:
        elements_of(text)
    assert refusal.value.why == "part"


def printed_words(ticked: set[str]) -> list[str]:
    """The first words of each line that is printed."""
    return [
        getattr(element.pieces[0], "text", "")
        for element in standing(CHOSEN, ticked)
        if isinstance(element, Line)
    ]
