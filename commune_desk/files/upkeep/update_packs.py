"""Update packs (gói cập nhật) as files: one ZIP, signed, of which nothing is run unread.

    manifest.json   format, version, what is new, the name and the SHA-256 of the installer
    signature       Ed25519 over the manifest, with the project's key, hexadecimal digits
    <installer>

The key is `resources/update-key.txt`; as long as there is none, no pack at all is taken. A pack is
looked at without reading the installer in it, so that a stick answers at once; the installer is
compared with its digest while it is copied to the disk, and gets its name only when it is whole.
"""

import hashlib
import json
import re
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from commune_desk.ciphers.signatures import is_signed, signed
from commune_desk.domain.errors import UserError
from commune_desk.domain.outside_errors import FileMissing
from commune_desk.domain.upkeep.update import Update
from commune_desk.domain.upkeep.update_errors import UpdateDamaged, UpdateForeign, UpdateOfLaterForm
from commune_desk.files.parsing import json_object
from commune_desk.files.strict import Place, read
from commune_desk.paths import folder_error, resources

FORMAT = 1
MANIFEST, SIGNATURE = "manifest.json", "signature"
LARGEST = 400_000_000
"""Bytes of an installer; a real one has forty million."""

_LARGEST_TEXT = 1_000_000
_PIECE = 1 << 20
_KEY = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class _Manifest:
    format: int
    version: str
    notes: str
    made_at: datetime
    payload: str
    sha256: str


def project_key() -> str:
    """The public key whose owner alone makes updates; empty where there is none yet."""
    said = (resources() / "update-key.txt").read_text("ascii").strip()
    return said if _KEY.fullmatch(said) else ""


def write(update: Update, installer: Path, seed: bytes) -> Update:
    """Make the pack of an installer; what it is then, with the digest.

    Args:
        update: what the pack says of itself, and where it goes.
        installer: what it carries.
        seed: the project's secret key, 32 bytes.
    """
    with installer.open("rb") as content:
        digest = hashlib.file_digest(content, "sha256").hexdigest()
    manifest = {
        "format": FORMAT,
        "version": update.version,
        "notes": update.notes,
        "made_at": update.made_at.isoformat(),
        "payload": installer.name,
        "sha256": digest,
    }
    said = json.dumps(manifest, ensure_ascii=False, indent=1, sort_keys=True).encode()
    with zipfile.ZipFile(update.path, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr(MANIFEST, said)
        archive.writestr(SIGNATURE, signed(said, seed))
        archive.write(installer, installer.name)
    return replace(update, payload=installer.name, digest=digest)


def look(path: Path, key: str) -> Update:
    """What a pack brings, by its signed manifest; the installer in it is not read.

    Raises:
        FileMissing: there is no such file.
        UpdateDamaged: it is no pack, or was cut.
        UpdateForeign: somebody else signed it, or it was changed.
        UpdateOfLaterForm: a later version of the program wrote it.
    """
    with _archive(path) as archive:
        said, signature = (_text(archive, name) for name in (MANIFEST, SIGNATURE))
        if not key or not is_signed(said, signature, key):
            raise UpdateForeign(path.name)
        content = json_object(said.decode(), path.name)
        if content.get("format") != FORMAT:
            raise UpdateOfLaterForm(path.name)
        told = read(_Manifest, content, Place(path.name))
        if Path(told.payload).name != told.payload or told.payload not in archive.namelist():
            raise UpdateDamaged(path.name)
    return Update(told.version, told.notes, told.made_at, path, told.payload, told.sha256)


def unpack(update: Update, folder: Path) -> Path:
    """Copy the installer of a pack into a folder, whole and as it was signed; where it is.

    Raises:
        UpdateDamaged: it is not the one that was signed.
        FolderMissing, FolderNotWritable, DiskFull: nothing is left there.
    """
    target = folder / update.payload
    half = target.with_name(f"{target.name}.part")
    digest = hashlib.sha256()
    try:
        with _archive(update.path) as archive, archive.open(update.payload) as packed:
            try:
                folder.mkdir(parents=True, exist_ok=True)
                with half.open("wb") as file:
                    while piece := packed.read(_PIECE):
                        digest.update(piece)
                        file.write(piece)
            except OSError as error:
                raise folder_error(error, folder) from error
        if digest.hexdigest() != update.digest:
            raise UpdateDamaged(update.path.name)
        half.replace(target)
    finally:
        half.unlink(missing_ok=True)
    return target


@contextmanager
def _archive(path: Path) -> Iterator[zipfile.ZipFile]:
    """The ZIP of a pack; whatever is wrong with it is said as one thing."""
    try:
        with zipfile.ZipFile(path) as archive:
            sizes = {one.filename: one.file_size for one in archive.infolist()}
            if len(sizes) != len(archive.infolist()) or sum(sizes.values()) > LARGEST:
                raise UpdateDamaged(path.name)
            yield archive
    except FileNotFoundError:
        raise FileMissing(str(path)) from None
    except (UpdateDamaged, UpdateForeign, UpdateOfLaterForm):
        raise
    except (zipfile.BadZipFile, EOFError, KeyError, NotImplementedError, RuntimeError, ValueError):
        raise UpdateDamaged(path.name) from None
    except OSError as error:
        if isinstance(error, UserError):
            raise
        raise UpdateDamaged(path.name) from None


def _text(archive: zipfile.ZipFile, name: str) -> bytes:
    if archive.getinfo(name).file_size > _LARGEST_TEXT:
        raise KeyError(name)
    return archive.read(name)
