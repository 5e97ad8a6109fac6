"""The draft's own comments that came back in the file as they went: nobody needs them twice."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.draft.comments import fit_name, threads

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from assistant.draft.draft import Draft
    from assistant.review.review import Comment, Review


def without_own(review: Review) -> Review:
    """Return the review without the comments and answers that the draft has itself.

    They are known by what they say and by whom; one without a name by its words alone, since a
    word processor gives it some name. A remark of which nothing is left goes.
    """
    own = Counter(_said(review.draft))
    if not own:
        return review
    changes = [replace(each, comments=_others(each.comments, own)) for each in review.changes]
    remarks = [
        replace(each, comments=_others(each.comments, own)) if each.comments else each
        for each in review.remarks
    ]
    return replace(
        review,
        changes=tuple(changes),
        remarks=tuple(each for each in remarks if each.comments),
    )


def _said(draft: Draft) -> Iterator[tuple[str, str]]:
    """Give author and words of each comment and answer of the draft."""
    for thread in threads(draft.paragraphs):
        yield thread.comment.author, _words(thread.comment.text)
        for reply in thread.comment.replies:
            yield reply.author, _words(reply.text)


def _others(comments: Iterable[Comment], own: Counter[tuple[str, str]]) -> tuple[Comment, ...]:
    """Return those that are not the draft's; each of the draft's is met once."""
    others = []
    for comment in comments:
        words = _words(comment.text)
        keys = ((fit_name(comment.author), words), ("", words))
        key = next((each for each in keys if own[each] > 0), None)
        if key is None:
            others.append(comment)
        else:
            own[key] -= 1
    return tuple(others)


def _words(text: str) -> str:
    return "".join(text.split())
