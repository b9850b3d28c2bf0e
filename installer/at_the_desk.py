"""A reception at the window of the installed program, by a hand and a scanner, and its receipt.

Under Wine the keys of X give no letter of Vietnamese, so the card is of somebody whose name has
none; the program then asks to compare name and address, and Enter says that they are as they are on
the card.
"""

import re
import subprocess
import tempfile
from pathlib import Path

import zxingcpp
from PIL import Image
from pypdf import PdfReader

from installer.windows_screen import Screen

LOGIN, NO_CODE, PASSWORD = "mai", "", "mot-cua-tram-chim-2026"
"""An office for practice gives no codes for the first time."""

TO_FIRST_TIME = ("Tab",) * 3
"""From the login to "Lần đầu đăng nhập"."""
CARD = "087085004321||LE VAN NAM|09031985|Nam|Ap Tan Hung, Tram Chim|03052022"
PROCEDURE, ASKED = "1.010038", "Tach khoi ho cua cha"
SAID = ("Le Van Nam", "087085004321", "Tách hộ", "Trần Thị Tuyết Mai")
HAND_MS = 90
NUMBER = re.compile(r"\d{3}\.\d\d\.\d\d\.H\d\d-\d{6}-\d{4}")


def sign_in_first_time(screen: Screen, login: str = LOGIN) -> None:
    """An officer chooses a password."""
    screen.press(*TO_FIRST_TIME, "space")
    for text in (login, NO_CODE, PASSWORD, PASSWORD):
        if text:
            screen.write(text)
        screen.press("Tab")
    screen.press("Return")


def sign_in(screen: Screen) -> None:
    """The officer of the last time signs in; the login is remembered, the password asked for."""
    screen.write(PASSWORD)
    screen.press("Return")


def look_at_update(screen: Screen) -> None:
    """Cơ quan, its last section, and what is new on the stick."""
    screen.press("ctrl+F12", "ctrl+shift+Tab", "ctrl+u")


def install_now(screen: Screen) -> None:
    """The button beside the one that gives up, on which the dialog opens."""
    screen.press("Tab")
    screen.press("space")


def scan_card(screen: Screen) -> None:
    """An intake begins with a card."""
    screen.press("F2")
    screen.write(CARD)
    for _doubtful in ("name", "address"):
        screen.press("Return")


def receive(screen: Screen) -> None:
    """A card, a procedure, what its declaration must have, and F9."""
    scan_card(screen)
    screen.write(PROCEDURE, key_ms=HAND_MS)
    screen.press("Return")
    screen.press("F9")  # it says what is missing, and goes there
    screen.write(ASKED, key_ms=HAND_MS)
    screen.press("F9")


def is_receipt_right(papers: Path) -> bool:
    """Whether one of the papers says all of it and has the dossier's number as its QR code."""
    for file in sorted(papers.rglob("*.pdf")):
        text = " ".join("".join(page.extract_text() for page in PdfReader(file).pages).split())
        numbers = set(NUMBER.findall(text))
        codes = codes_on(file)
        print(f"{file.name}: QR {', '.join(codes) or 'none'}")
        if numbers and set(codes) & numbers and all(said in text for said in SAID):
            return True
    return False


def codes_on(file: Path) -> list[str]:
    """The QR codes on the first page of a paper."""
    with tempfile.TemporaryDirectory() as folder:
        drawn = Path(folder) / "page"
        draw = ["pdftoppm", "-r", "150", "-png", "-singlefile", str(file), str(drawn)]
        subprocess.run(draw, check=True)
        with Image.open(drawn.with_suffix(".png")) as page:
            return [code.text for code in zxingcpp.read_barcodes(page)]
