"""Esc loses no work: a dialog in which something was typed is left when it is asked to twice.

So is the X of the window; a button that says it leaves does so at once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from commune_desk.ui.widgets.text import Refusal

TYPED = "Chưa lưu những gì vừa gõ. Nhấn Esc lần nữa để bỏ."


class Leaving:
    """Whether a dialog may be left now.

    Args:
        typed: what stands in it.
        said: the line in which it asks.
    """

    def __init__(self, typed: Callable[[], object], said: Refusal) -> None:
        self._typed, self._said = typed, said
        self._known: list[object] = []
        """What may be dropped: what stood there when it opened, and what was asked about."""

    def begin(self) -> None:
        """What stands there for the first time was not typed."""
        if not self._known:
            self._known.append(self._typed())

    def may(self) -> bool:
        """Whether it may; where something would be lost it asks, once for each state of it."""
        now = self._typed()
        if now in self._known:
            return True
        self._known.append(now)
        self._said.setText(TYPED)
        return False
