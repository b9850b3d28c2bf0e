"""Every declared form, empty and with invented people, as PDF and pictures for people to look at.

`python3 tasks.py forms --out DIR` draws all, or those that are named: `forms birth marriage`;
`forms --shares` prints how much of each fills itself for a citizen on file (`shares`).
"""

import argparse
import subprocess
import sys
from pathlib import Path

from commune_desk.documents.declarations.declaration import render
from commune_desk.documents.declarations.specimen import blank, specimen
from tests.documents.declared_forms import CODES, form
from tests.documents.shares import lines

DPI = 80


def main() -> None:
    """Draw the forms that the command line names."""
    parser = argparse.ArgumentParser(prog="tasks.py forms")
    parser.add_argument("--out", type=Path, default=Path("forms-output"))
    parser.add_argument("--shares", action="store_true")
    parser.add_argument("codes", nargs="*", default=CODES, metavar="FORM")
    chosen = parser.parse_args()
    if chosen.shares:
        sys.stdout.writelines(f"{line}\n" for line in lines(chosen.codes))
        return
    chosen.out.mkdir(parents=True, exist_ok=True)
    for code in chosen.codes:
        for name, fill in (("empty", blank), ("filled", specimen)):
            paper = chosen.out / f"{code}-{name}.pdf"
            paper.write_bytes(render(fill(form(code))))
            picture = str(paper.with_suffix(""))
            subprocess.run(["pdftoppm", "-r", str(DPI), "-png", paper, picture], check=True)


if __name__ == "__main__":
    main()
