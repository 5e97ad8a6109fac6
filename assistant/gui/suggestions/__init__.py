"""The parts of the suggestions panel: cards and their list, filters, missing topics, numbers."""

from __future__ import annotations
