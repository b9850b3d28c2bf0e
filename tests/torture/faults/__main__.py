"""Compiles the faulty disk and starts the tries with it preloaded."""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

SOURCE = Path(__file__).with_name("faulty_disk.c")


def main() -> int:
    """Start the tries; returns their exit code, 0 with a word where there is no compiler."""
    compiler = shutil.which("cc") or shutil.which("gcc")
    if compiler is None or sys.platform != "linux":
        print("no compiler, or not Linux: 0 tries")
        return 0
    with tempfile.TemporaryDirectory(prefix="faulty-disk-") as folder:
        library = Path(folder) / "faulty_disk.so"
        made = (compiler, "-shared", "-fPIC", "-O1", "-o", str(library), str(SOURCE), "-ldl")
        subprocess.run(made, check=True)
        environment = {**os.environ, "LD_PRELOAD": str(library)}
        words = (sys.executable, "-m", "tests.torture.faults.run", *sys.argv[1:])
        return subprocess.run(words, env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
