"""The pictures at the top of README, made small from the gallery: `python3 tasks.py pictures`."""

import sys
from pathlib import Path

from PIL import Image

from tests.house.source import ROOT

FOLDER = ROOT / "resources" / "pictures"
SHOWN = {"intake-filled": "intake", "report": "report"}
"""What README shows, by the name in the gallery and by its own."""


def take_over(gallery: Path) -> None:
    """Write the pictures anew from one set of the gallery.

    A window has few colours: 256 of them look the same in a third of the bytes.
    """
    FOLDER.mkdir(exist_ok=True)
    for page, name in SHOWN.items():
        with Image.open(gallery / f"{page}.png") as drawn:
            small = drawn.convert("RGB").quantize(256, dither=Image.Dither.NONE)
            small.save(FOLDER / f"{name}.png", optimize=True)


if __name__ == "__main__":
    take_over(Path(sys.argv[1]))
