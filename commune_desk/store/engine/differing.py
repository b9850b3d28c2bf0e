"""What an engine finds when it lays a copy beside the database."""

from typing import NamedTuple


class Differing(NamedTuple):
    """What differs.

    Attributes:
        tables: in which any row is not as it is here; `schema` stands for what holds them together.
        was_loaded: whether the copy was loaded for it, and not only read.
    """

    tables: tuple[str, ...]
    was_loaded: bool
