"""Dialogs: only where a decision is asked for."""

from __future__ import annotations
