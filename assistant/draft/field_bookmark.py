"""The name of a bookmark that says which field stands in it, for a DOCX that may come back.

Word knows bookmarks whose name begins with an underscore as hidden ones; a name has letters, digits
and underscores only, at most 40. ``_F12c_review_accepted`` is the twelfth field of a document and
reads ``review.accepted | change``; the part of a key before its full point has no underscore.
"""

from __future__ import annotations

import re

_LONGEST = 40
"""Characters that Word allows."""
_LETTERS = {
    "": "v",
    "number": "n",
    "change": "c",
    "last": "l",
    "last_number": "m",
    "growth": "g",
}
_FILTERS = {letter: name for name, letter in _LETTERS.items()}
_NAME = re.compile(r"_F[0-9]{1,6}([vnclmg])_([a-z][a-z0-9]*)_([a-z0-9][a-z0-9_]*)", re.ASCII)


def bookmark_name(number: int, expression: str) -> str | None:
    """Return the bookmark of a field, None where its key is too long for one.

    Args:
        number: makes the name the only one of its kind in the document.
        expression: ``review.accepted | change``.
    """
    key, _, written = expression.partition(" | ")
    topic, _, rest = key.partition(".")
    name = f"_F{number}{_LETTERS[written]}_{topic}_{rest}"
    return name if len(name) <= _LONGEST else None


def expression_of(name: str) -> str | None:
    """Return the expression of a bookmark's field, None for any other bookmark."""
    found = _NAME.fullmatch(name)
    if found is None:
        return None
    letter, topic, rest = found.groups()
    written = _FILTERS[letter]
    return f"{topic}.{rest} | {written}" if written else f"{topic}.{rest}"
