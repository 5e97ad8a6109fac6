"""The drafter's own report: elements, paragraphs with fields and blanks, indicator sheet."""

from __future__ import annotations
