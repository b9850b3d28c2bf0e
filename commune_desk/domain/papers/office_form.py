"""Forms of an office's own (mẫu của cơ quan): versions with a reason, and a way back.

An office changes a form that ships, or adds its own: printed lines, a PDF that it has, a Word file.
Nothing is overwritten: a change is the next version under the same code, dossiers keep the version
under which they were filled, and an earlier one comes back as a later one. The version that the
program ships counts as 1 and stands in no table.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from commune_desk.domain.catalogue.procedure import Origin

SHIPPED_VERSION = 1


@dataclass(frozen=True, slots=True)
class FormVersion:
    """One version of a form.

    Attributes:
        text: the form file (`resources/forms/README.md`); empty where the form was given up.
        reason: why it was made.
        officer_name: who made it; empty for what ships.
    """

    code: str
    version: int
    text: str
    origin: Origin
    reason: str = ""
    made_at: datetime | None = None
    officer_name: str = ""


def newest(versions: Iterable[FormVersion]) -> dict[str, FormVersion]:
    """The version of each form that holds, by code; a form that was given up is left out."""
    found: dict[str, FormVersion] = {}
    for one in versions:
        if one.code not in found or found[one.code].version < one.version:
            found[one.code] = one
    return {code: one for code, one in found.items() if one.text}


class PackChange(StrEnum):
    """What a pack would do with one of its parts."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    KEPT = "kept"
    """The office has corrected it: its own stays."""


@dataclass(frozen=True, slots=True)
class PackPlan:
    """What a pack would change here, before it is accepted.

    Attributes:
        forms: by code.
        procedures: by code.
        days: of the yearly table, by their dates in ISO 8601.
        law: by topic.
        is_known: whether something of the same maker was accepted before.
        is_of_project: whether the project itself made it.
        names: what lists call the forms and procedures, by code.
        lines: of each form that changes, the lines of its file that go ("- …") and that come
            ("+ …"); of each topic of the law the versions.
    """

    forms: Mapping[str, PackChange]
    procedures: Mapping[str, PackChange]
    is_known: bool
    days: Mapping[str, PackChange] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    lines: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    law: Mapping[str, PackChange] = field(default_factory=dict)
    is_of_project: bool = False

    @property
    def changes(self) -> Mapping[str, PackChange]:
        """What becomes of each part, by its code, topic or day."""
        return {**self.law, **self.procedures, **self.forms, **self.days}

    @property
    def differing(self) -> tuple[str, ...]:
        """The codes of the parts that are not here as they are in the pack."""
        return tuple(code for code, one in self.changes.items() if one is not PackChange.SAME)

    def taken(self, part: Mapping[str, PackChange]) -> tuple[str, ...]:
        """The codes of a part that would be taken over."""
        wanted = (PackChange.NEW, PackChange.CHANGED)
        return tuple(code for code, change in part.items() if change in wanted)
