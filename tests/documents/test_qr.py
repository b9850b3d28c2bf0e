"""QR codes are the ones that reportlab makes, whatever they say and however large they are."""

import pytest
from reportlab.graphics.barcode.qrencoder import QRCode, QRErrorCorrectLevel

from commune_desk.documents.qr_masks import MaskedCode

TEXTS = [
    *(f"000.17.22.H56-261002-{number:04}" for number in range(0, 4000, 97)),
    *("Nguyễn Thị Ẩn " * length for length in range(1, 20)),
    *("1234567" * length for length in (1, 3, 40)),
]


@pytest.mark.parametrize("text", TEXTS)
def test_a_code_has_the_mask_that_reportlab_finds(text: str):
    made, wanted = (kind(None, QRErrorCorrectLevel.M) for kind in (MaskedCode, QRCode))
    for code in (made, wanted):
        code.addData(text)
        code.make()

    assert made.modules == wanted.modules
