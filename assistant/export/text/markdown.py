"""The manuscript as Markdown, for those who keep their texts in it; tables are pipe tables.

Every character that Markdown could take for a sign of its own is escaped, so text stays text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.export.elements.arrange import arrange, require_text
from assistant.export.elements.captioned import with_captions
from assistant.export.elements.imprint import imprint_rows
from assistant.export.gongwen import load_measures
from assistant.export.setting.table_columns import columns_of, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.draft.manuscript import Manuscript
    from assistant.export.block import Block, Table
    from assistant.export.gongwen import Align, Measures, Role

_HEADINGS: dict[Role, str] = {
    "title": "# ",
    "heading1": "## ",
    "heading2": "### ",
    "heading3": "#### ",
    "heading4": "##### ",
    "attachment_title": "# ",
}
# *重点*  `代码`  [链接](…)  <b>  A_B  表|格  ~~删~~  &amp;  $x$
_SIGNS = re.compile(r"[\\`*_{}\[\]<>|~&$#!]")
# "1. 健全机制"  "- 项目"  "+ 项目"  "=== ": what makes a list, a rule or a heading of a line
_LINE_START = re.compile(r"(?P<digits>\d{1,9})(?P<dot>[.)])|(?P<sign>[-+=])")
_ALIGNED: dict[Align, str] = {"right": "---:", "center": ":---:"}


def render_markdown(manuscript: Manuscript) -> str:
    """Return the document as Markdown with the tables of GitHub's kind.

    Raises:
        EmptyManuscript: there is neither a title nor text.
    """
    require_text(manuscript)
    measures = load_measures()
    blocks = arrange(manuscript, measures)
    parts = [
        part
        for block, caption in with_captions(blocks)
        for part in _parts(block, caption, measures)
    ]
    imprint = imprint_rows(manuscript.elements, blocks, measures)
    if imprint:
        parts.append("---")
        parts += [
            escaped("".join(row.lines) + (f"\u3000{row.right}" if row.right else ""))
            for row in imprint
        ]
    return "".join(f"{part}\n\n" for part in parts).rstrip("\n") + "\n"


def escaped(text: str) -> str:
    """Return *text* as Markdown that reads as it stands."""
    signs = _SIGNS.sub(r"\\\g<0>", text.strip())
    start = _LINE_START.match(signs)
    if start is None:
        return signs
    if start["sign"]:
        return f"\\{signs}"
    return f"{start['digits']}\\{signs[start.start('dot') :]}"


def _parts(block: Block, caption: Block | None, measures: Measures) -> Iterator[str]:
    if block.table is not None:
        if caption is not None:
            yield _caption(caption)
        yield "\n".join(_table(block.table, measures))
    elif block.picture is not None:
        yield _caption(caption) if caption else f"（图片：{escaped(block.picture.name)}）"
    elif block.role == "caption":
        yield _caption(block)
    else:
        words = escaped(block.text.strip("\t").replace("\n", "").replace("\t", "\u3000"))
        yield _HEADINGS.get(block.role, "") + words


def _caption(block: Block) -> str:
    return f"**{escaped(block.text)}**"


def _table(table: Table, measures: Measures) -> Iterator[str]:
    head, *rows = [[_cell(words_of(cell)) for cell in row] for row in table.rows]
    yield _row(head)
    yield _row([_ALIGNED.get(column.align, "---") for column in columns_of(table, measures)])
    for row in rows:
        yield _row(row)


def _cell(words: str) -> str:
    return _SIGNS.sub(r"\\\g<0>", words.strip())


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
