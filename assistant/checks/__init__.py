"""Rules that find what would embarrass the drafter, one a module."""

from __future__ import annotations
