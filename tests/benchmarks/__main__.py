"""Every bench in a process of its own: `python3 tasks.py bench`.

What one leaves behind (memory that is not given back, pages of a database, garbage that waits) is
no part of the next one's figures; many of them are bounds of the memory of a process.
"""

import argparse
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
PATIENT = ("-o", "faulthandler_timeout=0")
"""A day at the window takes longer than any test."""


def main(arguments: list[str]) -> int:
    """Run them one after the other, all of them also where one has failed.

    Returns:
        what pytest returned for the first that failed; that nothing was chosen only where that is
        so for all of them.
    """
    codes: list[int] = []
    for bench in sorted(HERE.glob("test_*.py")):
        command = [sys.executable, "-m", "pytest", str(bench), "-s", *PATIENT, *arguments]
        codes.append(subprocess.run(command, check=False).returncode)
    chosen = [code for code in codes if code != pytest.ExitCode.NO_TESTS_COLLECTED]
    if not chosen:
        return int(pytest.ExitCode.NO_TESTS_COLLECTED)
    return next((code for code in chosen if code), 0)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        "python3 tasks.py bench --",
        description=__doc__,
        epilog="Arguments go to pytest: -k keys",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    sys.exit(main(parser.parse_known_args()[1]))
