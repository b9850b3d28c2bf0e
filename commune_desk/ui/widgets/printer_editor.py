"""Chooses one of the printers of this PC."""

from PySide6.QtPrintSupport import QPrinterInfo

from commune_desk.ui.widgets.editors import ChoiceEditor


def printer_editor() -> ChoiceEditor:
    """The printers that the system names; the empty choice is the system's own."""
    names = QPrinterInfo.availablePrinterNames()
    return ChoiceEditor({"": "Máy in mặc định của hệ thống", **{name: name for name in names}})
