"""Makes the installer for Windows of a finished bundle: makensis with the script `windows.nsi`."""

import subprocess
from pathlib import Path

from installer.identity import VERSION, four_numbers

SCRIPT = Path(__file__).with_name("windows.nsi")
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
    values = {
        "VERSION": version,
        "NUMBERS": ".".join(map(str, four_numbers(version))),
        "BUNDLE": bundle.resolve(),
        "OUTPUT": target.resolve(),
        "ICON": ICON,
        "SIZE_KB": size_kb,
    }
    defined = [f"-D{name}={value}" for name, value in values.items()]
    flags = [f"-D{name}" for name in switches]
    target.parent.mkdir(parents=True, exist_ok=True)
    command = ["makensis", "-V2", "-INPUTCHARSET", "UTF8", *defined, *flags, str(SCRIPT)]
    subprocess.run(command, check=True)
