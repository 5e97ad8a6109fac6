"""The command ``assistant``: parses the line, calls one command, turns errors into exit codes.

Exit 0 done; 1 findings of severity error, or some inputs failed; 2 unusable input or usage.
"""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.base.errors import AssistantError, Cancelled
from assistant.base.files import TargetNotWritable
from assistant.base.paths import move_home
from assistant.cli import (
    corpus_commands,
    demo_command,
    draft_commands,
    form_commands,
    history_commands,
    peer_book_commands,
    peer_commands,
    phrase_commands,
    redline_commands,
    report_commands,
    review_commands,
    rollover_commands,
    source_commands,
    template_commands,
)
from assistant.cli.parser import build_parser
from assistant.workflow.messages import message_of
from assistant.workflow.report_json import to_json

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Sequence

_COMMANDS: dict[str, Callable[[argparse.Namespace], int]] = {
    "gui": draft_commands.gui,
    "demo": demo_command.demo,
    "clean": report_commands.clean,
    "parse": report_commands.parse,
    "corpus": corpus_commands.corpus,
    "suggest": peer_commands.suggest,
    "benchmark": peer_commands.benchmark,
    "peers": peer_book_commands.peers,
    "phrases": phrase_commands.phrases,
    "new": draft_commands.new,
    "adopt": draft_commands.adopt,
    "rollover": rollover_commands.rollover,
    "forms": form_commands.forms,
    "templates": template_commands.templates,
    "check": draft_commands.check,
    "export": draft_commands.export,
    "redline": redline_commands.redline,
    "history": history_commands.history,
    "compare": history_commands.compare,
    "review": review_commands.review,
    "sources": source_commands.sources,
    "self-check": demo_command.check_self,
}


def run(arguments: Sequence[str] | None = None) -> int:
    """Do what the command line says and return the exit code."""
    _speak_utf8()
    options = build_parser().parse_args(arguments)
    if "home" in options:
        move_home(options.home)
    if options.verb is None:
        options.verb, options.draft = "gui", None
    try:
        code = _COMMANDS[options.verb](options)
        sys.stdout.flush()
    except Cancelled:
        return 130
    except AssistantError as error:
        return _fail(options, message_of(error))
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        _fall_silent()
        return 0
    except OSError as error:
        _fall_silent()
        return _fail(options, message_of(TargetNotWritable(Path("标准输出"), error)))
    return code


def _fall_silent() -> None:
    """Send what is left unsaid nowhere: the reader went away (``| head``), or the disk is full."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _fail(options: argparse.Namespace, message: str) -> int:
    print(message, file=sys.stderr)
    if getattr(options, "json", False):
        print(to_json({"error": message}))
    return 2


def _speak_utf8() -> None:
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
