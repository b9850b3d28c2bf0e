"""Who was asked and who answered, by officer, as of a moment."""

from collections.abc import Iterator
from datetime import timedelta

from commune_desk.domain.figures.asking import HandedOver, OfficerAsking, behind, by_officer
from tests.factories import moment

NINE = moment("2026-10-01 09:00")
TEN = NINE + timedelta(hours=1)


def a_dossier(number: str, login: str = "mai", **more: object) -> HandedOver:
    return HandedOver(number, login, login.title(), NINE, **more)  # type: ignore[arg-type]  # short


def test_who_answered_was_asked_however_that_came_about():
    (mai,) = by_officer([a_dossier("1", answered_at=NINE), a_dossier("2")], at=TEN)
    assert (mai.handed_over, mai.asked, mai.answered) == (("1", "2"), ("1",), ("1",))
    assert mai.not_asked == ("2",)


def test_what_came_later_has_not_happened_yet():
    late = TEN + timedelta(minutes=1)
    (mai,) = by_officer([a_dossier("1", asked_at=late, answered_at=late)], at=TEN)
    assert mai.not_asked == ("1",)


def test_each_officer_stands_alone_and_all_together():
    asking = by_officer([a_dossier("2", "mai", asked_at=NINE), a_dossier("1", "an")], at=TEN)
    assert [each.login for each in asking] == ["an", "mai"]
    numbers = behind(asking)
    assert numbers["handed_over"] == ("1", "2")
    assert numbers["asked:mai"] == numbers["asked"] == ("2",)
    assert numbers["not_asked:an"] == ("1",)
    assert numbers["answered"] == ()


def test_nobody_handed_anything_over():
    assert by_officer([], at=TEN) == ()
    assert behind(()) == {}


def test_a_thousand_who_were_asked_are_gone_through_once_and_not_once_for_each():
    class Watched(tuple[str, ...]):
        read = 0

        def __iter__(self) -> Iterator[str]:
            Watched.read += 1
            return super().__iter__()

    handed_over = tuple(map(str, range(1000)))
    mai = OfficerAsking("mai", "Mai", handed_over, Watched(handed_over[::2]), ())
    assert mai.not_asked == handed_over[1::2]
    assert Watched.read == 1
