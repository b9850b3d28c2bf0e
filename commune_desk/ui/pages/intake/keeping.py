"""Nothing that stands on the intake page is lost: it is a draft, until it is received or given up.

What is typed is saved while it is typed (`drafts`), put by when another comes first, and brought
back when its turn comes: a draft, a visit, what was written for somebody.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING
from uuid import uuid4

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from commune_desk.domain.reception.reception import is_begun, title_of
from commune_desk.services.people import citizens
from commune_desk.ui.pages.intake.applicant import APPLICANT, DELEGATE, PEOPLE, ApplicantPanel
from commune_desk.ui.pages.intake.drafts import DraftKeeper, with_count
from commune_desk.ui.pages.intake.entered import Entered
from commune_desk.ui.widgets.actions import action, action_of, make_action

if TYPE_CHECKING:
    from commune_desk.domain.form.spec import Texts
    from commune_desk.ui.frame.page_frame import PageFrame

REQUEST = "request_id"
"""Goes with what is entered and with its draft, so that the same is not received twice."""
DRAFTS = "Bản nháp"
LEFT = "{name}: chưa nhập gì, không để nháp."


class Keeping(QObject):
    """The draft of the page, and the way back to it.

    Args:
        entered: what stands on the page.
        applicant: whether somebody was only read there, and where the next one begins.
        show: shows what was kept and goes on with it; without any text the page is empty.
    """

    def __init__(
        self,
        frame: PageFrame,
        page: QWidget,
        *,
        entered: Entered,
        applicant: ApplicantPanel,
        show: Callable[[Texts], None],
    ) -> None:
        super().__init__(page)
        self._frame = frame
        self._entered = entered
        self._applicant = applicant
        self._show = show
        self._request = uuid4().hex
        self._keeper = DraftKeeper(
            frame, page, entered=self._worth_keeping, show=lambda kept: show(kept.texts)
        )
        choosing = make_action(page, DRAFTS, self._keeper.choose, shortcut="Ctrl+O", icon="edit")
        self._keeper.counted.connect(lambda count: choosing.setText(with_count(DRAFTS, count)))
        self.actions = (choosing, action_of(self.put_aside, page))
        self.count = self._keeper.count
        self.save_soon = self._keeper.save_soon
        self.take_over = self._keeper.take_over

    def begin(self, texts: Texts) -> None:
        """Other texts stand on the page: what they were asked under before, or a new request."""
        self._request = texts.get(REQUEST) or uuid4().hex

    def named(self, texts: Texts) -> Texts:
        """What is received, with the name under which it is asked for once."""
        return {**texts, REQUEST: self._request}

    def save(self) -> bool:
        """Save what stands here now, somebody who was only scanned too; whether that was done."""
        texts = self._entered.texts()
        return self._keeper.save(self.named(texts) if is_begun(texts) else {})

    def save_out_of_sight(self) -> None:
        """Save what would be a pity to lose; what leaving kept of who was only read stays."""
        if not self._is_only_read(self._entered.texts()):
            self._keeper.save()

    def put_by(self) -> None:
        """Keep what is typed as a draft and clear the page; the draft can be opened again."""
        if not is_begun(self._entered.texts()):
            self._applicant.focus_scan()
            return
        if self.save():
            self._frame.notices.publish("Đã để lại thành bản nháp. Ctrl+O mở lại.")
            self._keeper.release()
            self._clear()

    def take_up(self, texts: Texts) -> None:
        """Go on with what was entered elsewhere or before; what stood here stays a draft."""
        self.put_by()
        self._show(texts)

    def make_ready(self) -> None:
        """What stood here is written down: ready for the next citizen."""
        self._keeper.discard()
        self._clear()

    @action("Để nháp", shortcut="Esc", icon="save")
    def put_aside(self) -> None:
        """Esc: keep what is typed; where nothing is, back to the scan box, and from there home.

        Who was only read and leaves again is no draft: their card is read again as quickly. Undo
        does not bring them back, or it would one day before the next citizen.
        """
        texts = self._entered.texts()
        if self._is_only_read(texts):
            self._clear()
            self._frame.notices.publish(LEFT.format(name=title_of(texts)))
            # Whose record filled the page was seen, though nothing came of it.
            numbers = (texts.get(f"{who}.personal_id", "") for who in (APPLICANT, DELEGATE))
            desk = self._frame.desk
            notes = [partial(citizens.note_left, desk, number) for number in numbers if number]
            if notes:
                self._frame.make(notes, then=lambda _done: None)
            return
        if is_begun(texts):
            self.put_by()
            return
        leads_home = self._applicant.scan.hasFocus()
        self._clear()  # what was refused stays for nobody
        if leads_home:
            self._frame.show_page("today")

    def _is_only_read(self, texts: Texts) -> bool:
        """Whether nothing stands here but who was scanned or found."""
        others = {name: text for name, text in texts.items() if not name.startswith(PEOPLE)}
        is_more = is_begun(others) or self._entered.is_letter
        return self._applicant.is_only_read and not is_more

    def _worth_keeping(self) -> Texts:
        """What would be a pity to lose; nothing while nobody and nothing was entered."""
        texts = self._entered.texts()
        return self.named(texts) if is_begun(texts) and not self._is_only_read(texts) else {}

    def _clear(self) -> None:
        self._show({})
        self.count()
        self._applicant.focus_scan()
