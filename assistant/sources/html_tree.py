"""A web page as a tree: parsed, with what the reader of the page does not see taken away."""

from __future__ import annotations

import re
from typing import Any

# <?xml version="1.0" encoding="UTF-8"?> : lxml refuses it in text
DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")

# characters that no page shows; lxml reads them but refuses to write them
UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")

# style="display: none"   style="mso-hide:all"
HIDDEN_STYLE = re.compile(r"display\s*:\s*none|mso-hide\s*:\s*all", re.IGNORECASE)

# <div a1="x" a2="x" … : thousands of attributes, which take the parser minutes
OVERLONG_TAG = re.compile(r"<([A-Za-z][A-Za-z0-9]*)\s[^<>]{4000,}")

MARKS = "，。、；！？,;"
"""Punctuation of running text, half-width as it is typed without a Chinese keyboard."""

SILENT = frozenset(
    (
        *("script", "style", "noscript", "template", "select", "button", "textarea", "head"),
        *("iframe", "object", "embed", "svg", "canvas", "audio", "video", "map", "rt", "rp", "del"),
    )
)
"""Elements whose text the reader of a page does not read."""

DEEPEST = 2040
"""Levels of elements up to which lxml builds all; what lies deeper it may drop."""

MOST_HIDDEN = 0.3
"""Share of the page's sentences from which on hidden elements are turned pages of the text."""


def parse_page(page: str) -> Any:  # noqa: ANN401 -- lxml has no types
    """Return the root of the page's tree, or None where it has none."""
    import lxml.etree
    import lxml.html

    page = OVERLONG_TAG.sub(r"<\1 ", DECLARATION.sub("", page.replace("\x00", "")))
    parser = lxml.html.HTMLParser(huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        root = lxml.html.document_fromstring(page, parser=parser)
    except (lxml.etree.ParserError, ValueError):
        return None
    _drop_unseen_characters(root)
    return root


def _drop_unseen_characters(root: Any) -> None:  # noqa: ANN401 -- lxml has no types
    """Take characters out of the texts that they could not be put back into (&#1;)."""
    for element in root.iter():
        if element.text and UNSEEN.search(element.text):
            element.text = UNSEEN.sub("", element.text)
        if element.tail and UNSEEN.search(element.tail):
            element.tail = UNSEEN.sub("", element.tail)


def is_too_deep(root: Any) -> bool:  # noqa: ANN401 -- lxml has no types
    """Tell whether the page nests deeper than the tree can hold."""
    import lxml.etree

    depth = 0
    for event, _ in lxml.etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > DEEPEST:
            return True
    return False


def drop_unseen(body: Any) -> None:  # noqa: ANN401 -- lxml has no types
    """Take away what is never shown, and what is hidden unless much of the text is hidden."""
    import lxml.etree

    hidden = []
    walk = lxml.etree.iterwalk(body, events=("start",))
    for _, element in walk:
        if element.tag in SILENT or is_hidden(element):
            hidden.append(element)
            walk.skip_subtree()
    most = MOST_HIDDEN * count_marks(body)
    for element in hidden:
        if element.tag in SILENT or not (_is_turned_page(element) or count_marks(element) > most):
            drop(element)


def _is_turned_page(element: Any) -> bool:  # noqa: ANN401 -- lxml has no types
    """Tell whether an element stands beside one of its kind, of which one is shown at a time."""
    kind = (element.tag, element.get("class"))
    before, after = element.getprevious(), element.getnext()
    beside = [other for other in (before, after) if other is not None]
    return bool(kind[1]) and any((other.tag, other.get("class")) == kind for other in beside)


def is_hidden(element: Any) -> bool:  # noqa: ANN401 -- lxml has no types
    """Tell whether the page itself says that an element is not displayed."""
    attributes = element.attrib
    if "hidden" in attributes:
        return True
    return "style" in attributes and bool(HIDDEN_STYLE.search(attributes["style"]))


def count_marks(element: Any) -> int:  # noqa: ANN401 -- lxml has no types
    """Return the number of marks of punctuation, which running text has and menus have not."""
    return sum(marks_in(text) for text in element.itertext())


def marks_in(text: str) -> int:
    """Return the number of marks of punctuation in a piece of text."""
    return sum(map(text.count, MARKS))


def drop(element: Any) -> None:  # noqa: ANN401 -- lxml has no types
    """Take an element out of the tree; the text that follows it stays."""
    if element.getparent() is not None:
        element.drop_tree()
