"""Every slip by its kind: what it says, its PDF, its specimen.

The module of a kind is named after it and holds three functions: `value` of what is known of a
dossier, `render`, and `specimen`.
"""

from importlib import import_module
from typing import Any, Protocol, cast

from commune_desk.domain.desk.papers import SlipKind, SlipLayout
from commune_desk.domain.papers.slips import PaperSource, Slip, SlipHead
from commune_desk.domain.reception.visit import Visit


class SlipModule(Protocol):
    """What the module of a slip offers."""

    def value(self, source: PaperSource) -> Slip:
        """What the slip says of a dossier."""

    def render(self, value: Any, layout: SlipLayout) -> bytes:
        """A value of this kind as PDF; the same value and layout always give the same bytes."""

    def specimen(self) -> Slip:
        """An invented one that fills every field."""


class VisitSlipModule(SlipModule, Protocol):
    """What the module of a slip offers that is given without a dossier."""

    def of_visit(self, visit: Visit, head: SlipHead) -> Slip:
        """What the slip says of a visit that did not become a dossier."""


def slip_module(kind: SlipKind) -> SlipModule:
    """The module of a kind, imported when it is first asked for."""
    return cast("SlipModule", import_module(f"commune_desk.documents.slips.{kind.value}"))


def kind_of(value: Slip) -> SlipKind:
    """The kind of a value: it lies in the module of its kind, beside its renderer."""
    return SlipKind(type(value).__module__.rpartition(".")[2])


def render_slip(value: Slip, layout: SlipLayout) -> bytes:
    """A slip as PDF."""
    return slip_module(kind_of(value)).render(value, layout)
