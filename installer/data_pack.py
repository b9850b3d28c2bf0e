"""Makes a pack of the rules, procedures, days and forms that this version ships.

python3 tasks.py data-pack make FILE [PART …]    dist/commune-desk-data-<day>.goimau, signed with
the key in FILE; parts are law, catalogue, calendar, forms, all of them without one

An office with an earlier program gets them so without a new one. The key is that of update packs
(`tasks.py update-pack new-key`).
"""

import sys
from datetime import UTC, datetime
from pathlib import Path

from commune_desk.ciphers.signatures import public_key
from commune_desk.domain.papers.pack import SUFFIX, Pack
from commune_desk.files.catalogue.catalogues import read_catalogue
from commune_desk.files.catalogue.law import shipped_texts
from commune_desk.files.office.calendars import read_calendar_days
from commune_desk.files.papers import packs
from commune_desk.files.upkeep.update_packs import project_key
from installer.windows_on_linux import ROOT

RESOURCES = ROOT / "resources"
PARTS = ("law", "catalogue", "calendar", "forms")
NAME, MAKER = "Quy định, danh mục, lịch, mẫu", "Dự án Commune Desk"


def make(
    key_file: Path,
    parts: tuple[str, ...] = PARTS,
    *,
    folder: Path = ROOT / "dist",
    resources: Path = RESOURCES,
) -> Path:
    """Make a pack; where it is.

    Args:
        key_file: with the project's secret key.
        parts: what goes into it.
        folder: where it goes.
        resources: what it is made of.

    Raises:
        ValueError: the key is not the one of which the program knows the public half, or there is
            no such part.
    """
    seed = bytes.fromhex(key_file.read_text("ascii").strip())
    if public_key(seed) != project_key():
        raise ValueError("this is not the key of resources/update-key.txt")
    if strange := set(parts) - set(PARTS):
        raise ValueError(f"no such part: {', '.join(sorted(strange))}")
    made_at = datetime.now(UTC)
    newest = {one.code: one for one in read_catalogue(resources / "catalogue")}
    pack = Pack(
        name=NAME,
        office=MAKER,
        made_at=made_at,
        forms=_forms(resources) if "forms" in parts else {},
        procedures=tuple(newest.values()) if "catalogue" in parts else (),
        days=read_calendar_days(resources / "calendar") if "calendar" in parts else (),
        law=shipped_texts(resources / "law") if "law" in parts else {},
    )
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / f"commune-desk-data-{made_at:%Y-%m-%d}{SUFFIX}"
    target.write_bytes(packs.packed(pack, seed))
    return target


def _forms(resources: Path) -> dict[str, str]:
    """The texts of all forms, and of what they have in common."""
    files = sorted((resources / "forms").glob("*.toml"))
    return {file.stem: file.read_text("utf-8") for file in files}


def main() -> int:
    """Do what is asked."""
    match sys.argv[1:]:
        case ["make", file, *parts]:
            print(make(Path(file), tuple(parts) or PARTS))
        case _:
            print(__doc__, file=sys.stderr)
            return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
