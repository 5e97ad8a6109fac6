"""Borrowing a peer's sentence: what is the peer's is replaced, taken out or marked."""

from __future__ import annotations
