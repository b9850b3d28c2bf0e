"""A face as large as a thumb needs, with its words below."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QSizePolicy

from commune_desk.domain.handling.rating import RatingLevel
from commune_desk.ui.look import icons
from commune_desk.ui.look.layouts import column, row
from commune_desk.ui.look.theme import size
from commune_desk.ui.widgets.text import icon_label, label

FACES = {
    RatingLevel.VERY_SATISFIED: ("face_very_satisfied", "early"),
    RatingLevel.SATISFIED: ("face_satisfied", "on_time"),
    RatingLevel.DISSATISFIED: ("face_dissatisfied", "overdue"),
}
"""The icon of every level and the colour it is drawn in."""


class FaceButton(QPushButton):
    """One answer.

    Args:
        face: one of `FACES`.
        words: what the face says.
    """

    def __init__(self, face: tuple[str, str], words: str) -> None:
        super().__init__()
        self.setProperty("kind", "face")
        self.setAccessibleName(words)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._face = face
        sign, said = icon_label(*face, step="face"), label(words, "public")
        self._sign = sign
        said.setAlignment(Qt.AlignmentFlag.AlignCenter)
        for part in (sign, said):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setLayout(column(row(None, sign, None), said, gap="s", margin="m"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_small(self, is_small: bool) -> None:
        """Half as large, where the screen is small."""
        side = size("face") // 2 if is_small else size("face")
        self._sign.setProperty(icons.SIZE_PROPERTY, side)
        self._sign.setFixedSize(side, side)
        icons.set_icon(self._sign, *self._face)
