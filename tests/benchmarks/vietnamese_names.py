"""Names as they are distributed in the country: a third of all people are called Nguyễn.

Shares of family names after Lê Trung Hoa, "Họ và tên người Việt Nam" (2005), rounded; middle and
given names are common ones in a plausible skew. Nobody is meant by any of them.
"""

from itertools import accumulate
from random import Random

from commune_desk.domain.identifiers.personal_id import Sex

_FAMILY = {
    "Nguyễn": 384, "Trần": 121, "Lê": 95, "Phạm": 70, "Huỳnh": 51, "Phan": 45, "Vũ": 39, "Đặng": 21,
    "Bùi": 20, "Võ": 20, "Đỗ": 14, "Hồ": 13, "Ngô": 13, "Trương": 12, "Dương": 10, "Cao": 9,
    "Đinh": 8, "Lâm": 8, "Đoàn": 6, "Lý": 5, "Mai": 5, "Lương": 5, "Tô": 4, "Trịnh": 4, "Hà": 4,
    "Châu": 3, "Thạch": 2, "Thái": 2, "Kiên": 1, "Quách": 1, "Ung": 1, "Tăng": 1,
}  # fmt: skip
_MIDDLE = {
    Sex.FEMALE: {
        "Thị": 55, "Thị Ngọc": 8, "Thị Kim": 7, "Ngọc": 6, "Thị Mỹ": 4, "Thúy": 4, "Thanh": 4,
        "Bích": 3, "Hồng": 3, "Thu": 3, "Kim": 3,
    },
    Sex.MALE: {
        "Văn": 48, "Thanh": 9, "Minh": 8, "Hữu": 6, "Quốc": 6, "Đức": 5, "Hoàng": 5, "Công": 4,
        "Ngọc": 4, "Tấn": 3, "Trọng": 2,
    },
}  # fmt: skip
_GIVEN = {
    Sex.FEMALE: (
        "Hoa Lan Hương Mai Hạnh Phương Thảo Trang Linh Anh Hà Nga Thúy Hằng Oanh Yến Tuyết Loan"
        " Liên Nhung Dung Thu Xuân Vân Ánh Ngân My Chi Trinh Diễm Quyên Trâm Ý Khuê"
    ).split(),
    Sex.MALE: (
        "Hùng Dũng Minh Tuấn Nam Thành Long Hải Sơn Toàn Lộc Phúc Tài Khánh Bình Hòa Đạt Tâm Trung"
        " Cường Quang Thắng Phong Vinh An Út Nhân Đức Kiệt Khoa Hậu Ẩn Ỷ Khuê"
    ).split(),
}
COMMON = ("Nguyễn", "Nguyễn Văn", "Nguyễn Thị Hoa", "Trần Văn Hùng", "Thị", "Lê Thị")
RARE = ("Ung Thị Ý", "Quách Trọng Ỷ", "Tăng Bích Khuê", "Kiên Ẩn", "Thạch Thu Khuê")


class NameDrawer:
    """Draws names from the distribution, the same ones for the same seed."""

    def __init__(self, random: Random) -> None:
        self._random = random
        self._families = _weighted(_FAMILY)
        self._middles = {sex: _weighted(names) for sex, names in _MIDDLE.items()}

    def draw(self, sex: Sex) -> str:
        """A full name."""
        family = self._one_of(*self._families)
        middle = self._one_of(*self._middles[sex])
        given = _GIVEN[sex]
        rank = int(len(given) * self._random.random() ** 1.7)
        return f"{family} {middle} {given[rank]}"

    def _one_of(self, names: list[str], cumulated: list[int]) -> str:
        return self._random.choices(names, cum_weights=cumulated)[0]


def _weighted(shares: dict[str, int]) -> tuple[list[str], list[int]]:
    return list(shares), list(accumulate(shares.values()))
