"""A short run of the monkey; the long one is `python3 tasks.py torture`.

In a process of its own: it takes over the application's exceptions and the clock of the keys.
"""

import subprocess
import sys

from tests.house.source import ROOT

EVENTS = 200
ROUNDS = 4


def torture(scene: str, *given: str) -> str:
    """What a short run of a scene says of itself."""
    run = [sys.executable, "-m", f"tests.torture.{scene}", *given]
    done = subprocess.run(run, cwd=ROOT, capture_output=True, text=True, timeout=600, check=False)
    assert done.returncode == 0, done.stderr[-4_000:]
    return done.stdout


def test_random_keys_and_scans_break_no_rule():
    assert f"{EVENTS} events" in torture("monkey", "--events", str(EVENTS), "--brief")


def test_who_practises_while_the_program_loads_is_in_the_office_that_is_shown():
    said = torture("door", "--rounds", str(ROUNDS), "--brief", "--seed", "3")
    assert f"{ROUNDS} rounds" in said
    assert "practice" in said


def test_a_server_that_falls_silent_breaks_nothing():
    said = torture("silence", "--events", "30", "--seed", "1")
    assert "events in them" in said
    assert "\n0 silences" not in said
