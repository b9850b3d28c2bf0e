"""Which backups are kept (lưu giữ bản sao lưu): near ones closely, far ones sparsely.

All of today, then the newest of each of the last twelve days that have one, of the last ten weeks
and of the last twelve months. Days without work take nobody's place.
"""

from collections.abc import Callable, Iterable
from datetime import date, datetime

DAYS, WEEKS, MONTHS = 12, 10, 12


def kept(made: Iterable[datetime], today: date) -> frozenset[datetime]:
    """The moments whose backups stay; the newest of all is always among them."""
    newest_first = sorted(made, reverse=True)
    stay = {at for at in newest_first if at.date() >= today}
    spans: tuple[tuple[int, Callable[[datetime], object]], ...] = (
        (DAYS, lambda at: at.date()),
        (WEEKS, lambda at: at.isocalendar()[:2]),
        (MONTHS, lambda at: (at.year, at.month)),
    )
    for count, span in spans:
        newest: dict[object, datetime] = {}
        for at in newest_first:
            newest.setdefault(span(at), at)
        stay.update([*newest.values()][:count])
    return frozenset(stay)
