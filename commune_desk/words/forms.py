"""What people read of declared forms: printed values and printed lines.

A value is printed as the paper wants it there: a date whole, in parts or in words, a sum with its
points, a number digit by digit in boxes.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import date, time
from pathlib import Path
from typing import Any

from commune_desk.domain.catalogue.procedure import Procedure
from commune_desk.domain.form.declared import DeclaredForm, FilledForm
from commune_desk.domain.form.paper import (
    Box,
    Line,
    Motto,
    Piece,
    PrintedWords,
    Rows,
    Struck,
    Table,
    Title,
    View,
    every,
)
from commune_desk.domain.form.rules import placed
from commune_desk.domain.form.trade_kinds import LooseDate, write_loose_date
from commune_desk.domain.form.written import FormHead, WrittenForm
from commune_desk.domain.lunar_date import lunar_date
from commune_desk.domain.office.office import Office
from commune_desk.domain.papers.office_form import FormVersion
from commune_desk.domain.people.applicant import name_of
from commune_desk.domain.people.reuse import LinkKind
from commune_desk.domain.reception.declaration import Filling, label_of
from commune_desk.domain.reception.prefill import TextSource
from commune_desk.domain.reception.prepared import Prepared
from commune_desk.domain.vietnamese import (
    amount_in_words,
    date_in_words,
    format_date,
    number_in_words,
)
from commune_desk.words.errors import sentence
from commune_desk.words.fields import label
from commune_desk.words.papers.papers import NOT_COMPARED, STATE_MOTTO, STATE_NAME
from commune_desk.words.values import PREPARED_STATES, in_sentence, moment_text

TEXT_SOURCES: Mapping[TextSource, str] = {
    TextSource.TYPED: "gõ tại quầy",
    TextSource.CARD: "quét từ thẻ",
    TextSource.RECORD: "dữ liệu công dân đã lưu",
    TextSource.LINKED: "hồ sơ nhận cùng lượt",
    TextSource.FAMILY: "quan hệ gia đình, hộ gia đình đã lưu",
    TextSource.EARLIER: "hồ sơ lần trước",
    TextSource.OFFICE: "thông tin cơ quan",
    TextSource.TODAY: "ngày hôm nay",
    TextSource.FORM: "mẫu ghi sẵn",
    TextSource.COMPUTED: "tự tính",
}
"""From where a text of a declaration came."""

LINK_KINDS: Mapping[LinkKind, str] = {
    LinkKind.MOTHER: "mẹ",
    LinkKind.FATHER: "cha",
    LinkKind.SPOUSE: "vợ, chồng",
    LinkKind.CHILD: "con",
    LinkKind.HOUSEHOLD_HEAD: "chủ hộ",
}
"""Who somebody is to a person, within a sentence."""

NO_FORM_OF = "Thủ tục cần tờ khai mà chương trình chưa có mẫu:"
BRING_OWN = "công dân nộp tờ khai theo mẫu của cơ quan có thẩm quyền."
DOTS = "…"
BOX = "□"

KIND_WORDS: Mapping[str, str] = {
    "text": "Chữ",
    "long_text": "Nhiều dòng chữ",
    "full_name": "Họ tên",
    "personal_id": label("personal_id"),
    "old_id": label("old_id"),
    "date": "Ngày",
    "loose_date": "Ngày, tháng hoặc chỉ năm",
    "time": "Giờ, phút",
    "sex": label("sex"),
    "ethnicity": "Dân tộc",
    "nationality": "Quốc tịch",
    "address": "Địa chỉ",
    "id_paper": "Giấy tờ tùy thân",
    "relation": "Quan hệ",
    "phone": label("phone"),
    "email": label("email"),
    "tax_code": label("tax_code"),
    "money": "Số tiền",
    "number": "Số",
    "choice": "Chọn một trong nhiều",
    "tick": "Ô đánh dấu",
}
"""What an officer calls the kinds of places."""

# --- values ------------------------------------------------------------------------------------


def printed(kind: str, value: Any, view: View = View.WHOLE) -> str:
    """A value as it stands on paper; empty for an empty one.

    Args:
        kind: the name of its kind.
        value: as the form reads it.
        view: how the place shows it.
    """
    if value is None or value in ("", ()):
        return ""
    if isinstance(value, date | LooseDate):
        return _day(value, view)
    if isinstance(value, time):
        return _hour(value, view)
    if isinstance(value, bool):
        return ""
    if isinstance(value, int):
        return _number(kind, value, view)
    text = str(value)
    return text.upper() if view is View.UPPER else text


def _day(day: date | LooseDate, view: View) -> str:
    parts: Mapping[View, int | None] = {
        View.DAY: getattr(day, "day", None),
        View.MONTH: day.month,
        View.YEAR: day.year,
    }
    if view in parts:
        number = parts[view]
        return "" if number is None else f"{number:02}"
    if view is View.LUNAR:
        return f"{lunar_date(day)} (âm lịch)" if isinstance(day, date) else ""
    if view is View.IN_WORDS:
        return date_in_words(day) if isinstance(day, date) else ""
    return format_date(day) if isinstance(day, date) else write_loose_date(day)


def _hour(at: time, view: View) -> str:
    if view is View.HOUR:
        return f"{at.hour:02}"
    if view is View.MINUTE:
        return f"{at.minute:02}"
    return f"{at.hour:02} giờ {at.minute:02} phút"


def _number(kind: str, number: int, view: View) -> str:
    if view is View.IN_WORDS:
        if kind == "money":
            return amount_in_words(number)
        return number_in_words(number).capitalize()
    return f"{number:,}".replace(",", ".") if kind == "money" else str(number)


# --- the office --------------------------------------------------------------------------------

_COMMITTEE = "ủy ban nhân dân "


def office_texts(office: Office, *, commune: str = "", province: str = "") -> dict[str, str]:
    """What is known of the office: its names as a citizen addresses them, and where it is.

    Args:
        office: which one.
        commune: "Xã Tràm Chim"; where it is empty it follows from the name of the office.
        province: "Tỉnh Đồng Tháp".

    >>> known = office_texts(Office(name="Ủy ban nhân dân xã Tràm Chim"), province="Tỉnh Đồng Tháp")
    >>> known["office.police"], known["office.unit"], known["office.province_name"]
    ('Công an xã Tràm Chim', 'xã Tràm Chim', 'Đồng Tháp')
    """
    is_committee = office.name.lower().startswith(_COMMITTEE)
    unit = office.name[len(_COMMITTEE) :] if is_committee else commune[:1].lower() + commune[1:]
    known = {
        "name": office.centre_name or office.name,
        "registrar": office.name,
        "chair": f"Chủ tịch {office.name}" if is_committee else "",
        "police": f"Công an {unit}" if unit else "",
        "place": office.place_name,
        "unit": unit,
        "commune": unit[:1].upper() + unit[1:],
        "province": province,
        "province_name": province.removeprefix("Tỉnh ").removeprefix("Thành phố "),
        "address": office.address,
    }
    return placed("office", {name: text for name, text in known.items() if text})


# --- lists -------------------------------------------------------------------------------------


def title_line(written: WrittenForm) -> str:
    """The title of a form in one line."""
    return " ".join(written.title.split())


def list_lines(forms: Sequence[WrittenForm], missing: Sequence[Procedure]) -> tuple[str, ...]:
    """The forms with their codes, then the procedures of which there is none."""
    known = (
        f"{one.code} · {one.name}" + ("" if one.is_checked else f" · {NOT_COMPARED}")
        for one in forms
    )
    without = tuple(f"- {one.code} · {one.name}" for one in missing)
    return (*known, *((NO_FORM_OF, *without) if without else ()))


def no_form_text(ended: FormHead | None) -> str:
    """That the declaration of a procedure cannot be printed here, and what is done instead.

    Args:
        ended: the form that was used before; None where there never was one.
    """
    if ended is None or ended.effective_to is None:
        return f"Thủ tục cần tờ khai mà chương trình chưa có mẫu: {BRING_OWN}"
    until = format_date(ended.effective_to)
    return (
        f"“{ended.name}” chỉ dùng đến hết ngày {until}, chương trình chưa có mẫu mới: {BRING_OWN}"
    )


def prepared_line(one: Prepared) -> str:
    """A prepared filing in one line: its number, for whom, for what, and what became of it."""
    ended = one.dossier_no or one.close_reason
    state = PREPARED_STATES[one.state] + (f": {ended}" if ended else "")
    when = moment_text(one.happened_at)
    return f"{one.id} · {when} · {name_of(one.party.applicant)} · {one.procedure_name} · {state}"


def computed_texts(filled: FilledForm) -> dict[str, str]:
    """What the computed places of a form print, by name; those that are unknown are left out."""
    values = filled.values()
    texts = {
        name: printed("number", values[name]) if values[name] is not None else ""
        for name in filled.form.computed
    }
    return {name: text for name, text in texts.items() if text}


def filled_lines(path: Path, filling: Filling) -> tuple[str, ...]:
    """Where a filled form stands, and what is missing, wrong or doubtful in it."""
    missing = ", ".join(label_of(filling.form, name) for name in filling.missing)
    doubts = {**filling.warnings, **filling.refused}
    return (
        str(path),
        *((f"Còn {len(filling.missing)} ô: {missing}.",) if missing else ()),
        *(f"! {label_of(filling.form, name)}: {sentence(why)}" for name, why in doubts.items()),
    )


def form_lines(form: DeclaredForm) -> tuple[str, ...]:
    """The places of a form with their names for documents, then its printed lines."""
    places = (f"{name} · {label}" for name, label in form.labels.items())
    return (title_line(form.written), *places, "", *printed_lines(form))


# --- lines -------------------------------------------------------------------------------------


def printed_lines(form: DeclaredForm) -> tuple[str, ...]:
    """The lines of a form as texts, every place as dots, for who compares it with the paper."""
    lines: list[str] = []
    for element in every(form.paper):
        if isinstance(element, Motto):
            lines += (STATE_NAME, STATE_MOTTO)
        elif isinstance(element, Title):
            lines += form.written.title.split("\n")
        elif isinstance(element, Line):
            lines.append(_text(element.pieces))
        elif isinstance(element, Table | Rows):
            rows = element.rows if isinstance(element, Table) else element.head
            lines += (" | ".join(_text(cell) for cell in row) for row in rows)
    return tuple(lines)


def _text(pieces: Sequence[Piece]) -> str:
    return "".join(_printed_piece(piece) for piece in pieces)


def _printed_piece(piece: Piece) -> str:
    if isinstance(piece, PrintedWords | Struck):
        return piece.text
    return BOX if isinstance(piece, Box) else DOTS


# --- versions ----------------------------------------------------------------------------------


def form_version_words(version: FormVersion) -> str:
    """A version of a form in one line: its number, since when, by whom."""
    if version.made_at is None:
        return f"Bản {version.version} · kèm chương trình"
    what = "" if version.text else " · thôi dùng"
    return (
        f"Bản {version.version} · {format_date(version.made_at.date())} · "
        f"{version.officer_name}{what}"
    )


# --- annex -------------------------------------------------------------------------------------

ANNEX = "PHỤ LỤC"
SEE_ANNEX = "(xem phụ lục)"


def annex_to(name: str) -> str:
    """To which form an annex belongs."""
    return f"(kèm theo {in_sentence(name)})"


def annexed_words(form: DeclaredForm, places: Sequence[str]) -> str:
    """What is too long for its place; nothing where everything fits."""
    labels = [form.labels.get(name) or label_of(form, name) for name in places]
    said = f"Dài hơn chỗ trên mẫu, in ở phụ lục: {', '.join(labels)}. Viết gọn lại nếu được."
    return said if labels else ""


def annex_item(form: DeclaredForm, place: str) -> str:
    """The heading of a value in the annex: whose and what it is."""
    of_row = re.fullmatch(r"(.+)\.(\d+)\.([^.]+)", place)
    label = form.labels.get(f"{of_row[1]}.{of_row[3]}" if of_row else place, "")
    section = next(
        (one.name for one in form.spec.sections if any(f.name == place for f in one.fields)),
        of_row[1] if of_row else "",
    )
    row = f"dòng {of_row[2]}" if of_row else ""
    parts = (part for part in (form.headings.get(section, ""), row, label) if part)
    return f"Mục {' – '.join(parts)}:"
