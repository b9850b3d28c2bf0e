"""How much of every declared form fills itself for a citizen on file, and what F9 does at once.

`python3 tasks.py forms --shares` prints the table. On file is who has a card that was scanned, a
record with what no card has, and a husband and a household that an earlier declaration named: by
their consent all of that may be used again.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from commune_desk.domain.form import rules
from commune_desk.domain.form.conditions import given_texts
from commune_desk.domain.form.declared import DeclaredForm
from commune_desk.domain.form.rules import inside, placed
from commune_desk.domain.form.spec import Need
from commune_desk.domain.identifiers.personal_id import Sex
from commune_desk.domain.office.office import Office
from commune_desk.domain.people.applicant import Person
from commune_desk.domain.people.reuse import LinkKind, PersonLink, family_texts
from commune_desk.domain.reception.answers import Answers
from commune_desk.domain.reception.declaration import Filling, fill, label_of
from commune_desk.domain.reception.prefill import TextSource, moment_texts, person_texts
from commune_desk.services.reception.declared_people import as_person
from commune_desk.words.forms import office_texts
from tests.documents.declared_forms import CODES, form

DAY = date(2026, 10, 2)
SHE = Person(
    full_name="Võ Thị Ánh Nguyệt",
    personal_id="087185004321",
    born_on=date(1985, 3, 9),
    sex=Sex.FEMALE,
    address="Ấp Tân Hưng, Tràm Chim, Đồng Tháp",
    issued_on=date(2022, 5, 3),
    issuer="Cục Cảnh sát quản lý hành chính về trật tự xã hội",
)
HE = Person(
    full_name="Lê Văn Hùng",
    personal_id="087085001234",
    born_on=date(1985, 1, 1),
    sex=Sex.MALE,
    address=SHE.address,
)
_OF_THE_RECORD = {
    "phone": "0912345678", "ethnicity": "Kinh", "nationality": "Việt Nam",
    "birth_place": "Bệnh viện Đa khoa Đồng Tháp", "home_place": "xã Tràm Chim, tỉnh Đồng Tháp",
    "occupation": "Giáo viên",
}  # fmt: skip
_HIS = inside("they", person_texts("they", HE)) | {"ethnicity": "Kinh", "nationality": "Việt Nam"}
_LINKS = tuple(
    PersonLink(kind, HE.personal_id, _HIS) for kind in (LinkKind.SPOUSE, LinkKind.HOUSEHOLD_HEAD)
)
SOURCES: Mapping[TextSource, Mapping[str, str]] = {
    TextSource.CARD: person_texts("applicant", SHE),
    TextSource.RECORD: placed("applicant", _OF_THE_RECORD),
    TextSource.FAMILY: family_texts(_LINKS, ("requester", "subject")),
    TextSource.OFFICE: office_texts(
        Office(
            name="Ủy ban nhân dân xã Tràm Chim",
            centre_name="Trung tâm Phục vụ hành chính công xã Tràm Chim",
            place_name="Tràm Chim",
        ),
        province="Tỉnh Đồng Tháp",
    ),
    TextSource.TODAY: moment_texts(DAY),
}


NOTHING = Answers()


class Places(NamedTuple):
    """How many places a form asks for, and how many of them are filled."""

    asked: int
    filled: int

    @property
    def left(self) -> int:
        """How many are left to type."""
        return self.asked - self.filled


@dataclass(frozen=True, slots=True)
class Share:
    """What one form needs of a clerk.

    Attributes:
        at_once: how many places it asks for, and how many are filled when the card was read.
        with_a_press: the same when "như người nộp" was pressed for the person whom she is.
        stops: what F9 says at once, by the place beside which it stands.
    """

    form: DeclaredForm
    at_once: Places
    with_a_press: Places
    stops: tuple[str, ...]


def untouched(one: DeclaredForm, answers: Answers = NOTHING) -> Filling:
    """A form as it stands when a citizen on file was scanned and nothing was typed."""
    return fill(one, SOURCES, answers, given=given_texts(received_on=DAY, today=DAY))


def share_of(one: DeclaredForm) -> Share:
    """What a form needs of a clerk."""
    known = untouched(one)
    stops = dict.fromkeys((*known.required, *known.refused, *known.unexplained))
    people = dict.fromkeys(name.partition(".")[0] for name in known.missing)
    she = next((name for name in people if name in one.offers and name not in _MEN), "")
    told = as_person((one,), she, SHE, source=TextSource.CARD) if she else NOTHING
    return Share(one, _places(known), _places(untouched(one, told)), tuple(stops))


_MEN = ("father", "groom", "husband")


def _places(filling: Filling) -> Places:
    asked = [
        one.name
        for one in rules.shown(filling.form.spec, filling.texts)
        if one.need is not Need.OPTIONAL
    ]
    return Places(len(asked), sum(name in filling.known for name in asked))


def _percent(one: Places) -> str:
    return f"{round(100 * one.filled / one.asked) if one.asked else 100} %"


def lines(codes: Sequence[str] = CODES) -> Iterator[str]:
    """The table, a form a line, and its sum."""
    yield (
        f"{'form':28}{'asked':>6}{'filled':>7}{'share':>7}{'to type':>8}"
        f"{'one press':>11}{'to type':>8}  F9 untouched"
    )
    shares = [share_of(form(code)) for code in codes]
    for one in shares:
        stops = "; ".join(label_of(one.form, name) for name in one.stops)
        said = f"refuses: {stops}" if stops else "receives"
        yield f"{_figures(one.form.code, one.at_once, one.with_a_press)}  {said}"
    sums = [
        Places(sum(one.asked for one in places), sum(one.filled for one in places))
        for places in ([one.at_once for one in shares], [one.with_a_press for one in shares])
    ]
    yield _figures(f"{len(shares)} forms", *sums)


def _figures(name: str, at_once: Places, pressed: Places) -> str:
    return (
        f"{name:28}{at_once.asked:6}{at_once.filled:7}{_percent(at_once):>7}"
        f"{at_once.left:8}{_percent(pressed):>11}"
        f"{pressed.left:8}"
    )
