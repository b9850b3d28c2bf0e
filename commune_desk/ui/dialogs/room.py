"""The room of a dialog: what its content needs, and never more than the screen has.

A dialog that was drawn for a large screen has no place on one at 200 %: there its content scrolls
and its buttons stay in sight.
"""

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import (
    QBoxLayout,
    QDialog,
    QLayout,
    QPushButton,
    QScrollArea,
    QStyle,
    QWidget,
)

from commune_desk.ui.look.layouts import column
from commune_desk.ui.look.theme import size, space
from commune_desk.ui.widgets.boxes import scrolling

HALF_PIXEL = 1
"""At 150 % a screen has no half pixels: a dialog comes out lower than it asked for, and would be
scrolled by that."""


def lay_out(  # noqa: PLR0913  # its parts and its size
    dialog: QDialog,
    content: QLayout,
    buttons: QLayout | None = None,
    *,
    wide: int = 0,
    high: int = 0,
    margin: str = "xl",
) -> None:
    """Put content and buttons into a dialog.

    Args:
        dialog: that has no layout yet.
        content: what scrolls where it has no room.
        buttons: what stays in sight below it.
        wide: how wide the dialog is where the screen has the room, usually as a dialog is.
        high: how high; without it as high as its content, and it grows with that.
        margin: the named distance from its edges.
    """
    inside = _Content(content)
    parts = (scrolling(inside), buttons) if buttons is not None else (scrolling(inside),)
    whole = column(*parts, gap="m", margin=margin)
    whole.setStretch(0, 1)
    dialog.setLayout(whole)
    _tell_default(dialog)
    _Room(dialog, whole, inside, wanted=QSize(wide or size("dialog"), high))


def _tell_default(dialog: QDialog) -> None:
    """Let a dialog know the button that Enter presses.

    A button that was made the default before it stood in its dialog is so only until the focus has
    passed over another one: from then on Enter would do nothing.
    """
    for one in dialog.findChildren(QPushButton):
        if one.isDefault():
            one.setDefault(False)
            one.setDefault(True)


def free_size(dialog: QDialog) -> QSize:
    """The room that its screen has for a dialog, without what the system draws around it.

    It comes up where the window is that it stands over, whose screen is asked: until it is shown
    the dialog itself knows only the first screen.
    """
    owner = dialog.parentWidget() or dialog
    free = owner.window().screen().availableGeometry().size()
    return free - QSize(space("s"), size("title_bar"))


class _Content(QWidget):
    """What a dialog holds: it scrolls only where not even the least of it has room."""

    def __init__(self, layout: QLayout) -> None:
        super().__init__()
        layout.setContentsMargins(0, 0, 0, 0)
        self.setLayout(layout)

    def heightForWidth(self, width: int) -> int:
        """The least height at that width."""
        layout = self.layout()
        if layout is None or not layout.hasHeightForWidth():
            return self.minimumSizeHint().height()
        return layout.minimumHeightForWidth(width)

    def usual_height(self, width: int) -> int:
        """The height that it would like at that width."""
        layout = self.layout()
        if layout is None or not layout.hasHeightForWidth():
            return self.sizeHint().height()
        return layout.heightForWidth(width)


class _Room(QObject):
    """Sizes a dialog before it is seen, and lets it grow with its content, away from the pointer.

    Args:
        whole: the layout of the dialog, the scrolled content first.
        inside: that content.
        wanted: its size on a large screen; without a height it follows the content.
    """

    def __init__(
        self, dialog: QDialog, whole: QBoxLayout, inside: _Content, *, wanted: QSize
    ) -> None:
        super().__init__(dialog)
        self._dialog, self._whole, self._inside, self._wanted = dialog, whole, inside, wanted
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._grow)
        self._settling = QTimer(self, singleShot=True, interval=0)
        self._settling.timeout.connect(self._settle)
        dialog.installEventFilter(self)
        inside.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """It is about to be seen, or its content changed."""
        if watched is self._dialog:
            if event.type() is QEvent.Type.Show and not event.spontaneous():
                self._fit()
            if event.type() in (QEvent.Type.Show, QEvent.Type.Resize):
                self._settling.start()
        if event.type() is QEvent.Type.LayoutRequest:  # of the content, or of what stands below it
            self._later.start()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        around = self._whole.contentsMargins()
        least = self._inside.minimumSizeHint().width() + around.left() + around.right()
        free = free_size(self._dialog)
        wanted = self._wanted.expandedTo(QSize(least, 0))
        self._dialog.resize(wanted.boundedTo(free))
        self._grow()
        if self._dialog.height() < free.height():
            return
        bar = self._dialog.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent)
        beside = max(self._dialog.width(), least + bar)  # it scrolls, and not sideways as well
        self._dialog.resize(min(beside, free.width()), self._dialog.height())

    def _grow(self) -> None:
        """As high as the content is, where there is room for that."""
        if self._wanted.height():
            return
        dialog, around = self._dialog, self._whole.contentsMargins()
        inner = dialog.width() - around.left() - around.right()
        high = self._inside.usual_height(inner)
        shown = self._whole.itemAt(0)
        assert shown is not None, "the content is the first part"
        whole = self._whole.sizeHint().height()
        if self._whole.hasHeightForWidth():  # what stands below it wraps, too
            whole = self._whole.heightForWidth(dialog.width())
        below = whole - shown.sizeHint().height()
        high = min(high + below + HALF_PIXEL, free_size(dialog).height())
        more = high - dialog.height()
        if more > 0 and (above := self._above()):
            dialog.setGeometry(dialog.geometry().adjusted(0, -min(more, above), 0, 0))
        if more > 0:
            dialog.resize(dialog.width(), high)
        self._settling.start()

    def _above(self) -> int:
        """How far it may grow upwards.

        What the pointer rests on stays where it is: where that is one of the buttons, a refusal
        above them would push them away, and a second click would meet something else.
        """
        dialog, shown = self._dialog, self._whole.itemAt(0)
        assert shown is not None, "the content is the first part"
        at = dialog.mapFromGlobal(QCursor.pos())
        is_below = dialog.rect().contains(at) and at.y() > shown.geometry().bottom()
        if not (dialog.isVisible() and is_below):
            return 0
        top = dialog.screen().availableGeometry().top()
        return max(0, dialog.frameGeometry().top() - top)

    def _settle(self) -> None:
        """Put away a bar that nothing needs: Qt keeps one, for beside it the lines wrap more."""
        shown = self._whole.itemAt(0)
        area = shown.widget() if shown is not None else None
        if not isinstance(area, QScrollArea) or not area.verticalScrollBar().isVisible():
            return
        room, usual = area.maximumViewportSize(), area.verticalScrollBarPolicy()
        if self._inside.heightForWidth(room.width()) <= room.height():
            area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            area.setVerticalScrollBarPolicy(usual)
