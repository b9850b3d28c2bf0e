"""The report of a self-test as a file: text for people, JSON for the window that asked for it."""

import json
from pathlib import Path

from commune_desk.domain.plain import from_plain, to_plain
from commune_desk.domain.upkeep.self_check import SelfCheck
from commune_desk.files.writing import write_whole
from commune_desk.words.upkeep.self_check import report

AS_JSON = ".json"


def write(path: Path, found: SelfCheck) -> None:
    """Write a report whole: JSON where the name ends so, otherwise text as Notepad shows it.

    Raises:
        FolderMissing, FolderNotWritable, DiskFull: there is no report.
    """
    if path.suffix == AS_JSON:
        text = json.dumps(to_plain(found), ensure_ascii=False, indent=1)
    else:
        text = "\r\n".join((*report(found), ""))
    write_whole(path, text.encode())


def read(path: Path) -> SelfCheck:
    """A report that was written as JSON.

    Raises:
        FileNotFoundError: there is none.
    """
    return from_plain(SelfCheck, json.loads(path.read_text("utf-8")))
