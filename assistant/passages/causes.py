"""Sentences on the causes of a shortcoming (主要原因是…), which say little without it."""

from __future__ import annotations

import re

# 主要原因是… · 究其根源，… · 主要是力量不足
_CAUSE = re.compile(
    r"[^，。；]{0,8}(?:原因|成因|根源|症结|缘由)|究其|主要是|主要由于|主要在于|[主客]观上|深层次"
)


def tells_causes(text: str, start: int = 0) -> bool:
    """Return whether the sentence that begins at *start* tells the causes of what stands before."""
    return _CAUSE.match(text, start) is not None
