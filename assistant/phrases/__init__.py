"""Phrases (用语): sentences of fields and blanks that ship, and the drafter's own favourites."""

from __future__ import annotations
