"""What a search finds."""

from dataclasses import dataclass, field
from enum import StrEnum

from commune_desk.domain.desk.dossier_list import DossierRow


class FoundKind(StrEnum):
    """What kind of thing was found."""

    CITIZEN = "citizen"
    DOSSIER = "dossier"
    PROCEDURE = "procedure"


@dataclass(frozen=True, slots=True)
class FoundItem:
    """One thing found.

    Attributes:
        id: what opens it: the key of a citizen, the number of a dossier, the code of a procedure.
        detail: how it differs from its like, joined with " · "; personal ids are masked.
        row: of a dossier its line of a list, from which its deadline is told.
    """

    kind: FoundKind
    id: str
    title: str
    detail: str
    row: DossierRow | None = field(default=None, compare=False)
