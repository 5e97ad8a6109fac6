"""The corpus in a window of its own (资料库): reports, what was recognised and cleaned of them."""

from __future__ import annotations
