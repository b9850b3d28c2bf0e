"""Compiles the faulty disk and starts the tries with it preloaded."""

import sys

from tests.torture.preloaded import start

if __name__ == "__main__":
    sys.exit(start("tests.torture.faults.run", sys.argv[1:]))
