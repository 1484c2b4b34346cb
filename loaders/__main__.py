"""`python -m loaders …`: another door to the commands of `python -m making`."""

import sys

from making.__main__ import main

if __name__ == "__main__":
    sys.exit(main(program="python -m loaders"))
