"""What is done with the office while nobody has it open: restore, move, its key."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from commune_desk.ui.frame.way_in.upkeep import Upkeep

if TYPE_CHECKING:
    from collections.abc import Callable

    from commune_desk.domain.upkeep.recovery import KeyChanged, RecoverySheet
    from commune_desk.paths import DataFolder
    from commune_desk.services.desk.progress import Progress
    from commune_desk.services.office.signing_in import Claim
    from commune_desk.services.upkeep.restoring import BackupSeen, Foreseen, Restored
    from commune_desk.ui.frame.way_in.move_dialog import MoveAsked

T = TypeVar("T")


class ClosedOffice:
    """The office of a data folder while nobody has it open, as `way_in/upkeep.py` describes it.

    Args:
        folder: says which it is by now; a first start may choose another one.
    """

    def __init__(self, folder: Callable[[], DataFolder]) -> None:
        self._folder = folder

    @property
    def upkeep(self) -> Upkeep:
        """What the screen is given of it."""
        return Upkeep(
            backups=self.backups,
            look=self.look,
            foresee=self.foresee,
            restore=self.restore,
            bring_key_back=self.bring_key_back,
            draft_key=self.draft_key,
            show_sheet=self.show_sheet,
            change_key=self.change_key,
            move=self.move,
        )

    def backups(self) -> tuple[Path, ...]:
        """Those that are found on this PC and on the sticks in it."""
        from commune_desk.services.upkeep import restoring

        return restoring.found(self._folder())

    def look(self, path: Path) -> BackupSeen:
        """What one says of itself."""
        from commune_desk.bootstrap import database_of
        from commune_desk.services.upkeep import restoring

        folder = self._folder()
        return restoring.look(path, folder, database_of(folder))

    def foresee(self, path: Path, claim: Claim, progress: Progress) -> Foreseen:
        """What putting it in place would roll back."""
        from commune_desk.services.upkeep import restoring

        return self._done(restoring.foresee, path, claim=claim, progress=progress)

    def restore(self, path: Path, claim: Claim, progress: Progress) -> Restored:
        """Put it in place."""
        from commune_desk.services.upkeep import restoring

        return self._done(restoring.restore, path, claim=claim, progress=progress)

    def bring_key_back(self, code: str) -> None:
        """Put the key back beside the database."""
        from commune_desk.services.upkeep import recovery_sheets

        self._done(recovery_sheets.bring_key_back, code=code)

    def draft_key(self, claim: Claim) -> RecoverySheet:
        """A sheet for a new key."""
        from commune_desk.services.upkeep import changing_key

        return self._done(changing_key.draft, claim=claim)

    def show_sheet(self, sheet: RecoverySheet) -> bool:
        """Show it until it was typed back; whether it was."""
        from commune_desk.files.office import machine
        from commune_desk.ui.printing.sheet_dialog import SheetDialog

        settings = machine.read(self._folder().machine_settings)
        return bool(SheetDialog(sheet, lambda: None, settings=settings).exec())

    def change_key(self, sheet: RecoverySheet, claim: Claim, progress: Progress) -> KeyChanged:
        """Give the database the key of that sheet."""
        from commune_desk.services.upkeep import changing_key

        return self._done(changing_key.change, sheet, claim=claim, progress=progress)

    def move(self, asked: MoveAsked, progress: Progress) -> object:
        """Move it, as `MoveDialog` asks it."""
        from commune_desk.bootstrap import database_of, leave_for_new_pc, system_clock
        from commune_desk.domain.upkeep.moving import MoveKind
        from commune_desk.services.upkeep import leaving, moving

        folder, claim, at = self._folder(), asked.claim, system_clock()
        if asked.kind is MoveKind.NEW_PC:
            return leave_for_new_pc(folder, Path(asked.place), claim=claim, progress=progress)
        if asked.kind is MoveKind.BACK:
            leaving.come_back(folder, database_of(folder), at=at, claim=claim)
            return None
        return moving.move(folder, asked.place, at=at, claim=claim, progress=progress)

    def _done(self, verb: Callable[..., T], *given: object, **more: object) -> T:
        """What comes of a verb of a closed office, told where its data are and what time it is."""
        from commune_desk.bootstrap import database_of, system_clock

        folder = self._folder()
        return verb(*given, database_of(folder), folder=folder, at=system_clock(), **more)
