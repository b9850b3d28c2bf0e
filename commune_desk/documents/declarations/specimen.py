"""An invented filling of a form: something in every place, long names, several rows.

The people are invented and stand for nobody. What a place holds follows from its kind and from the
person that it speaks of, so that a mother is a woman on every form.
"""

from collections.abc import Mapping
from itertools import cycle

from commune_desk.documents.specimen import APPLICANT, DELEGATE, HEAD, LETTERHEAD
from commune_desk.domain.form.conditions import RECEIVED_ON, TODAY
from commune_desk.domain.form.declared import DeclaredForm, FilledForm
from commune_desk.domain.form.spec import FieldSpec

_DAY = "2026-10-02"
_ROWS = 3

_WOMEN = (
    "Nguyễn Hoàng Ằn Tôn Nữ Ẫm Phượng Quỳnh",
    DELEGATE.name,
    "Lương Thị Diễm Hằng",
    "Công Tằng Tôn Nữ Thị Ngọc Huyền",
)
_MEN = (
    "Nguyễn Phúc Vĩnh Ựng Hoàng Khắc Thưởng",
    HEAD.officer_name,
    "Lê Văn Thạnh",
    "Trần Đình Trọng Nghĩa",
)
_FEMALE = {"mother", "bride", "wife", "grandmother", "adoptive_mother"}
_ADDRESSES = (
    APPLICANT.address,
    "Thôn Đồng Quỷnh, xã Quỳnh Phụ, tỉnh Hưng Yên",
    "Căn hộ 1205, chung cư Hưng Thịnh, số 57 đường Nguyễn Tất Thành, phường Hòa Khánh, "
    "thành phố Đà Nẵng",
)
_ID_PAPER = (
    "Căn cước công dân số {} do Cục trưởng Cục Cảnh sát quản lý hành chính về trật tự xã hội cấp "
    "ngày 20/11/2021"
)
_TEXTS: Mapping[str, str] = {
    "long_text": "Gia đình đề nghị cơ quan xem xét, giải quyết theo quy định của pháp luật; các "
    "giấy tờ kèm theo gồm bản chính để đối chiếu và bản sao để lưu trong hồ sơ",
    "text": "như trong giấy tờ kèm theo",
    "old_id": "341632473",
    "time": "07:30",
    "ethnicity": "Kinh",
    "nationality": "Việt Nam",
    "relation": "Con đẻ",
    "phone": "0923993287",
    "email": "nguyen.hoang.phuong.quynh@thu.example.vn",
    "tax_code": "1400123450",
    "money": "125.000.000",
    "tick": "true",
}

_BY_ENDING: Mapping[str, str] = {
    "area area_own area_shared setback level height length depth clearance": "125,5",
    "book book_no": "01/2012",
    "certificate_no": "115/2012",
    "number no code parcel sheet floors licence": "115",
    "document": "bản sao Giấy khai sinh",
    "death_cause": "Bệnh già",
    "made_at commune": LETTERHEAD.place_name,
    "district": "Tam Nông",
    "province": "Đồng Tháp",
    "street": "số 57 đường Nguyễn Tất Thành",
    "hamlet": "ấp Thống Nhất 2",
    "period term until": "từ 01/2020 đến 09/2026",
    "name": "Cơ sở Sen Hồng Tháp Mười",
    "issuer": "Công an tỉnh Đồng Tháp",
    "authority registered_by registered_at issued_by": LETTERHEAD.parent_name,
    "occupation work": "Giáo viên trường tiểu học",
    "reason": "Bổ sung hồ sơ xin việc làm ở nước ngoài theo yêu cầu của nơi tiếp nhận",
}
"""Texts by what the name of a place ends in."""


def blank(form: DeclaredForm) -> FilledForm:
    """The form with nothing in it, not even what forms begin with: for the pen."""
    return FilledForm(form, {one.name: "" for one in form.spec.fields})


def specimen(form: DeclaredForm) -> FilledForm:
    """The form with something in every place."""
    people = _people(form)
    texts = {RECEIVED_ON: _DAY, TODAY: _DAY}
    for section in form.spec.sections:
        rows = range(1, _ROWS + 1) if section.is_repeated else range(1)
        if section.is_repeated:
            texts[section.name] = str(_ROWS)
        for row in rows:
            for one in section.fields:
                name = f"{section.name}.{row}.{one.name}" if section.is_repeated else one.name
                person = name.rpartition(".")[0]
                texts[name] = _text(one, people.get(person, _PERSON), row)
    return FilledForm(form, texts)


_Person = tuple[str, str, str]
"""Name, number and address of somebody invented."""

_PERSON: _Person = (_MEN[2], "087096610926", _ADDRESSES[0])


def _people(form: DeclaredForm) -> dict[str, _Person]:
    """Somebody for each person that the form speaks of, in the order of the paper."""
    women, men, addresses = cycle(_WOMEN), cycle(_MEN), cycle(_ADDRESSES)
    names = (
        f"{section.name}.{row}" if section.is_repeated else one.name.rpartition(".")[0]
        for section in form.spec.sections
        for row in (range(1, _ROWS + 1) if section.is_repeated else (0,))
        for one in section.fields
    )
    found: dict[str, _Person] = {}
    for number, person in enumerate(dict.fromkeys(names)):
        is_woman = person.partition(".")[0] in _FEMALE
        name = next(women if is_woman else men)
        digit = "1" if is_woman else "0"
        found[person] = (name, f"087{digit}9661{number + 100:04}", next(addresses))
    return found


def _text(one: FieldSpec, person: _Person, row: int) -> str:
    name, number, address = person
    if one.choices:
        return one.choices[row % len(one.choices)]
    by_kind = {
        "full_name": name,
        "personal_id": number,
        "id_paper": _ID_PAPER.format(number),
        "address": address,
        "sex": "Nữ" if number[3] == "1" else "Nam",
        "date": f"{12 + row:02}/9/2026",
        "loose_date": f"{12 + row:02}/9/1996",
        "number": str(max(one.limits[0], min(one.limits[1], 3)) if one.limits else 3),
    }
    if one.kind.name == "text":
        for endings, text in _BY_ENDING.items():
            if one.name.endswith(tuple(endings.split())):
                return text
    return by_kind.get(one.kind.name) or _TEXTS[one.kind.name]
