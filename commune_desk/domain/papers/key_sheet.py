"""The sheet of keys (bảng phím): what lies beside the keyboard in the first weeks."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class KeyGroup:
    """The keys of one page, or those that work everywhere: each key with what it does."""

    title: str
    keys: Sequence[tuple[str, str]]
