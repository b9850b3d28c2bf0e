"""What is wrong with the database that the settings of a PC name."""

from dataclasses import dataclass

from commune_desk.domain.errors import UserError


@dataclass(eq=False)
class DatabaseAddressWrong(UserError):
    """A text is no address of a database; it is not repeated, for it may hold a password."""

    put_right_in = ("address",)


@dataclass(eq=False)
class DatabaseRefusesUs(UserError):
    """The server answers, and does not take the name, the password or the database."""

    host: str


@dataclass(eq=False)
class DatabaseRightMissing(UserError):
    """The server does not let the account of this PC do that."""

    host: str


@dataclass(eq=False)
class UpgradeNotOurs(UserError):
    """The database is older than this program, and this PC may not bring it up to date."""

    host: str


@dataclass(eq=False)
class DatabaseEmpty(UserError):
    """The database on the server holds no office."""

    host: str


@dataclass(eq=False)
class DatabasePasswordUnreadable(UserError):
    """The password of the database was sealed on another PC or by another user, or is damaged."""

    path: str


@dataclass(eq=False)
class GroupUnknown(UserError):
    """This PC knows no group of that name."""

    put_right_in = ("group",)

    group: str


@dataclass(eq=False)
class GroupNotOurs(UserError):
    """The user who runs the program may not give a folder to a group."""

    put_right_in = ("group",)

    group: str
    folder: str


@dataclass(eq=False)
class KeyOfAnotherAccount(UserError):
    """Accounts of a PC share an office, and another of them keeps its key; this one reads it."""

    path: str
    account: str


@dataclass(eq=False)
class SharedOnServer(UserError):
    """Accounts of a PC would share the folder of an office that is on a server."""

    host: str


@dataclass(eq=False)
class DataFolderGone(UserError):
    """Where the data of the office were, there are none: the disk is away, or they are lost."""

    folder: str
