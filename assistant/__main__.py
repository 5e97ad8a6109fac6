"""``python -m assistant``: the same as the installed command ``assistant``."""

from __future__ import annotations

import sys

from assistant.cli.main import run

if __name__ == "__main__":
    sys.exit(run())
