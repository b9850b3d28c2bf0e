"""The archive of papers: every printed PDF stays as it left the office.

A file is named by its content (SHA-256): the name says nothing about a person, and the same paper
is kept once.
"""

import hashlib
from pathlib import Path

from commune_desk.files.writing import write_whole


def keep(folder: Path, content: bytes, suffix: str) -> Path:
    """Store bytes under the name of their content; returns where they are.

    Raises:
        FolderMissing, FolderNotWritable, DiskFull: nothing is left half written.
    """
    digest = hashlib.sha256(content).hexdigest()
    target = folder / digest[:2] / f"{digest}{suffix}"
    if not target.exists():
        write_whole(target, content)
    return target


def size_of(folder: Path) -> tuple[int, int]:
    """How many papers the archive holds, and how many bytes they take."""
    papers = [file for file in folder.rglob("*") if file.is_file()]
    return len(papers), sum(paper.stat().st_size for paper in papers)
