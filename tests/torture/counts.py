"""What the monkey did and what came of it, to be read."""

import json
from collections import Counter
from dataclasses import dataclass, field, fields

from commune_desk.domain.desk.history import RECEPTIONS, EventKind
from commune_desk.domain.desk.steps import Action


@dataclass
class Counts:
    """Counts of a run.

    Attributes:
        acts: by kind: presses, words, scans, clicks.
        pages: how often each page was seen, by role.
        happened: the events of the history, by kind.
        dialogs: how often each dialog came up, by title.
        scans: what the scanner of the window read or missed.
        most_escapes: so often Esc was pressed at most until it was home.
        most_windows: so many windows and dialogs there were at most when it was home.
        most_widgets: so many widgets one window had at most when it was home.
    """

    events: int = 0
    acts: Counter[str] = field(default_factory=Counter)
    pages: Counter[str] = field(default_factory=Counter)
    roles: Counter[str] = field(default_factory=Counter)
    happened: Counter[str] = field(default_factory=Counter)
    dialogs: Counter[str] = field(default_factory=Counter)
    scans: Counter[str] = field(default_factory=Counter)
    windows: int = 0
    homecomings: int = 0
    second_gestures: int = 0
    desks_handed_over: int = 0
    unlocked: int = 0
    most_escapes: int = 0
    most_windows: int = 0
    most_widgets: int = 0

    def add(self, other: "Counts") -> None:
        """Add what another run counted; of what is counted at most, the most."""
        for one in fields(self):
            mine, its = getattr(self, one.name), getattr(other, one.name)
            both = max(mine, its) if one.name.startswith("most_") else mine + its
            setattr(self, one.name, both)

    def written(self) -> str:
        """Everything, for `read`."""
        return json.dumps({one.name: getattr(self, one.name) for one in fields(self)})

    @classmethod
    def read(cls, text: str) -> "Counts":
        """What another process has written, on its last line."""
        made = cls()
        for name, kept in json.loads(text.strip().splitlines()[-1]).items():
            setattr(made, name, Counter(kept) if isinstance(kept, dict) else kept)
        return made

    @property
    def receptions(self) -> int:
        """How many dossiers were received."""
        return sum(self.happened[kind] for kind in RECEPTIONS)

    def lines(self) -> list[str]:
        """Everything, for a person to read."""
        kinds = [kind.value for kind in (*Action, EventKind.UNDO)]
        steps = Counter({kind: self.happened[kind] for kind in kinds if self.happened[kind]})
        others = self.happened - steps
        return [
            f"{self.events} events: {_listed(self.acts)}",
            f"roles: {_listed(self.roles)}; windows {self.windows}; "
            f"desks handed over {self.desks_handed_over}; unlocked {self.unlocked}",
            f"pages: {_listed(self.pages)}",
            f"scans: {_listed(self.scans)}",
            f"receptions {self.receptions}; steps: {_listed(steps)}; "
            f"second gestures {self.second_gestures}",
            f"other changes: {_listed(others)}",
            f"dialogs {sum(self.dialogs.values())}: {_listed(self.dialogs)}",
            f"{self.homecomings} times home, after {self.most_escapes} Esc at most; then at most "
            f"{self.most_windows} windows, {self.most_widgets} widgets",
        ]


def _listed(counted: Counter[str]) -> str:
    return ", ".join(f"{name} {count}" for name, count in counted.most_common())
