"""Dirty text made clean: a list of named rules, each in its own module."""

from __future__ import annotations
