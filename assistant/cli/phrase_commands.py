"""``phrases``: the shipped phrases and one's own."""

from __future__ import annotations

import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.cli.terminal import cell, plain
from assistant.phrases.phrase import own_phrase, suggested_topic
from assistant.phrases.search import PhraseQuery
from assistant.workflow.desk import own_desk
from assistant.workflow.messages import message_of
from assistant.workflow.phrases import (
    change_favourites,
    export_phrases,
    find_phrases,
    import_phrases,
)
from assistant.workflow.report_json import to_json
from assistant.workflow.terms import ROLE_NAMES

if TYPE_CHECKING:
    import argparse

    from assistant.phrases.phrase import Phrase
    from assistant.workflow.phrases import FoundPhrases
    from assistant.workflow.report_json import Shape

_TOPIC_COLUMNS, _ROLE_COLUMNS = 16, 12
"""Columns of topic and role on a terminal."""


def phrases(options: argparse.Namespace) -> int:
    """Find phrases, or do one of the acts on one's own."""
    return _ACTS[options.act](options)


def _find(options: argparse.Namespace) -> int:
    found = find_phrases(
        own_desk(),
        PhraseQuery(
            words=" ".join(options.words),
            topic=options.topic,
            role=options.role,
            own_only=options.own,
        ),
    )
    if options.json:
        print(to_json(_found_shape(found)))
    for phrase in () if options.json else found.phrases:
        print(_line(phrase))
    if not found.phrases and not options.json:
        print(f"没有符合的用语。现有的主题：{'、'.join(found.topics)}。")
    if found.trouble is not None:
        print(message_of(found.trouble), file=sys.stderr)
    return 0 if found.trouble is None else 1


def _add(options: argparse.Namespace) -> int:
    text = " ".join(options.words)
    topic = suggested_topic(text) if options.topic is None else options.topic
    made = own_phrase(text, topic=topic, role=options.role)
    change_favourites(own_desk(), lambda favourites: favourites.adding(made))
    print(to_json(_shape(made)) if options.json else f"已收藏：{_line(made)}")
    return 0


def _import(options: argparse.Namespace) -> int:
    done = import_phrases(own_desk(), Path(options.words[0]))
    if options.json:
        print(to_json(asdict(done)))
    else:
        print(f"导入 {done.added} 条，已有 {done.known} 条。")
    for sentence in done.unread:
        print(plain(f"没有用上：{sentence}"), file=sys.stderr)
    return 1 if done.unread else 0


def _export(options: argparse.Namespace) -> int:
    target = Path(options.words[0])
    count = export_phrases(own_desk(), target)
    if options.json:
        print(to_json({"target": str(target), "phrases": count}))
    else:
        print(f"{count} 条用语已导出到 {target}。")
    return 0


def _line(phrase: Phrase) -> str:
    """Return a phrase as one line: whose it is, topic, role, text."""
    whose = "我的" if phrase.is_own else "自带"
    topic = cell(plain(phrase.topic or "—"), _TOPIC_COLUMNS)
    role = cell(ROLE_NAMES[phrase.role] if phrase.role else "—", _ROLE_COLUMNS)
    return f"{whose}  {topic}  {role}  {plain(phrase.text)}"


def _found_shape(found: FoundPhrases) -> Shape:
    return {
        "phrases": [_shape(phrase) for phrase in found.phrases],
        "topics": list(found.topics),
        "total": found.total,
    }


def _shape(phrase: Phrase) -> Shape:
    return {
        "text": phrase.text,
        "topic": phrase.topic,
        "role": phrase.role,
        "note": phrase.note,
        "own": phrase.is_own,
    }


_ACTS = {"find": _find, "add": _add, "import": _import, "export": _export}
