"""Machine-readable zones of invented persons, with their check digits computed here."""

from commune_desk.domain.identifiers.id_card_mrz import check_digit


def a_zone(
    *,
    number: str = "087096610926",
    birth: str = "960402",
    sex: str = "M",
    expiry: str = "360402",
    name: str = "BUI<<THANH<TOAN",
) -> str:
    """The three lines of a card as one text of 90 characters."""
    first = "IDVNM" + _checked(number[3:]) + _checked(f"{number}<<")
    second = _checked(birth) + sex + _checked(expiry) + "VNM".ljust(14, "<")
    of_all = check_digit(first[5:] + second[:7] + second[8:15] + second[18:])
    return first + second + of_all + name.ljust(30, "<")[:30]


def _checked(characters: str) -> str:
    return characters + check_digit(characters)
