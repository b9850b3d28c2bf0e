"""What is asked of a form that is made of a file: its name, its procedures, since when, why."""

from datetime import date

from commune_desk.domain.form.kinds import DATE, TEXT
from commune_desk.domain.form.spec import FieldSpec, FormSpec, Need
from commune_desk.domain.vietnamese import format_date
from commune_desk.services.papers.own_forms import NewForm, code_from
from commune_desk.ui.widgets.form.field import labels_above
from commune_desk.ui.widgets.form.form import Form
from commune_desk.words.fields import FieldWords, label

NEW_FORM = FormSpec.of(
    "new_form",
    FieldSpec(TEXT, "name", need=Need.REQUIRED),
    FieldSpec(TEXT, "procedures"),
    FieldSpec(TEXT, "legal_basis", need=Need.REQUIRED),
    FieldSpec(DATE, "effective_from", need=Need.REQUIRED),
    FieldSpec(TEXT, "reason", need=Need.REQUIRED),
)
WORDS = {
    "name": FieldWords("Tên mẫu", advice="Ví dụ: Phiếu đề nghị cấp bản sao."),
    "procedures": FieldWords(
        label("code"), advice="Nhiều mã cách nhau bằng dấu phẩy; để trống nếu không gắn."
    ),
    "legal_basis": FieldWords("Căn cứ", advice="Văn bản ban hành mẫu."),
    "effective_from": FieldWords("Dùng từ ngày"),
    "reason": FieldWords("Lý do thêm mẫu"),
}


def new_form_widget(today: date) -> Form:
    """The questions, with today as the first day."""
    form = Form(NEW_FORM, arrange=labels_above, words=WORDS)
    form.fill({"effective_from": format_date(today)})
    return form


def new_form_from(form: Form) -> NewForm:
    """What was said of the new form."""
    said = form.values()
    procedures = (code.strip() for code in said["procedures"].split(","))
    return NewForm(
        code=code_from(said["name"]),
        name=said["name"],
        legal_basis=said["legal_basis"],
        effective_from=said["effective_from"],
        procedures=tuple(code for code in procedures if code),
    )
