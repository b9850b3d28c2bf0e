"""Officers (cán bộ, công chức): who signs in, and what they may do."""

from dataclasses import dataclass, field, replace
from typing import Annotated

from commune_desk.domain.account_errors import PasswordsDiffer
from commune_desk.domain.desk.dossier import OFFICER_ROLES, Role
from commune_desk.domain.errors import UserError
from commune_desk.domain.form.kinds import CHOICE, FULL_NAME, LOGIN, NEW_PASSWORD, PASSWORD, TEXT
from commune_desk.domain.form.records import form_of
from commune_desk.domain.form.spec import FieldSpec, FormSpec, Need, Rule, Texts
from commune_desk.domain.keys import OfficerId


@dataclass(frozen=True, slots=True)
class Officer:
    """An officer as the desk knows them; the hash of the password never leaves the store."""

    id: OfficerId
    login: str
    full_name: str
    role: Role
    title: str = ""
    is_active: bool = True

    @property
    def is_administrator(self) -> bool:
        """Whether the officer may add others and change the office's settings."""
        return self.is_active and self.role is Role.ADMINISTRATOR


@dataclass(frozen=True, slots=True)
class NewOfficer:
    """An officer to be added, with the first password or a code; both are shown in no log.

    Attributes:
        first_code: with which the first password is chosen (`first_codes.py`); without one anybody
            may choose it, as in an office that is there for practice.
    """

    login: Annotated[str, FieldSpec(LOGIN, need=Need.REQUIRED)]
    full_name: Annotated[str, FieldSpec(FULL_NAME, need=Need.REQUIRED)]
    role: Annotated[Role, FieldSpec(CHOICE, choices=OFFICER_ROLES, default=Role.CLERK)]
    title: Annotated[str, FieldSpec(TEXT)] = ""
    password: Annotated[str, FieldSpec(NEW_PASSWORD)] = field(default="", repr=False)
    first_code: str = field(default="", repr=False)


MACHINE_LOGIN = "(may)"
"""The account under which commands work that nobody stands at; no officer can have such a name."""


# --- the forms of accounts ---------------------------------------------------------------------


def _typed_twice(name: str) -> Rule:
    """A new password is typed twice, for nobody sees it."""

    def refused(texts: Texts) -> dict[str, UserError]:
        is_same = texts.get(name, "") == texts.get("again", "")
        return {} if is_same else {"again": PasswordsDiffer()}

    return refused


_NEW = form_of(NewOfficer, "officer")
_WHO = tuple(_NEW.field(name) for name in ("full_name", "title", "login"))
_AGAIN = FieldSpec(PASSWORD, "again", need=Need.REQUIRED)

OFFICER = FormSpec.of(
    "officer",
    *_WHO,
    _NEW.field("role"),
    _NEW.field("password"),
    replace(_AGAIN, need=Need.OPTIONAL),
    rules=(_typed_twice("password"),),
)
"""Who an officer is; without a password, it is chosen at the first sign-in."""

ADMINISTRATOR = FormSpec.of(
    "administrator",
    *_WHO,
    replace(_NEW.field("password"), need=Need.REQUIRED),
    _AGAIN,
    rules=(_typed_twice("password"),),
)
"""The first officer of an office, who adds the others."""

ROLE = FormSpec.of("officer", _NEW.field("role"))
NAMES = FormSpec.of("officer", _NEW.field("full_name"), _NEW.field("title"))
FORGOTTEN_PASSWORD = FormSpec.of(
    "forgotten_password",
    FieldSpec(NEW_PASSWORD, "new_password", need=Need.REQUIRED),
    _AGAIN,
    rules=(_typed_twice("new_password"),),
)
OWN_PASSWORD = FormSpec.of(
    "own_password",
    FieldSpec(PASSWORD, "old_password", need=Need.REQUIRED),
    *FORGOTTEN_PASSWORD.fields,
    rules=FORGOTTEN_PASSWORD.rules,
)
