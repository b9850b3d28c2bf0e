"""Start the program: the window without arguments, a command with them."""

import sys

from commune_desk.cli.entry import main

if __name__ == "__main__":
    sys.exit(main())
