"""The button beside what was handed over: asks for a rating, or calls the window back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from commune_desk.ui.look import icons
from commune_desk.ui.public.invitations import CALL_BACK, INVITE, KEY, TURN, invitations_of
from commune_desk.ui.public.screens import citizen_screen
from commune_desk.ui.widgets.buttons import ICON_GAP, KEY_GAP, icon_size

if TYPE_CHECKING:
    from commune_desk.ui.frame.page_frame import PageFrame

WAY_OUT = "Lấy lại màn hình: Ctrl+Shift+F12, rồi Enter. Bàn phím không chấm điểm được."


class InviteButton(QPushButton):
    """Shown while somebody may be asked or is being asked; the key works without it.

    Args:
        of_one: whether it stands beside one dossier (`show_for`), and not for whoever is next.
    """

    def __init__(self, frame: PageFrame, *, of_one: bool = False) -> None:
        super().__init__()
        self._of_one = of_one
        self._dossier_no = ""
        self._invitations = invitations_of(frame)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        icons.set_icon(self, "face_satisfied", "text")
        self.setIconSize(icon_size())
        self.clicked.connect(lambda _checked=False: self._invitations.ask_or_call_back(beside=self))
        self._invitations.changed.connect(self._follow)
        self._follow()

    def show_for(self, dossier_no: str) -> None:
        """Stand beside another dossier."""
        self._dossier_no = dossier_no
        self._follow()

    def _follow(self) -> None:
        asking = self._invitations
        is_shared = citizen_screen(self) is self.window().screen()
        words = CALL_BACK if asking.is_asking else TURN if is_shared else INVITE
        self.setText(f"{ICON_GAP}{words}{KEY_GAP}{KEY}")
        self.setAccessibleName(words)
        self.setToolTip(f"{asking.dossier_no}. {WAY_OUT}" if is_shared else asking.dossier_no)
        is_its = asking.dossier_no == self._dossier_no if self._of_one else True
        is_wanted = is_its and (asking.is_asking or bool(asking.dossier_no))
        if self.parentWidget() is not None or not is_wanted:  # alone it would be a window
            self.setVisible(is_wanted)
