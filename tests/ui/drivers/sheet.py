"""The dialog of a recovery sheet."""

from commune_desk.ui.printing.sheet_dialog import DONE, SheetDialog
from commune_desk.words.upkeep.restoring import SHEET_GROUP, TYPE_BACK
from tests.ui.drivers.screen import Area

ON, LEAVE = f"{TYPE_BACK}…", "Đóng"
ALL_GROUPS = range(1, 9)


class Sheet(Area):
    """The dialog of a sheet."""

    widget: SheetDialog

    @property
    def groups(self) -> tuple[str, ...]:
        """What stands on the paper."""
        return self.widget.sheet.groups

    def type_back(self, spoil: str = "") -> None:
        """Go on from the sheet and type the groups that are asked for."""
        self.choose(ON)
        asked = [place for place in ALL_GROUPS if self.has(SHEET_GROUP.format(place=place))]
        for place in asked:
            self.enter(SHEET_GROUP.format(place=place), spoil or self.groups[place - 1])
        self.choose(DONE)
