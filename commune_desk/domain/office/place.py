"""Administrative units (đơn vị hành chính): provinces and communes, two levels since 01/7/2025.

Codes are those of Quyết định 19/2025/QĐ-TTg: two digits for a province (tỉnh, thành phố), five for
a commune (xã, phường, đặc khu). Names carry their kind, as in "Xã Tràm Chim". The first three
digits of a personal identification number are another, older list and do not belong here.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from commune_desk.domain.vietnamese import fold


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


_KIND = re.compile(r"^(?:tinh|thanh pho|tp)[ .]+")


def bare_province(name: str) -> str:
    """A province without its kind, folded, as addresses name it in one of several ways.

    >>> bare_province("Tỉnh Đồng Tháp"), bare_province("TP. Hồ Chí Minh")
    ('dong thap', 'ho chi minh')
    """
    return _KIND.sub("", fold(name).strip(" ."))


def province_in(address: str, today: Mapping[str, str]) -> str:
    """The province of an address, which is its last part; empty where it names none.

    Args:
        address: of today, or of before 01/7/2025 as a card has it.
        today: what the provinces of both times are called today, by their bare names.

    >>> province_in("Ấp 3, xã Tân Phước, Tiền Giang", {"tien giang": "Tỉnh Đồng Tháp"})
    'Tỉnh Đồng Tháp'
    """
    return today.get(bare_province(address.rpartition(",")[2]), "")
