"""Where a scanner is tried out ("quét thử"): what it types, how fast, and what is made of it.

Every key that comes here is only looked at. What was measured can be kept as the settings of this
PC; what damages the text (another layout, Caps Lock, an input method) is said as it would be of a
citizen's card.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QDialog, QLabel, QWidget

from commune_desk.domain.errors import UserError
from commune_desk.domain.identifiers.scanning import (
    ERASE,
    Ending,
    Rhythm,
    Scan,
    ScanKind,
    Stroke,
    is_scanner,
    is_unfinished,
    measured,
    recognise,
    rhythm_for,
    written,
)
from commune_desk.services.office import kept_settings
from commune_desk.settings import DOSSIER_NO_PATTERN, SCANNER_ENDING, SCANNER_GAP
from commune_desk.ui.dialogs.room import lay_out
from commune_desk.ui.frame.scans.scanner import RAW_KEYS, pressed_at
from commune_desk.ui.look.layouts import column, row
from commune_desk.ui.look.theme import size
from commune_desk.ui.widgets.actions import action, button_of
from commune_desk.ui.widgets.boxes import card
from commune_desk.ui.widgets.buttons import button
from commune_desk.ui.widgets.facts import Facts
from commune_desk.ui.widgets.text import label
from commune_desk.words import fields
from commune_desk.words.desk.cards import card_warning_text
from commune_desk.words.errors import sentence
from commune_desk.words.values import in_sentence
from commune_desk.words.verbs import CLOSE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from commune_desk.ui.frame.page_frame import PageFrame

TITLE = "Quét thử máy quét"
ADVICE = "Quét một thẻ căn cước hoặc một giấy tiếp nhận. Phím đến đây chỉ để đo, không làm gì khác."
WAITING, KEEP = "Đang chờ quét …", "Dùng số đo này"
FACTS = {
    "text": "Máy quét gõ ra",
    "what": "Nhận ra là",
    "rhythm": "Nhịp đo được",
    "ending": "Phím kết thúc",
    "verdict": "So với cài đặt",
    "doubts": "Chỗ đáng ngờ",
}
NOTHING_KNOWN = "không phải thẻ căn cước, số định danh hay mã hồ sơ"
BY_HAND = "Nhịp này là tay gõ, hoặc máy quét quá chậm: chỉnh máy quét gửi nhanh hơn (0 đến 20 ms)."
SILENCE_MS = 600
"""After so long without a key the scanner has ended, with nothing."""

SHOWN = 60
"""So many signs of a scan show whether it came whole."""


class _Ear(QLabel):
    """Takes every key as it comes.

    Signals:
        heard: the keys of one scan and the `Ending` after them.
    """

    heard = Signal(object, object)

    def __init__(self) -> None:
        super().__init__(WAITING)
        self.setProperty("kind", "scan")
        self.setProperty(RAW_KEYS, True)
        self.setAccessibleName(TITLE)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
        self.setMinimumHeight(size("touch"))
        self._strokes: list[Stroke] = []
        self._silence = QTimer(self, singleShot=True, interval=SILENCE_MS)
        self._silence.timeout.connect(lambda: self._end(Ending.NONE))

    def event(self, event: QEvent) -> bool:
        """Tab is the end of a scan here, and what an input method writes counts as typed."""
        if isinstance(event, QInputMethodEvent):
            self._hear(ERASE * event.replacementLength() + event.commitString(), _now())
            return True
        is_press = isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress
        if is_press and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Tab:
            self._end(Ending.TAB)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Gather what is typed; Enter ends it, Esc and the function keys are the dialog's."""
        key, at = event.key(), pressed_at(event) or _now()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if is_unfinished(written(self._strokes)):
                self._hear(" ", at)
            else:
                self._end(Ending.ENTER)
        elif key == Qt.Key.Key_Backspace:
            self._hear(ERASE, at)
        elif event.text().isprintable() and event.text():
            self._hear(event.text(), at)
        else:
            super().keyPressEvent(event)

    def _hear(self, signs: str, at: int) -> None:
        self._strokes += [Stroke(sign, at) for sign in signs]
        self.setText(written(self._strokes)[-SHOWN:] or WAITING)
        self._silence.start()

    def _end(self, ending: Ending) -> None:
        self._silence.stop()
        strokes, self._strokes = tuple(self._strokes), []
        if strokes:
            self.heard.emit(strokes, ending)


class ScannerDialog(QDialog):
    """The dialog."""

    def __init__(self, frame: PageFrame, *, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(TITLE)
        self._frame = frame
        self._wanted: Rhythm | None = None
        self._ear = _Ear()
        self._facts = Facts(tuple(FACTS), tuple(FACTS.values()))
        self._keep = button_of(self.save)
        close = button(CLOSE, self.reject, key="Esc")
        for made in (self._keep, close):
            made.setAutoDefault(False)
            made.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the keys of the scanner come to the ear
        self._keep.setEnabled(False)
        for key in FACTS:
            self._facts.show_fact(key, "")
        lay_out(
            self,
            column(
                label(TITLE, "group_title"),
                label(ADVICE, "quiet", wraps=True),
                card(self._ear),
                self._facts,
                gap="m",
            ),
            row(None, close, self._keep),
        )
        self._ear.heard.connect(self._show)
        self._ear.setFocus()

    def _show(self, strokes: Sequence[Stroke], ending: Ending) -> None:
        """Say what one scan was, and whether the settings fit it."""
        settings = self._frame.desk.settings
        text, how = written(strokes), measured(strokes)
        scan = recognise(text, pattern=settings[DOSSIER_NO_PATTERN])
        self._wanted = rhythm_for(strokes, ending)
        self._keep.setEnabled(self._wanted is not None)
        kinds = SCANNER_ENDING.choices
        what, doubts = _reading(scan)
        shown = text if len(text) <= SHOWN else f"{text[:SHOWN]} …"
        self._facts.show_fact("text", shown, tip=text)
        self._facts.show_fact("what", what)
        self._facts.show_fact(
            "rhythm",
            f"{how.count} phím, thường {how.mean_gap_ms} ms, lâu nhất {how.longest_gap_ms} ms",
        )
        self._facts.show_fact("ending", kinds[ending])
        self._facts.show_fact("doubts", "\n".join(doubts))
        self._facts.show_fact("verdict", self._verdict(strokes, ending))
        self._ear.setText(WAITING)

    def _verdict(self, strokes: Sequence[Stroke], ending: Ending) -> str:
        settings = self._frame.desk.settings
        gap, wanted = settings[SCANNER_GAP], Ending(settings[SCANNER_ENDING])
        if self._wanted is None:
            return BY_HAND if is_scanner(strokes) else "Mã quá ngắn để đo. Quét mã khác."
        if measured(strokes).longest_gap_ms > gap:
            return f"Chậm hơn mức {gap} ms đang đặt. Bấm “{KEEP}”."
        if ending is not wanted and wanted is not Ending.ANY:
            return f"Phím kết thúc khác “{SCANNER_ENDING.choices[wanted]}” đang đặt. Bấm “{KEEP}”."
        if ending is Ending.NONE and wanted is Ending.ANY:
            return f"Máy quét không gửi phím kết thúc. Bấm “{KEEP}”."
        return "Vừa với cài đặt."

    @action(KEEP, shortcut="F9", kind="primary", waits_for="Chưa đo được. Quét một mã trước.")
    def save(self) -> None:
        """Keep what was measured for this PC."""
        if self._wanted is None:
            return
        frame, wanted = self._frame, self._wanted
        for setting, value in (
            (SCANNER_GAP, wanted.gap_ms),
            (SCANNER_ENDING, wanted.ending.value),
        ):
            desk = frame.desk
            changed = frame.ask(partial(kept_settings.save, desk, setting, value), otherwise=None)
            if changed is None:
                return
            frame.renew_desk(replace(desk, settings=changed))
        frame.notices.publish(f"Đã lưu: {SCANNER_GAP.label}")
        self.accept()


def _reading(scan: Scan | None) -> tuple[str, list[str]]:
    """What a scan is, and what is doubtful of it."""
    from commune_desk.domain.identifiers.id_card import read_card  # not before the first card

    if scan is None:
        return NOTHING_KNOWN, []
    if scan.kind is not ScanKind.CARD:
        names = {ScanKind.PERSON: "personal_id", ScanKind.DOSSIER: "dossier_no"}
        return f"{in_sentence(fields.label(names[scan.kind]))} {scan.text}", []
    try:
        card = read_card(scan.text)
    except UserError as error:
        return "thẻ căn cước, chưa đọc được", [sentence(error)]
    return f"thẻ căn cước của {card.full_name}", [card_warning_text(one) for one in card.warnings]


def _now() -> int:
    return round(monotonic() * 1000)
