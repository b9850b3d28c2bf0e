"""The screens on which the program is looked at, drawn by Qt in memory, side by side.

A screen is given by its logical size: 1366×768 at 150 % is 910×512. A process of its own works with
them (`QT_QPA_PLATFORM=offscreen:configfile=…`): a window asks its screen how large it may be.
"""

import json
import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from PySide6.QtCore import QSize

SCREENS: dict[str, tuple[QSize, float]] = {
    "1366x768": (QSize(1366, 768), 1.0),
    "1366x768-125": (QSize(1092, 614), 1.25),
    "1366x768-150": (QSize(910, 512), 1.5),
    "1366x768-200": (QSize(683, 384), 2.0),
    "1280x720": (QSize(1280, 720), 1.0),
    "1920x1080": (QSize(1920, 1080), 1.0),
    "3840x2160": (QSize(3840, 2160), 1.0),
}
"""The logical size of each, and its scale; 1920x1080 is also 3840x2160 at 200 %."""


def write_config(path: Path) -> str:
    """Write the file that Qt reads, and give the name of the platform with it."""
    left, screens = 0, []
    for name, (logical, _scale) in SCREENS.items():
        screens.append(
            {
                "name": name, "x": left, "y": 0,
                "width": logical.width(), "height": logical.height(),
                "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1,
            }
        )  # fmt: skip
        left += logical.width()
    path.write_text(json.dumps({"screens": screens}), encoding="utf-8")
    return f"offscreen:configfile={path}"


if __name__ == "__main__":  # `python3 tasks.py gallery`
    with TemporaryDirectory() as folder:
        os.environ["QT_QPA_PLATFORM"] = write_config(Path(folder) / "screens.json")
        sys.exit(pytest.main(["tests/ui/pages/cases_in_gallery.py", *sys.argv[1:]]))
