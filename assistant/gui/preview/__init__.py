"""The pages of the draft as they will be printed, beside the text."""

from __future__ import annotations
