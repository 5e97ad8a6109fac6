"""The manuscript as one web page: headings that mean something, no script, nothing from outside."""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from typing import TYPE_CHECKING

from assistant.base.paths import bundled
from assistant.export.elements.arrange import arrange, require_text
from assistant.export.elements.captioned import with_captions
from assistant.export.elements.imprint import imprint_rows
from assistant.export.gongwen import load_measures
from assistant.export.printable import printable
from assistant.export.setting.table_columns import columns_of
from assistant.export.text.html_look import look_of

if TYPE_CHECKING:
    from jinja2 import Template

    from assistant.draft.manuscript import Manuscript
    from assistant.draft.parts import Picture
    from assistant.export.gongwen import Measures, Role

_TAGS: dict[Role, str] = {
    "title": "h1",
    "heading1": "h2",
    "heading2": "h3",
    "heading3": "h4",
    "heading4": "h5",
    "attachment_title": "h2",
}
"""Elements of the parts that are not plain paragraphs."""
_HEAD = frozenset({"copy_number", "secrecy", "issuer_mark", "document_number", "signer"})


def render_html(
    manuscript: Manuscript, *, mark_unverified: bool = False, measures: Measures | None = None
) -> str:
    """Return a self-contained page in UTF-8 for the manuscript.

    Args:
        manuscript: what is written.
        mark_unverified: mark numbers that are not verified, beside the blanks.
        measures: faces, sizes and margins; by default those that ship with the program.

    Raises:
        EmptyManuscript: there is neither a title nor text.
    """
    require_text(manuscript)
    measures = measures or load_measures()
    blocks = arrange(manuscript, measures)
    elements = manuscript.elements
    return _template().render(
        title=printable(elements.title.replace("\n", "")).strip(),
        author=printable(elements.body).strip(),
        head=[block for block in blocks if block.role in _HEAD],
        main=list(with_captions([block for block in blocks if block.role not in _HEAD])),
        columns=lambda table: columns_of(table, measures),
        encoded=_encoded,
        tags=_TAGS,
        is_letter=elements.form == "letter",
        imprint=imprint_rows(elements, blocks, measures),
        look=look_of(measures),
        marks={"blank", "unverified"} if mark_unverified else {"blank"},
    )


def _encoded(picture: Picture) -> str:
    return f"data:image/png;base64,{b64encode(picture.data).decode('ascii')}"


@cache
def _template() -> Template:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(bundled("templates")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("page.html.jinja")
