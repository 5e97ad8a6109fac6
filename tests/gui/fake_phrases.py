"""A phrase bank in memory."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from assistant.gui.services.services import PhraseServices
from assistant.phrases.favourites import Favourites
from assistant.phrases.phrase import Phrase
from assistant.phrases.search import PhraseQuery, find_phrases
from assistant.workflow.phrases import FoundPhrases, ImportedPhrases

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

REVIEW = Phrase(
    text="全年受理行政复议申请{{ review.accepted }}，办结【办结数】件。",
    topic="行政复议",
    role="achievements",
)
SHIPPED = (
    Phrase(text="会前学法制度落实不够到位。", topic="组织领导", role="problems"),
    Phrase(
        text="全年作出行政处罚{{ enforce.penalties }}，{{ enforce.penalties | change }}。",
        topic="行政执法",
        role="achievements",
    ),
    REVIEW,
)

NOTHING_IMPORTED = ImportedPhrases(added=0, known=0, unread=())


@dataclass
class FakePhrases:
    """What the fake services were asked, and what they hold."""

    favourites: Favourites = field(default_factory=Favourites)
    asked: list[PhraseQuery] = field(default_factory=list)
    imported: ImportedPhrases = NOTHING_IMPORTED
    exported: list[Path] = field(default_factory=list)
    trouble: Exception | None = None
    error: Exception | None = None
    """Raised by whatever writes."""

    def services(self) -> PhraseServices:
        """Return the record that the window is given."""
        return PhraseServices(
            find_phrases=self._find,
            change_favourites=self._change,
            import_phrases=lambda path: self.imported,
            export_phrases=self._export,
        )

    def _find(self, query: PhraseQuery) -> FoundPhrases:
        self.asked.append(query)
        phrases = self.favourites.beside(SHIPPED)
        return FoundPhrases(
            phrases=find_phrases(phrases, query),
            total=len(phrases),
            topics=tuple(dict.fromkeys(each.topic for each in phrases if each.topic)),
            hidden=len(self.favourites.hidden_of(SHIPPED)),
            trouble=self.trouble,
        )

    def _change(self, change: Callable[[Favourites], Favourites]) -> None:
        changed = change(self.favourites)
        if self.error:
            raise self.error
        self.favourites = changed

    def _export(self, path: Path) -> int:
        if self.error:
            raise self.error
        self.exported.append(path)
        return len(self.favourites.phrases)
