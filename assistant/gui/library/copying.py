"""What is copied out of the corpus, with its source."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.corpus.stored import Hit
    from assistant.outline.meta import Meta
    from assistant.outline.section import Outline


def with_source(words: str, meta: Meta, section: str | None) -> str:
    """Return words with the line that says where they stand.

    ``——青栎区司法局《青栎区司法局2023年法治政府建设年度报告》（2023年度）二、存在问题``
    """
    body = meta.body or ""
    title = f"《{meta.title}》" if meta.title else ""
    year = f"（{meta.year}年度）" if meta.year else ""
    return f"{words.strip()}\n——{body}{title}{year}{section or ''}"


def hit_with_source(hit: Hit, title: str | None) -> str:
    """Return the passage of a hit with its source.

    Args:
        hit: what was found.
        title: of its report.
    """
    named = f"《{title}》" if title else ""
    year = f"（{hit.year}年度）" if hit.year else ""
    return f"{hit.text.strip()}\n——{hit.body or ''}{named}{year}{hit.section or ''}"


def section_at(text: str, outline: Outline, offset: int) -> str | None:
    """Return the innermost heading above a place, as it stands; None where there is none."""
    index = outline.section_at(offset)
    if index is None:
        return None
    path = [section for section in outline.path_to(index) if section.heading is not None]
    return text[path[-1].start : path[-1].body_start].strip().rstrip("。") if path else None
