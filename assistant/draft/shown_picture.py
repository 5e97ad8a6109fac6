"""A picture where it stands in a draft, with its title, and the draft after it was changed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assistant.draft.parts import Paragraph
from assistant.draft.pictures import free_name
from assistant.draft.references import follow_references

if TYPE_CHECKING:
    from assistant.draft.draft import Draft
    from assistant.draft.parts import Picture


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownPicture:
    """A picture in the text."""

    picture: Picture
    paragraph: int
    """Index of the paragraph that shows it."""
    caption: str
    """Its title, empty where it has none."""

    @property
    def end(self) -> int:
        """Index of the paragraph behind picture and title."""
        return self.paragraph + (2 if self.caption else 1)


def shown_picture(draft: Draft, at: int) -> ShownPicture | None:
    """Return the picture that a paragraph shows or is the title of, None where there is none."""
    if 0 < at < len(draft.paragraphs) and draft.paragraphs[at].style == "caption":
        at -= 1
    if not 0 <= at < len(draft.paragraphs) or draft.paragraphs[at].style != "picture":
        return None
    name = draft.paragraphs[at].text
    picture = next((each for each in draft.pictures if each.name == name), None)
    if picture is None:
        return None
    below = draft.paragraphs[at + 1 : at + 2]
    caption = below[0].text if below and below[0].style == "caption" else ""
    return ShownPicture(picture=picture, paragraph=at, caption=caption)


def with_picture(draft: Draft, shown: ShownPicture, changed: Picture, caption: str) -> Draft:
    """Return the draft with another picture and title there; references to pictures follow.

    Args:
        draft: as it stands.
        shown: the picture that is changed, wherever it is shown.
        changed: how it is to be; its name is given a number where another picture has it.
        caption: its title, empty for none.
    """
    at, paragraphs = shown.paragraph, list(draft.paragraphs)
    others = [each for each in draft.pictures if each.name != shown.picture.name]
    changed = replace(changed, name=free_name(changed.name, {each.name for each in others}))
    paragraphs = [
        replace(each, text=changed.name)
        if each.style == "picture" and each.text == shown.picture.name
        else each
        for each in paragraphs
    ]
    titled: list[Paragraph] = []
    order: list[int | None] = [*range(at + 1)]
    if caption:
        held = paragraphs[at + 1] if shown.caption else Paragraph(style="caption")
        titled = [held if caption == shown.caption else replace(held, text=caption, borrowed=())]
        order.append(at + 1 if shown.caption else None)
    order += range(shown.end, len(paragraphs))
    after = [*paragraphs[: at + 1], *titled, *paragraphs[shown.end :]]
    pictures = tuple(
        changed if each.name == shown.picture.name else each for each in draft.pictures
    )
    followed = follow_references(draft.paragraphs, after, order)
    return replace(draft, paragraphs=followed.paragraphs, pictures=pictures)
