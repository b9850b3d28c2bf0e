"""The catalogue (danh mục thủ tục): what may be offered, and picking from it by keys."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from commune_desk.domain.catalogue.catalogue_versions import update_of
from commune_desk.domain.catalogue.procedure import Procedure, is_in_force
from commune_desk.domain.catalogue.procedure_match import match
from commune_desk.domain.desk.history import EventKind
from commune_desk.domain.vietnamese import sort_key
from commune_desk.paths import resources
from commune_desk.services.desk import rights
from commune_desk.services.desk.desk import Desk
from commune_desk.services.desk.recording import record
from commune_desk.store.catalogue import procedures


def in_force(desk: Desk, on: date | None = None) -> tuple[Procedure, ...]:
    """The versions that may be offered on a day, today if none is given."""
    day = on or desk.now().date()
    holding = {p.code: p for p in all_versions(desk) if is_in_force(p, day)}
    return tuple(holding.values())


def all_versions(desk: Desk) -> tuple[Procedure, ...]:
    """Every version the office ever knew, repealed ones too."""
    return procedures.all_versions(desk.office.id)


def sectors(desk: Desk) -> tuple[str, ...]:
    """The sectors of all procedures, in the order of the alphabet."""
    return tuple(sorted(procedures.sectors(desk.office.id), key=sort_key))


def pick(desk: Desk, text: str, *, limit: int = 12) -> tuple[Procedure, ...]:
    """The procedures in force that the clerk may mean.

    The nearest stand first (`domain.catalogue.procedure_match`), and of those equally near what was
    asked for most often of late.
    """
    office, today = desk.office.id, desk.now().date()
    asked = procedures.recently_received(office)
    has_text = bool(text.strip())
    named = procedures.names_in_force(office, today, with_short=has_text)
    if not has_text:  # all are equally near: nothing is compared, however many there are
        nearest = sorted(named, key=lambda one: (-asked.get(one.code, 0), one.word_count))
        return procedures.of_names(office, nearest[:limit])
    fitting = ((match(one, text), one) for one in named)
    found = [(fit, one) for fit, one in fitting if fit is not None]
    found.sort(key=lambda each: (each[0].nearness, -asked.get(each[1].code, 0), each[0]))
    return procedures.of_names(office, [one for _, one in found[:limit]])


def asked_for_of_late(desk: Desk) -> tuple[str, ...]:
    """The codes of the procedures of the newest dossiers, what was asked for most often first."""
    asked = procedures.recently_received(desk.office.id)
    return tuple(sorted(asked, key=lambda code: (-asked[code], code)))


@dataclass(frozen=True, slots=True)
class Loaded:
    """What an update of the catalogue did.

    Attributes:
        new: how many versions are new.
        waiting: how many rows differ from the office's own versions and wait for an officer.
    """

    new: int
    waiting: int


def load_shipped(desk: Desk) -> Loaded:
    """Bring the catalogue that ships with the program into the office's database.

    Versions that are already there stay as they are, for a dossier may rest on them: a row that
    changed makes a new version from today on. Where the office has a version of its own, it
    stays, and the difference waits for an officer (`corrections.undecided`).

    Raises:
        AdministratorNeeded: another role asked for it.
    """
    rights.check(desk, EventKind.CATALOGUE_LOADED)
    from commune_desk.files.catalogue.catalogues import read_catalogue  # asked for once an update

    brought = _by_code(read_catalogue(resources() / "catalogue"))
    office = desk.office.id
    with desk.database.transaction():
        known, seen = _by_code(procedures.all_versions(office)), procedures.shipped(office)
        update = update_of(known, brought, seen, today=desk.now().date())
        new = procedures.save_versions(office, update.kept)
        procedures.save_shipped(office, update.shipped)
        waiting = sum(not one.is_decided for one in procedures.shipped(office).values())
        facts = {"versions": len(brought), "new": new, "waiting": waiting}
        record(desk, EventKind.CATALOGUE_LOADED, facts=facts)
    return Loaded(new, waiting)


def _by_code(catalogue: Iterable[Procedure]) -> Mapping[str, list[Procedure]]:
    """The versions of each procedure, in order of their numbers."""
    grouped: dict[str, list[Procedure]] = {}
    for procedure in sorted(catalogue, key=lambda p: p.version):
        grouped.setdefault(procedure.code, []).append(procedure)
    return grouped
