"""Provinces and communes as they ship: CSV files whose first lines say where they come from.

Lines that begin with `#` are for people. Reading the 3,321 communes takes a few milliseconds, so
nobody caches them.
"""

import csv
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from commune_desk.domain.input_errors import WrongField
from commune_desk.domain.office.place import Commune, FormerCommune, Province
from commune_desk.domain.outside_errors import FileUnreadable
from commune_desk.files.parsing import read_text_file


def read_provinces(folder: Path) -> tuple[Province, ...]:
    """The provinces in order of code.

    Raises:
        FileMissing: `provinces.csv` is not there.
        FileUnreadable: it is not a CSV file of that form.
        WrongField: a row has more or fewer columns.
    """
    return tuple(Province(*row) for row in _rows(folder / "provinces.csv", ("code", "name")))


def read_communes(folder: Path) -> tuple[Commune, ...]:
    """The communes in order of code.

    Raises:
        FileMissing: `communes.csv` is not there.
        FileUnreadable: it is not a CSV file of that form.
        WrongField: a row has more or fewer columns.
    """
    columns = ("code", "name", "province_code")
    return tuple(Commune(*row) for row in _rows(folder / "communes.csv", columns))


def read_former_communes(folder: Path) -> tuple[FormerCommune, ...]:
    """The communes of before 01/7/2025, by province, district and name.

    Raises:
        FileMissing: `former_communes.csv` is not there.
        FileUnreadable: it is not a CSV file of that form.
        WrongField: a row has more or fewer columns.
    """
    codes: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for name, district, province, code in _rows(
        folder / "former_communes.csv", ("name", "district", "province", "code")
    ):
        codes[name, district, province].append(code)
    return tuple(FormerCommune(*old, tuple(new)) for old, new in codes.items())


def _rows(path: Path, columns: tuple[str, ...]) -> Iterator[list[str]]:
    text = read_text_file(path, "UTF-8")
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    table = csv.reader(lines, strict=True)
    if tuple(next(table, ())) != columns:
        raise FileUnreadable(str(path), ",".join(columns))
    for row in table:
        if len(row) != len(columns) or not all(row):
            raise WrongField(path.name, table.line_num, ",".join(columns), ",".join(row))
        yield row
