"""The catalogue (danh mục thủ tục): what may be offered, and picking from it by keys."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from commune_desk.domain.catalogue_versions import update_of
from commune_desk.domain.history import EventKind
from commune_desk.domain.procedure import Procedure, is_in_force
from commune_desk.domain.vietnamese import fold, initials
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


def pick(desk: Desk, text: str, *, limit: int = 12) -> tuple[Procedure, ...]:
    """The procedures in force that the clerk may mean.

    A code, the initials of the name ("ks" or "dkks" for "Đăng ký khai sinh"), or words of the name
    without marks; the order is: code, initials, the whole name or the short one, its beginning,
    words inside, and in each what was asked for most often of late.
    """
    wanted, asked = fold(text), procedures.recently_received(desk.office.id)
    ranked = [(rank, p) for p in in_force(desk) if (rank := _rank(p, wanted)) is not None]
    ranked.sort(key=lambda pair: (pair[0], -asked.get(pair[1].code, 0), len(pair[1].name)))
    return tuple(procedure for _, procedure in ranked[:limit])


def _rank(procedure: Procedure, wanted: str) -> int | None:
    """How well a procedure fits; smaller is better, None not at all."""
    names = (fold(procedure.name), fold(procedure.short_name))
    letters = initials(procedure.name)
    short = {initials(procedure.short_name), letters} - {""}
    tests = (
        procedure.code.startswith(wanted),
        wanted in short,
        letters.startswith(wanted) or letters.endswith(wanted),
        wanted in names,
        any(name.startswith(wanted) for name in names),
        all(any(word in name for name in names) for word in wanted.split()),
    )
    return next((rank for rank, fits in enumerate(tests) if fits), None)


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
    from commune_desk.files.catalogues import read_catalogue  # asked for once an update

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
