"""The command line: the same workflow functions that the window calls."""

from __future__ import annotations
