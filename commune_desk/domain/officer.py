"""Officers (cán bộ, công chức): who signs in, and what they may do."""

from dataclasses import dataclass, field

from commune_desk.domain.dossier import Role
from commune_desk.domain.keys import OfficerId


@dataclass(frozen=True, slots=True)
class Officer:
    """An officer as the desk knows them; the hash of the password never leaves the store."""

    id: OfficerId
    login: str
    full_name: str
    role: Role
    title: str = ""
    is_active: bool = True

    @property
    def is_administrator(self) -> bool:
        """Whether the officer may add others and change the office's settings."""
        return self.is_active and self.role is Role.ADMINISTRATOR


@dataclass(frozen=True, slots=True)
class NewOfficer:
    """An officer to be added, with the first password; it is shown in no log."""

    login: str
    full_name: str
    role: Role
    title: str = ""
    password: str = field(default="", repr=False)
