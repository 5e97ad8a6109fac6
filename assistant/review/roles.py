"""What a paragraph of a returned file is, by the name of its style (``templates/gongwen.toml``).

Word shows its own styles by Chinese names and WPS writes those into the file; identities change
with the program, names stay.
"""

from __future__ import annotations

import tomllib
from functools import cache
from typing import TYPE_CHECKING

from assistant.base.paths import bundled

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_SHOWN = {"title": "标题", "normalindent": "正文缩进", "caption": "题注"} | {
    f"heading{level}": f"标题{level}" for level in range(1, 5)
}
"""Names of Word's own styles, and how a Chinese Word or WPS calls them."""


def role_of(styles: Iterable[str]) -> str | None:
    """Return the part of the document that a style is for: ``title``, ``body``, ``heading1`` ….

    Args:
        styles: names of the style and of those it is based on, nearest first.
    """
    roles = _roles()
    return next((roles[name] for name in map(_plain, styles) if name in roles), None)


@cache
def _roles() -> Mapping[str, str]:
    measures = tomllib.loads(bundled("templates", "gongwen.toml").read_text(encoding="utf-8"))
    roles = {_plain(style["name"]): role for role, style in measures["styles"].items()}
    return roles | {_plain(shown): roles[name] for name, shown in _SHOWN.items()}


def _plain(name: str) -> str:
    return "".join(name.lower().split())
