"""The files of the installed program, as the bill of materials of its bundle lists them.

    bom.cdx.json    CycloneDX: components, and in each its files with their SHA-256

The program as source has no such list; there is nothing to compare then.
"""

import hashlib
import json
import sys
from pathlib import Path
from typing import Any

BILL = "bom.cdx.json"
KEY = r"Software\CommuneDesk"
"""Where the installer writes down what it did."""


def damaged(resources: Path) -> tuple[tuple[str, ...], int]:
    """The files that are not as they were packed, and how many were looked at.

    Args:
        resources: the folder of resources, which stands beside the bill.
    """
    root = resources.parent.parent
    listed = {
        file["name"]: file["hashes"][0]["content"]
        for component in _components(resources)
        for file in component.get("components", ())
    }
    return tuple(name for name in listed if _digest(root / name) != listed[name]), len(listed)


def modules(resources: Path, package: str) -> tuple[str, ...]:
    """The modules of a package, as they were packed or as they stand in the source.

    Args:
        resources: the folder of resources.
        package: its name.
    """
    packed = tuple(
        name
        for component in _components(resources)
        for said in component.get("properties", ())
        if said["name"] == "modules"
        for name in said["value"].split()
        if name == package or name.startswith(f"{package}.")
    )
    if packed:
        return packed
    root = resources.parent
    files = ((root / package).rglob("*.py")) if (root / package).is_dir() else iter(())
    names = (".".join(file.relative_to(root).with_suffix("").parts) for file in files)
    return tuple(sorted(name.removesuffix(".__init__") for name in names))


def is_for_all() -> bool:
    """Whether the program that runs was installed for all accounts of this Windows."""
    if sys.platform == "win32":
        import winreg

        try:
            with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, KEY) as key:
                return Path(sys.executable).parent == Path(winreg.QueryValueEx(key, "Folder")[0])
        except OSError:
            return False
    return False


def _components(resources: Path) -> list[dict[str, Any]]:
    bill = resources.parent / BILL
    if not bill.is_file():
        return []
    components: list[dict[str, Any]] = json.loads(bill.read_text("utf-8"))["components"]
    return components


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""
