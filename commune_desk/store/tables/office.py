"""The office: who works there, when, and what it has set."""

from peewee import (
    BigAutoField,
    BigIntegerField,
    BooleanField,
    CompositeKey,
    ForeignKeyField,
    IntegerField,
    TextField,
)

from commune_desk.store.fields import CodeField, DayField, JsonField, MomentField
from commune_desk.store.tables.table import Table


class Office(Table):
    """A commune's one-stop shop (bộ phận Một cửa, trung tâm phục vụ hành chính công)."""

    id = BigAutoField()
    name = TextField()  # name of the commune's people's committee (ủy ban nhân dân)
    parent_name = TextField()  # the body above it in a letterhead (cơ quan chủ quản)
    centre_name = TextField()  # name of the service centre (trung tâm phục vụ hành chính công)
    place_name = TextField()  # place in the date line (địa danh)
    province_code = TextField()  # code of the province (mã tỉnh)
    commune_code = TextField()  # code of the commune (mã xã)
    agency_code = TextField()  # code of the agency in dossier numbers (mã định danh cơ quan)
    address = TextField()  # where it stands (địa chỉ)
    hotline = TextField()  # telephone for citizens (đường dây nóng)
    email = TextField()  # e-mail (thư điện tử)
    hours = JsonField()  # sessions of an ordinary week (giờ làm việc)


class OfficeSetting(Table):
    """A setting (thiết lập) that differs from its default; see `settings.py`."""

    office = ForeignKeyField(Office, index=False)
    name = TextField()  # name of the declared setting (tên thiết lập)
    value = JsonField()  # its value (giá trị)

    class Meta:
        primary_key = CompositeKey("office", "name")


class Leader(Table):
    """Who signs for the office (lãnh đạo ký văn bản)."""

    id = BigAutoField()
    office = ForeignKeyField(Office, index=False)
    position = IntegerField()  # order of the list (thứ tự)
    full_name = TextField()  # name (họ và tên)
    title = TextField()  # title (chức vụ)
    authority_line = TextField()  # "KT. CHỦ TỊCH" or empty (thẩm quyền ký)

    class Meta:
        indexes = ((("office", "position"), True),)


class Officer(Table):
    """Who works with the program (cán bộ, công chức)."""

    id = BigAutoField()
    office = ForeignKeyField(Office, index=False)
    login = CodeField()  # name at sign-in (tên đăng nhập)
    full_name = TextField()  # name (họ và tên)
    role = TextField()  # clerk, specialist, leader, administrator, machine (vai trò)
    title = TextField()  # title on the papers (chức vụ)
    password_hash = TextField()  # argon2 hash (mật khẩu đã băm)
    is_active = BooleanField()  # whether the officer may sign in (còn làm việc)

    class Meta:
        indexes = ((("office", "login"), True),)


class FailedSignIn(Table):
    """Wrong passwords since the last right one (đăng nhập sai), by name and PC, for a day."""

    office = ForeignKeyField(Office, index=False)
    login = CodeField()  # name that was typed, also of nobody (tên đã gõ)
    pc = CodeField()  # name of the PC (tên máy)
    failures = IntegerField()  # how often (số lần sai)
    last_at = MomentField()  # the last time (lần sai cuối)

    class Meta:
        primary_key = CompositeKey("office", "login", "pc")


class CalendarDay(Table):
    """A day that is not an ordinary one of its weekday (ngày nghỉ lễ, nghỉ bù, làm bù)."""

    office = ForeignKeyField(Office, index=False)
    on_day = DayField()  # the day (ngày)
    kind = TextField()  # holiday, compensatory, swapped_off, worked, half_day (loại ngày)
    name = TextField()  # its name (tên ngày)
    legal_basis = TextField()  # the decision behind it (căn cứ)
    is_confirmed = BooleanField()  # whether the year's decision is out (đã có quyết định)
    sessions = JsonField()  # hours of a worked or half day (giờ làm việc)

    class Meta:
        primary_key = CompositeKey("office", "on_day")


class Counter(Table):
    """A running number (số thứ tự): dossiers of a day, slips of a year."""

    office = ForeignKeyField(Office, index=False)
    name = CodeField()  # what is numbered (tên dãy số)
    value = BigIntegerField()  # the number drawn last (số cuối đã cấp)

    class Meta:
        primary_key = CompositeKey("office", "name")
