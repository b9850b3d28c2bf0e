"""Who was asked and who answered, by officer."""

from collections.abc import Iterator

from commune_desk.domain.figures.asking import HandedOver, OfficerAsking, behind, by_officer


def a_dossier(number: str, login: str = "mai", **more: object) -> HandedOver:
    return HandedOver([number], login, login.title(), **more)  # type: ignore[arg-type]  # short


def test_who_answered_was_asked_however_that_came_about():
    (mai,) = by_officer([a_dossier("1", has_answered=True), a_dossier("2")])
    assert (mai.handed_over, mai.asked, mai.answered) == (("1", "2"), ("1",), ("1",))
    assert mai.not_asked == ("2",)


def test_each_officer_stands_alone_and_all_together():
    asking = by_officer([a_dossier("2", "mai", was_asked=True), a_dossier("1", "an")])
    assert [each.login for each in asking] == ["an", "mai"]
    numbers = behind(asking)
    assert numbers["handed_over"] == ("1", "2")
    assert numbers["asked:mai"] == numbers["asked"] == ("2",)
    assert numbers["not_asked:an"] == ("1",)
    assert numbers["answered"] == ()


def test_nobody_handed_anything_over():
    assert by_officer([]) == ()
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
