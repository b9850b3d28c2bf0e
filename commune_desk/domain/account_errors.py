"""What an account, its password and signing in may be refused for."""

from dataclasses import dataclass

from commune_desk.domain.errors import UserError


@dataclass(eq=False)
class SignInRefused(UserError):
    """Wrong name or password; which of the two is not said."""

    put_right_in = ("password",)


@dataclass(eq=False)
class OldPasswordWrong(SignInRefused):
    """The password that an officer gave before choosing another is not the one in use."""

    put_right_in = ("old_password",)


@dataclass(eq=False)
class FirstCodeNeeded(UserError):
    """The first password of that account is chosen with its code, and none was typed."""

    put_right_in = ("code",)


@dataclass(eq=False)
class FirstCodeWrong(SignInRefused):
    """The code for the first password is another."""

    put_right_in = ("code",)


@dataclass(eq=False)
class PasswordTooShort(UserError):
    """A password shorter than the office accepts."""

    put_right_in = ("new_password", "password")

    minimum: int


@dataclass(eq=False)
class PasswordTooEasy(UserError):
    """A password of few characters, of a piece said again and again, or of keys in their order."""

    put_right_in = ("new_password", "password")


@dataclass(eq=False)
class PasswordsDiffer(UserError):
    """A new password was not typed the same way twice."""


@dataclass(eq=False)
class LoginAlreadyInUse(UserError):
    """Another officer signs in under that name."""

    put_right_in = ("login",)

    login: str


@dataclass(eq=False)
class LastAdministrator(UserError):
    """The office must keep one active administrator."""

    put_right_in = ("role",)

    login: str


@dataclass(eq=False)
class AdministratorNeeded(UserError):
    """Only an administrator may do that; the officer has another role."""

    put_right_in = ("login",)

    role: str


@dataclass(eq=False)
class OfficerNotFound(UserError):
    """No officer of the office signs in under that name."""

    put_right_in = ("login",)

    login: str


@dataclass(eq=False)
class SignInDelayed(UserError):
    """Too many wrong passwords for that name on this PC; the next try has to wait."""

    seconds: int
