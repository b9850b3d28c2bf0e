"""The SHA-256 of what goes by, computed on a thread of its own while the disk has the next piece.

To hash a piece takes as long as to read or to write it, and Python waits for neither with its lock:
side by side the two take as long as the longer of them.
"""

import hashlib
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager


class HashBeside:
    """A SHA-256; one piece at most waits to be hashed, so that none of them pile up."""

    def __init__(self, thread: ThreadPoolExecutor) -> None:
        self._thread, self._digest = thread, hashlib.sha256()
        self._last: Future[None] | None = None

    def update(self, piece: bytes) -> None:
        """Hash a piece, which does not change any more, once the one before it is done."""
        self._wait()
        self._last = self._thread.submit(self._digest.update, piece)

    def hexdigest(self) -> str:
        """The digest of all pieces."""
        self._wait()
        return self._digest.hexdigest()

    def _wait(self) -> None:
        if self._last is not None:
            self._last.result()


@contextmanager
def hash_beside() -> Iterator[HashBeside]:
    """A SHA-256 with a thread, as long as the block lasts."""
    with ThreadPoolExecutor(1) as thread:
        yield HashBeside(thread)
