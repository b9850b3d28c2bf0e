"""The head of a page at the widths that offices have."""

from functools import partial

import pytest
from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from commune_desk.ui.frame.page_header import MORE, PageHeader
from commune_desk.ui.look.layouts import boxed, column
from commune_desk.ui.widgets.actions import make_action
from tests.ui.drivers.screen import Area

NUMBER = "Hồ sơ 000.99.99.H20-261128-0006"


@pytest.mark.parametrize("spare", [60, -60])
@pytest.mark.usefixtures("qapp")
def test_the_number_of_a_dossier_is_read_whole_beside_or_above_its_buttons(spare: int):
    owner = QObject()
    steps = ("Danh sách", "Hoàn tác bước", "Công dân", "Chuyển giải quyết")
    *others, primary = [make_action(owner, text, owner.deleteLater) for text in steps]
    header = PageHeader()
    header.show_page(NUMBER, primary, others)
    title = header.findChild(QLabel)
    assert isinstance(title, QLabel)
    buttons = shown_buttons(header)
    needed = sum(made.sizeHint().width() for made in (title, *buttons))
    below = QWidget()
    below.setMinimumHeight(400)
    full = boxed(column(header, below, gap=""))
    full.setFixedSize(needed + spare, 420)  # a page that leaves no room
    full.show()
    QCoreApplication.processEvents()
    assert title.width() >= title.sizeHint().width()
    for button in buttons:
        assert header.rect().contains(button.geometry())
        assert not button.geometry().intersects(title.geometry())
        assert button.height() >= button.sizeHint().height()
    full.close()


@pytest.mark.usefixtures("qapp")
def test_buttons_that_have_no_room_beside_each_other_go_on_in_the_next_line():
    owner = QObject()
    words = ("Thêm mẫu từ tệp PDF", "Thêm mẫu từ tệp Word", "Làm gói mẫu", "Nhận gói dữ liệu")
    header = PageHeader()
    header.show_page(
        "Các mẫu", None, [make_action(owner, text, owner.deleteLater) for text in words]
    )
    full = boxed(column(header, None, gap=""))
    buttons = shown_buttons(header)
    full.setFixedSize(sum(made.sizeHint().width() for made in buttons) * 2 // 3, 420)
    full.show()
    QCoreApplication.processEvents()
    for button in buttons:
        assert header.rect().contains(button.geometry())
        assert button.width() >= button.sizeHint().width()
    full.close()


@pytest.mark.usefixtures("qapp")
def test_in_a_low_window_the_quiet_actions_are_one_button_and_keep_their_keys():
    owner, done = QObject(), list[str]()
    words = ("Thêm mẫu từ tệp PDF", "Thêm mẫu từ tệp Word", "Làm gói mẫu")
    others = [make_action(owner, text, partial(done.append, text)) for text in words]
    primary = make_action(owner, "Ghi", owner.deleteLater)
    header = PageHeader()
    header.show_page("Các mẫu", primary, others)
    header.set_low(True)
    header.resize(600, 40)
    header.show()
    assert [button.text().strip() for button in shown_buttons(header)] == [MORE, "Ghi"]
    menu = Area(header).find_a(QPushButton, MORE).menu()
    menu.aboutToShow.emit()
    assert [action.text().strip() for action in menu.actions()] == list(words)
    menu.actions()[2].trigger()
    assert done == ["Làm gói mẫu"]
    header.set_low(False)
    QCoreApplication.processEvents()
    assert len(shown_buttons(header)) == 4
    header.close()


def shown_buttons(header: PageHeader) -> list[QPushButton]:
    return [made for made in header.findChildren(QPushButton) if not made.isHidden()]
