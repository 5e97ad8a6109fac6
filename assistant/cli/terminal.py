"""Progress and tables for a person at a terminal."""

from __future__ import annotations

import sys
import unicodedata


def show_progress(done: int, total: int, what: str) -> None:
    """Print how far the work is on stderr, so that stdout holds the result alone."""
    if what:
        print(f"[{done + 1}/{total}] {what}", file=sys.stderr, flush=True)


def cell(text: str, width: int) -> str:
    """Return the text cut or padded to *width* columns; a Chinese character takes two."""
    out, used = "", 0
    for char in text:
        wide = 2 if unicodedata.east_asian_width(char) in "WF" else 1
        if used + wide > width:
            break
        out, used = out + char, used + wide
    return out + " " * (width - used)
