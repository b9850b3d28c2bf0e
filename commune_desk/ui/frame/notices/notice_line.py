"""The widget that shows notices: quiet ones on the status strip, the others on a line of their own.

A quiet notice goes away by itself; an error stays until it is closed. Neither covers a field.
"""

from collections.abc import Collection

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QSizePolicy

from commune_desk.ui.frame.notices.notices import Notice, Notices, Tone
from commune_desk.ui.look import icons
from commune_desk.ui.look.layouts import row
from commune_desk.ui.look.theme import mark
from commune_desk.ui.widgets.buttons import button, rename
from commune_desk.ui.widgets.text import OneLine, icon_label, label

SHOWN_FOR_MS = 8_000
QUIET = frozenset({Tone.DONE, Tone.INFO})
LOUD = frozenset({Tone.WARNING, Tone.ERROR})
AGAIN = "Lần {times}:"
LOOKS = {
    Tone.DONE: ("done", "early"),
    Tone.INFO: ("info", "on_time"),
    Tone.WARNING: ("warning", "due_soon"),
    Tone.ERROR: ("error", "overdue"),
}


class NoticeLine(QFrame):
    """Shows the last notice of some tones, with Undo or the step that puts right what it tells."""

    def __init__(self, notices: Notices, tones: Collection[Tone]) -> None:
        super().__init__()
        self._notices = notices
        self._tones = tones
        self._is_loud = Tone.ERROR in tones
        self.setProperty("kind", "notice" if self._is_loud else "plain")
        self._sign = icon_label("info")
        self._again = label("", "strong")
        self._text = label("", "notice", wraps=True) if self._is_loud else OneLine("notice")
        self._text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._undo = button("Hoàn tác  Ctrl+Z", self._notices.undo_last, kind="quiet")
        self._way_out = button("", self._notices.take_way_out)
        self._close = button("", self._clear, kind="quiet", icon="close")
        self._close.setAccessibleName("Đóng thông báo")
        self._close.setToolTip("Đóng thông báo")
        margin = "s" if self._is_loud else ""
        box = row(
            self._sign,
            self._again,
            self._text,
            self._undo,
            self._way_out,
            self._close,
            margin=margin,
        )
        box.setStretch(2, 1)
        self.setLayout(box)
        self._timer = QTimer(self, singleShot=True, interval=SHOWN_FOR_MS)
        self._timer.timeout.connect(self._clear)
        notices.published.connect(self._show)
        notices.cleared.connect(self.hide)
        self.hide()

    def wanted_width(self) -> int:
        """How wide the notice is in one line; nothing while there is none."""
        if self.isHidden():
            return 0
        words = self._text.fontMetrics().horizontalAdvance(self._text.text())
        return words + self.layout().sizeHint().width()  # type: ignore[union-attr]  # it has one

    def _show(self, notice: Notice) -> None:
        self._timer.stop()
        if notice.tone not in self._tones:
            self.hide()
            return
        icon, meaning = LOOKS[notice.tone]
        icons.set_icon(self._sign, icon, meaning)
        again = AGAIN.format(times=notice.times) if notice.times > 1 else ""
        self._again.setText(again)
        self._again.setVisible(bool(again))
        self._text.setText(notice.text)
        self._text.setToolTip(notice.text)
        self._undo.setVisible(notice.undo is not None)
        self._way_out.setVisible(notice.way_out is not None)
        if notice.way_out is not None:
            rename(self._way_out, notice.way_out.words)
        self._close.setVisible(self._is_loud)
        self.setAccessibleName(f"{again} {notice.text}".strip())
        if self._is_loud:
            mark(self, meaning=meaning)
        self.show()
        if notice.tone is not Tone.ERROR:
            self._timer.start()

    def _clear(self) -> None:
        self._timer.stop()
        self._notices.clear()
