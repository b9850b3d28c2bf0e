"""People and organisations, and what they let the office use again."""

from peewee import BigAutoField, CompositeKey, ForeignKeyField, TextField

from commune_desk.store.fields import CodeField, DayField, JsonField, MomentField
from commune_desk.store.tables.office import Office
from commune_desk.store.tables.table import Table, index_some


class Citizen(Table):
    """A person the office has met (công dân): applicant, delegate or representative."""

    id = BigAutoField()
    office = ForeignKeyField(Office, index=False)
    personal_id = CodeField()  # 12 or 9 digits, empty where there is none (số định danh cá nhân)
    id_tail = CodeField()  # its last six digits, as people read them out (sáu số cuối)
    old_id = TextField()  # number of the old card (số CMND cũ)
    full_name = TextField()  # name as on the card (họ và tên)
    name_folded = CodeField()  # the name as searches compare it (họ tên không dấu)
    born_on = DayField(null=True)  # date of birth (ngày sinh)
    sex = TextField()  # as the card writes it (giới tính)
    address = TextField()  # place of residence (nơi cư trú)
    issued_on = DayField(null=True)  # date of the card (ngày cấp)
    issuer = TextField()  # who issued the card (nơi cấp)
    phone = CodeField()  # telephone (số điện thoại)
    email = TextField()  # e-mail (thư điện tử)
    updated_at = MomentField()  # last change (cập nhật lúc)

    class Meta:
        indexes = ((("office", "name_folded"), False),)


index_some(
    "citizen_personal_id", Citizen.office, Citizen.personal_id,
    where=Citizen.personal_id != "", unique=True,
)  # fmt: skip
index_some("citizen_id_tail", Citizen.office, Citizen.id_tail, where=Citizen.id_tail != "")
index_some("citizen_phone", Citizen.office, Citizen.phone, where=Citizen.phone != "")


class Organisation(Table):
    """An organisation that files dossiers (tổ chức, doanh nghiệp)."""

    id = BigAutoField()
    office = ForeignKeyField(Office, index=False)
    tax_code = CodeField()  # tax code, empty where unknown (mã số thuế)
    name = TextField()  # name (tên tổ chức)
    name_folded = CodeField()  # the name as searches compare it (tên không dấu)
    representative = ForeignKeyField(Citizen, index=False, null=True)  # who acts (người đại diện)
    address = TextField()  # seat (trụ sở)
    phone = TextField()  # telephone (số điện thoại)
    email = TextField()  # e-mail (thư điện tử)
    updated_at = MomentField()  # last change (cập nhật lúc)

    class Meta:
        indexes = ((("office", "name_folded"), False), (("office", "tax_code"), False))


class Consent(Table):
    """That a person lets the office use again what it knows (đồng ý cho dùng lại thông tin)."""

    id = BigAutoField()
    office = ForeignKeyField(Office, index=False)
    citizen = ForeignKeyField(Citizen, index=False)  # who (công dân)
    given_at = MomentField()  # when (đồng ý lúc)
    given_by = TextField()  # name of the officer who heard it (cán bộ ghi nhận)
    withdrawn_at = MomentField(null=True)  # when they took it back, or NULL (rút lại lúc)

    class Meta:
        indexes = ((("office", "citizen"), False),)


class KnownFact(Table):
    """A lasting fact of a person that no card has, kept by consent alone (thông tin dùng lại)."""

    office = ForeignKeyField(Office, index=False)
    citizen = ForeignKeyField(Citizen, index=False)  # of whom (công dân)
    name = CodeField()  # ethnicity, nationality, birth_place … (mục)
    text = TextField()  # as it was said (nội dung)
    kept_at = MomentField()  # last said (lưu lúc)

    class Meta:
        primary_key = CompositeKey("office", "citizen", "name")


class PersonLink(Table):
    """A relative of a person, kept by consent alone (quan hệ gia đình, hộ gia đình)."""

    office = ForeignKeyField(Office, index=False)
    citizen = ForeignKeyField(Citizen, index=False)  # whose relative (công dân)
    kind = CodeField()  # mother, father, spouse, child, household_head (quan hệ)
    number = CodeField()  # their personal id (số định danh)
    texts = JsonField()  # what a declaration said of them (thông tin đã khai)
    kept_at = MomentField()  # last said (lưu lúc)

    class Meta:
        primary_key = CompositeKey("office", "citizen", "kind", "number")
