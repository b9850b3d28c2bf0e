"""Chooses one of the printers of this PC."""

from PySide6.QtPrintSupport import QPrinterInfo

from commune_desk.ui.widgets.form.editors import ChoiceEditor

SYSTEM_PRINTER = "Máy in mặc định của hệ thống"


def printer_editor() -> ChoiceEditor:
    """The printers that the system names; the empty choice is the system's own."""
    names = QPrinterInfo.availablePrinterNames()
    return ChoiceEditor({"": SYSTEM_PRINTER, **{name: name for name in names}})
