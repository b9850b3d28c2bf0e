"""The keys of what is not the officer's, or not to be done now, say so: no key is silent."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from commune_desk.services.desk import rights
from commune_desk.ui.frame.actions import PAGES, WINDOW_ACTIONS, ActionEntry, PageEntry
from commune_desk.ui.frame.notices.notices import Tone
from commune_desk.ui.widgets.actions import declaration_of
from commune_desk.words.values import ROLES

if TYPE_CHECKING:
    from collections.abc import Callable

    from commune_desk.domain.desk.rights import Verb
    from commune_desk.ui.frame.main_window import MainWindow
    from commune_desk.ui.frame.page_frame import PageFrame
    from commune_desk.ui.widgets.actions import Offered

NOT_FOR_ROLE = (
    "“{page}” không phải việc của {role}. Nhờ cán bộ có quyền, hoặc đổi người dùng ({key})."
)
_SIGN_OUT = next(one.shortcut for one in WINDOW_ACTIONS if one.name == "sign_out")


def refuse_keys(window: MainWindow) -> None:
    """Let the keys of the window say why they do nothing for its officer."""
    frame = window.frame
    role = frame.desk.officer.role
    entries: tuple[PageEntry | ActionEntry, ...] = (*PAGES, *WINDOW_ACTIONS)
    for entry in entries:
        if entry.shortcut and role not in entry.roles:
            said = NOT_FOR_ROLE.format(page=entry.text, role=ROLES[role], key=_SIGN_OUT)
            refuse = partial(frame.notices.publish, said, Tone.INFO)
            QShortcut(QKeySequence(entry.shortcut), window, refuse)


def say_why(page: QWidget, action: QAction, says: Callable[[], object]) -> None:
    """Let the key of an action say why while the action is not offered.

    Args:
        page: where the key is heard.
        action: that is hidden or off for some officers, or at some times.
        says: publishes the reason.
    """
    instead = QShortcut(action.shortcut(), page, says)

    def follow() -> None:
        instead.setEnabled(not (action.isVisible() and action.isEnabled()))

    action.changed.connect(follow)
    follow()


def say_right(frame: PageFrame, page: QWidget, verb: Verb, *offered: Offered) -> None:
    """Let the keys of what is not for this officer say whose it is; nothing where it is theirs.

    Args:
        frame: says so.
        page: where the keys are heard; it has no action for them then, or hides it.
        verb: what they do, by the table of rights.
        offered: the declared methods that need that right.
    """
    if rights.may(frame.desk, verb):
        return
    for does in offered:
        if key := declaration_of(does).shortcut:
            QShortcut(
                QKeySequence(key),
                page,
                lambda: frame.perform(lambda: rights.check(frame.desk, verb)),
            )
