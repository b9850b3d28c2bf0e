"""Administrative units (đơn vị hành chính): provinces and communes, two levels since 01/7/2025.

Codes are those of Quyết định 19/2025/QĐ-TTg: two digits for a province (tỉnh, thành phố), five for
a commune (xã, phường, đặc khu). Names carry their kind, as in "Xã Tràm Chim". The first three
digits of a personal identification number are another, older list and do not belong here.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Province:
    """A province or centrally-run city."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Commune:
    """A commune and the province it belongs to."""

    code: str
    name: str
    province_code: str


@dataclass(frozen=True, slots=True)
class FormerCommune:
    """A commune as it was before 01/7/2025, when there were districts, and where it belongs now.

    Attributes:
        district, province: of that time.
        codes: of its successors; several where it was divided.
    """

    name: str
    district: str
    province: str
    codes: tuple[str, ...]
