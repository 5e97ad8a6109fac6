"""The services of the suggestions panel: answers a test put there, and what is kept."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from assistant.gui.services.services import SuggestionServices
from assistant.outline.meta import Meta
from assistant.suggest.kept import KeptPassages, PinnedPassage
from assistant.workflow.suggesting import Advice

if TYPE_CHECKING:
    from collections.abc import Callable

    from assistant.draft.draft import Draft
    from assistant.suggest.suggestion import Query, Suggestion
    from assistant.workflow.suggesting import AdaptedSuggestion

    Find = Callable[[Query, Draft | None], tuple[AdaptedSuggestion, ...]]


@dataclass
class FakeSuggestions:
    """What was asked, and what is answered."""

    advice: Advice = field(default_factory=Advice)
    """What is told beside the passages found."""
    survey: Advice | None = None
    """What is told of an empty section; the same as anywhere without it."""
    surveyed: list[Query] = field(default_factory=list)
    """What was asked of empty sections."""
    kept: KeptPassages = field(default_factory=KeptPassages)
    error: Exception | None = None
    """Raised by every look-up."""
    write_error: Exception | None = None
    """Raised by every change of what is kept."""

    def services(self, find: Find) -> SuggestionServices:
        """Return the record that the window is given; passages are those that *find* gives."""

        def advise(query: Query, draft: Draft | None, *, by_topic: bool = False) -> Advice:
            assert draft is not None
            if by_topic:
                self.surveyed.append(query)
            if self.error is not None:
                raise self.error
            if by_topic and self.survey is not None:
                return self.survey
            return self._answer(find(query, draft), query, draft)

        return SuggestionServices(advise=advise, pin_passage=self._pin, change_kept=self._change)

    def _answer(self, found: tuple[AdaptedSuggestion, ...], query: Query, draft: Draft) -> Advice:
        hidden = self.kept.hidden_digests
        pins = {each.text for each in self.kept.pinned_for(draft.elements.body, draft.year)}
        shown = [each for each in found if each.suggestion.digest not in hidden]
        others = [each for each in shown if each.suggestion.text not in pins]
        return replace(
            self.advice,
            suggestions=tuple(others) if query.text else (),
            pinned=tuple(each for each in shown if each not in others),
            hidden=self.kept.hidden,
        )

    def _pin(self, draft: Draft, passage: Suggestion) -> None:
        pin = PinnedPassage(text=passage.text, meta=_meta_of(passage))
        self._change(lambda kept: kept.pinning(draft.elements.body, draft.year, pin))

    def _change(self, change: Callable[[KeptPassages], KeptPassages]) -> None:
        if self.write_error is not None:
            raise self.write_error
        self.kept = change(self.kept)


def _meta_of(passage: Suggestion) -> Meta:
    source = passage.source
    return Meta(
        title=None,
        body=source.body,
        level=None,
        province=None,
        city=None,
        county=None,
        year=source.year,
    )
