"""Why an update pack is not taken."""

from dataclasses import dataclass

from commune_desk.domain.errors import UserError


@dataclass(eq=False)
class UpdateDamaged(UserError):
    """A file is no update pack, or was cut or changed."""

    name: str


@dataclass(eq=False)
class UpdateForeign(UserError):
    """An update pack is signed with another key than the project's, or with none."""

    name: str


@dataclass(eq=False)
class UpdateOfLaterForm(UserError):
    """An update pack is written in a way that this version does not know yet."""

    name: str


@dataclass(eq=False)
class UpdateNotNewer(UserError):
    """The program that runs is as new as the pack, or newer."""

    version: str
    installed: str


@dataclass(eq=False)
class UpdateNotHere(UserError):
    """An update is installed on Windows only; elsewhere the folder is exchanged by hand."""


@dataclass(eq=False)
class UpdateNeedsAdministrator(UserError):
    """The program is there for all accounts, and nobody let its installer do that."""
