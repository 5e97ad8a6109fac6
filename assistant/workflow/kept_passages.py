"""Passages that the drafter pinned and hid, kept on the desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.base.files import UnreadableFile
from assistant.corpus.store import Store
from assistant.suggest.kept import KeptPassages, PinnedPassage
from assistant.suggest.kept_file import KeptDamaged, KeptTooNew, read_kept, write_kept

if TYPE_CHECKING:
    from collections.abc import Callable

    from assistant.base.errors import AssistantError
    from assistant.draft.draft import Draft
    from assistant.suggest.suggestion import Suggestion
    from assistant.workflow.desk import Desk


def readable_kept(desk: Desk) -> tuple[KeptPassages, AssistantError | None]:
    """Return what is pinned and hidden; nothing where it cannot be read, with the reason."""
    try:
        return read_kept(desk.passages), None
    except (UnreadableFile, KeptDamaged, KeptTooNew) as error:
        return KeptPassages(), error


def change_kept(desk: Desk, change: Callable[[KeptPassages], KeptPassages]) -> None:
    """Keep what *change* makes of the pinned and hidden passages as they stand in the file now.

    Raises:
        UnreadableFile, KeptDamaged, KeptTooNew: what is there cannot be read; it stays.
        TargetNotWritable: the old file is untouched.
    """
    before = read_kept(desk.passages)
    after = change(before)
    if after != before:
        write_kept(desk.passages, after)


def pin_passage(desk: Desk, draft: Draft, suggestion: Suggestion) -> None:
    """Keep a passage on top for a draft, with its words and whose report it is from.

    Raises:
        UnknownReport: the report is gone from the corpus.
        StoreError: the corpus cannot be used.
        UnreadableFile, KeptDamaged, KeptTooNew: what is kept cannot be read; it stays.
        TargetNotWritable: the old file is untouched.
    """
    source = suggestion.source
    with Store(desk.store) as store:
        meta = store.meta(source.report)
    passage = PinnedPassage(
        text=suggestion.text,
        meta=meta,
        section=source.section,
        role=source.role,
        topic=suggestion.topic,
        sample=source.sample,
    )
    body, year = draft.elements.body, draft.year
    change_kept(desk, lambda kept: kept.pinning(body, year, passage))
