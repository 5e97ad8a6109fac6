"""What a person should know before a draft is exported (导出须知)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.draft.comments import commented_words, on_one_line, threads, unresolved
from assistant.draft.compose import compose
from assistant.draft.element_rules import element_faults
from assistant.export.editions import for_edition
from assistant.export.errors import ExportError
from assistant.export.open_places import open_places
from assistant.workflow.house_formats import format_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.draft.comments import Thread
    from assistant.draft.draft import Draft
    from assistant.export.open_places import OpenPlace
    from assistant.workflow.desk import Desk
    from assistant.workflow.house_formats import DraftFormat

_MOST_WORDS, _MOST_SAID = 16, 40


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportFacts:
    """What is open, in which format it is printed, and whether it may be published."""

    format: DraftFormat
    open: tuple[OpenPlace, ...] = ()
    element_lines: tuple[str, ...] = ()
    """What is not right in the elements of the document, a sentence each."""
    comments: int = 0
    """How many comments the draft has."""
    open_comments: tuple[str, ...] = ()
    """What those say that nobody settled, a line each."""
    web_refusal: ExportError | None = None
    """Why there is no edition for a web site."""

    @property
    def open_sentence(self) -> str:
        """How much is open, in one sentence; empty for nothing."""
        blanks = sum(place.mark == "blank" for place in self.open)
        numbers = len(self.open) - blanks
        parts = [f"{blanks} 处空白没有填写"] if blanks else []
        parts += [f"{numbers} 处数据没有核实"] if numbers else []
        return f"还有 {'，'.join(parts)}，定稿前请补齐。" if parts else ""

    @property
    def comment_sentence(self) -> str:
        """How many comments nobody settled; empty for none."""
        count = len(self.open_comments)
        return f"还有 {count} 条批注没有处理，定稿前请处理。" if count else ""

    @property
    def element_sentence(self) -> str:
        """How many elements want a second look; empty for none."""
        count = len(self.element_lines)
        return f"公文要素有 {count} 处请核对（编辑—公文要素）。" if count else ""

    def open_lines(self, most: int = 50) -> tuple[str, ...]:
        """Return where it is open, a line each, only the first *most*."""
        names = {"blank": "未填", "unverified": "未核实"}
        lines = [
            f"{names[place.mark]}　{place.words}" + (f"　{place.heading}" if place.heading else "")
            for place in self.open[:most]
        ]
        return _with_rest(lines, len(self.open))

    def comment_lines(self, most: int = 50) -> tuple[str, ...]:
        """Return the comments that nobody settled, a line each, only the first *most*."""
        return _with_rest(self.open_comments[:most], len(self.open_comments))


def export_facts(desk: Desk, draft: Draft) -> ExportFacts:
    """Return what is to be known before the draft is exported."""
    manuscript = compose(draft)
    refusal = None
    try:
        for_edition(manuscript, "web")
    except ExportError as error:
        refusal = error
    return ExportFacts(
        format=format_of(desk, draft),
        open=open_places(manuscript),
        element_lines=tuple(fault.words for fault in element_faults(draft.elements)),
        comments=len(threads(draft.paragraphs)),
        open_comments=tuple(_comment_line(each, draft) for each in unresolved(draft.paragraphs)),
        web_refusal=refusal,
    )


def _with_rest(lines: Sequence[str], count: int) -> tuple[str, ...]:
    more = count - len(lines)
    return (*lines, f"……另有 {more} 处") if more > 0 else tuple(lines)


def _comment_line(thread: Thread, draft: Draft) -> str:
    """Return ``“受理158件”　王敏：请核对``."""
    author = f"{thread.comment.author}：" if thread.comment.author else ""
    said = on_one_line(thread.comment.text, _MOST_SAID)
    return f"“{commented_words(thread, draft, _MOST_WORDS)}”　{author}{said}"
