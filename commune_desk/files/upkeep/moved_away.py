"""The mark of an office that has left for another PC, so that nobody goes on working in two.

The data stay where they were, and an administrator may take the mark away again where the other PC
never came about (`services/upkeep/leaving.py`).
"""

import json
from datetime import datetime

from commune_desk.domain.upkeep.moving_errors import OfficeMovedAway
from commune_desk.files.writing import write_whole
from commune_desk.paths import DataFolder


def mark(folder: DataFolder, *, at: datetime, file: str) -> None:
    """Say that the office has left in a file."""
    content = {"at": at.isoformat(), "file": file}
    write_whole(folder.moved_away, json.dumps(content, ensure_ascii=False).encode())


def check(folder: DataFolder) -> None:
    """Refuse to open an office that has left.

    Raises:
        OfficeMovedAway: with the file; a mark that cannot be read counts as well.
    """
    if not folder.moved_away.exists():
        return
    try:
        said = json.loads(folder.moved_away.read_text(encoding="utf-8"))
        file, at = str(said["file"]), datetime.fromisoformat(said["at"])
    except (OSError, ValueError, KeyError, TypeError):
        stated = datetime.fromtimestamp(folder.moved_away.stat().st_mtime).astimezone()
        file, at = "", stated
    raise OfficeMovedAway(file, at)


def unmark(folder: DataFolder) -> None:
    """Let the office be here again."""
    folder.moved_away.unlink(missing_ok=True)
