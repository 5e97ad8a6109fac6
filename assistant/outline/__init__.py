"""Headings with level and role, and what the report says of itself (title, body, place, year)."""

from __future__ import annotations
