"""The scanner as a device of the window: what it types is read wherever the focus is.

Keys pass here before any box gets them. As long as they could come from a hand, a line of text gets
them at once; from then on they wait, until it is certain what they are. What was recognised goes
out as `read`, and the box that had the focus holds again what it held before the first key. Keys
that were no scan after all are given to the box as if they had just been pressed.

What is no line of text (a list, a button, a menu) acts on single keys: a space presses a button, a
letter chooses a row. It gets keys only when it is certain that no scanner typed them.

Keys come by way of the windows (`key_windows`); what an input method writes comes to the object
that has the focus.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from time import monotonic

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeyEvent, QWindow
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from commune_desk.domain.identifiers.scanning import (
    ERASE,
    FEWEST,
    HAND_AFTER,
    Ending,
    Rhythm,
    Scan,
    Stroke,
    goes_on,
    is_no_hand,
    is_scanner,
    is_unfinished,
    recognise,
    written,
)
from commune_desk.ui.frame.key_windows import KeyWindows

RAW_KEYS = "raw_keys"
"""The property of a widget that wants every key as it comes: where a scanner is tried out."""

QUIET_MS = 300
"""After a scan, further endings of the scanner (a second Enter, CR and LF) mean nothing."""

PAUSES = 2
"""So many gaps without a key, and no more is waited for."""

Key, Modifier = Qt.Key, Qt.KeyboardModifier
_SILENT = {Key.Key_Shift, Key.Key_Control, Key.Key_Alt, Key.Key_AltGr, Key.Key_Meta,
           Key.Key_CapsLock, Key.Key_NumLock}  # fmt: skip
_ENTER = {Key.Key_Return, Key.Key_Enter}
_CONTROL_SIGNS = {Key.Key_J, Key.Key_M}
"""With Ctrl, the signs LF and CR, as some scanners end."""


@dataclass(frozen=True, slots=True)
class _Held:
    """What a box held before the first key.

    Attributes:
        box: the line or the text.
        text, cursor, marked: what stood in it, where the cursor was, how much before it was marked.
    """

    box: QLineEdit | QPlainTextEdit
    text: str
    cursor: int
    marked: int

    @classmethod
    def of(cls, box: QLineEdit | QPlainTextEdit) -> _Held:
        """What a box holds now."""
        if isinstance(box, QLineEdit):
            return cls(box, box.text(), box.cursorPosition(), len(box.selectedText()))
        cursor = box.textCursor()
        marked = cursor.position() - cursor.anchor()
        return cls(box, box.toPlainText(), cursor.position(), marked)

    def put_back(self) -> None:
        """Let the box hold it again; nothing of the scan can be brought back by Ctrl+Z."""
        if isinstance(self.box, QPlainTextEdit):
            if self.box.toPlainText() != self.text:
                self.box.setPlainText(self.text)
                cursor = self.box.textCursor()
                cursor.setPosition(self.cursor)
                self.box.setTextCursor(cursor)
        elif self.box.text() != self.text:
            self.box.setText(self.text)
            self.box.setCursorPosition(self.cursor)
            if self.marked == len(self.text):
                self.box.selectAll()
            self.box.textEdited.emit(self.text)  # whoever followed the keys follows back


@dataclass(frozen=True, slots=True)
class _Left:
    """A code that nobody knows, left in a line.

    Attributes:
        before: what the line held before it.
        text: what it holds with it.
    """

    before: _Held
    text: str

    def give_way(self, code: str, now: _Held) -> bool:
        """Let another code take its place, unless a hand has changed the line meanwhile."""
        line = now.box
        if line is not self.before.box or now.text != self.text:
            return False
        if not isinstance(line, QLineEdit):
            return False  # a text of several lines takes one code after the other
        self.before.put_back()
        line.insert(code)
        line.textEdited.emit(line.text())
        return True


class Scanner(QObject):
    """Listens to the keys of all windows.

    Args:
        rhythm: how the scanner of this PC types, as it is set now.
        pattern: that of the office's dossier numbers.

    Signals:
        read: a `Scan`.
        missed: the text of a scan with which nothing can be done.
        typed: the text of such a scan that now stands in a line, where it may be wanted.
    """

    read = Signal(object)
    missed = Signal(str)
    typed = Signal(str)

    def __init__(
        self, rhythm: Callable[[], Rhythm], pattern: Callable[[], str], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._rhythm, self._pattern = rhythm, pattern
        self._strokes: list[Stroke] = []
        self._waiting: list[QEvent] = []
        self._target: QWidget | None = None
        self._popup: QWidget | None = None
        self._held: _Held | None = None
        self._left: _Left | None = None
        self._is_secret = self._is_in_dialog = False
        self._presses = 0
        self._quiet_until = 0
        self._clock_ahead = 0
        self._is_replaying = False
        self._watched: QObject | None = None
        self._pause = QTimer(self, singleShot=True)
        self._pause.timeout.connect(self._on_pause)
        self._silence = QTimer(self, singleShot=True)
        self._silence.timeout.connect(self._on_silence)
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        KeyWindows(self)
        application.focusObjectChanged.connect(self._watch_object)
        self._watch_object(QGuiApplication.focusObject())

    def _watch_object(self, focused: QObject | None) -> None:
        """Follow the focus with what an input method writes."""
        if self._watched is not None:
            with suppress(RuntimeError):  # it may be gone
                self._watched.removeEventFilter(self)
        self._watched = focused if isinstance(focused, QWidget) else None
        if self._watched is not None:
            self._watched.installEventFilter(self)

    # --- keys ------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys come by way of a window, what an input method writes to the box itself."""
        if self._is_replaying:
            return False
        kind = event.type()
        if kind is QEvent.Type.InputMethod and isinstance(event, QInputMethodEvent):
            return self._hear_input_method(event)
        if not isinstance(watched, QWindow) or not isinstance(event, QKeyEvent):
            return False
        if kind is QEvent.Type.KeyPress:
            return self._hear(event)
        if kind is QEvent.Type.ShortcutOverride and self._is_control_sign(event):
            event.accept()  # or it would be a key of the page
            return True
        return False

    def _hear(self, event: QKeyEvent) -> bool:
        """Take a key or let it pass; returns whether it was taken."""
        key, at = Key(event.key()), self._moment(event)
        if key in _SILENT or self._wants_raw_keys():
            return False
        if event.isAutoRepeat() or (_is_command(event) and not self._is_letter_code(event)):
            if self._is_control_sign(event):
                return self._end(event, at)
            self._break_off()
            return False
        if key in _ENTER or key == Key.Key_Tab:
            return self._end(event, at)
        sign = ERASE if key == Key.Key_Backspace else event.text()
        if not sign or (sign != ERASE and not sign.isprintable()):
            self._break_off()
            return False
        copied = QKeyEvent(
            event.type(), event.key(), event.modifiers(), event.text(), False, event.count()
        )
        return self._take(Stroke(sign, at), copied)

    def _hear_input_method(self, event: QInputMethodEvent) -> bool:
        """What an input method writes counts as typed; what it only proposes does not."""
        wrote = event.commitString()
        if not wrote or self._wants_raw_keys():
            return False
        erased = ERASE * event.replacementLength()
        copied = QInputMethodEvent()
        copied.setCommitString(wrote, event.replacementStart(), event.replacementLength())
        at = self._moment(event)
        signs = erased + wrote
        for sign in signs[:-1]:
            self._follow(Stroke(sign, at))
        return self._take(Stroke(signs[-1], at), copied)

    def _follow(self, stroke: Stroke) -> None:
        """Count a key in; one that does not go on from those before begins anew."""
        if self._strokes and not goes_on(self._strokes, stroke.at, self._rhythm()):
            self._break_off()
        if not self._strokes:
            self._target = self._keyed()
            box = _text_box(self._target)
            # The page may be laid out anew, and its boxes gone, before the scan ends.
            shown = box.echoMode() if isinstance(box, QLineEdit) else QLineEdit.EchoMode.Normal
            self._is_secret = shown is not QLineEdit.EchoMode.Normal
            over = self._target.window() if self._target is not None else None
            self._is_in_dialog = isinstance(over, QDialog)
            self._held = _Held.of(box) if box is not None else None
        self._strokes.append(stroke)
        self._silence.stop()
        self._pause.start(PAUSES * self._rhythm().gap_ms)

    def _take(self, stroke: Stroke, copied: QEvent) -> bool:
        """Count a key in, and keep it from the box where it may come from a scanner."""
        is_first = not self._strokes or not goes_on(self._strokes, stroke.at, self._rhythm())
        if is_first and stroke.text in (ERASE, " "):
            self._break_off()  # no scan begins so
            return False
        self._follow(stroke)
        self._presses += 1
        if self._held is not None and len(self._strokes) < HAND_AFTER:
            return False
        self._waiting.append(copied)
        return True

    def _moment(self, event: QKeyEvent | QInputMethodEvent) -> int:
        """When a key was pressed; what an input method writes comes with the clock of the keys."""
        now = round(monotonic() * 1000)
        if told := pressed_at(event):
            self._clock_ahead = told - now
            return told
        return now + self._clock_ahead

    # --- who gets them ---------------------------------------------------------------------------

    def _keyed(self) -> QWidget | None:
        """The widget that gets the keys: of an open menu or list, else the one with the focus.

        A list that hangs below a line, with what may complete it, hands on what is typed.

        Why the menu or list is kept: Python knows what is in it only as long as it knows the whole.
        """
        self._popup = popup = QApplication.activePopupWidget()
        if popup is not None:
            typed_in: QWidget | None = popup.focusProxy()
            if isinstance(typed_in, QLineEdit):
                return typed_in
            focused: QWidget | None = popup.focusWidget()
            return popup if focused is None else focused
        return QApplication.focusWidget()

    def _wants_raw_keys(self) -> bool:
        target = self._keyed()
        return target is not None and bool(target.property(RAW_KEYS))

    # --- the end ---------------------------------------------------------------------------------

    def _is_control_sign(self, event: QKeyEvent) -> bool:
        """Whether Ctrl+J or Ctrl+M comes in the rhythm of a scanner, as the end of a scan."""
        is_sign = event.key() in _CONTROL_SIGNS and event.modifiers() == Modifier.ControlModifier
        return is_sign and (self._is_quiet(self._moment(event)) or is_scanner(self._strokes))

    def _is_letter_code(self, event: QKeyEvent) -> bool:
        """Whether a digit with Alt is one of the code by which scanners send a letter."""
        is_alone = not event.modifiers() & (Modifier.ControlModifier | Modifier.MetaModifier)
        return bool(self._strokes) and is_alone and event.text().isdecimal()

    def _is_quiet(self, at: int) -> bool:
        return at < self._quiet_until

    def _end(self, event: QKeyEvent, at: int) -> bool:
        """A key that may end a scan; returns whether it was one, and means nothing else."""
        if self._is_quiet(at) and not self._strokes:
            self._quiet_until = at + QUIET_MS
            return True
        rhythm = self._rhythm()
        if not is_scanner(self._strokes) or not goes_on(self._strokes, at, rhythm, is_ending=True):
            self._break_off()
            return False
        is_tab = event.key() == Key.Key_Tab
        if is_tab and rhythm.ending is Ending.ENTER:
            self._strokes.append(Stroke("\t", at))
            return True
        text = written(self._strokes)
        if is_unfinished(text):
            self._strokes.append(Stroke(" ", at))
            self._pause.start(PAUSES * PAUSES * rhythm.gap_ms)
            return True
        if scan := recognise(text, pattern=self._pattern()):
            self._tell(scan, at)
            return True
        return self._give_up(text, at)

    def _on_pause(self) -> None:
        """No key came for a while: those that wait go to the line in which they were typed.

        A window that was busy sees the keys of that time only after this; so what acts on single
        keys gets none before it is silent.
        """
        if self._held is not None:
            self._give_back()
        self._silence.start(PAUSES * self._rhythm().gap_ms)

    def _on_silence(self) -> None:
        """No more keys: perhaps a scan without an ending."""
        if is_scanner(self._strokes):
            scan = recognise(written(self._strokes), pattern=self._pattern())
            # a whole card that ends with nothing is a card, whatever the settings say
            ends_so = self._rhythm().ending is Ending.NONE
            if scan is not None and (ends_so or len(scan.text) > 3 * HAND_AFTER):
                self._tell(scan, self._strokes[-1].at)
                return
        self._break_off()

    def _tell(self, scan: Scan, at: int) -> None:
        """Put everything back as it was before the first key, and say what was read."""
        held, is_secret = self._held, self._is_secret
        self._forget()
        self._quiet_until = at + QUIET_MS
        if held is not None:
            with suppress(RuntimeError):  # it may be gone
                held.put_back()
        if is_secret:
            return  # who is asked for a password is not at work
        while (popup := QApplication.activePopupWidget()) is not None:
            popup.close()
        self.read.emit(scan)

    def _give_up(self, text: str, at: int) -> bool:
        """A scanner typed what nobody knows: a line may want it, nothing else.

        Its Enter is kept from the line, where it would say yes in a dialog and make a person of a
        barcode in the box for cards. On a page a hand's Enter is its own, and so is one that may
        be: what an input method writes at once is one press, and where the scanner is set slow a
        hand is as fast.
        """
        may_be_hand = not (self._is_in_dialog or is_no_hand(self._strokes))
        is_meant = self._presses < FEWEST or may_be_hand
        if self._held is not None:
            is_secret = self._is_secret
            held = self._held
            self._break_off()
            if is_meant:
                return False
            self._quiet_until = at + QUIET_MS
            if not is_secret:
                self._leave(text, held)
                self.typed.emit(text)
            return True
        self._forget()
        self._quiet_until = at + QUIET_MS
        self.missed.emit(text)
        return True

    def _leave(self, code: str, held: _Held) -> None:
        """Leave a code in the line where it was read; the one that was left there before goes."""
        with suppress(RuntimeError):  # the line may be gone
            if self._left is not None and self._left.give_way(code, held):
                held = self._left.before
            self._left = _Left(held, _Held.of(held.box).text)

    def _break_off(self) -> None:
        """What was typed until now was no scan."""
        self._give_back()
        self._forget()

    def _forget(self) -> None:
        self._pause.stop()
        self._silence.stop()
        self._strokes, self._waiting, self._held, self._target = [], [], None, None
        self._presses = 0

    def _give_back(self) -> None:
        """Give the box the keys that waited; what is no box gets none that a scanner typed."""
        waiting, self._waiting = self._waiting, []
        if self._held is None and len(self._strokes) >= HAND_AFTER:
            return
        if self._target is not self._keyed():
            return  # the focus has gone on: they were not meant for what has it now
        self._is_replaying = True
        try:
            for event in waiting:
                receiver = self._target or QApplication.activeWindow()
                if receiver is not None:
                    QCoreApplication.sendEvent(receiver, event)
        finally:
            self._is_replaying = False


def pressed_at(event: QKeyEvent | QInputMethodEvent) -> int:
    """The system's time of a key, in milliseconds, which no busy window delays; 0 for none.

    What an input method writes bears no time.
    """
    return event.timestamp() if isinstance(event, QKeyEvent) else 0


def _is_command(event: QKeyEvent) -> bool:
    """Whether a key with Ctrl or Alt means a command; AltGr, which is both, writes a sign."""
    held = event.modifiers() & (
        Modifier.ControlModifier | Modifier.AltModifier | Modifier.MetaModifier
    )
    return bool(held) and held != (Modifier.ControlModifier | Modifier.AltModifier)


def _text_box(target: QWidget | None) -> QLineEdit | QPlainTextEdit | None:
    """The line or text in which the keys of a widget are written; None where it is no text."""
    box: QWidget | None = target
    if isinstance(target, QComboBox):
        box = target.lineEdit()
    elif isinstance(target, QAbstractSpinBox):
        box = target.findChild(QLineEdit)
    if isinstance(box, QLineEdit | QPlainTextEdit) and not box.isReadOnly():
        return box
    return None
