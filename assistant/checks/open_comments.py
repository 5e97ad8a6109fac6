"""Comments (批注) that nobody settled: a draft is not final while somebody still asks something."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.checks.finding import Finding
from assistant.draft.comments import on_one_line, unresolved
from assistant.draft.compose import compose
from assistant.draft.line_comments import first_places, with_comments

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.checks.context import Context

RULE = "open_comments"
_MOST = 60
"""Characters of a comment that are repeated."""


def find_open_comments(context: Context) -> Iterator[Finding]:
    """Yield a finding for each comment on words of the report that is not settled."""
    draft = context.draft
    if draft is None or not unresolved(draft.paragraphs):
        return
    manuscript = with_comments(compose(draft), draft).report
    starts = manuscript.line_starts()
    for number, comment in first_places(manuscript.lines).values():
        if comment.resolved:
            continue
        origin = starts[number] + len(manuscript.lines[number].ordinal)
        author = f"{comment.author}：" if comment.author else ""
        yield Finding(
            rule=RULE,
            severity="warning",
            message=f"批注还没有处理：{author}{on_one_line(comment.text, _MOST)}",
            start=origin + comment.start,
            end=origin + comment.end,
        )
