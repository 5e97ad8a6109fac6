"""Errors in Chinese, as :mod:`assistant.workflow.messages` has them, loaded with the first error.

That module knows the errors of all rooms, and so loads all of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.base.errors import AssistantError


def message_of(error: AssistantError) -> str:
    """Return one or two Chinese sentences about the error."""
    from assistant.workflow import messages

    return messages.message_of(error)
