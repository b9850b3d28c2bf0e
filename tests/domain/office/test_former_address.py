"""What an address of before 01/7/2025 could say today; never more than the names allow."""

import pytest

from commune_desk.domain.office.former_address import FormerPlaces
from commune_desk.files.office.places import read_communes, read_former_communes, read_provinces
from commune_desk.paths import resources

FOLDER = resources() / "places"
DONG_THAP = "82"


@pytest.fixture(scope="module")
def places() -> FormerPlaces:
    return FormerPlaces(
        read_former_communes(FOLDER),
        read_communes(FOLDER),
        read_provinces(FOLDER),
        home=DONG_THAP,
    )


@pytest.mark.parametrize(
    ("said", "today"),
    [
        ("Tân Công Sính", "Tràm Chim"),
        ("Ấp 2, Tân Công Sính", "Ấp 2, Tràm Chim"),
        ("Ấp 2, xã Tân Công Sính", "Ấp 2, xã Tràm Chim"),
        ("Ấp 2, Xã Tân Công Sính, Huyện Tam Nông, Tỉnh Đồng Tháp",
         "Ấp 2, Xã Tràm Chim, Tỉnh Đồng Tháp"),
        ("Ấp 2, tan cong sinh, Tam Nông, Đồng Tháp", "Ấp 2, Tràm Chim, Đồng Tháp"),
        ("Ấp 2, Tân Công Sính, Đồng Tháp", "Ấp 2, Tràm Chim, Đồng Tháp"),
        ("Khóm 3, thị trấn Tràm Chim, Tam Nông, Đồng Tháp", "Khóm 3, xã Tràm Chim, Đồng Tháp"),
    ],
)  # fmt: skip
def test_the_commune_of_today_stands_in_place_of_the_former_one(places, said, today):
    found = places.successor(said)
    assert found is not None
    assert found.text == today
    assert found.commune == "Xã Tràm Chim"


@pytest.mark.parametrize(
    "said",
    [
        "",
        "Ấp 2, xã Tràm Chim, tỉnh Đồng Tháp",
        "Ấp Tân Hưng, Tràm Chim, Đồng Tháp",
        "12 Lê Lợi",
        "Khách sạn Tân Công Sính Cũ",
    ],
)
def test_what_is_of_today_or_no_commune_is_left_alone(places, said):
    assert places.successor(said) is None


def test_a_name_that_became_different_communes_is_not_decided(places):
    """Xã Tân Bình stood in many districts: without the district nobody can say which."""
    assert places.successor("Ấp 1, Tân Bình, Hà Giang") is None
    assert (
        FormerPlaces(
            read_former_communes(FOLDER), read_communes(FOLDER), read_provinces(FOLDER)
        ).successor("Tân Bình")
        is None
    )
