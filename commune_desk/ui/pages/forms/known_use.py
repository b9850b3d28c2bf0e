"""A form that somebody uses changes at the second press: the first says who does."""

from collections.abc import Callable
from typing import TypeVar

from commune_desk.domain.form.errors import FormInUse

T = TypeVar("T")


class KnownUse:
    """What an officer was told of the use of forms, in one dialog."""

    def __init__(self) -> None:
        self._told: set[str] = set()

    def tried(self, what: str, verb: Callable[[bool], T]) -> T:
        """Call a service that asks whether the use of a form is known.

        Args:
            what: the change, for which it may have been said before.
            verb: the service, with what it asks.

        Raises:
            FormInUse: it was not said before.
            UserError: whatever else the service refuses.
        """
        try:
            return verb(what in self._told)
        except FormInUse:
            self._told.add(what)
            raise
