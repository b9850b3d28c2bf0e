"""The figures of the house beside those of the last release: `python3 tasks.py house`.

They are for people to look at. `python3 tasks.py house --keep VERSION` writes the present ones into
`last_release.json`; a release does so, and what comes after it is compared with them.
"""

import argparse
import json
from collections import defaultdict
from pathlib import Path

from tests.house.figures import complexity, figures, used_once
from tests.house.source import PACKAGE, Module, length, modules

LAST_RELEASE = Path(__file__).with_name("last_release.json")
WHOLE, REST = "whole house", "single modules"
MOST_CUT = 10

Measured = dict[str, dict[str, float]]


def main() -> None:
    """Print the report, or keep its figures."""
    parser = argparse.ArgumentParser("python3 tasks.py house", description=__doc__)
    parser.add_argument("--keep", metavar="VERSION", help="these are the figures of that release")
    parser.add_argument("--of", metavar="FOLDER", type=Path, default=PACKAGE, help="another house")
    given = parser.parse_args()
    house = modules(given.of)
    now = measured(house)
    if given.keep:
        kept = {"version": given.keep, "figures": now}
        LAST_RELEASE.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")
        return
    last = json.loads(LAST_RELEASE.read_text("utf-8"))
    print(f"Below each line stands that of the last release ({last['version']}).\n")
    print(table(now, last["figures"]))
    print("\nThe longest module, function and class, and the function with most ways through it:")
    print("\n".join(f"{size:4}  {place}" for size, place in extremes(house)))
    print("\nMost private functions that are used once:")
    for module in sorted(house, key=lambda module: -len(used_once(module)))[:MOST_CUT]:
        print(f"{len(used_once(module)):4}  {module.place}")


def measured(house: tuple[Module, ...]) -> Measured:
    """The figures of the whole house, of each of its rooms, and of the modules beside them."""
    rooms = defaultdict(list)
    for module in house:
        rooms[module.room if module.has_room else REST].append(module)
    names = sorted(rooms, key=lambda name: (name == REST, name))
    return {WHOLE: figures(house)} | {name: figures(rooms[name]) for name in names}


def table(now: Measured, last: Measured) -> str:
    """A line for each room, and below it that of the last release."""
    headings = [heading.rpartition(" ") for heading in now[WHOLE]]
    rows = [
        ["", *(above for above, _, _ in headings)],
        ["", *(below for _, _, below in headings)],
    ]
    for room, found in now.items():
        rows.append([room, *map(number, found.values())])
        before = last.get(room, {})
        rows.append(["", *(number(before.get(heading)) for heading in found)])
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join(
        "  ".join([row[0].ljust(widths[0]), *map(str.rjust, row[1:], widths[1:])]) for row in rows
    )


def extremes(house: tuple[Module, ...]) -> list[tuple[int, str]]:
    """How long, or how tangled, the worst of each kind is, and where it stands."""
    functions = [(f, f"{module.place}:{f.name}") for module in house for f in module.functions()]
    classes = [(c, f"{module.place}:{c.name}") for module in house for c in module.classes()]
    return [
        max((module.line_count, module.place) for module in house),
        max((length(function), place) for function, place in functions),
        max((length(node), place) for node, place in classes),
        max((complexity(function), place) for function, place in functions),
    ]


def number(figure: float | None) -> str:
    """A figure as people read it, with a decimal place only where it has one."""
    return "–" if figure is None else f"{figure:g}"


if __name__ == "__main__":
    main()
