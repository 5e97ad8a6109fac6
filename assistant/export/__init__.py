"""The official document of GB/T 9704-2012 and its other forms."""

from __future__ import annotations
