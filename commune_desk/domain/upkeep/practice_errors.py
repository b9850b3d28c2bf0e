"""What is refused so that practised and real work never meet."""

from dataclasses import dataclass

from commune_desk.domain.errors import UserError


@dataclass(eq=False)
class OutsidePractice(UserError):
    """An office that practises would write into a folder that is not its own."""

    folder: str
    own: str


@dataclass(eq=False)
class FolderOfRealOffice(UserError):
    """An office that practises would write among the data of a real one."""

    folder: str


@dataclass(eq=False)
class PracticeFolderTaken(UserError):
    """Where the office for practice would be made stands an office that is not for practice."""

    folder: str


@dataclass(eq=False)
class PracticeBackup(UserError):
    """A backup of the office for practice would take the place of a real office."""

    path: str


@dataclass(eq=False)
class RealBackup(UserError):
    """A backup of a real office would be brought into the office for practice."""

    path: str


@dataclass(eq=False)
class SettingFixed(UserError):
    """A setting that an office is founded with is never changed."""

    name: str
