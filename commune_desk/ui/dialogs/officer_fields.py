"""The fields of an officer's account, and a new password typed twice."""

from commune_desk.domain.errors import PasswordTooShort
from commune_desk.domain.sign_in import MINIMUM_PASSWORD
from commune_desk.ui.widgets.editors import PasswordEditor, TextEditor, Value
from commune_desk.ui.widgets.entered import NAME
from commune_desk.ui.widgets.form import Field, Form


def account_fields() -> tuple[Field, ...]:
    """Who the officer is, and the name at sign-in."""
    return (
        Field(name="full_name", label="Họ tên", editor=lambda: TextEditor(NAME), is_required=True),
        Field(name="title", label="Chức danh", editor=TextEditor),
        Field(name="login", label="Tên đăng nhập", editor=TextEditor, is_required=True),
    )


def password_fields(
    *, label: str = "Mật khẩu", help: str = "", is_required: bool = True
) -> tuple[Field, ...]:
    """A new password, typed twice because nobody sees it; `is_typed_twice` compares."""
    length = f"Ít nhất {MINIMUM_PASSWORD} ký tự."
    return (
        Field(
            name="password",
            label=label,
            editor=PasswordEditor,
            check=_check_password,
            is_required=is_required,
            help=f"{length} {help}".strip(),
        ),
        Field(
            name="again", label="Gõ lại mật khẩu", editor=PasswordEditor, is_required=is_required
        ),
    )


def is_typed_twice(form: Form) -> bool:
    """Whether the password stands there twice; said beside the second field where it does not."""
    values = form.values()
    if values["password"] == values["again"]:
        return True
    form.show_error("again", "Hai mật khẩu chưa giống nhau. Gõ lại mật khẩu.")
    return False


def _check_password(value: Value) -> None:
    if value and len(str(value)) < MINIMUM_PASSWORD:
        raise PasswordTooShort(MINIMUM_PASSWORD)
