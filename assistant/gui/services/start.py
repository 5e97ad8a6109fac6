"""What the first page asks of the workflow, one callable each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from assistant.base.lazily import Lazily

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from assistant.draft.draft import Draft
    from assistant.outline.divisions import Place
    from assistant.workflow import glance, own_body, sample_draft
    from assistant.workflow.glance import Glance
    from assistant.workflow.own_body import OwnBody
else:
    glance = Lazily("assistant.workflow.glance")
    own_body = Lazily("assistant.workflow.own_body")
    sample_draft = Lazily("assistant.workflow.sample_draft")


class DescribeBody(Protocol):
    """Tells what a body's name says."""

    def __call__(self, name: str, place: Place | None = None) -> OwnBody:
        """Return it."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class StartServices:
    """What is done before a draft is open."""

    glance_at: Callable[[Iterable[Path]], tuple[Glance, ...]]
    sample_draft: Callable[[], Draft]
    describe_body: DescribeBody


def start_services() -> StartServices:
    """Return the real workflow functions."""
    return StartServices(
        glance_at=glance.glance_at,
        sample_draft=sample_draft.sample_draft,
        describe_body=own_body.describe_own_body,
    )
