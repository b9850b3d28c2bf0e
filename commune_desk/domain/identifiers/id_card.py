"""An identity card by whichever text the scanner gave: its QR code or its machine-readable zone."""

import re

from commune_desk.domain.identifiers import id_card_mrz, id_card_qr
from commune_desk.domain.identifiers.card_reading import CardReading
from commune_desk.domain.identifiers.errors import WrongKeyboardLayout
from commune_desk.domain.identifiers.keyboard import layout_without_digits

_CARD = re.compile(r"\d{9,12}\D.*\D\d{8}", re.DOTALL)
_FEWEST_SEPARATORS = 2


def read_card(text: str) -> CardReading:
    """What the card says, with warnings.

    Raises:
        WrongKeyboardLayout, MoreThanOneCard, CardFieldsMixedUp, CardNumbersDiffer: it is not
            certain whose number it is; all are `CardUnreadable`.
        CardUnreadable: not even the personal identification number can be saved.
    """
    if layout := layout_without_digits(text):
        raise WrongKeyboardLayout(field_count=1, layout=layout)
    return id_card_mrz.read(text) if id_card_mrz.is_mrz(text) else id_card_qr.read(text)


def is_card_text(text: str) -> bool:
    """Whether a text is what a scanner reads from a card, perhaps damaged.

    >>> is_card_text("087073052838|342446091|TRẦN QUỐC NAM|17071973|Nam|Ấp Cà Vàng|03052022")
    True
    >>> is_card_text("à_èàèçà(éçç_µ"), is_card_text("087073052838"), is_card_text("Trần Nam")
    (True, False, False)
    """
    return bool(
        text.count(id_card_qr.SEPARATOR) >= _FEWEST_SEPARATORS
        or id_card_mrz.is_mrz(text)
        or _CARD.search(text)
        or layout_without_digits(text)
    )
