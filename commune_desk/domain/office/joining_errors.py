"""Why a PC cannot be added to an office, and why data cannot be where they are."""

from dataclasses import dataclass
from datetime import datetime

from commune_desk.domain.errors import UserError


@dataclass(eq=False)
class OfficeOnNetwork(UserError):
    """An office of one PC would stand on a drive of the network, which damages its database."""

    put_right_in = ("folder",)

    folder: str


@dataclass(eq=False)
class OfficeOnOnePc(UserError):
    """The office is on this PC alone; others can only be added to one on a server."""


@dataclass(eq=False)
class PcNameMissing(UserError):
    """No PC is named for which the join file is."""


@dataclass(eq=False)
class JoinFileDamaged(UserError):
    """A file is no join file, or was changed or cut."""

    name: str


@dataclass(eq=False)
class JoinCodeWrong(UserError):
    """The code does not open the join file."""

    put_right_in = ("code",)


@dataclass(eq=False)
class JoinFileOfOtherPc(UserError):
    """The join file was made for another PC."""

    pc: str
    this_pc: str


@dataclass(eq=False)
class JoinFileExpired(UserError):
    """The join file is too old."""

    until: datetime


@dataclass(eq=False)
class JoinFileUsed(UserError):
    """A PC was added with this join file already."""


@dataclass(eq=False)
class JoinAccountVoid(UserError):
    """The server does not take the account of the join file any more.

    Somebody joined with it, its days are over, or its PC was shut out.
    """

    host: str


@dataclass(eq=False)
class JoinFileUnknown(UserError):
    """The office does not know of this join file: it was made by another, or before a restore."""


@dataclass(eq=False)
class RolesNotPermitted(UserError):
    """The account of this PC may not make accounts for others on the server."""

    host: str
    account: str


@dataclass(eq=False)
class PcUnknown(UserError):
    """No PC of that name was ever invited into the office, or all of its accounts are shut."""

    pc: str


@dataclass(eq=False)
class PcSharesAccount(UserError):
    """The PC came in with the account of the inviting PC, which cannot be shut for it alone."""

    pc: str


@dataclass(eq=False)
class PcHasOffice(UserError):
    """The PC works with an office already."""

    folder: str
