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


def test_what_was_received_before_is_counted(busy_office):
    day = (NOW - 10 * DAY).date()
    assert register.received_between(busy_office, day, day + DAY) == 7
    assert register.received_between(busy_office, day, day + DAY, sector="Cư trú") == 2
    assert register.received_between(busy_office, day - DAY, day) == 0
    assert register.received_between(an_office("xã Khác"), day, day + DAY) == 0
