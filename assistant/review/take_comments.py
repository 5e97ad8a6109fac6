"""Comments of a returned file as comments of the draft (收入稿件)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.draft.comments import (
    MOST_REPLIES,
    Place,
    commented,
    fit_name,
    fit_text,
    new_comment,
    on_one_line,
    stamp,
)
from assistant.draft.parts import Comment, Reply
from assistant.review.errors import ReviewOutdated

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.draft.draft import Draft
    from assistant.draft.parts import Paragraph
    from assistant.review.review import Change, Remark, Review
    from assistant.review.review import Comment as Returned

_MOST_ABOUT = 40


def take_comments(draft: Draft, review: Review, picked: Sequence[Change | Remark]) -> Draft:
    """Return the draft with the comments on some changes and remarks taken over.

    What follows the first on the same words is an answer to it, and all are answers where the draft
    has a comment on just these words already. Comments on what is no text of the draft (发文机关)
    stand on its first paragraph and say what they are about.

    Args:
        draft: the draft; it reads as the one that was reviewed.
        review: what the returned file holds.
        picked: whose comments are taken.

    Raises:
        ReviewOutdated: the draft reads otherwise by now.
    """
    if _words(draft) != _words(review.draft):
        raise ReviewOutdated
    paragraphs = list(draft.paragraphs)
    for what in picked:
        said = [each for each in what.comments if fit_text(each.text)]
        place = _place(what, paragraphs)
        if said and place is not None:
            _put(paragraphs, place, said, _about(what))
    return replace(draft, paragraphs=tuple(paragraphs))


def _words(draft: Draft) -> list[str]:
    return [each.text for each in draft.paragraphs]


def _place(what: Change | Remark, paragraphs: Sequence[Paragraph]) -> Place | None:
    """Return what comments come to stand on; None in a draft without words."""
    if what.paragraph is not None and paragraphs[what.paragraph].text:
        return Place(what.paragraph, what.start, what.end)
    first = what.paragraph or getattr(what, "below", None) or 0
    order = (*range(first, len(paragraphs)), *range(first))
    at = next((each for each in order if paragraphs[each].text.strip()), None)
    return None if at is None else Place(at, 0, 0)


def _about(what: Change | Remark) -> str:
    """Return the words that comments stood on which the text of the draft has not."""
    if what.paragraph is not None:
        return ""
    return getattr(what, "words", "") or getattr(what, "before", "") or getattr(what, "after", "")


def _put(paragraphs: list[Paragraph], place: Place, said: Sequence[Returned], about: str) -> None:
    paragraph = paragraphs[place.paragraph]
    stretch = place.start, place.end
    asked = next((c for c in paragraph.comments if (c.start, c.end) == stretch), None)
    if asked is not None:
        answered = _answered(asked, said)
        paragraphs[:] = [_changed(each, answered) for each in paragraphs]
        return
    first, *answers = said
    text = f"（{on_one_line(about, _MOST_ABOUT)}）{first.text}" if about else first.text
    time = stamp(first.time) if first.time else ""
    made = _answered(new_comment(text, first.author, time=time), answers)
    paragraphs[place.paragraph] = commented(paragraph, made, place.start, place.end)


def _answered(comment: Comment, answers: Sequence[Returned]) -> Comment:
    replies = (
        Reply(
            text=fit_text(each.text),
            author=fit_name(each.author),
            time=stamp(each.time) if each.time else "",
        )
        for each in answers
    )
    return replace(comment, replies=(*comment.replies, *replies)[:MOST_REPLIES])


def _changed(paragraph: Paragraph, comment: Comment) -> Paragraph:
    comments = (
        replace(comment, start=each.start, end=each.end) if each.id == comment.id else each
        for each in paragraph.comments
    )
    return replace(paragraph, comments=tuple(comments))
