"""Which keys the pages have: read off the pages themselves, so that the sheet is never wrong."""

import re
from collections.abc import Iterator

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QAbstractButton, QWidget

from commune_desk.domain.papers.key_sheet import KeyGroup
from commune_desk.ui.frame.actions import PAGES, page_class, permitted
from commune_desk.ui.frame.page_frame import PageFrame
from commune_desk.ui.pages.help.topics import window_keys

EVERYWHERE = "Ở trang nào cũng dùng được"
_COUNT = re.compile(r"\s*\(\d+\)$")


def key_groups(frame: PageFrame) -> tuple[KeyGroup, ...]:
    """The keys of every page that the officer sees, after those that work everywhere."""
    groups = [KeyGroup(EVERYWHERE, tuple(window_keys()))]
    for entry in permitted(PAGES, frame.desk.officer.role):
        if entry.key == "help":
            continue
        page: QWidget = page_class(entry)(frame)
        keys = dict(_keys_of(page))
        page.deleteLater()
        if keys:
            groups.append(KeyGroup(entry.text, tuple(keys.items())))
    return tuple(groups)


def _keys_of(page: QWidget) -> Iterator[tuple[str, str]]:
    primary: QAction | None = page.primary_action  # type: ignore[attr-defined]  # every page has it
    actions = [*([primary] if primary else []), *page.actions(), *page.findChildren(QAction)]
    for action in actions:
        yield from _key(action.shortcut(), action.text())
    for button in page.findChildren(QAbstractButton):
        yield from _key(button.shortcut(), button.accessibleName())


def _key(key: QKeySequence, words: str) -> Iterator[tuple[str, str]]:
    named = key.toString(QKeySequence.SequenceFormat.NativeText)
    if named and words.strip():
        yield named, _COUNT.sub("", words.replace("&", "")).strip()
