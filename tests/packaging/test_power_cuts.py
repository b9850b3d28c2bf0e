"""The table of kills says of each step what works afterwards, and names every step there is."""

import re

from installer import power_cuts, setup
from installer.power_cuts import Line, Ways


class AWindows:
    """One that loses the program when it is cut in the middle, and finds it at the next start."""

    def __init__(self, *, finds_it=True):
        self.there = ""
        self.finds_it = finds_it

    def install(self):
        self.there = "old"
        return 0

    def upgrade(self, step):
        self.there = {"": "new", "put-aside": "", "in-place": "new"}.get(step, self.there)
        return 0 if not step else 9

    def start_again(self):
        self.there = self.there or ("old" if self.finds_it else "")
        return 0

    def ways(self, *, is_whole=True):
        return Ways(
            self.install, self.upgrade, self.start_again, lambda: self.there, lambda: is_whole
        )


def test_a_line_says_what_worked_at_once_and_after_the_next_start():
    steps = ("tested", "put-aside", "in-place")
    lines = list(power_cuts.table(AWindows().ways(), steps))
    assert lines == [
        Line("tested", "old", "old", is_whole=True, in_the_end="new"),
        Line("put-aside", "", "old", is_whole=True, in_the_end="new"),
        Line("in-place", "new", "new", is_whole=True, in_the_end="new"),
    ]
    assert all(line.is_good for line in lines)
    assert power_cuts.told(lines[1]).split()[:4] == ["put-aside", "at", "once:", "none"]


def test_no_program_or_a_damaged_office_is_no_good_line():
    (lost,) = power_cuts.table(AWindows(finds_it=False).ways(), ("put-aside",))
    (damaged,) = power_cuts.table(AWindows().ways(is_whole=False), ("tested",))
    assert not lost.is_good
    assert not damaged.is_good
    assert "DAMAGED" in power_cuts.told(damaged)


def test_every_step_of_the_installer_is_a_line():
    told = re.findall(r'\$\{Step\} "(.+)"', setup.SCRIPT.read_text("utf-8"))
    assert tuple(told) == power_cuts.STEPS
