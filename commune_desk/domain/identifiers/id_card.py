"""An identity card by whichever text the scanner gave: its QR code or its machine-readable zone."""

from commune_desk.domain.identifiers import id_card_mrz, id_card_qr
from commune_desk.domain.identifiers.card_reading import CardReading


def read_card(text: str) -> CardReading:
    """What the card says, with warnings.

    Raises:
        CardUnreadable: not even the personal identification number can be saved.
    """
    return id_card_mrz.read(text) if id_card_mrz.is_mrz(text) else id_card_qr.read(text)
