"""Says why the program cannot start (locked, damaged, newer database …) and offers another try."""

from collections.abc import Sequence
from enum import Enum, auto
from functools import partial

from PySide6.QtWidgets import QBoxLayout, QDialog, QPushButton, QWidget

from commune_desk.domain.errors import UserError
from commune_desk.domain.office.database_errors import DatabaseEmpty, DataFolderGone
from commune_desk.domain.office.joining_errors import OfficeOnNetwork
from commune_desk.domain.outside_errors import (
    DatabaseDamaged,
    DatabaseKeyMissing,
    DatabaseKeyUnreadable,
    OfficeNotFound,
)
from commune_desk.domain.upkeep.moving_errors import OfficeMovedAway
from commune_desk.domain.upkeep.recovery import DatabaseKeyWrong
from commune_desk.ui.dialogs.room import lay_out
from commune_desk.ui.look.layouts import column, row
from commune_desk.ui.look.theme import style_window
from commune_desk.ui.widgets.boxes import sign
from commune_desk.ui.widgets.buttons import button
from commune_desk.ui.widgets.text import label
from commune_desk.words.errors import sentence
from commune_desk.words.upkeep.moving import BACK, MOVE
from commune_desk.words.upkeep.restoring import KEY_CODE, RESTORE
from commune_desk.words.verbs import CLOSE

OF_KEY = (DatabaseKeyMissing, DatabaseKeyUnreadable, DatabaseKeyWrong)
"""The data are whole; a backup would need the same key."""

IN_A_ROW = 2
"""So many ways on stand beside each other, also on a narrow screen."""

OF_DATA = (DatabaseDamaged, OfficeNotFound, DatabaseEmpty, DataFolderGone)
"""Where a backup helps."""

FORMER = (
    "Cài đặt của máy này đã đổi từ lần mở trước. “Dùng lại cài đặt trước” đưa về như khi còn mở "
    "được; dữ liệu không bị đụng tới."
)

WITHOUT_FILE = "Bỏ tệp cài đặt hỏng"
DEFAULTS = (
    f"“{WITHOUT_FILE}” cất tệp đó sang một bên và mở bằng cài đặt mặc định, dữ liệu trên máy này; "
    "tên quầy, máy in, địa chỉ máy chủ thì đặt lại sau."
)


class WayOn(Enum):
    """What may help when the office cannot be opened."""

    FORMER = auto()  # the settings of this PC as they were when it last opened
    DEFAULTS = auto()  # the file of settings put aside
    MOVE = auto()  # the office to a server, or back
    RESTORE = auto()  # a backup
    KEY = auto()  # the key, by its sheet
    NEW = auto()  # another office


class RefusalDialog(QDialog):
    """One sentence, "Thử lại" and "Đóng", and the ways on that there are.

    Args:
        error: what stands in the way.
        has_former: whether other settings of this PC opened the program the last time.
        has_broken: whether the file with its settings cannot be read.
        may_begin: whether no office is there, so that a new one may be what is wanted.
        may_restore: whether an office can be brought back here, or its key.

    Attributes:
        way: the way on that was chosen; the dialog is then accepted, or for a new office rejected.
            None where it is only tried again or closed.
    """

    def __init__(  # noqa: PLR0913  # the ways on that there may be
        self,
        error: UserError,
        parent: QWidget | None = None,
        *,
        has_former: bool = False,
        has_broken: bool = False,
        may_begin: bool = False,
        may_restore: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Một cửa")
        title = label("Chưa mở được chương trình", "page_title")
        words = label(sentence(error), wraps=True)
        again = button("Thử lại", self.accept, kind="primary", icon="sync")
        again.setDefault(True)
        self.way: WayOn | None = None
        ways: list[QPushButton] = []
        advice: list[str] = []
        if has_former:
            advice.append(FORMER)
            ways.append(
                button("Dùng lại cài đặt trước", partial(self._go, WayOn.FORMER), icon="undo")
            )
        elif has_broken:
            advice.append(DEFAULTS)
            ways.append(button(WITHOUT_FILE, partial(self._go, WayOn.DEFAULTS), icon="undo"))
        if isinstance(error, OfficeOnNetwork):
            ways.append(button(MOVE, partial(self._go, WayOn.MOVE), icon="next"))
        if isinstance(error, OfficeMovedAway):
            ways.append(button(f"{BACK}…", partial(self._go, WayOn.MOVE), icon="undo"))
        if may_restore and isinstance(error, OF_KEY):
            ways.append(button(f"{KEY_CODE}…", partial(self._go, WayOn.KEY), icon="lock"))
        if may_restore and isinstance(error, OF_DATA):
            ways.append(button(f"{RESTORE}…", partial(self._go, WayOn.RESTORE), icon="backup"))
        if may_begin:
            ways.append(button("Khai báo cơ quan mới", partial(self._go, WayOn.NEW), kind="quiet"))
        said = (label(one, "second", wraps=True) for one in advice)
        texts = column(title, words, *said, None, gap="m")
        buttons = _in_rows(ways, button(CLOSE, self.reject), again)
        lay_out(self, column(row(sign("touch"), texts, gap="l")), buttons)
        style_window(self)

    def _go(self, way: WayOn) -> None:
        self.way = way
        self.done(QDialog.DialogCode.Rejected if way is WayOn.NEW else QDialog.DialogCode.Accepted)


def _in_rows(ways: Sequence[QPushButton], close: QPushButton, again: QPushButton) -> QBoxLayout:
    """The ways on, in a row with the last two where there is room for that."""
    if len(ways) < IN_A_ROW:
        return row(None, close, *ways, again)
    starts = range(0, len(ways), IN_A_ROW)
    rows = (row(None, *ways[at : at + IN_A_ROW]) for at in starts)
    return column(*rows, row(None, close, again))
