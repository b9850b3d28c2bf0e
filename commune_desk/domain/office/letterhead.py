"""The head of every paper (tiêu đề): who issues it, where, and how to reach the office."""

from dataclasses import dataclass, replace

from commune_desk.domain.office.office import Office


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The head of every form: who issues it, where, and how to reach the office.

    `centre_name` is the centre, or the committee on a paper that is signed for it, which has no
    `parent_name` above.
    """

    parent_name: str
    centre_name: str
    place_name: str
    address: str = ""
    hotline: str = ""


def letterhead(office: Office) -> Letterhead:
    """The head of every paper of an office."""
    return Letterhead(
        parent_name=office.parent_name or office.name,
        centre_name=office.centre_name,
        place_name=office.place_name,
        address=office.address,
        hotline=office.hotline,
    )


def moved_to(then: Letterhead, now: Letterhead) -> Letterhead | None:
    """The head of today, where somebody who follows that of then would not reach the office."""
    as_then = replace(then, parent_name=now.parent_name, place_name=now.place_name)
    return None if as_then == now else now


def committee_letterhead(office: Office) -> Letterhead:
    """The head of a paper that is signed for the people's committee, which names none above it."""
    return replace(letterhead(office), parent_name="", centre_name=office.name)
