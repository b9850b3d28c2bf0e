r"""Where backups go besides this PC, as the setting names them: one place or several.

    E:\motcua; \\may-chu\sao-luu; USB:SAOLUU\motcua

Semicolons stand between them. A stick is named by its label, for Windows gives it another letter
each time; what stands behind the label is a folder on it.
"""

from dataclasses import dataclass

_LABEL = "usb:"


@dataclass(frozen=True, slots=True)
class BackupPlace:
    """One place.

    Attributes:
        text: as it was named.
        label: of the stick; empty for a folder.
        folder: the folder, or the folder on the stick.
    """

    text: str
    label: str
    folder: str


def places_from(text: str) -> tuple[BackupPlace, ...]:
    r"""The places that a setting names.

    >>> [(one.label, one.folder) for one in places_from(r"E:\motcua; usb:SAOLUU\xã")]
    [('', 'E:\\motcua'), ('SAOLUU', 'xã')]
    """
    named = dict.fromkeys(part.strip() for part in text.split(";"))
    return tuple(_place_from(part) for part in named if part)


def _place_from(text: str) -> BackupPlace:
    if not text.lower().startswith(_LABEL):
        return BackupPlace(text, "", text)
    label, _, folder = text[len(_LABEL) :].strip().replace("\\", "/").partition("/")
    return BackupPlace(text, label, folder)
