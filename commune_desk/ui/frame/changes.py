"""What changed: signals fired after a service has done its work, so that no page refreshes another.

A page that shows dossiers connects `dossiers_changed` to its own refresh; it need not know who
received one. `PageFrame.perform` fires the signal it is given.
"""

from PySide6.QtCore import QObject, Signal


class Changes(QObject):
    """One signal for each kind of thing that several pages show."""

    dossiers_changed = Signal()
    ratings_changed = Signal()
    catalogue_changed = Signal()
    officers_changed = Signal()
    settings_changed = Signal()
    workbooks_changed = Signal()
    backups_changed = Signal()
