"""What comparable bodies reported for one indicator."""

from __future__ import annotations
