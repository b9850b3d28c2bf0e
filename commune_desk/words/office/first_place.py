"""What people read where it is asked where the data of a new office are to be."""

from collections.abc import Mapping

from commune_desk.domain.office.first_place import PlaceKind

WHERE = "Dữ liệu để ở đâu"
PLACES: Mapping[PlaceKind, str] = {
    PlaceKind.OWN: "Trên máy này, cho tài khoản Windows này",
    PlaceKind.SHARED: "Trên máy này, nhiều tài khoản Windows dùng chung",
    PlaceKind.SERVER: "Trên máy chủ PostgreSQL, nhiều máy dùng chung",
}
ABOUT: Mapping[PlaceKind, str] = {
    PlaceKind.OWN: "Hợp với một quầy, một máy. Sau này chuyển lên máy chủ được.",
    PlaceKind.SHARED: (
        "Cán bộ đăng nhập Windows bằng tài khoản riêng, thay nhau trên một máy. Nhóm dưới đây làm "
        "việc được với thư mục và đọc được khóa; tài khoản khác thì không."
    ),
    PlaceKind.SERVER: (
        "Nhiều quầy cùng làm. Người trông máy chủ tạo cơ sở dữ liệu trống và cho địa chỉ "
        "(SETUP.md, mục 5); các máy sau vào bằng tệp nhập máy."
    ),
}
SHARED_FOLDER, GROUP, SERVER = "Thư mục dùng chung", "Nhóm được dùng", "Địa chỉ cơ sở dữ liệu"
GROUP_HINT = "tên nhóm hoặc số SID; S-1-5-32-545 là mọi tài khoản của máy"
SERVER_HINT = "postgresql://tên:mật-khẩu@máy-chủ/tên-csdl"
NOT_TYPED = "Điền “{name}”."
TRYING_PLACE = "Đang thử nơi để dữ liệu…"
