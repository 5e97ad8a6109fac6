"""The outline's text cut into passages that can be borrowed, each with a topic."""

from __future__ import annotations
