"""Turns the paper of the preview to the citizen, and puts it away with whoever it was for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commune_desk.ui.widgets.actions import action, actions_of

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from commune_desk.ui.pages.intake.preview import PaperPreview
    from commune_desk.ui.public.paper_window import PaperWindow

READ, READ_KEY = "Công dân đọc", "Ctrl+Shift+R"
PUT_AWAY = "Thôi cho đọc"
NO_PAPER = "Chưa có giấy nào để công dân đọc. Quét thẻ hoặc chọn thủ tục trước."
NOT_READ = f"Công dân chưa đọc giấy nào. Bấm {READ_KEY} ({READ}) trước."
UP, DOWN = "Kéo giấy công dân đang đọc lên", "Kéo giấy công dân đang đọc xuống"


class FacingPaper:
    """The paper in sight, on the citizen's screen.

    Args:
        page: on whose other screen it is shown.
        preview: which paper, as it changes.

    Attributes:
        actions: to turn it and put it away, to move it up and down.
    """

    def __init__(self, page: QWidget, preview: PaperPreview) -> None:
        self._page = page
        self._preview = preview
        self._window: PaperWindow | None = None
        self.actions = actions_of(self.turn, self.scroll_up, self.scroll_down, parent=page)
        preview.drawn.connect(self._show)
        self._offer_moving(False)

    def put_away(self) -> None:
        """The next citizen must not read what concerned the last one."""
        if self._window is not None:
            self._window.close()

    @action(READ, shortcut=READ_KEY, icon="screen", waits_for=NO_PAPER)
    def turn(self) -> None:
        """Show the citizen the paper, or put it away."""
        if self._window is not None:
            self.put_away()
            return
        from commune_desk.ui.public.paper_window import PaperWindow  # not before it is wanted

        self._window = PaperWindow()
        self._window.closed.connect(self._forget)
        self._window.face_citizen(self._page)
        self.actions[0].setText(PUT_AWAY)
        self._offer_moving(True)
        self._preview.watch(is_watched=True)

    def _show(self, pdf: bytes) -> None:
        if self._window is not None:
            self._window.show_pdf(pdf)

    def _offer_moving(self, is_read: bool) -> None:
        for moving in self.actions[1:]:
            moving.setEnabled(is_read)

    @action(UP, shortcut="Shift+PgUp", waits_for=NOT_READ)
    def scroll_up(self) -> None:
        """Move the paper that the citizen reads up."""
        if self._window is not None:
            self._window.move_paper(-1)

    @action(DOWN, shortcut="Shift+PgDown", waits_for=NOT_READ)
    def scroll_down(self) -> None:
        """Move it down."""
        if self._window is not None:
            self._window.move_paper(1)

    def _forget(self) -> None:
        self._window = None
        self.actions[0].setText(READ)
        self._offer_moving(False)
        self._preview.watch(is_watched=False)
