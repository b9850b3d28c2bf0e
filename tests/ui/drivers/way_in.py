"""The way in: signing in, and the first start of an office."""

from PySide6.QtWidgets import QPushButton

from commune_desk.words.fields import label
from tests.ui.drivers.screen import Area

LOGIN, PASSWORD, AGAIN = label("login"), label("password"), label("again")
FIRST_TIME = "Lần đầu đăng nhập: đặt mật khẩu"
BACK, NEXT, FINISH = "Quay lại", "Tiếp", "Khai báo cơ quan"


class SignIn(Area):
    """The sign-in window."""

    def sign_in(self, login: str, password: str) -> None:
        """Type name and password, and Enter."""
        self.enter(LOGIN, login)
        self.go_to(PASSWORD)
        self.type_in(password)
        self.press("Return")

    def choose_password(self, login: str, password: str, again: str) -> None:
        """The first time: the password is typed twice."""
        if not self.has(AGAIN):
            self.choose(FIRST_TIME)
        self.fill_in({LOGIN: login, PASSWORD: password})
        self.go_to(AGAIN)
        self.type_in(again)
        self.press("Return")

    @property
    def enter_button(self) -> QPushButton:
        """The button that Enter presses."""
        return next(made for made in self.shown(QPushButton) if made.isDefault())


class FirstStart(Area):
    """The steps in which an office is described."""

    @property
    def step(self) -> str:
        """Which step it is: its number and its name."""
        return self.text("step")

    def go_on(self) -> None:
        """To the next step; at the last one the office is made."""
        self.choose(FINISH if self.can(FINISH) else NEXT)

    def go_back(self) -> None:
        """To the step before."""
        self.choose(BACK)

    def fill(self, **values: str | bool) -> None:
        """Fill in fields of the step by their names."""
        self.fill_in({label(name.replace("__", ".")): value for name, value in values.items()})
