"""Under what a paper is shown that is made beside the window: by then a dialog may be closed."""

from PySide6.QtWidgets import QWidget


class Owner:
    """A widget that asked for a paper, and what its windows stand over."""

    def __init__(self, asking: QWidget) -> None:
        self._chain = [asking]
        while (below := self._chain[-1].window().parentWidget()) is not None:
            self._chain.append(below)

    @property
    def is_there(self) -> bool:
        """Whether who asked may still be told."""
        return _is_kept(self._chain[0])

    def is_below(self, window: QWidget) -> bool:
        """Whether that window is its own, or one that its own stands over."""
        return any(_is_kept(one) and one.window() is window for one in self._chain)

    def widget(self) -> QWidget:
        """Who asked, or what its window stood over once that was closed."""
        there = (one for one in self._chain if _is_kept(one) and one.window().isVisible())
        return next(there, self._chain[-1])


def _is_kept(widget: QWidget) -> bool:
    """Whether Qt has not destroyed a widget; it tells those alone who ask the widget something."""
    try:
        widget.window()
    except RuntimeError:
        return False
    return True
