"""Small parts that panels and dialogs are made of."""

from __future__ import annotations
