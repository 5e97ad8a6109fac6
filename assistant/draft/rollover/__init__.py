"""Last year's report made this year's draft: what moves, what is emptied, what is to be checked."""

from __future__ import annotations
