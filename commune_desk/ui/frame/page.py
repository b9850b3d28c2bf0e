"""What a page is: one folder in `ui/pages/` and one line in `ui/frame/actions.py`.

The contract of a page, which the window keeps and `Page` writes down:

    class ReturnsPage(QWidget):
        title = "Trả kết quả"
        primary_action: QAction | None = None

        def __init__(self, frame: PageFrame) -> None: ...
        def on_shown(self) -> None: ...

* The window draws the title and, at its right, a button for `primary_action` (its key beside it)
  and quiet buttons for the other actions of the widget (`self.addAction(...)`), in their order.
  Actions are declared at their methods (`widgets/actions.py`); keys F9, F10 … work while the page
  is shown. `title` and `primary_action` may change: emit `header_changed` (an optional `Signal()`)
  afterwards.
* `__init__` builds widgets and reads nothing: the window is there before the lists are. `on_shown`
  runs each time the page comes up, right after it is visible: fill what is empty, set the focus.
* A page that opens one thing declares `opens="dossier"` in its line of `PAGES` and has
  `open_item(item_id: str)`, called before `on_shown`. Others reach it by `frame.open_item`.
* `frame.desk` is the desk of the moment: a new setting makes a new desk, no page keeps a copy.
* Services are called through `frame.perform(lambda: intake.receive(frame.desk, …))`: it shows
  refusals and fires the signal of `frame.changes` that it is given. A page connects the changes
  that concern it to its own refresh and refreshes nobody else.
* Slow work goes through `frame.start("Đang …", lambda progress: service(desk, progress), then=…)`:
  it runs on a thread with its own database connection; `progress` is what the service takes.
* A page has no colour and no size: `widgets/` has cards, titles, buttons, tables, badges, fields;
  distances come from `theme.space("m")`.
* What the scanner read comes to the page that is shown, wherever the focus is: a page that works
  with it has `take_scan(scan)` (optional) and answers whether it took it; what no page takes, the
  officer is asked about. A `ScanEdit` that has the focus gets a card before the page does.
* A page whose work begins in one box has `begin` (optional): its key was pressed while it is shown
  or not, and leads there whatever stands on the page.
* What a page reads once for all, and that makes it slow the first time, stands in a static method
  `get_ready(desk)` (optional): it is called on another thread in a quiet moment before.
* A page that is made ahead and makes parts of itself later has `steps_ahead` (optional): each step
  makes one of them in a quiet moment, out of sight, and takes less time than a key may take.
* Esc that a page does not use leads home (`MainWindow.go_home`).
* Typed text is kept when the page goes out of sight; pages live as long as the window. A page that
  can keep it at once has `keep_typed` (optional), asked when the program found a bug. `can_leave`
  (optional) is asked before the window closes: `-> bool`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol, runtime_checkable

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import SignalInstance
    from PySide6.QtGui import QAction

    from commune_desk.domain.identifiers.scanning import Scan


@runtime_checkable
class Page(Protocol):
    """What the window needs of every page."""

    title: str
    primary_action: QAction | None

    def on_shown(self) -> None:
        """The page is visible now."""


@runtime_checkable
class OpensItem(Protocol):
    """A page that shows one dossier, citizen or procedure."""

    def open_item(self, item_id: str) -> Any:
        """Show that one."""


@runtime_checkable
class TakesScans(Protocol):
    """A page, or a dialog over it, that works with what the scanner read."""

    def take_scan(self, scan: Scan) -> bool:
        """Take it, and refuse it in words where it is wrong; False where it belongs elsewhere."""


@runtime_checkable
class Begins(Protocol):
    """A page whose work begins in one box."""

    def begin(self) -> None:
        """Put the focus there."""


@runtime_checkable
class MakesAhead(Protocol):
    """A page that makes parts of itself in quiet moments."""

    def steps_ahead(self) -> Sequence[Callable[[], object]]:
        """What makes them, each a step of its own."""


@runtime_checkable
class ChangesHeader(Protocol):
    """A page whose title or actions change while it is shown."""

    header_changed: SignalInstance


@runtime_checkable
class KeepsTyped(Protocol):
    """A page on which something is typed that would be a pity to lose."""

    def keep_typed(self) -> bool:
        """Keep it now, and ask nothing; whether nothing is left unkept."""


@runtime_checkable
class AsksBeforeLeaving(Protocol):
    """A page that may hold what is not yet kept."""

    def can_leave(self) -> bool:
        """Whether the window may close now."""
