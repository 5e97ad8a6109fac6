"""A table file on its way into the indicator sheet: which rows of it are which."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.draft.sheet.cell import is_own
from assistant.draft.sheet.proposal import propose
from assistant.draft.sheet.rows import own_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from assistant.draft.parts import SheetRow
    from assistant.draft.sheet.proposal import Proposal


def import_proposals(sheet: Sequence[SheetRow], rows: Iterable[SheetRow]) -> tuple[Proposal, ...]:
    """Return what the rows of a file would change.

    An indicator of one's own is found by its name, as each file counts its own keys from one.
    """
    keyed: dict[str, SheetRow] = {}
    for row in rows:
        known = [*sheet, *keyed.values()]
        found = own_key(known, row) if is_own(row) else row.key
        keyed.setdefault(found, replace(row, key=found))
    own = [key for key, row in keyed.items() if is_own(row)]
    return propose(sheet, keyed.values(), sources={}, own=own)
