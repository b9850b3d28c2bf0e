"""What changed: signals fired after a service has done its work, so that no page refreshes another.

A page that shows dossiers connects `dossiers_changed` to its own refresh; it need not know who
received one. `PageFrame.perform` fires the signal it is given.
"""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, Signal, SignalInstance
from PySide6.QtWidgets import QWidget


class Changes(QObject):
    """One signal for each kind of thing that several pages show."""

    dossiers_changed = Signal()
    ratings_changed = Signal()
    catalogue_changed = Signal()
    officers_changed = Signal()
    settings_changed = Signal()
    workbooks_changed = Signal()
    backups_changed = Signal()


class WhileShown(QObject):
    """Reads a page anew after a change; one that is not shown reads when it is shown again.

    Args:
        page: it goes with the page.
        changed: after which signals.
        does: what reads anew.
    """

    def __init__(
        self, page: QWidget, changed: Iterable[SignalInstance], does: Callable[[], object]
    ) -> None:
        super().__init__(page)
        self._page, self._does = page, does
        for each in changed:
            each.connect(self.follow)

    def follow(self) -> None:
        """Something changed."""
        if self._page.isVisible():
            self._does()
