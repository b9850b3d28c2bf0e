"""Shows the code with which an officer chooses the first password; it is shown this once."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from commune_desk.ui.dialogs.room import lay_out
from commune_desk.ui.look.layouts import column, row
from commune_desk.ui.widgets.buttons import button
from commune_desk.ui.widgets.text import label
from commune_desk.words.sign_in import FIRST_CODE, NOTED

ADVICE = (
    "Báo riêng cho {name}: ở cửa sổ đăng nhập chọn “Lần đầu đăng nhập”, gõ mã này rồi tự đặt mật "
    "khẩu. Mã chỉ hiện lần này; mất mã thì cấp mã mới."
)


class FirstCodeDialog(QDialog):
    """The code in large letters, and what its officer does with it."""

    def __init__(self, name: str, code: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(f"{FIRST_CODE} của {name}")
        shown = label(code, "page_title")
        shown.setAccessibleName(FIRST_CODE)
        shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        body = column(shown, label(ADVICE.format(name=name), "second", wraps=True), gap="m")
        lay_out(self, body, row(None, button(NOTED, self.accept, kind="primary")))
