"""What is said of communes that were merged or divided in 2025."""

from commune_desk.domain.office.former_address import Successor
from commune_desk.domain.office.place import FormerCommune

NOT_FOUND = (
    "Không có xã, phường nào tên như vậy, kể cả tên trước 01/7/2025. Kiểm tra lại chữ; tên cũ hơn "
    "nữa thì xem nghị quyết sắp xếp đơn vị hành chính của tỉnh rồi gõ tên xã hiện nay."
)
CHOOSE = (
    "Đây là tên cũ, trước 01/7/2025: chọn dòng đúng huyện cũ; xã cũ đã chia thì chọn xã hiện nay."
)


def former_words(former: FormerCommune, successor: str) -> str:
    """A line that leads from a former commune to a commune of today.

    >>> old = FormerCommune("Xã Tân Công Sính", "Huyện Tam Nông", "Tỉnh Đồng Tháp", ("30001",))
    >>> former_words(old, "Xã Tràm Chim · Tỉnh Đồng Tháp")
    'Xã Tân Công Sính (Huyện Tam Nông, Đồng Tháp) → Xã Tràm Chim · Tỉnh Đồng Tháp'
    """
    province = former.province.removeprefix("Tỉnh ").removeprefix("Thành phố ")
    return f"{former.name} ({former.district}, {province}) → {successor}"


def successor_words(successor: Successor) -> str:
    """The offer to write an address as it is today.

    >>> successor_words(Successor("Xã Tân Công Sính", "Xã Tràm Chim", "Ấp 2, Tràm Chim"))
    'Ghi theo xã hiện nay: Ấp 2, Tràm Chim (Xã Tân Công Sính nay thuộc Xã Tràm Chim)'
    """
    became = f"{successor.former} nay thuộc {successor.commune}"
    return f"Ghi theo xã hiện nay: {successor.text} ({became})"


def became_words(former: FormerCommune, successor: str) -> str:
    """What became of a former commune, whole or in part.

    >>> old = FormerCommune("Xã Tân Công Sính", "Huyện Tam Nông", "Tỉnh Đồng Tháp", ("30001",))
    >>> became_words(old, "Xã Tràm Chim · Tỉnh Đồng Tháp")
    'Xã Tân Công Sính từ 01/7/2025 thuộc Xã Tràm Chim · Tỉnh Đồng Tháp.'
    """
    if len(former.codes) == 1:
        return f"{former.name} từ 01/7/2025 thuộc {successor}."
    return (
        f"{former.name} đã chia cho {len(former.codes)} xã, một phần thuộc {successor}. "
        "Chọn xã của nơi cơ quan đứng."
    )
