"""What is refused at sign-in, besides a wrong name or password."""

from dataclasses import dataclass

from commune_desk.domain.errors import UserError


@dataclass(eq=False)
class SignInDelayed(UserError):
    """Too many wrong passwords for that name on this PC; the next try has to wait."""

    seconds: int
