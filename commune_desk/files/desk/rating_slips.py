"""A bundle of rating slips from the letter box as a JSON document: one day, an answer a slip.

    {"dated_on": "2026-10-02", "slips": [{"level": "satisfied"},
                                     {"level": "dissatisfied", "dossier_no": "…", "reason": "…"}]}

The day may be left out where whoever hands the document over says it; `entry_reason` says why slips
of a closed period are entered now.
"""

from dataclasses import dataclass
from datetime import date

from commune_desk.domain.handling.rating import PaperSlip
from commune_desk.domain.input_errors import WrongField
from commune_desk.files.parsing import json_object, line_of
from commune_desk.files.strict import Place, read


@dataclass(frozen=True, slots=True)
class SlipBundle:
    """What a document says.

    Attributes:
        dated_on: the day that stands on the slips; None where it is not said.
    """

    slips: tuple[PaperSlip, ...]
    dated_on: date | None = None
    entry_reason: str = ""


def read_slips(text: str, source: str) -> SlipBundle:
    """The bundle of a document.

    Raises:
        NotJson: it is not one JSON object.
        WrongField, UnknownField: a key or a value is not understood, or there is no slip.
    """
    place = Place(source, 1)
    try:
        bundle = read(SlipBundle, json_object(text, source), place)
        if not bundle.slips:
            raise place.inside("slips").wrong("")
    except WrongField as refusal:
        refusal.line = line_of(text, refusal.field)
        raise
    return bundle
