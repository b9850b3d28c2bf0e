"""The trays of a printer (khay giấy), by the names that its driver gives them.

Qt names only the trays of old printers and tells nobody what a driver calls its own, so the system
is asked: Windows its spooler, elsewhere CUPS, whose driver files list them as "InputSlot".
"""

import ctypes
import re
import sys
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtPrintSupport import QPrintEngine, QPrinter

from commune_desk.domain.outside_errors import TrayNotFound

_SLOT = re.compile(r"^\*InputSlot ([^:/]+)(?:/([^:]*))?:", re.MULTILINE)
_JOB_OPTIONS = QPrintEngine.PrintEnginePropertyKey(0xFE00)
"""The property by which Qt's own dialog hands options to a job of CUPS; Qt publishes no name."""


@dataclass(frozen=True, slots=True)
class Tray:
    """One tray.

    Attributes:
        name: what the driver calls it.
        words: what people read.
        number: how Windows counts it; 0 elsewhere.
    """

    name: str
    words: str
    number: int = 0


def use_tray(printer: QPrinter, name: str) -> None:
    """Let a job take its paper from a tray; without a name the printer chooses.

    Raises:
        TrayNotFound: the printer has none of that name.
    """
    if not name:
        return
    tray = next((one for one in trays_of(printer.printerName()) if one.name == name), None)
    if tray is None:
        raise TrayNotFound(printer=printer.printerName(), tray=name)
    if sys.platform == "win32":
        printer.setPaperSource(QPrinter.PaperSource(tray.number))
    else:
        printer.printEngine().setProperty(_JOB_OPTIONS, ["InputSlot", tray.name])


def trays_of(printer: str) -> tuple[Tray, ...]:
    """The trays of a printer in its own order; none where its driver does not tell."""
    if sys.platform == "win32":
        ask, limit = ctypes.WinDLL("winspool.drv").DeviceCapabilitiesW, 24
        count = ask(printer, None, 6, None, None)  # DC_BINS
        if count <= 0:
            return ()
        numbers, names = (ctypes.c_uint16 * count)(), ctypes.create_unicode_buffer(limit * count)
        ask(printer, None, 6, numbers, None)
        ask(printer, None, 12, names, None)  # DC_BINNAMES
        called = [names[place * limit : (place + 1) * limit] for place in range(count)]
        ends = [name.partition("\0")[0] for name in called]
        return tuple(Tray(n, n, number) for n, number in zip(ends, numbers, strict=True))
    try:
        driver_of = ctypes.CDLL("libcups.so.2").cupsGetPPD
    except OSError:  # without CUPS there are no printers
        return ()
    driver_of.restype = ctypes.c_char_p
    if not (path := driver_of(printer.encode())):
        return ()
    driver = Path(path.decode())
    text = driver.read_text(encoding="utf-8", errors="replace")
    driver.unlink()
    return tuple(Tray(name, words or name) for name, words in _SLOT.findall(text))
