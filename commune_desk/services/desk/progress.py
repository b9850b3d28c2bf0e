"""How slow work reports how far it is and learns that nobody wants it any more."""

from collections.abc import Callable

Progress = Callable[[int, int], bool]
"""Called with the steps done and the steps in all; False asks to stop."""


class Cancelled(Exception):
    """The officer stopped the work; nothing half done is left behind."""


def unwatched(done: int, total: int) -> bool:  # noqa: ARG001  # the signature is `Progress`
    """Progress that nobody watches."""
    return True


def check(progress: Progress, done: int, total: int) -> None:
    """Report progress and stop where that is wanted.

    Raises:
        Cancelled: the watcher asked to stop.
    """
    if not progress(done, total):
        raise Cancelled
