"""Errors in Chinese, as :mod:`assistant.workflow.messages` has them, loaded with the first error.

That module knows the errors of all rooms, and so loads all of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.base.errors import AssistantError

READ_ONLY = "稿件以只读方式打开，没有写入。要改，请先另存为副本。"
"""Said of what would write in a draft that is only read."""


def message_of(error: AssistantError) -> str:
    """Return one or two Chinese sentences about the error."""
    from assistant.workflow import messages

    return messages.message_of(error)
