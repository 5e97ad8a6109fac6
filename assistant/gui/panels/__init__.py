"""The panels left and right of the paper; each shows records and asks, none decides."""

from __future__ import annotations
