"""Papers that the window shows because this PC has no printer."""

from PySide6.QtWidgets import QApplication

from commune_desk.ui.printing.paper_dialog import PaperDialog
from tests.ui.drivers.screen import Area, wait_for_papers

OUTSIDE = "Mở bằng chương trình khác"


def hand_out() -> None:
    """Hand every paper that is shown to another program, the one on top first, and put it away."""
    wait_for_papers()
    shown = [
        dialog
        for window in QApplication.topLevelWidgets()
        for dialog in reversed(window.findChildren(PaperDialog))
        if dialog.isVisible()
    ]
    for dialog in dict.fromkeys(shown):
        Area(dialog).choose(OUTSIDE)
        dialog.accept()
