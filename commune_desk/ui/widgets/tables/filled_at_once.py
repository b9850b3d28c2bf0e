"""A table whose columns are as wide as what stands in them, measured once for all its lines.

Qt measures such a column anew for every cell that is written: a report of nine sectors took longer
than a key may take.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtWidgets import QHeaderView, QTableWidget


@contextmanager
def filled_at_once(table: QTableWidget) -> Iterator[None]:
    """While the lines are written every column keeps its width; then each has its own rule again.

    A column that is new is as wide as what stands in it.
    """
    header = table.horizontalHeader()
    rules = [header.sectionResizeMode(column) for column in range(header.count())]
    header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    try:
        yield
    finally:  # also where a filling breaks off: its columns must not stay as they happen to be
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        for column, rule in enumerate(rules[: header.count()]):
            header.setSectionResizeMode(column, rule)
