"""The provinces of today, found by what addresses of any time call them."""

import pytest

from commune_desk.domain.office.place import province_in
from commune_desk.services.desk.provinces import province_names


@pytest.mark.parametrize(
    ("address", "today"),
    [
        ("Ấp Tân Hưng, Tràm Chim, Đồng Tháp", "Tỉnh Đồng Tháp"),
        ("ấp 3, xã Tân Phước, tỉnh Tiền Giang", "Tỉnh Đồng Tháp"),
        ("12 Lê Lợi, Dĩ An, Bình Dương", "Thành phố Hồ Chí Minh"),
        ("12 Lê Lợi, phường Sài Gòn, TP. Hồ Chí Minh", "Thành phố Hồ Chí Minh"),
        ("Ấp 3", ""),
        ("", ""),
    ],
)
def test_the_province_of_an_address_by_its_name_of_today(address: str, today: str):
    assert province_in(address, province_names()) == today
