"""What is wrong with a template while one changes it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assistant.base.errors import AssistantError
from assistant.draft.templates.template import TemplateError
from assistant.gui.messages import message_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from assistant.draft.templates.own import OwnTemplate


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """Why a template cannot be stored."""

    line: int | None
    """Line of its text, from 1; None where the text is not to blame."""
    reason: str

    @property
    def sentence(self) -> str:
        """Place and reason."""
        return f"第 {self.line} 行：{self.reason}" if self.line else self.reason


def fault_of(template: OwnTemplate, check: Callable[[OwnTemplate], None]) -> Fault | None:
    """Return what is wrong first; title, addressee and the rest are looked at before the text."""
    try:
        check(replace(template, text=""))
    except AssistantError as error:
        return Fault(line=None, reason=reason_of(error))
    try:
        check(template)
    except TemplateError as error:
        return Fault(line=error.line, reason=reason_of(error))
    return None


def reason_of(error: AssistantError) -> str:
    """Return why something was refused, without the names of all templates."""
    return error.reason if isinstance(error, TemplateError) else message_of(error)
