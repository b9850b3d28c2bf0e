"""Papers and other programs: a kept paper is sealed, so they get a copy that does not stay."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from commune_desk.services.papers import kept_papers

if TYPE_CHECKING:
    from commune_desk.services.papers.kept_papers import KeptPaper
    from commune_desk.ui.frame.page_frame import PageFrame


def content_of(paper: KeptPaper | Path) -> bytes:
    """What goes to the printer, of a kept paper or of a file that was written somewhere."""
    return paper.read_bytes() if isinstance(paper, Path) else paper.content


def open_outside(frame: PageFrame, paper: KeptPaper | Path) -> bool:
    """Let the program that this PC has for such files open it; whether it could be handed out."""

    def hand_out() -> None:
        file = paper if isinstance(paper, Path) else kept_papers.put_outside(frame.desk, paper)
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(file)))

    return frame.perform(hand_out)
