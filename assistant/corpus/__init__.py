"""Reports kept in SQLite; the only room that speaks SQL."""

from __future__ import annotations
