"""Papers that the window shows because this PC has no printer."""

from PySide6.QtWidgets import QApplication

from commune_desk.ui.printing.paper_dialog import PaperDialog
from tests.ui.drivers.screen import Area, wait_for_papers

OUTSIDE = "Mở bằng chương trình khác"


def hand_out() -> None:
    """Hand every paper that is shown to another program, one after the other, and put it away."""
    wait_for_papers()
    shown = [
        dialog
        for window in QApplication.topLevelWidgets()
        for dialog in reversed(window.findChildren(PaperDialog))
    ]
    for dialog in dict.fromkeys(shown):
        while not dialog.is_over:
            Area(dialog).choose(OUTSIDE)
            dialog.accept()
