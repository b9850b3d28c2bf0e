"""Makes update packs for sticks, and once the key with which the project signs them.

python3 tasks.py update-pack new-key FILE    a new secret key into FILE, which stays off every
repository; its public half into resources/
python3 tasks.py update-pack make FILE       dist/commune-desk-<version>.capnhat of the installer
in dist, signed with the key in FILE
"""

import os
import re
import secrets
import sys
from datetime import UTC, datetime
from pathlib import Path

from commune_desk.ciphers.signatures import public_key
from commune_desk.domain.upkeep.update import SUFFIX, Update
from commune_desk.files.upkeep import update_packs
from installer.identity import VERSION
from installer.installed import INSTALLER
from installer.windows_on_linux import ROOT

CHANGELOG = ROOT / "resources" / "CHANGELOG.md"
PUBLIC = ROOT / "resources" / "update-key.txt"
SEED_BYTES = 32


def new_key(file: Path) -> None:
    """Draw a key; its secret half is readable by its owner alone, and never written over.

    Raises:
        FileExistsError: there is a key in the file already.
    """
    seed = secrets.token_bytes(SEED_BYTES)
    handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="ascii") as secret:
        secret.write(seed.hex() + "\n")
    PUBLIC.write_text(public_key(seed) + "\n", encoding="ascii")


def make(
    key_file: Path,
    *,
    installer: Path = INSTALLER,
    version: str = VERSION,
) -> Update:
    """Make the pack of an installer; what it is.

    Args:
        key_file: with the project's secret key.
        installer: what goes into it; the pack stands beside it.
        version: of the program in it.

    Raises:
        ValueError: the key is not the one of which the program knows the public half.
    """
    seed = bytes.fromhex(key_file.read_text("ascii").strip())
    if public_key(seed) != update_packs.project_key():
        raise ValueError("this is not the key of resources/update-key.txt")
    target = installer.parent / f"commune-desk-{version}{SUFFIX}"
    said = Update(version, notes_of(version), datetime.now(UTC), target, "", "")
    return update_packs.write(said, installer, seed)


def notes_of(version: str, history: str | None = None) -> str:
    """What the history of versions tells of one version, without its headings' marks.

    Raises:
        ValueError: it tells of no such version.
    """
    text = CHANGELOG.read_text("utf-8") if history is None else history
    parts = re.split(r"^## ", text, flags=re.MULTILINE)
    told = next((part for part in parts if part.split()[:1] == [version]), None)
    if told is None:
        raise ValueError(f"{CHANGELOG.name} tells nothing of {version}")
    lines = told.partition("\n")[2].strip()
    return re.sub(r"\*\*(.+?)\*\*", r"\1", re.sub(r"^#+ ", "", lines, flags=re.MULTILINE))


def main() -> int:
    """Do what is asked."""
    match sys.argv[1:]:
        case ["new-key", file]:
            new_key(Path(file))
        case ["make", file]:
            print(make(Path(file)).path)
        case _:
            print(__doc__, file=sys.stderr)
            return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
