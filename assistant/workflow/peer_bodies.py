"""Every body that something is known of: from imported reports and from the shipped figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.benchmark.peer_book import PeerBody
from assistant.corpus.store import Store
from assistant.corpus.value_reader import ValueReader

if TYPE_CHECKING:
    from assistant.workflow.desk import Desk


def peer_bodies(desk: Desk) -> tuple[PeerBody, ...]:
    """Return the bodies by name, each once, with the years of its publications.

    Raises:
        StoreError: the corpus cannot be used.
    """
    with Store(desk.store) as store, store.reading() as connection:
        return tuple(
            PeerBody(
                identity=body.identity,
                name=body.name,
                level=body.level,
                province=body.province,
                city=body.city,
                years=years,
            )
            for body, years in ValueReader(connection).bodies()
        )
