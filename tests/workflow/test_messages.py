from __future__ import annotations

import errno
import importlib
from pathlib import Path

import pytest

import assistant
from assistant.base.errors import AssistantError
from assistant.base.files import TargetNotWritable, UnreadableFile
from assistant.workflow.messages import message_of

PACKAGE = Path(assistant.__file__).parent


def _load_all_but_gui() -> None:
    for path in PACKAGE.rglob("*.py"):
        parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
        if "gui" not in parts and parts[-1] != "__main__":
            importlib.import_module(".".join(parts).removesuffix(".__init__"))


def _leaves(kind: type[AssistantError]) -> list[type[AssistantError]]:
    below = [leaf for child in kind.__subclasses__() for leaf in _leaves(child)]
    return below or ([kind] if kind.__module__.startswith("assistant.") else [])


def test_every_error_has_its_own_sentence() -> None:
    _load_all_but_gui()
    fallback = message_of.dispatch(AssistantError)
    untold = [
        kind.__name__ for kind in _leaves(AssistantError) if message_of.dispatch(kind) is fallback
    ]
    assert untold == []


@pytest.mark.parametrize(
    ("number", "words"),
    [(errno.ENOENT, "不存在"), (errno.EACCES, "权限"), (errno.ENOSPC, "磁盘已满")],
)
def test_the_cause_is_told_in_chinese(number: int, words: str) -> None:
    for kind in (UnreadableFile, TargetNotWritable):
        message = message_of(kind(Path("稿件.fzbg"), OSError(number, "English")))
        assert words in message
        assert "稿件.fzbg" in message
        assert "English" not in message


def test_text_reason_is_kept() -> None:
    assert "写了一半" in message_of(TargetNotWritable(Path("a"), "写了一半。"))
