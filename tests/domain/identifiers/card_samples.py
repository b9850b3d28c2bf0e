"""Cards of invented persons of all peoples, whole."""

from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random

NAMES = Path(__file__).parents[2] / "data" / "cards" / "names_of_peoples.txt"
ADDRESSES = (
    "Ấp Tân Hưng, Phường 2, Thành phố Cao Lãnh, Đồng Tháp",
    "Thôn Dẫn Tự, Tân Phú, Vĩnh Tường, Vĩnh Phúc",
    "Tân Lập, Lam Cốt, Tân Yên, Bắc Giang",
    "Số 12/3A, Đường 30/4, KP3, TT Sa Rài, Tân Hồng, Đồng Tháp",
    "Tổ dân phố số 5, Phường Nghĩa Tân, Cầu Giấy, Hà Nội",
    "Buôn Kmrơng Prong A, Ea Tu, Thành phố Buôn Ma Thuột, Đắk Lắk",
    "Làng Krêl, Ia Krêl, Đức Cơ, Gia Lai",
    "Bản Nậm Pồ, Nậm Pồ, Mường Nhé, Điện Biên",
    "Thôn Sín Chải, Y Tý, Bát Xát, Lào Cai",
    "Thôn 4, Đạ K'Nàng, Đam Rông, Lâm Đồng",
    "Xóm Phiêng Phàng, Yến Dương, Ba Bể, Bắc Kạn",
    "Khóm Mỹ Thượng, QL30, Mỹ Phú, TP. Cao Lãnh, Đồng Tháp",
    "123/4A Nguyễn Trãi, P.2, Q.5, TP HCM",
    "Ấp Phnor Kom Pốt, Lương Phi, Tri Tôn, An Giang",
    "Thôn A Liêng, Tà Rụt, Đakrông, Quảng Trị",
)


@dataclass(frozen=True, slots=True)
class SampleCard:
    """What stands on a card, and the text of its code."""

    personal_id: str
    full_name: str
    born_on: date
    sex: str
    address: str
    issued_on: date
    text: str


def names_of_peoples() -> list[str]:
    """All invented names of the 54 peoples."""
    lines = NAMES.read_text("utf-8").splitlines()
    named = [line.partition(": ")[2] for line in lines if not line.startswith("#")]
    return [name for names in named for name in names.split(", ")]


def a_card(random: Random, name: str) -> SampleCard:
    """The card of somebody of that name; some print it in capitals, some are of 2024."""
    born_on = date(1940, 1, 1) + timedelta(days=random.randrange(30_000))
    issued_on = max(born_on, date(2021, 1, 1)) + timedelta(days=random.randrange(2_000))
    is_woman = random.random() < 0.5
    century = 2 * (born_on.year // 100 - 19) + is_woman
    number = (
        f"{random.choice(['087', '024', '066'])}{century}{born_on:%y}{random.randrange(10**6):06}"
    )
    sex, address = "Nữ" if is_woman else "Nam", random.choice(ADDRESSES)
    fields = (
        number,
        random.choice(["", f"34{random.randrange(10**7):07}"]),
        name.upper() if random.random() < 0.3 else name,
        f"{born_on:%d%m%Y}",
        sex,
        address,
        f"{issued_on:%d%m%Y}",
    )
    rest = "||||" if issued_on >= date(2024, 7, 1) else ""
    return SampleCard(number, name, born_on, sex, address, issued_on, "|".join(fields) + rest)
