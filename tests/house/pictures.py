"""The pictures of README and of the help, made small from the gallery: `tasks.py pictures`."""

import sys
from pathlib import Path

from PIL import Image

from tests.house.source import ROOT

FOLDER = ROOT / "resources" / "pictures"
SHOWN = {"intake-filled": "intake", "report": "report"}
"""What README shows, by the name in the gallery and by its own."""


HELP = ROOT / "resources" / "help"
HELP_SHOWN = {
    "today": "today",
    "intake": "intake-filled",
    "dossiers": "dossiers",
    "dossier": "dossier",
    "returns": "returns",
    "certification": "certification-lot",
    "citizens": "citizens",
    "report": "report",
    "catalogue": "catalogue",
    "forms": "forms",
    "settings": "settings",
    "printing": "printing",
    "office": "office",
}
"""What the help shows of a page, by the key of the page and the name in the gallery."""

HELP_WIDTH = 1024


def in_few_colours(picture: Image.Image, colours: int) -> Image.Image:
    """The picture in so many colours, of which a small red sign is one as a large ground is."""
    return picture.quantize(colours, Image.Quantize.MAXCOVERAGE, kmeans=2, dither=Image.Dither.NONE)


def take_over(gallery: Path) -> None:
    """Write the pictures anew from one set of the gallery.

    A window has few colours: 256 of them look the same in a third of the bytes; the help, which
    goes along with the program, makes do with 128.
    """
    HELP.mkdir(parents=True, exist_ok=True)
    for page, name in SHOWN.items():
        with Image.open(gallery / f"{page}.png") as drawn:
            small = in_few_colours(drawn.convert("RGB"), 256)
            small.save(FOLDER / f"{name}.png", optimize=True)
    for key, page in HELP_SHOWN.items():
        with Image.open(gallery / f"{page}.png") as drawn:
            high = round(drawn.height * HELP_WIDTH / drawn.width)
            reduced = drawn.convert("RGB").resize((HELP_WIDTH, high), Image.Resampling.LANCZOS)
            small = in_few_colours(reduced, 128)
            small.save(HELP / f"{key}.png", optimize=True)


if __name__ == "__main__":
    take_over(Path(sys.argv[1]))
