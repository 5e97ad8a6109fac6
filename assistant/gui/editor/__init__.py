"""The continuous editor: a draft's paragraphs as one text on paper."""

from __future__ import annotations
