"""What can be done from the window, declared: pages and window-wide actions, each on one line.

A new page is one folder in `pages/` and one line in `PAGES`; the rail, the shortcuts, the palette
and the help follow. A page's module is imported when it is first shown.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from commune_desk.declared_setting import Group
from commune_desk.domain.desk.dossier import DESK_ROLES, Role
from commune_desk.domain.desk.history import EventKind
from commune_desk.domain.desk.rights import KEEPERS
from commune_desk.words.desk.steps import EVENTS
from commune_desk.words.figures.today import TODAY
from commune_desk.words.people.inspection import INSPECTION
from commune_desk.words.sign_in import OTHER_OFFICER
from commune_desk.words.values import FIND, GROUPS

EVERYONE = frozenset(Role)
ADMINISTRATORS = frozenset({Role.ADMINISTRATOR})
DESK = DESK_ROLES


@dataclass(frozen=True, slots=True)
class PageEntry:
    """One page.

    Attributes:
        key: its name in `PageFrame.show_page`; its help is "<key>.md" in its folder.
        page: where its class is, "module:Class" under `commune_desk.ui.pages`.
        shortcut: the key that shows it; empty for a page that is reached from another.
        roles: the officers who see it.
        count: the field of `DeskCounts` that says how much waits there; empty for none.
        opens: the kind of found item that it opens ("dossier", "citizen", "procedure").
        in_rail: whether the rail shows it.
        is_ahead: whether it is made in a quiet moment, so that its key shows it at once.
    """

    key: str
    text: str
    icon: str
    page: str
    shortcut: str = ""
    roles: frozenset[Role] = EVERYONE
    count: str = ""
    opens: str = ""
    in_rail: bool = True
    is_ahead: bool = False


PAGES: tuple[PageEntry, ...] = (
    PageEntry("today", TODAY, "today", "today.page:TodayPage", "Alt+H", count="overdue"),
    PageEntry("intake", "Tiếp nhận", "receive", "intake.page:IntakePage", "F2", DESK,
              opens="applicant", is_ahead=True),
    PageEntry("dossiers", "Hồ sơ", "dossiers", "dossiers.page:DossiersPage", "F3", count="open",
              opens="list", is_ahead=True),
    PageEntry("returns", "Trả kết quả", "return", "returns.page:ReturnsPage", "F4", DESK,
              count="result_ready", is_ahead=True),
    PageEntry("certification", "Chứng thực", "certify", "certification.page:CertificationPage",
              "F5", DESK, opens="lot"),
    PageEntry("citizens", "Công dân", "citizens", "citizens.page:CitizensPage", "F6",
              opens="citizen", is_ahead=True),
    PageEntry("report", "Báo cáo", "report", "report.page:ReportPage", "F7"),
    PageEntry("catalogue", "Danh mục", "catalogue", "catalogue.page:CataloguePage", "F8",
              opens="procedure"),
    PageEntry("forms", "Mẫu tờ khai", "pdf", "forms.page:FormsPage", "Shift+F8", opens="form",
              in_rail=False),
    PageEntry("inspection", INSPECTION, "search", "inspection.page:InspectionPage", "Shift+F6",
              KEEPERS, in_rail=False),
    PageEntry("settings", "Cài đặt", "settings", "settings.page:SettingsPage", "F12"),
    PageEntry("printing", GROUPS[Group.PRINTING], "printer", "printing.page:PrintingPage",
              "Shift+F12", in_rail=False),
    PageEntry("office", "Cơ quan", "office", "office.page:OfficePage", "Ctrl+F12", ADMINISTRATORS),
    PageEntry("dossier", "Một hồ sơ", "dossier", "dossiers.dossier_page:DossierPage",
              opens="dossier", in_rail=False, is_ahead=True),
    PageEntry("help", "Trợ giúp", "help", "help.page:HelpPage", opens="help", in_rail=False),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class ActionEntry:
    """One window-wide action; the window says by `name` what it does."""

    name: str
    text: str
    icon: str
    shortcut: str = ""
    roles: frozenset[Role] = EVERYONE


WINDOW_ACTIONS: tuple[ActionEntry, ...] = (
    ActionEntry("find", FIND, "search", "Ctrl+K"),
    ActionEntry("help", "Trợ giúp trang này", "help", "F1"),
    ActionEntry("undo", EVENTS[EventKind.UNDO], "undo", "Ctrl+Z"),
    ActionEntry(
        "rating", "Mời đánh giá, thu màn hình đánh giá", "face_satisfied", "Ctrl+Shift+M", DESK
    ),
    ActionEntry("notices", "Đọc lại thông báo", "notice", "Ctrl+Shift+N"),
    ActionEntry("scheme", "Đổi giao diện sáng/tối", "screen", "Ctrl+Shift+T"),
    ActionEntry("password", EVENTS[EventKind.PASSWORD_CHANGED], "lock", "Ctrl+Shift+P"),
    ActionEntry("lock", "Khóa màn hình", "lock", "Ctrl+Shift+L"),
    ActionEntry("colleague", "Đồng nghiệp làm tiếp ở quầy này", "user", "Ctrl+Shift+D"),
    ActionEntry("sign_out", OTHER_OFFICER, "sign_out", "Ctrl+Shift+Q"),
)


def permitted(entries: Iterable[PageEntry], role: Role) -> tuple[PageEntry, ...]:
    """The pages that an officer of that role sees, in order."""
    return tuple(entry for entry in entries if role in entry.roles)


def page_class(entry: PageEntry) -> Callable[..., Any]:
    """The class of a page, imported now."""
    module, _, name = entry.page.partition(":")
    found: Callable[..., Any] = getattr(import_module(f"commune_desk.ui.pages.{module}"), name)
    return found
