"""花脸稿: the manuscript as a DOCX in which all that changed since another version is tracked.

Whoever accepts all changes has the text after, whoever rejects all has the text before, ordinals,
title, signature and attachments included. The imprint (版记) alone shows how it is now.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from assistant.export.docx.write import body_elements, write_package
from assistant.export.elements.arrange import require_text
from assistant.export.errors import NothingChanged
from assistant.export.gongwen import load_measures
from assistant.export.printable import printable

if TYPE_CHECKING:
    from pathlib import Path

    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement

    from assistant.draft.manuscript import Manuscript
    from assistant.export.gongwen import Measures

_NOBODY = "法治报告助手"
"""Author where the manuscript names no body; a person is never named."""


def write_docx_changes(
    before: Manuscript,
    after: Manuscript,
    path: Path,
    *,
    now: datetime | None = None,
    measures: Measures | None = None,
) -> None:
    """Write *after* with its differences from *before* as tracked changes.

    Args:
        before: the version that the changes are told against; it may be empty.
        after: what is written.
        path: the file; what it held is replaced in one step.
        now: the moment that the changes bear; by default the present.
        measures: page, faces and styles; by default those that ship with the program.

    Raises:
        EmptyManuscript: *after* has neither a title nor text.
        NothingChanged: both read alike.
        TargetNotWritable: the old file is untouched.
    """
    from assistant.export.docx.tracked import Tracker
    from assistant.export.docx.tracked_body import merge_bodies

    require_text(after)
    measures = measures or load_measures()
    moment = (now or datetime.now(UTC)).astimezone(UTC)
    tracker = Tracker(printable(after.elements.body).strip() or _NOBODY, moment)

    def body(document: Document) -> list[BaseOxmlElement]:
        old = body_elements(before, measures, document)
        new = body_elements(after, measures, document, keep_fields=True)
        merged = merge_bodies(old, new, tracker)
        if not tracker.count:
            raise NothingChanged
        return merged

    write_package(path, after, measures, body=body, now=moment)
