"""Starts the kills with the faulty disk preloaded: it ends a process at any touch of the disk."""

import sys

from tests.torture.preloaded import start

if __name__ == "__main__":
    sys.exit(start("tests.torture.kills.run", sys.argv[1:]))
