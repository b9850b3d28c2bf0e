"""What is refused so that a restore meets no other work."""

from dataclasses import dataclass

from commune_desk.domain.errors import UserError


@dataclass(eq=False)
class OfficeInUse(UserError):
    """Another program or counter is connected with the database that is to be replaced."""


@dataclass(eq=False)
class OfficeBeingRestored(UserError):
    """A backup is taking the place of the database at this moment."""
