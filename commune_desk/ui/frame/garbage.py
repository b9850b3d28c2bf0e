"""Garbage in its place: what Qt made is taken away on the UI thread alone.

Why: Python collects cycles on whatever thread happens to allocate. A dialog that was closed long
ago, collected while a report is being made on a worker thread, takes its timers down from the wrong
thread, and Qt later calls a timer that is no more: the window is gone without a word. So automatic
collection is off, and the UI thread collects when it is due by Python's own measure.

Now and then all is due, and to look at everything the program has takes as long as an answer may
take. Most of it stays until the evening: once the pages of the day are made it is set apart.

That measure counts rounds, of which there is one a second here, so that what has outlived two of
them, a closed dialog with the picture of a paper, would stay for two minutes: 5 to 10 MB with
citizens waiting. So what was made since is looked at as well whenever nobody presses a key for a
while (see `ahead`), which takes some milliseconds.
"""

import gc

from PySide6.QtCore import QObject, QTimer

EVERY_MS = 1000


def collect_here(application: QObject) -> None:
    """Collect garbage on this thread from now on, as long as the application lives."""
    if gc.isenabled():
        gc.disable()
        timer = QTimer(application, interval=EVERY_MS)
        timer.timeout.connect(collect_what_is_due)
        timer.start()


def set_apart() -> None:
    """Look no more at what is there now; what was set apart before and is gone is collected."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()


def collect_since() -> None:
    """Collect all that is done with among what was made since the rest was set apart."""
    gc.collect()


def collect_what_is_due() -> None:
    """Collect the oldest generation that has grown past its threshold."""
    counts, thresholds = gc.get_count(), gc.get_threshold()
    for generation in (2, 1, 0):
        if counts[generation] > thresholds[generation]:
            gc.collect(generation)
            return
