"""Where the drafter's corpus, index, autosaves and settings lie."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.base.files import make_folder
from assistant.base.paths import user_data

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """The paths that every job is given; each job opens its own connections to them."""

    store: Path
    """The corpus (SQLite)."""
    index: Path
    """Folder of the search index, derived from the store."""
    autosaves: Path
    """Folder of automatic copies of open drafts."""
    settings: Path
    """The settings file."""
    peers: Path
    """The file with one's own lists of peers and the residents of bodies."""
    phrases: Path
    """The file with one's own phrases."""
    passages: Path
    """The file with the passages that are pinned and hidden."""
    house_formats: Path
    """The file with one's own formats of the document (本单位版式)."""
    templates: Path
    """The folder of one's own templates (自有模板)."""


def own_desk() -> Desk:
    """Return the desk in the person's own folder (moved by ``--home`` or ``ASSISTANT_HOME``).

    Raises:
        TargetNotWritable: the folder could not be made.
    """
    return Desk(
        store=user_data("corpus", "corpus.sqlite3"),
        index=user_data("corpus", "index"),
        autosaves=user_data("autosaves"),
        settings=user_data("settings.json"),
        peers=user_data("peers.json"),
        phrases=user_data("phrases.json"),
        passages=user_data("passages.json"),
        house_formats=user_data("house_formats.json"),
        templates=user_data("templates"),
    )


def desk_in(folder: Path) -> Desk:
    """Return a desk apart from the person's own, wholly inside *folder*.

    Raises:
        TargetNotWritable: the folder could not be made.
    """
    make_folder(folder)
    return Desk(
        store=folder / "corpus.sqlite3",
        index=folder / "index",
        autosaves=folder / "autosaves",
        settings=folder / "settings.json",
        peers=folder / "peers.json",
        phrases=folder / "phrases.json",
        passages=folder / "passages.json",
        house_formats=folder / "house_formats.json",
        templates=folder / "templates",
    )
