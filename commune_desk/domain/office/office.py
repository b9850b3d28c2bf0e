"""The office (bộ phận Một cửa, trung tâm Phục vụ hành chính công) and who signs for it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Annotated

from commune_desk.domain.form.kinds import ADDRESS, AGENCY_CODE, EMAIL, FULL_NAME, HOTLINE, TEXT
from commune_desk.domain.form.records import form_of
from commune_desk.domain.form.spec import FieldSpec, Need
from commune_desk.domain.keys import OfficeId
from commune_desk.domain.office.officer import NewOfficer
from commune_desk.domain.vietnamese import fold
from commune_desk.domain.working_time import OfficeHours

NOT_STORED = OfficeId(0)
"""The key of an office that the store has not given one yet."""


@dataclass(frozen=True, slots=True)
class Leader:
    """A leader who signs (lãnh đạo ký): `authority_line` as "KT. CHỦ TỊCH" on the line above."""

    full_name: Annotated[str, FieldSpec(FULL_NAME, need=Need.REQUIRED)]
    title: Annotated[str, FieldSpec(TEXT, need=Need.REQUIRED)] = ""
    authority_line: Annotated[str, FieldSpec(TEXT)] = ""


def signs_for_committee(leader: Leader) -> bool:
    """Whether a leader signs for the people's committee: its chair, or who signs in their place.

    A paper so signed bears the head of the committee; the director of the centre and their
    deputies sign papers with the head of the centre (NĐ 30/2020/NĐ-CP, Phụ lục I, mục II).
    """
    return "chu tich" in fold(f"{leader.authority_line} {leader.title}")


def reporting_leader(leaders: Sequence[Leader]) -> Leader:
    """Who signs a report: the first who signs for the committee, or else the first of the list."""
    for_committee = (leader for leader in leaders if signs_for_committee(leader))
    return next(for_committee, leaders[0] if leaders else Leader(""))


def is_head_or_deputy(leader: Leader) -> bool:
    """Whether a leader heads the committee or the centre, or stands in for its head (KT.).

    Who signs by order (TL.) or by authority (TUQ.) is neither.
    """
    line = fold(leader.authority_line)
    return fold(leader.title).startswith(_HEADS) and (not line or line.startswith(("kt", "tm")))


_HEADS = (
    "chu tich",
    "pho chu tich",
    "giam doc",
    "pho giam doc",
    "quyen chu tich",
    "quyen giam doc",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """The office as its papers and reports name it.

    Attributes:
        id: its key in the database.
        name: the commune's people's committee, "Ủy ban nhân dân xã …".
        parent_name: the authority above it, first line of every letterhead.
        centre_name: the one-stop shop that receives dossiers.
        place_name: the place of the date line, "Tân Công Sính".
        province_code: two digits of the list of provinces.
        commune_code: five digits of the list of communes.
        agency_code: the identification code of the office in dossier numbers, "H20.28".
        hours: its working hours.
    """

    name: Annotated[str, FieldSpec(TEXT, need=Need.REQUIRED)]
    id: OfficeId = NOT_STORED
    parent_name: Annotated[str, FieldSpec(TEXT)] = ""
    centre_name: Annotated[str, FieldSpec(TEXT, need=Need.REQUIRED)] = ""
    place_name: Annotated[str, FieldSpec(TEXT, need=Need.REQUIRED)] = ""
    province_code: str = ""
    commune_code: str = ""
    agency_code: Annotated[str, FieldSpec(AGENCY_CODE, need=Need.REQUIRED)] = ""
    address: Annotated[str, FieldSpec(ADDRESS)] = ""
    hotline: Annotated[str, FieldSpec(HOTLINE)] = ""
    email: Annotated[str, FieldSpec(EMAIL)] = ""
    hours: OfficeHours = field(default_factory=OfficeHours)


LEADER = form_of(Leader)
OFFICE = form_of(Office)


@dataclass(frozen=True, slots=True)
class OfficeSetup:
    """Everything that makes a new office, from a file or from the first start of the window.

    Attributes:
        leaders: who may sign, the usual one first.
        settings: those that differ from their defaults, by name; of the office and of its PC.
    """

    office: Office
    leaders: tuple[Leader, ...] = ()
    officers: tuple[NewOfficer, ...] = ()
    settings: Mapping[str, object] = field(default_factory=dict)
