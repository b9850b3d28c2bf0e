"""A short run of the failing disk; the long one is `python3 tasks.py torture --faults`."""

import re
import shutil
import subprocess
import sys

import pytest

from tests.house.source import ROOT

SHORT_RUN = (
    ("sqlite", "97", ("receive", "step", "restore")),
    ("sqlite", "401", ("restore-empty", "recovery-key", "change-key")),
    ("sqlite", "11", ("find",), "EIO"),
    ("postgres", "97", ("receive", "restore")),
    ("postgres", "41", ("join",)),
)


@pytest.mark.skipif(
    sys.platform != "linux" or shutil.which("cc") is None, reason="it needs a compiler on Linux"
)
@pytest.mark.parametrize("short", SHORT_RUN)
def test_a_disk_that_fails_loses_no_answered_dossier_and_is_said(short):
    engine, every, verbs, *ways = short
    run = [sys.executable, "-m", "tests.torture.faults", "--engine", engine, "--every", every]
    for verb in verbs:
        run += ["--verb", verb]
    for way in ways:
        run += ["--way", way]
    done = subprocess.run(run, cwd=ROOT, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stdout[-4_000:] + done.stderr[-2_000:]
    assert "0 wrong" in done.stdout


@pytest.mark.skipif(
    sys.platform != "linux" or shutil.which("cc") is None, reason="it needs a compiler on Linux"
)
def test_the_sweep_over_all_places_goes_on_where_it_ended(tmp_path):
    record = tmp_path / "tried.jsonl"
    run = [sys.executable, "-m", "tests.torture.faults", "--engine", "sqlite"]
    run += ["--verb", "recovery-key", "--record", str(record)]
    said = [
        subprocess.run(run, cwd=ROOT, capture_output=True, text=True, timeout=300, check=False)
        for _ in range(2)
    ]
    assert all("0 with findings, 0 came to another place" in one.stdout for one in said), said
    tried = [line for line in record.read_text(encoding="utf-8").splitlines() if '"key"' in line]
    whole = re.search(r"(\d+) of \1 tries", said[1].stdout)
    assert whole is not None
    assert len(tried) == int(whole[1])
