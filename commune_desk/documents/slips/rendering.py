"""Every slip to its PDF: one renderer a form."""

from collections.abc import Callable, Mapping
from typing import Any

from commune_desk.documents.slips import receipt
from commune_desk.domain.slips import Receipt, Slip, SlipLayout

Renderer = Callable[[Any, SlipLayout], bytes]
"""Takes the value of its form and the layout."""

RENDERERS: Mapping[type, Renderer] = {
    Receipt: receipt.render,
}


def render_slip(slip: Slip, layout: SlipLayout) -> bytes:
    """The slip as PDF; the same value and layout always give the same bytes."""
    return RENDERERS[type(slip)](slip, layout)
