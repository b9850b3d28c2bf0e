"""A short run of the kills; the long one is `python3 tasks.py torture --kills`."""

import shutil
import subprocess
import sys

import pytest

from commune_desk.cli.dispatch import COMMANDS
from tests.house.source import ROOT
from tests.torture.verbs import LEFT_OUT, VERBS


@pytest.mark.skipif(
    sys.platform != "linux" or shutil.which("cc") is None, reason="it needs a compiler on Linux"
)
@pytest.mark.parametrize("engine", ["sqlite", "postgres"])
def test_whoever_is_killed_loses_doubles_and_gives_twice_nothing(engine):
    run = [sys.executable, "-m", "tests.torture.kills", "--engine", engine, "--seed", "3"]
    run += ["--kills", "4", "--verb", "receive", "--verb", "take-fee", "--crowd", "12"]
    done = subprocess.run(run, cwd=ROOT, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stdout[-4_000:] + done.stderr[-2_000:]
    assert ", 0 wrong" in done.stdout


def test_every_command_is_tried_or_says_why_not():
    tried = {verb.command for verb in VERBS}
    assert tried.isdisjoint(LEFT_OUT)
    assert tried | LEFT_OUT.keys() == {command.name for command in COMMANDS}
