"""Every slip to its PDF: one renderer a form."""

from collections.abc import Callable, Mapping
from typing import Any

from commune_desk.documents.slips import (
    apology_notice,
    control_slip,
    rating_slip,
    receipt,
    refusal_notice,
    supplement_request,
)
from commune_desk.domain.papers import SlipLayout
from commune_desk.domain.slips import (
    ApologyNotice,
    ControlSlip,
    RatingSlip,
    Receipt,
    RefusalNotice,
    Slip,
    SupplementRequest,
)

Renderer = Callable[[Any, SlipLayout], bytes]
"""Takes the value of its form and the layout."""

RENDERERS: Mapping[type, Renderer] = {
    Receipt: receipt.render,
    SupplementRequest: supplement_request.render,
    RefusalNotice: refusal_notice.render,
    ApologyNotice: apology_notice.render,
    ControlSlip: control_slip.render,
    RatingSlip: rating_slip.render,
}


def render_slip(slip: Slip, layout: SlipLayout) -> bytes:
    """The slip as PDF; the same value and layout always give the same bytes."""
    return RENDERERS[type(slip)](slip, layout)
