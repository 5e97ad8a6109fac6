"""Item models fed with records."""

from __future__ import annotations
