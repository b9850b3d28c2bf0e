"""What an identity card says: the value that reading its QR code or its MRZ gives.

A scanned text may be damaged. What is certain is given all the same, what is not is left empty,
and every difference is a `CardWarning`: a code and the field it speaks of, whose words stand in
`words/desk/cards.py`. The clerk looks at the card and confirms.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from commune_desk.domain.identifiers import personal_id
from commune_desk.domain.identifiers.errors import WrongComponent
from commune_desk.domain.identifiers.personal_id import Doubt, Sex

ISSUER_SINCE_2024 = "Bộ Công an"
ISSUER_BEFORE_2024 = "Cục Cảnh sát quản lý hành chính về trật tự xã hội"
_IDENTITY_LAW_IN_FORCE = date(2024, 7, 1)


class KeyboardLayout(StrEnum):
    """A layout of Windows that changes what a scanner types."""

    VIETNAMESE = "vietnamese"  # the digits of the upper row are letters and tones
    FRENCH = "french"  # AZERTY of France and Belgium: the digits of the upper row are signs
    BRITISH = "british"
    GERMAN = "german"
    SPANISH = "spanish"
    ITALIAN = "italian"
    JAPANESE = "japanese"
    NORDIC = "nordic"


class WarningCode(StrEnum):
    """Why a field of a card should be compared with the card itself."""

    FIELDS_MISSING = "fields_missing"  # the text ends early, or fields were lost
    SEPARATOR_REPLACED = "separator_replaced"  # something turned "|" into another sign
    LAYOUT_BRITISH = "layout_british"  # the layout of the keyboard did, and this one
    LAYOUT_GERMAN = "layout_german"
    LAYOUT_SPANISH = "layout_spanish"
    LAYOUT_ITALIAN = "layout_italian"
    LAYOUT_JAPANESE = "layout_japanese"
    LAYOUT_NORDIC = "layout_nordic"
    CAPS_LOCK = "caps_lock"  # capitals and small letters were exchanged, and put back
    FIELD_MISSING = "field_missing"  # nothing stands in the field
    FIELD_DAMAGED = "field_damaged"  # what stands there cannot be read, and was left out
    FIELD_MENDED = "field_mended"  # read in spite of damage
    DATE_IMPOSSIBLE = "date_impossible"  # such as 31 February
    NAME_DOUBTFUL = "name_doubtful"  # letters were doubled, changed or lost
    NAME_WITHOUT_MARKS = "name_without_marks"
    ADDRESS_DOUBTFUL = "address_doubtful"
    CENTURY_IMPOSSIBLE = "century_impossible"  # the number speaks of a birth after 2099
    PROVINCE_UNKNOWN = "province_unknown"  # perhaps registered abroad
    SEX_DIFFERS = "sex_differs"  # from what the number says
    BIRTH_YEAR_DIFFERS = "birth_year_differs"  # from what the number says
    ISSUED_BEFORE_BIRTH = "issued_before_birth"
    CHECK_DIGIT_WRONG = "check_digit_wrong"


@dataclass(frozen=True, slots=True)
class CardWarning:
    """A doubt about one field of a `CardReading`, named as there; empty for the card as a whole."""

    code: WarningCode
    field: str = ""


@dataclass(frozen=True, slots=True)
class CardReading:
    """An identity card (thẻ căn cước) as far as it could be read; a missing text is empty.

    Attributes:
        personal_id: the 12 digits, the one field that is always there.
        old_id: the old number of 9 digits, where the card repeats it.
        full_name: in name case and Unicode form NFC.
        address: of the day of issue, in the units of that day, which may no longer exist.
        issuer: follows from the day of issue, as the card's QR code does not say it.
        extra: the fields after the seventh as they stand, empty ones too.
    """

    personal_id: str
    old_id: str = ""
    full_name: str = ""
    born_on: date | None = None
    sex: Sex = Sex.UNKNOWN
    address: str = ""
    issued_on: date | None = None
    issuer: str = ""
    extra: tuple[str, ...] = ()
    warnings: tuple[CardWarning, ...] = ()


_CODE_OF_DOUBT = {
    Doubt.PROVINCE_UNKNOWN: CardWarning(WarningCode.PROVINCE_UNKNOWN, "personal_id"),
    Doubt.SEX_DIFFERS: CardWarning(WarningCode.SEX_DIFFERS, "sex"),
    Doubt.BIRTH_YEAR_DIFFERS: CardWarning(WarningCode.BIRTH_YEAR_DIFFERS, "born_on"),
}


def issuer_on(issued_on: date | None) -> str:
    """Who issued a card on that day, empty when the day is not known.

    Cards under Luật Căn cước 26/2023/QH15, in force since 01/7/2024, name the ministry; those
    before it the police department.
    """
    if issued_on is None:
        return ""
    return ISSUER_SINCE_2024 if issued_on >= _IDENTITY_LAW_IN_FORCE else ISSUER_BEFORE_2024


def sex_by_number(number: str) -> Sex:
    """The sex that a scanned number says, unknown when the number cannot be right."""
    return personal_id.sex(number) if personal_id.is_valid(number) else Sex.UNKNOWN


def disagreements(number: str, *, born_on: date | None, sex: Sex) -> tuple[CardWarning, ...]:
    """Where the number of a card and its other fields do not agree."""
    try:
        doubts = personal_id.doubts(number, born_on=born_on, holder_sex=sex)
    except WrongComponent:
        return (CardWarning(WarningCode.CENTURY_IMPOSSIBLE, "personal_id"),)
    return tuple(_CODE_OF_DOUBT[doubt] for doubt in doubts)
