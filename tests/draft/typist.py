"""A person who types and saves without pause, for tests that end the program at any moment.

As a program: ``python typist.py HOME DRAFT SEED`` prints the number of each state once it is noted,
and ``S`` before it once it is saved, until it is killed.
"""

from __future__ import annotations

import json
import random
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from assistant.draft.draft import Draft
from assistant.draft.draft_json import draft_from_raw, draft_to_raw
from assistant.draft.file import write_draft
from assistant.draft.journal import journal as journal_module
from assistant.draft.journal.change import picture_key
from assistant.draft.journal.journal import read_original
from assistant.draft.parts import Borrowed, Elements, Paragraph, Picture, SheetRow
from assistant.workflow.desk import desk_in
from assistant.workflow.journaling import begin_journal

PNG = b"\x89PNG\r\n\x1a\n"
_WORDS = (
    "青栎区",
    "执法",
    "监督",
    "《办法》",
    "{{ review.accepted }}",
    "【件数】",
    "𠮷",
    "\ud800",
    "\t",
)


def first_draft() -> Draft:
    """A draft with something of everything."""
    borrowed = Borrowed(start=0, end=3, body="临江区司法局", year=2024, section="成效", text="原文")
    body = tuple(Paragraph(text=f"第{nth}段，" + "依法行政。" * 12) for nth in range(60))
    return Draft(
        elements=Elements(title="第0稿", body="青栎区人民政府"),
        year=2025,
        level="county",
        paragraphs=(
            Paragraph(style="heading1", text="成效"),
            Paragraph(text="原文如此。", borrowed=(borrowed,)),
            *body,
        ),
        sheet=(SheetRow(key="review.accepted", name="行政复议案件", unit="件"),),
    )


def states(seed: int) -> Iterator[Draft]:
    """Give the draft after each of endlessly many changes; the nth says so in its title."""
    chance = random.Random(seed)
    draft = first_draft()
    for nth in range(1, 1_000_000):
        change = chance.choice((_type, _type, _type, _split, _join, _count, _show))
        draft = change(draft, chance)
        draft = replace(draft, elements=replace(draft.elements, title=f"第{nth}稿"))
        yield draft


def number_of(draft: Draft) -> int:
    return int(draft.elements.title[1:-1])


def read_back(draft: Draft) -> Draft:
    """The draft as any file gives it back: broken characters are question marks."""
    text = json.dumps(draft_to_raw(draft, picture_key)).encode("ascii")
    pictures = {picture_key(picture): picture.data for picture in draft.pictures}
    return draft_from_raw(json.loads(text), pictures.get)


def _type(draft: Draft, chance: random.Random) -> Draft:
    at = chance.randrange(len(draft.paragraphs))
    text = draft.paragraphs[at].text
    start = chance.randint(0, len(text))
    end = min(len(text), start + chance.choice((0, 0, 2, 30)))
    text = text[:start] + chance.choice(_WORDS) + text[end:]
    return _with(draft, at, at + 1, replace(draft.paragraphs[at], text=text[:2000], borrowed=()))


def _split(draft: Draft, chance: random.Random) -> Draft:
    if len(draft.paragraphs) > 90:
        return draft
    at = chance.randrange(len(draft.paragraphs))
    text = draft.paragraphs[at].text
    middle = chance.randint(0, len(text))
    halves = (Paragraph(text=text[:middle]), Paragraph(style="heading2", text=text[middle:]))
    return _with(draft, at, at + 1, *halves)


def _join(draft: Draft, chance: random.Random) -> Draft:
    if len(draft.paragraphs) < 30:
        return draft
    at = chance.randrange(len(draft.paragraphs) - 1)
    first, second = draft.paragraphs[at : at + 2]
    return _with(draft, at, at + 2, replace(first, text=(first.text + second.text)[:2000]))


def _count(draft: Draft, chance: random.Random) -> Draft:
    row = replace(draft.sheet[0], this_year=float(chance.randrange(999)), state="filled")
    return replace(draft, sheet=(row, *draft.sheet[1:]))


def _show(draft: Draft, chance: random.Random) -> Draft:
    picture = Picture(
        name=f"图{chance.randrange(3)}", data=PNG + chance.randbytes(200), width_mm=80.0
    )
    others = tuple(each for each in draft.pictures if each.name != picture.name)
    return replace(draft, pictures=(*others, picture))


def _with(draft: Draft, start: int, end: int, *paragraphs: Paragraph) -> Draft:
    return replace(draft, paragraphs=draft.paragraphs[:start] + paragraphs + draft.paragraphs[end:])


def say(word: str) -> None:
    sys.stdout.write(f"{word}\n")
    sys.stdout.flush()


def type_on(home: Path, path: Path, seed: int) -> None:
    """Type, save every now and then, and tidy beside it all the time, until killed."""
    journal_module.GROWTH = 20_000
    draft = first_draft()
    write_draft(path, draft)
    journal = begin_journal(desk_in(home), draft, original=read_original(path))
    tidying = ThreadPoolExecutor(1)
    say("ready")
    for nth, state in enumerate(states(seed), start=1):
        journal.note(state)
        say(f"{nth}")
        if nth % 5 == 0:
            tidying.submit(journal.tidy)
        if nth % 40 == 0:
            write_draft(path, state)
            say(f"S{nth}")
            journal.note_saved(state, read_original(path))


if __name__ == "__main__":
    type_on(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))
