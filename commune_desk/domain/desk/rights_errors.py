"""What is refused because of who asks."""

from dataclasses import dataclass

from commune_desk.domain.errors import UserError


@dataclass(eq=False)
class MachineMayNot(UserError):
    """A command without an officer has no right to that, by the table or by the office file."""

    action: str


@dataclass(eq=False)
class NotOnThisPc(UserError):
    """The account of this PC on the server has no right to that; that of an administrator's has."""

    action: str
    pc: str


@dataclass(eq=False)
class NoLongerActive(UserError):
    """The account of the officer at the desk was closed since the sign-in."""

    full_name: str


@dataclass(eq=False)
class MachineOfAnotherUser(UserError):
    """Only the user of the operating system who set the office up may run commands without one."""

    user: str
