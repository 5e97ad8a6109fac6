"""``rollover``: last year's report becomes this year's draft (沿用上年报告)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.base.files import is_there
from assistant.cli.terminal import plain
from assistant.draft.rollover.flag import FLAG_NAMES
from assistant.draft.rollover.flag_words import flag_words
from assistant.workflow.claiming import save_apart
from assistant.workflow.errors import DraftExists
from assistant.workflow.report_json import to_json
from assistant.workflow.rolling import roll_over_report

if TYPE_CHECKING:
    import argparse

    from assistant.draft.draft import Draft
    from assistant.draft.rollover.flag import Flag
    from assistant.workflow.report_json import Shape


def rollover(options: argparse.Namespace) -> int:
    """Write the new draft and print what of it is to be checked."""
    if is_there(options.output) and not options.force:
        raise DraftExists(options.output)
    done = roll_over_report(options.report, options.year)
    save_apart(options.output, done.draft)
    if options.json:
        flags = [_shape(done.draft, flag) for flag in done.flags]
        print(to_json({"file": str(options.output), "flags": flags}))
        return 0
    print(plain(f"已沿用为新稿件《{done.draft.elements.title}》：{options.output}"))
    for flag in done.flags:
        print(plain(_line(done.draft, flag)))
    print(f"待核对 {len(done.flags)} 处")
    return 0


def _line(draft: Draft, flag: Flag) -> str:
    words = flag_words(draft, flag).replace("\n", " ")
    place = f"第 {flag.paragraph + 1} 段" if flag.paragraph is not None else "稿件"
    return f"[{FLAG_NAMES[flag.kind]}] {place}{f'“{words}”' if words else ''}：{flag.advice}"


def _shape(draft: Draft, flag: Flag) -> Shape:
    return {
        "kind": flag.kind,
        "paragraph": flag.paragraph,
        "element": flag.element,
        "start": flag.start,
        "end": flag.end,
        "words": flag_words(draft, flag),
        "advice": flag.advice,
    }
