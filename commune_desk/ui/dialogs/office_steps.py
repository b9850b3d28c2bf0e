"""The steps of the first start, each a declared form, and the office that they describe."""

from collections.abc import Mapping
from dataclasses import replace
from itertools import chain, pairwise

from commune_desk.domain.calendar_errors import HoursOutOfOrder
from commune_desk.domain.desk.dossier import Role
from commune_desk.domain.errors import UserError
from commune_desk.domain.form.kinds import (
    FULL_NAME,
    PLACE,
    TEXT,
    TICK,
    TIME,
    format_time,
    read_time,
)
from commune_desk.domain.form.records import record_from
from commune_desk.domain.form.rules import inside, values
from commune_desk.domain.form.spec import FieldSpec, FormSpec, Need, Texts, under
from commune_desk.domain.identifiers.errors import WrongComponent
from commune_desk.domain.input_errors import SignerWithoutTitle, TitleWithoutSigner
from commune_desk.domain.office.office import OFFICE, Leader, Office, OfficeSetup
from commune_desk.domain.office.officer import ADMINISTRATOR, NewOfficer
from commune_desk.domain.office_week import validate_sessions
from commune_desk.domain.working_time import OfficeHours
from commune_desk.settings import DESK_NAME, PRINTER
from commune_desk.ui.widgets.form.place_picker import Place
from commune_desk.words.fields import label
from commune_desk.words.papers.papers import committee_of

LEADERS = 3
SATURDAY = 5
TIMES = ("morning_from", "morning_to", "afternoon_from", "afternoon_to")
"""Of an ordinary day, one after the other."""


def _signing_wrong(texts: Texts) -> dict[str, UserError]:
    """Who signs has a title, and a title has somebody who bears it."""
    wrong: dict[str, UserError] = {}
    for place in range(1, LEADERS + 1):
        signing = inside(f"leaders.{place}", texts)
        name, signs_as = (signing.get(one, "").strip() for one in ("full_name", "signs_as"))
        if name and not _titled(signs_as)[0]:
            wrong[f"leaders.{place}.signs_as"] = SignerWithoutTitle(name)
        elif signs_as and not name and place > 1:  # the first is asked for in any case
            wrong[f"leaders.{place}.full_name"] = TitleWithoutSigner(signs_as)
    return wrong


def _hours_wrong(texts: Texts) -> dict[str, UserError]:
    """Each time of day comes after the one before it; what is no time is said by its field."""
    wrong: dict[str, UserError] = {}
    for before, name in pairwise(TIMES):
        try:
            validate_sessions(((read_time(texts[before]), read_time(texts[name])),))
        except HoursOutOfOrder as error:
            wrong[name] = error
        except WrongComponent:
            continue
    return wrong


def _titled(signs_as: str) -> tuple[str, str]:
    """The title and the line of authority before it, of "KT. CHỦ TỊCH / PHÓ CHỦ TỊCH".

    >>> _titled("CHỦ TỊCH"), _titled("KT. CHỦ TỊCH / PHÓ CHỦ TỊCH")
    (('CHỦ TỊCH', ''), ('PHÓ CHỦ TỊCH', 'KT. CHỦ TỊCH'))
    """
    authority, stroke, own = signs_as.partition("/")
    return (own.strip(), authority.strip()) if stroke else (authority.strip(), "")


COMMUNE = FormSpec.of("place", FieldSpec(PLACE, "commune", need=Need.REQUIRED))
SIGNING = FormSpec.of(
    "signing",
    *(
        field
        for place in range(1, LEADERS + 1)
        for need in (Need.REQUIRED if place == 1 else Need.OPTIONAL,)
        for field in under(
            f"leaders.{place}",
            (FieldSpec(FULL_NAME, "full_name", need), FieldSpec(TEXT, "signs_as", need)),
        )
    ),
    rules=(_signing_wrong,),
)
"""Who signs, the usual one first; "KT. CHỦ TỊCH / PHÓ CHỦ TỊCH" stands in one line here."""

HOURS = FormSpec.of(
    "hours",
    *(
        FieldSpec(TIME, name, need=Need.REQUIRED, default=format_time(usual))
        for name, usual in zip(
            TIMES,
            chain.from_iterable(OfficeHours().sessions),
            strict=True,
        )
    ),
    FieldSpec(TICK, "saturday"),
    rules=(_hours_wrong,),
)
MACHINE = FormSpec.of("machine", replace(DESK_NAME.field, need=Need.REQUIRED), PRINTER.field)
STEPS: dict[str, FormSpec] = {
    "Xã, phường": COMMUNE,
    "Cơ quan": OFFICE,
    label("leaders"): SIGNING,
    label("hours"): HOURS,
    "Máy này": MACHINE,
    "Người quản trị": ADMINISTRATOR,
}
"""Each step under its name."""


def usual_names(place: Place) -> dict[str, str]:
    """What the office is called when it has the usual names."""
    name = place.commune.name
    lower = name[:1].lower() + name[1:]
    return {
        "name": committee_of(name),
        "parent_name": committee_of(name).upper(),
        "centre_name": f"Trung tâm Phục vụ hành chính công {lower}",
        "place_name": name.partition(" ")[2],
    }


def setup_from(typed: Mapping[str, Texts], place: Place) -> OfficeSetup:
    """The office that the steps describe together.

    Args:
        typed: the texts of each step, by the name of its form.
        place: the commune that was chosen.
    """
    given = values(HOURS, typed[HOURS.name])
    morning = (given["morning_from"], given["morning_to"])
    afternoon = (given["afternoon_from"], given["afternoon_to"])
    hours = OfficeHours(
        sessions=(morning, afternoon), special={SATURDAY: (morning,)} if given["saturday"] else {}
    )
    office = record_from(
        Office,
        typed[OFFICE.name],
        province_code=place.province.code,
        commune_code=place.commune.code,
        hours=hours,
    )
    leaders = []
    for number in range(1, LEADERS + 1):
        signing = inside(f"leaders.{number}", typed[SIGNING.name])
        title, line = _titled(signing.get("signs_as", ""))
        leader = record_from(Leader, {**signing, "title": title, "authority_line": line})
        leaders += [leader] if leader.full_name else []
    first = record_from(NewOfficer, typed[ADMINISTRATOR.name])
    return OfficeSetup(
        office,
        tuple(leaders),
        (replace(first, role=Role.ADMINISTRATOR),),
    )
