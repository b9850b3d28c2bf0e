"""A short run of the monkey; the long one is `python3 tasks.py torture`.

In a process of its own: it takes over the application's exceptions and the clock of the keys.
"""

import subprocess
import sys

from tests.house.source import ROOT

EVENTS = 200


def test_random_keys_and_scans_break_no_rule():
    run = [sys.executable, "-m", "tests.torture.monkey", "--events", str(EVENTS), "--brief"]
    done = subprocess.run(run, cwd=ROOT, capture_output=True, text=True, timeout=600, check=False)
    assert done.returncode == 0, done.stderr[-4_000:]
    assert f"{EVENTS} events" in done.stdout, done.stdout
