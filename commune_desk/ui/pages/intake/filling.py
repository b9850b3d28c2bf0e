"""What is left to do once it is settled who comes for what: what is missing, the papers, the rest.

At the right lies the paper that will print. Where the window is narrow, or the clerk wants the
room, it folds into a button; then it takes the whole place while somebody looks at it.
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget

from commune_desk.ui.look.layouts import boxed, column, in_order, row
from commune_desk.ui.look.theme import size
from commune_desk.ui.pages.intake.facing import FacingPaper
from commune_desk.ui.pages.intake.papers import PapersPanel
from commune_desk.ui.pages.intake.preview import PaperPreview
from commune_desk.ui.pages.intake.settled import beside_each_other
from commune_desk.ui.widgets.actions import action, actions_of
from commune_desk.ui.widgets.boxes import line, scrolling
from commune_desk.ui.widgets.buttons import ActionButton
from commune_desk.ui.widgets.text import label
from commune_desk.words.desk.cards import TO_COMPARE

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from commune_desk.ui.frame.page_frame import PageFrame
    from commune_desk.ui.pages.intake.entered import Missing
    from commune_desk.ui.widgets.form.form import Form

ENOUGH = "✓ Đủ thông tin. F9 tiếp nhận và in."
ENOUGH_TO_WRITE = "✓ Đủ thông tin. F9 in để người dân ký."
MEND, MUST = "Cần sửa {} ô", "Còn phải điền {} ô"
SHOULD = "Nên hỏi thêm {} ô (không bắt buộc)"
INSTEAD = "Thiếu giấy tờ, hoặc không tiếp nhận được:"
SEE_PAPER, FOLD_PAPER = "Giấy sẽ in", "⇆ Gấp lại"
NOBODY = "Chưa có ai đang tiếp nhận. Quét thẻ hoặc chọn thủ tục trước."
PAPER_FOLDED = "intake/paper_folded"
LEFT, RIGHT = 11, 9
"""How the width is shared with the paper."""


class FillingArea(QWidget):
    """What is missing, the papers and what is filled in already; beside it the preview.

    Args:
        asking: what asks for missing fields, in the order a person tells them.
        facing: turns what the citizen must know to them.
        others: the actions that end a reception in another way; where there are none, nothing is
            received, and no papers are handed in.

    Attributes:
        papers: the checklist.
        preview: the papers that will print.
        reading: turns them to the citizen.

    Signals:
        wanted: the clerk pressed a missing field, by its name.
        paper_turned: the paper came or went.
    """

    wanted = Signal(str)
    paper_turned = Signal()

    def __init__(
        self,
        frame: PageFrame,
        *,
        asking: Sequence[QWidget],
        facing: QAction | None = None,
        others: Sequence[QAction] = (),
    ) -> None:
        super().__init__()
        self._frame = frame
        self._folded: tuple[Form, ...] = ()
        self._asked: tuple[QWidget, ...] = ()
        self._then: tuple[QWidget, ...] = ()
        self._is_narrow = False
        self._is_seen = False
        self._left_at: QWidget | None = None
        self.papers = PapersPanel()
        self._missing = label("", "group_title", wraps=True)
        self._missing.setObjectName("missing")
        self._missing.setTextFormat(Qt.TextFormat.RichText)
        self._missing.setTextInteractionFlags(Qt.TextInteractionFlag.LinksAccessibleByMouse)
        self._missing.linkActivated.connect(self.wanted)
        self._see, self._unfold = actions_of(self.turn_paper, self.turn_rest)
        self.addActions([self._see, self._unfold])
        self.preview = PaperPreview(frame, folding=self._see, beside=self)
        self.reading = FacingPaper(self, self.preview)
        self.addActions(self.reading.actions)
        self._see_button = ActionButton(self._see, "quiet")
        read = ActionButton(self.reading.actions[0], "quiet")
        turn = [ActionButton(facing, "quiet")] if facing is not None else []
        turned = beside_each_other(*turn, read, self._see_button)
        head = column(self._missing, turned, gap="xs")
        self._rests = column(gap="m")
        self._rest = boxed(self._rests)
        self._rest.hide()
        self._unfold_button = ActionButton(self._unfold, "quiet")
        ends = [ActionButton(action, "quiet") for action in others]
        self._takes_papers = bool(ends)
        handed_in = [line(), self.papers] if ends else []
        instead = [line(), label(INSTEAD, "quiet", wraps=True), beside_each_other(*ends)]
        self._content = boxed(
            column(
                head,
                *asking,
                *handed_in,
                line(),
                row(self._unfold_button, None),
                self._rest,
                *(instead if ends else ()),
                None,
                gap="m",
                margin="m",
            )
        )
        self._content.installEventFilter(self)
        self._scrolled = scrolling(self._content)
        self._left, self._right = _card(self._scrolled), _card(self.preview, margin="s")
        whole = row(self._left, self._right, gap="m")
        whole.setStretch(0, LEFT)
        whole.setStretch(1, RIGHT)
        self.setLayout(whole)
        self._is_folded = frame.own.text(PAPER_FOLDED) == "yes"
        self._arrange()

    # --- what is missing, what is there ----------------------------------------------------------

    def show_missing(
        self, missing: Missing, *, in_sight: Container[str], enough: str = ENOUGH
    ) -> None:
        """Say what F9 would refuse, and what else is asked for; what is not in sight is named.

        Args:
            missing: the fields.
            in_sight: the names of the fields that are asked for here.
            enough: what is said where nothing is refused.
        """
        lines = [] if missing.must or missing.mend or missing.compare else [enough]
        for begin, of in (
            (MEND, missing.mend),
            (TO_COMPARE, missing.compare),
            (MUST, missing.must),
            (SHOULD, missing.should),
        ):
            links = (
                f'<a href="{name}">{escape(words)}</a>'
                for name, words in of.items()
                if name not in in_sight
            )
            elsewhere = ", ".join(links)
            if of:
                lines.append(begin.format(len(of)) + (f": {elsewhere}" if elsewhere else ""))
        self._missing.setText("<br>".join(lines))

    def fold(self, forms: Sequence[Form]) -> None:
        """What these forms do not ask for lies folded below, that of no others."""
        is_open = self._is_rest_open
        for form in self._folded:
            if form not in forms:
                form.folding.rest.hide()
        self._folded = tuple(forms)
        for form in forms:
            self._rests.addWidget(form.folding.rest)
        if is_open:
            self._open_rest(True)
        self.count_rest()

    def count_rest(self) -> None:
        """Say how much is filled in already."""
        texts = [
            form.texts().get(name, "").strip()
            for form in self._folded
            for name in form.folding.rest_names()
        ]
        filled = sum(map(bool, texts))
        others = f", {len(texts) - filled} ô không bắt buộc" if filled < len(texts) else ""
        sign = "▾" if self._is_rest_open else "▸"
        self._unfold.setText(f"{sign} {filled} ô đã điền sẵn{others} (xem, sửa)")

    def order_tabs(self, asked: Sequence[QWidget], then: Sequence[QWidget] = ()) -> None:
        """Tab goes through what is asked, the papers and the rest, then where it is led."""
        self._asked, self._then = tuple(asked), tuple(then)
        rest = [stop for form in self._folded for stop in form.folding.rest_stops()]
        papers = self.papers.stops() if self._takes_papers else ()
        in_order([*asked, *papers, self._unfold_button, *rest, *then])

    @property
    def _is_rest_open(self) -> bool:
        return not self._rest.isHidden()

    def fold_rest(self) -> None:
        """Put what is filled in out of sight, for the next citizen."""
        if self._is_rest_open:
            self._open_rest(False)

    def focus_rest(self) -> None:
        """Go where no key does anything by itself."""
        self._unfold_button.setFocus()

    @action(shortcut="Ctrl+E", waits_for=NOBODY)
    def turn_rest(self) -> None:
        """Open what need not be filled, or close it; the focus goes along."""
        is_open = not self._is_rest_open
        self._open_rest(is_open)
        stops = [stop for form in self._folded for stop in form.folding.rest_stops()]
        (stops[0] if is_open else self._unfold_button).setFocus()

    def _open_rest(self, is_open: bool) -> None:
        for form in self._folded:
            form.folding.open_rest(is_open)
        self._rest.setVisible(is_open)
        self.count_rest()
        self.order_tabs(self._asked, self._then)

    # --- the paper beside it, or in its place ----------------------------------------------------

    def set_narrow(self, is_narrow: bool) -> None:
        """Whether the window has no room for the paper beside the fields."""
        if is_narrow != self._is_narrow:
            self._is_narrow, self._is_seen = is_narrow, False
            self._arrange()

    @property
    def has_paper_alone(self) -> bool:
        """Whether the paper has taken the place of everything else."""
        return self._is_narrow and self._is_seen

    @action(SEE_PAPER, shortcut="Ctrl+B", icon="pdf", waits_for=NOBODY)
    def turn_paper(self) -> None:
        """Show the paper or put it away; the focus is in the field again afterwards."""
        if self._is_narrow:
            self._is_seen = not self._is_seen
            if self._is_seen:
                self._left_at = self.window().focusWidget()
        else:
            self._is_folded = not self._is_folded
            self._frame.own.remember(PAPER_FOLDED, "yes" if self._is_folded else "no")
        self._arrange()
        self.paper_turned.emit()
        if self.has_paper_alone:
            self.preview.view.setFocus()
        elif self._is_narrow and self._left_at is not None:
            self._left_at.setFocus()

    def hasHeightForWidth(self) -> bool:
        """Without the paper beside them the fields have all the height that they need."""
        return self._is_narrow and not self._is_seen

    def sizeHint(self) -> QSize:
        """No more than is needed to work in it: the page gives it what is left."""
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        """High enough to see a field and the papers below it."""
        return QSize(0, size("filling_least"))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """More fields, or fewer, ask for another height."""
        if event.type() is QEvent.Type.LayoutRequest:
            self._scrolled.updateGeometry()
        return super().eventFilter(watched, event)

    def _arrange(self) -> None:
        is_seen = self._is_seen if self._is_narrow else not self._is_folded
        self._right.setVisible(is_seen)
        self._left.setVisible(not (self._is_narrow and is_seen))
        self._see.setText(FOLD_PAPER if is_seen else SEE_PAPER)
        self._see_button.setHidden(is_seen)
        self._scrolled.be_whole(self._is_narrow)
        self.updateGeometry()


def _card(content: QWidget, margin: str = "xs") -> QFrame:
    made = QFrame()
    made.setProperty("kind", "card")
    made.setMinimumWidth(0)
    made.setLayout(column(content, margin=margin))
    return made
