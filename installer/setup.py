"""Makes the installer for Windows of a finished bundle: makensis with the script `windows.nsi`."""

import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image

from installer.identity import VERSION, four_numbers

SCRIPT = Path(__file__).with_name("windows.nsi")
STUB_WORDS = Path(__file__).with_name("stub_words.py")
SIDE, SIDE_ICON, BLUE = (164, 314), 96, "#0B5CAD"
"""The picture beside the first page, as wide and high as NSIS wants it, and what is on it."""
ICON = Path(__file__).parents[1] / "resources" / "icons" / "app.ico"


def make(
    bundle: Path, target: Path, *, version: str = VERSION, switches: tuple[str, ...] = ()
) -> None:
    """Pack a bundle for Windows into one executable that installs it.

    Args:
        bundle: the finished folder.
        target: where the installer goes.
        version: as it calls itself; another one for trying an upgrade.
        switches: "FAST" packs quickly and large, "DYING" can be ended at each step (for tests).

    Raises:
        subprocess.CalledProcessError: makensis said why.
    """
    size_kb = sum(path.stat().st_size for path in bundle.rglob("*") if path.is_file()) // 1024
    target.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as folder:
        values = {
            "VERSION": version,
            "NUMBERS": ".".join(map(str, four_numbers(version))),
            "BUNDLE": bundle.resolve(),
            "OUTPUT": target.resolve(),
            "ICON": ICON,
            "SIDE": draw_side(Path(folder) / "side.bmp"),
            "SIZE_KB": size_kb,
            "HEAD": Path(folder) / "head.exe",
            "PYTHON": sys.executable,
            "STUB_WORDS": STUB_WORDS,
        }
        defined = [f"-D{name}={value}" for name, value in values.items()]
        flags = [f"-D{name}" for name in switches]
        command = ["makensis", "-V2", "-INPUTCHARSET", "UTF8", *defined, *flags, str(SCRIPT)]
        subprocess.run(command, check=True)


def draw_side(target: Path) -> Path:
    """The icon of the program on its blue, for the first page and the last."""
    picture = Image.new("RGB", SIDE, BLUE)
    with Image.open(ICON) as icon:
        small = icon.convert("RGBA").resize((SIDE_ICON, SIDE_ICON), Image.Resampling.LANCZOS)
    left = (SIDE[0] - SIDE_ICON) // 2
    picture.paste(small, (left, left), small)
    picture.save(target)
    return target
