"""The office (bộ phận Một cửa, trung tâm Phục vụ hành chính công) and who signs for it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from commune_desk.domain.keys import OfficeId
from commune_desk.domain.officer import NewOfficer
from commune_desk.domain.working_time import OfficeHours

NOT_STORED = OfficeId(0)
"""The key of an office that the store has not given one yet."""


@dataclass(frozen=True, slots=True)
class Leader:
    """A leader who signs (lãnh đạo ký): `authority_line` as "KT. CHỦ TỊCH" on the line above."""

    full_name: str
    title: str = ""
    authority_line: str = ""


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

    name: str
    id: OfficeId = NOT_STORED
    parent_name: str = ""
    centre_name: str = ""
    place_name: str = ""
    province_code: str = ""
    commune_code: str = ""
    agency_code: str = ""
    address: str = ""
    hotline: str = ""
    email: str = ""
    hours: OfficeHours = field(default_factory=OfficeHours)


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
