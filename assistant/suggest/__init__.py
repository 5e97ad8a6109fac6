"""The best matching passages of the corpus for what one is writing."""

from __future__ import annotations
