"""What shifts count in processes of their own comes together."""

from collections import Counter

from tests.torture.counts import Counts


def test_what_is_written_is_read_and_added():
    first = Counts(events=3, pages=Counter({"intake (clerk)": 2}), most_escapes=4)
    second = Counts(events=2, pages=Counter({"intake (clerk)": 1, "today": 5}), most_escapes=1)
    first.add(Counts.read("something else\n" + second.written()))
    assert first == Counts(
        events=5, pages=Counter({"intake (clerk)": 3, "today": 5}), most_escapes=4
    )
