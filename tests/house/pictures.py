"""The pictures of README and of the help, made small from the gallery: `tasks.py pictures`."""

import sys
from pathlib import Path

from PIL import Image

from commune_desk.ui.frame.actions import PAGES
from commune_desk.ui.pages.help.topics import picture_of
from tests.house.source import ROOT

FOLDER = ROOT / "resources" / "pictures"
SHOWN = {"intake-filled": "intake", "report": "report"}
"""What README shows, by the name in the gallery and by its own."""

FILLED = {
    "intake": "intake-filled",
    "certification": "certification-lot",
    "inspection": "inspection-kinds",
}
"""The pages that the help shows at work, by their keys and the names in the gallery."""

HELP_WIDTH = 1024


def in_few_colours(picture: Image.Image, colours: int) -> Image.Image:
    """The picture in so many colours, of which a small red sign is one as a large ground is."""
    return picture.quantize(colours, Image.Quantize.MAXCOVERAGE, kmeans=2, dither=Image.Dither.NONE)


def take_over(gallery: Path) -> None:
    """Write the pictures anew from one set of the gallery.

    A window has few colours: 256 of them look the same in a third of the bytes; the help, which
    goes along with the program, makes do with 128.
    """
    for name, shown in SHOWN.items():
        with Image.open(gallery / f"{name}.png") as drawn:
            small = in_few_colours(drawn.convert("RGB"), 256)
            small.save(FOLDER / f"{shown}.png", optimize=True)
    for page in (one for one in PAGES if one.key != "help"):
        with Image.open(gallery / f"{FILLED.get(page.key, page.key)}.png") as drawn:
            high = round(drawn.height * HELP_WIDTH / drawn.width)
            reduced = drawn.convert("RGB").resize((HELP_WIDTH, high), Image.Resampling.LANCZOS)
            small = in_few_colours(reduced, 128)
            small.save(picture_of(page), optimize=True)


if __name__ == "__main__":
    take_over(Path(sys.argv[1]))
