"""The files of the installed program, as the bill of materials of its bundle lists them.

    bom.cdx.json    CycloneDX: components, and in each its files with their SHA-256

The program as source has no such list; there is nothing to compare then.
"""

import hashlib
import json
from pathlib import Path

BILL = "bom.cdx.json"


def damaged(resources: Path) -> tuple[tuple[str, ...], int]:
    """The files that are not as they were packed, and how many were looked at.

    Args:
        resources: the folder of resources, which stands beside the bill.
    """
    bill = resources.parent / BILL
    if not bill.is_file():
        return (), 0
    root = bill.parent.parent
    document = json.loads(bill.read_text("utf-8"))
    listed = {
        file["name"]: file["hashes"][0]["content"]
        for component in document["components"]
        for file in component.get("components", ())
    }
    return tuple(name for name in listed if _digest(root / name) != listed[name]), len(listed)


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""
