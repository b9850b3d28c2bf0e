"""What the upkeep of this PC remembers between two starts: a small file beside the database.

It holds nothing that could not be lost: where backups went, how many rows there were at most, what
the last check and the last rehearsal found. Whoever deletes it sees the alarms anew.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from commune_desk.files.writing import write_whole


@dataclass(frozen=True, slots=True)
class PlaceNote:
    """Of one other place: when the newest backup came there, and what was refused since."""

    at: datetime | None = None
    refused: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Notes:
    """All of it.

    Attributes:
        places: by the text that names them.
        history: the hash of the first line of the history that the counts are of.
        most: the most rows that a backup of it had, by table.
        shrunk: what a later one had fewer of: before and now.
        restored: the line of the history that told of the last restore, after which less is right.
        checked_at: when the database was read from end to end; None before the first time.
        damage: what was found; empty where it was sound.
        verified_at: when the history was compared with the rows; None before the first time.
        verified_wrong: the first line that did not agree; empty where all was whole.
        rehearsed_at: when a backup was restored for trial; None before the first time.
        rehearsal_failed: what differed; empty where nothing did.
    """

    places: Mapping[str, PlaceNote] = field(default_factory=dict)
    history: str = ""
    most: Mapping[str, int] = field(default_factory=dict)
    shrunk: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    restored: int = 0
    checked_at: datetime | None = None
    damage: str = ""
    verified_at: datetime | None = None
    verified_wrong: str = ""
    rehearsed_at: datetime | None = None
    rehearsal_failed: str = ""


_MOMENTS = ("checked_at", "verified_at", "rehearsed_at")


def read(path: Path) -> Notes:
    """The notes; empty ones where there are none, or they are damaged."""
    try:
        content = json.loads(path.read_bytes())
        moments: dict[str, Any] = {name: _moment(content.pop(name, None)) for name in _MOMENTS}
        places = {
            name: PlaceNote(_moment(one.get("at")), one.get("refused", ""))
            for name, one in content.pop("places").items()
        }
        less = {name: (one[0], one[1]) for name, one in content.pop("shrunk").items()}
        return Notes(places=places, shrunk=less, **moments, **content)
    except (OSError, ValueError, TypeError, KeyError, AttributeError, IndexError):
        return Notes()


def write(path: Path, notes: Notes) -> None:
    """Keep the notes.

    Raises:
        FolderMissing, FolderNotWritable, DiskFull: the old ones stand.
    """
    said = json.dumps(asdict(notes), ensure_ascii=False, indent=1, default=datetime.isoformat)
    write_whole(path, said.encode())


def _moment(text: str | None) -> datetime | None:
    """A moment as it is written; earlier versions wrote an empty text for none."""
    return datetime.fromisoformat(text) if text else None
