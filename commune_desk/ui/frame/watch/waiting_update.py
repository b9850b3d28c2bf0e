"""The update that is installed when the program ends, whoever sits at the desk by then.

Not when an officer signs out: the next one is to find the program as it was.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject

from commune_desk.domain.errors import UserError

if TYPE_CHECKING:
    from commune_desk.services.upkeep.updates import Prepared


class WaitingUpdate(QObject):
    """It, and where nothing waits, nothing; one for the application.

    Attributes:
        prepared: what waits.
    """

    def __init__(self, application: QCoreApplication) -> None:
        super().__init__(application)
        self.prepared: Prepared | None = None

    @staticmethod
    def of_application() -> WaitingUpdate:
        """What waits for the end of the application that is running."""
        application = QCoreApplication.instance()
        if application is None:
            raise RuntimeError("no application whose end could be waited for")
        return application.findChild(WaitingUpdate) or WaitingUpdate(application)

    def begin(self) -> None:
        """The program ends: whoever put the update off for that has it now.

        What the system refuses is told at the next start, as an update that did not come about.
        """
        if self.prepared is None:
            return
        from commune_desk.services.upkeep import updates  # not at a start, which knows of none

        with suppress(UserError):
            updates.start(self.prepared)
