"""Every measured statement of a report turned into one record."""

from __future__ import annotations
