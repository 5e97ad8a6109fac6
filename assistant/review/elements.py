"""The elements of the official document in a returned file: by style, or by place and form."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from assistant.outline.elements import find_elements
from assistant.outline.numbering import read_ordinal
from assistant.review.noise import likeness

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from assistant.draft.draft import Draft
    from assistant.draft.parts import Elements
    from assistant.review.returned import Returned

HEAD = ("copy_number", "secrecy", "urgency", "issuer_mark", "document_number", "signer")
"""Elements above the red line."""
ABOVE = (*HEAD, "title", "addressee")
IMPRINT = ("copies_to", "printed_by", "printed_on")
BELOW = ("signed_by", "date", "remark", *IMPRINT)
PRINTED = ABOVE + BELOW
"""Elements that come back, in the order of the document."""
WEB = ("title", "signed_by", "date", "remark")
"""Those that the web edition (公开版) has."""
_ROLES = {
    "copy_number": "copy_number",
    "secrecy": "secrecy",
    "issuer_mark": "issuer_mark",
    "document_number": "document_number",
    "signer": "signer",
    "title": "title",
    "addressee": "addressee",
    "signature": "signed_by",
    "date": "date",
    "remark": "remark",
}
_TEXT_ROLES = frozenset(("title", "body", "heading1", "heading2"))
_SEVERAL = frozenset(("issuer_mark", "signed_by", "signer"))
"""Elements whose lines are names beside each other."""
# "特急" "加急" "平急": 紧急程度, set like 密级
_URGENCY = re.compile(r"(?:特|加|平)急|特提")
# "临司〔2026〕3号　张静"
_NUMBER = re.compile(r"^\S*〔[0-9]{4}〕\s*[0-9]+\s*号(?:\s|$)")
# "附件2": 附件标识; "附件：1.统计表" "2.典型案例": 附件说明
_LABEL = re.compile(r"附\s*件\s*[0-9]{0,2}\s*[：:]?")
_NOTE = re.compile(r"(?:附\s*件\s*[：:]\s*)?(?:[0-9]{1,2}[.．、]\s*)?(?P<name>.+)")
_SENTENCE = re.compile(r"[。；！？，：]")
_LONGEST_TITLE = 80
_MOST_LINES = 4
"""Lines of the longest title."""
_COPIES_LABEL = re.compile(r"^抄\s*送\s*[：:]\s*")
_SIGNER_LABEL = re.compile(r"签\s*发\s*人[：:]")


@dataclass(slots=True, kw_only=True)
class FoundElement:
    """An element in the file."""

    paragraphs: list[Returned] = field(default_factory=list)

    def text(self, name: str) -> str:
        """Return what it reads after all changes."""
        return _joined(name, [paragraph.text for paragraph in self.paragraphs])


def part_elements(
    returned: Sequence[Returned], draft: Draft
) -> tuple[dict[str, FoundElement], list[Returned]]:
    """Return the elements that a file has, by name, and the paragraphs of the text.

    Args:
        returned: all paragraphs.
        draft: what lost its style is known by reading like one of its elements.
    """
    attached = {each.text.strip() for each in draft.paragraphs if each.style == "attachment"}
    found: dict[str, FoundElement] = {}
    text: list[Returned] = []
    if is_styled(returned):
        names = _by_style(returned)
        names |= dict.fromkeys(_retyped_title(returned, names, draft), "title")
    else:
        names = _by_form(returned, draft)
    for index, paragraph in enumerate(returned):
        name = names.get(index)
        if name is None and paragraph.role is None:
            if _is_only_printed(paragraph.text, attached):
                continue
            name = _by_words(paragraph, draft.elements, found, has_text=bool(text))
        if name is None:
            text.append(paragraph)
        else:
            found.setdefault(name, FoundElement()).paragraphs.append(paragraph)
    return found, text


def letterhead(heads: Sequence[Returned]) -> dict[str, FoundElement]:
    """Return the red name of a letter, which stands in the header of page 1."""
    named = next((each for each in heads if each.role == "issuer_mark"), None)
    return {"issuer_mark": FoundElement(paragraphs=[named])} if named else {}


def is_styled(returned: Sequence[Returned]) -> bool:
    """Tell whether a file has kept the styles that it was written with."""
    return any(paragraph.role in _TEXT_ROLES for paragraph in returned)


def value_of(name: str, text: str) -> str:
    """Return an element as the draft holds it, without what the standard puts around it."""
    text = text.strip()
    if name == "addressee":
        return text.rstrip("：:").rstrip()
    if name == "remark":
        return text.strip("（）()").strip()
    if name == "copies_to":
        return _COPIES_LABEL.sub("", text).rstrip("。.").rstrip()
    return text.removesuffix("印发").rstrip() if name == "printed_on" else text


def same_element(name: str, one: str, other: str) -> bool:
    """Tell whether two elements read alike, blanks and line breaks aside."""
    first, second = (
        re.sub(r"[\s、，,;；]", "", likeness(value_of(name, text))) for text in (one, other)
    )
    return first == second


def _joined(name: str, texts: Sequence[str]) -> str:
    """Return the lines of an element as one text; 文件 in a red mark goes with the last name."""
    if name in _SEVERAL:
        return "、".join(" ".join(texts).split()).replace("、文件", "文件")
    return "".join(text.strip() for text in texts)


def _by_style(returned: Sequence[Returned]) -> dict[int, str]:
    names = {}
    for index, paragraph in enumerate(returned):
        name = _ROLES.get(paragraph.role or "")
        if name == "secrecy" and _URGENCY.match(paragraph.text or paragraph.original):
            name = "urgency"
        if name is not None:
            names[index] = name
    return names


def _by_form(returned: Sequence[Returned], draft: Draft) -> dict[int, str]:
    """Return the elements of a file that was retyped or pasted without styles."""
    lines = [paragraph.text for paragraph in returned]
    found = find_elements(lines)
    if "title" not in found and lines and _may_be_title(lines[0], draft):
        found["title"] = (0,)
    typed = {likeness(each.text.strip()) for each in draft.paragraphs}
    return {
        index: name
        for name, places in found.items()
        for index in places
        if name in PRINTED
        and (getattr(draft.elements, name) or likeness(lines[index]) not in typed)
    }


def _is_only_printed(words: str, attached: Collection[str]) -> bool:
    """Tell whether a paragraph without a style is 附件标识 or 附件说明, made of other ones."""
    if _LABEL.fullmatch(words):
        return True
    note = _NOTE.fullmatch(words)
    return note is not None and note["name"] in attached and note["name"] != words


def _may_be_title(line: str, draft: Draft) -> bool:
    """Tell whether the first line stands where the draft's title stood, whatever it says now."""
    if not draft.elements.title or len(line) > _LONGEST_TITLE or read_ordinal(line):
        return False
    first = next((each.text for each in draft.paragraphs if each.style != "guidance"), "")
    return not _SENTENCE.search(line) and likeness(line) != likeness(first.strip())


def _retyped_title(
    returned: Sequence[Returned], names: Mapping[int, str], draft: Draft
) -> Iterator[int]:
    """Give the lines of a title that was typed anew, without the style of one, above the text."""
    if "title" in names.values():
        return
    taken = 0
    for index, paragraph in enumerate(returned):
        if paragraph.role in _TEXT_ROLES or names.get(index) in BELOW or taken == _MOST_LINES:
            return
        line = paragraph.text
        is_other = index in names or paragraph.role is not None
        if is_other or _by_words(paragraph, draft.elements, {}, has_text=False):
            continue
        if len(line) > _LONGEST_TITLE or _SENTENCE.search(line) or read_ordinal(line):
            return
        taken += 1
        yield index


def _by_words(
    paragraph: Returned,
    elements: Elements,
    found: Mapping[str, FoundElement],
    *,
    has_text: bool,
) -> str | None:
    """Return the element that a paragraph without a style reads like; below is below the text."""
    words = paragraph.original or paragraph.text
    if _SIGNER_LABEL.search(words) or ("signer" in found and _NUMBER.search(words)):
        return "signer"
    return next(
        (
            name
            for name in PRINTED
            if name not in found
            and (has_text or name not in BELOW)
            and (value := getattr(elements, name).strip())
            and same_element(name, value, words)
        ),
        None,
    )


def values_of(found: Mapping[str, FoundElement]) -> dict[str, str]:
    """Return what the elements of a file read, as the draft holds them."""
    values: dict[str, str] = {}
    for name, element in found.items():
        if name == "signer":
            values |= _signers(element)
        elif name == "document_number":
            values |= dict(_beside_number(element))
        else:
            values[name] = value_of(name, element.text(name))
    return values


def _beside_number(element: FoundElement) -> Iterator[tuple[str, str]]:
    """Give 发文字号, and what a letter has at the left of it or below: 份号, 密级, 紧急程度."""
    for part in " ".join(paragraph.text for paragraph in element.paragraphs).split():
        if part.endswith("号"):
            yield "document_number", part
        elif part.isdigit():
            yield "copy_number", part
        else:
            yield "urgency" if _URGENCY.match(part) else "secrecy", part


def _signers(element: FoundElement) -> dict[str, str]:
    """Return 发文字号 and 签发人, which stand side by side on lines of two names each."""
    words = " ".join(paragraph.text for paragraph in element.paragraphs)
    parts = _SIGNER_LABEL.sub(" ", words).split()
    numbers = [part for part in parts if part.endswith("号")]
    names = "、".join(part for part in parts if not part.endswith("号"))
    return {"signer": names, **({"document_number": numbers[0]} if numbers else {})}
