"""The register of a span of days, of one sector or of all."""

from datetime import timedelta

from commune_desk.store.figures import register
from tests.store.samples import A_PERSON, NOW, an_office

DAY = timedelta(days=1)


def test_the_register_lists_what_was_received_oldest_first(busy_office):
    day = (NOW - 10 * DAY).date()
    rows = list(register.lines(busy_office, day, day))
    assert [int(row.dossier_no[-4:]) for row in rows] == [1, 2, 3, 4, 5, 6, 7]
    assert rows[0].applicant.number == A_PERSON.personal_id
    assert rows[0].handling_unit == "Tư pháp - Hộ tịch"
    assert rows[5].returned_at == NOW
    of_sector = register.lines(busy_office, day, day, sector="Cư trú")
    assert [int(row.dossier_no[-4:]) for row in of_sector] == [3, 7]


def test_the_dossiers_of_a_year_are_numbered_from_one(busy_office):
    numbers = register.order_numbers(busy_office, NOW.year)
    assert [(int(key[-4:]), number) for key, number in numbers.items()] == [
        (number, number) for number in range(1, 8)
    ]
    of_sector = register.order_numbers(busy_office, NOW.year, sector="Cư trú")
    assert {int(key[-4:]): number for key, number in of_sector.items()} == {3: 1, 7: 2}
    assert register.order_numbers(busy_office, NOW.year - 1) == {}
    assert register.order_numbers(an_office("xã Khác"), NOW.year) == {}
