"""What three hundred forms cost: nothing before the first is asked for, and then their heads."""

import sys
from pathlib import Path
from time import process_time

from commune_desk.files.papers.forms import shipped_forms
from commune_desk.paths import resources

FORMS = 300
MOST = 0.3
"""Of the time in which the same files are read whole."""


def test_the_heads_of_three_hundred_forms_are_read_without_their_papers(tmp_path: Path):
    three_hundred(tmp_path)

    begin = process_time()
    files = shipped_forms(tmp_path).forms
    opened = process_time()
    heads = files.heads()
    read = process_time()
    whole = dict(files)
    end = process_time()

    assert len(heads) == len(whole) == FORMS
    sys.stdout.write(
        f"\n{FORMS} forms: listed {(opened - begin) * 1000:.0f} ms, heads "
        f"{(read - opened) * 1000:.0f} ms, whole {(end - read) * 1000:.0f} ms\n"
    )
    assert read - opened <= MOST * (end - read)


def three_hundred(folder: Path) -> None:
    """The forms that ship under so many codes."""
    shipped = resources() / "forms"
    (folder / "shared.toml").write_bytes((shipped / "shared.toml").read_bytes())
    paths = [path for path in sorted(shipped.glob("*.toml")) if path.stem != "shared"]
    for number in range(FORMS):
        path = paths[number % len(paths)]
        text = path.read_text(encoding="utf-8").replace(
            f'code = "{path.stem}"', f'code = "f{number}"', 1
        )
        (folder / f"f{number}.toml").write_text(text, encoding="utf-8")
