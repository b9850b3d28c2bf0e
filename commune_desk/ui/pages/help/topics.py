"""What the help tells: the program, every page, the first day, the keys, what changed.

Each topic is Markdown; that of a page is "<its key>.md" in the folder of the page, beside its
picture, "<its key>.png" (made by `tasks.py pictures`).
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from commune_desk.domain.vietnamese import fold
from commune_desk.paths import resources
from commune_desk.ui import pages
from commune_desk.ui.frame.actions import PAGES, WINDOW_ACTIONS, PageEntry

KEYS, CHANGES = "keys", "changes"
KEYS_TITLE = "Phím tắt"
_HEADING = re.compile(r"^# (.*)$", re.MULTILINE)
_SIGNS = re.compile(r"[*_`#>\[\]()!]")


@dataclass(frozen=True, slots=True)
class Topic:
    """One thing that the help tells of.

    Attributes:
        key: that of its page in `PAGES`, or `KEYS`, `CHANGES`.
        text: Markdown, its title in the first line.
    """

    key: str
    text: str

    @property
    def title(self) -> str:
        """The heading of its text."""
        found = _HEADING.search(self.text)
        return found[1] if found else self.key


def all_topics() -> tuple[Topic, ...]:
    """Every topic: the program first, then page by page in the order of the rail."""
    entries = sorted(PAGES, key=lambda page: page.key != "help")
    return (
        *(Topic(page.key, help_text(page)) for page in entries),
        Topic(KEYS, keys_list()),
        Topic(CHANGES, (resources() / "CHANGELOG.md").read_text(encoding="utf-8")),
    )


def found_in(topics: Sequence[Topic], typed: str) -> tuple[Topic, ...]:
    """The topics in which all typed words begin somewhere; those that are called so come first.

    >>> [topic.key for topic in found_in([Topic("a", "# Trả"), Topic("b", "# Sổ")], "so")]
    ['b']
    """
    words = fold(typed).split()
    if not words:
        return tuple(topics)
    matching = [topic for topic in topics if _all_begin(words, _SIGNS.sub(" ", topic.text))]
    return tuple(sorted(matching, key=lambda topic: not _all_begin(words, topic.title)))


def _all_begin(words: Iterable[str], text: str) -> bool:
    said = f" {' '.join(fold(text).split())}"
    return all(f" {word}" in said for word in words)


def help_text(page: PageEntry) -> str:
    """What the help says of a page, as Markdown; of the help page itself: of the whole program."""
    return (_folder_of(page) / f"{page.key}.md").read_text(encoding="utf-8")


def picture_of(page: PageEntry) -> Path:
    """Where the picture of a page is, if it has one."""
    return _folder_of(page) / f"{page.key}.png"


def _folder_of(page: PageEntry) -> Path:
    return Path(pages.__file__ or "").parent / page.page.partition(".")[0]


def window_keys() -> list[tuple[str, str]]:
    """The keys that work on every page, each with what it does."""
    keys = [(page.shortcut, page.text) for page in PAGES if page.shortcut]
    return keys + [(action.shortcut, action.text) for action in WINDOW_ACTIONS if action.shortcut]


def keys_list() -> str:
    """Every key of the window as a list in Markdown."""
    rows = "\n".join(f"- **{key}**  {text}" for key, text in window_keys())
    return f"# {KEYS_TITLE}\n\n{rows}\n"
