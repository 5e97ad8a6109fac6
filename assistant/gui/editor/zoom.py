"""How large the paper may be on the screen."""

from __future__ import annotations

SMALLEST_PX, NORMAL_PX, LARGEST_PX = 9, 21, 42
"""Pixels of a character; at 21 the paper has its true size on a screen of 96 dots an inch. At 9 it
fits beside a panel on the bureau's screen where everything is drawn twice as large."""
