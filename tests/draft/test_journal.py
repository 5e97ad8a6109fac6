"""The journal as a file: whatever is torn or broken, what is read is a state that existed."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.base.files import TargetNotWritable
from assistant.draft.draft_json import draft_to_raw
from assistant.draft.file import DraftDamaged, DraftFileError, DraftTooNew
from assistant.draft.journal import journal as journal_module
from assistant.draft.journal.change import edit_between, edited, picture_key
from assistant.draft.journal.file import MAGIC, Record, frame, records_in
from assistant.draft.journal.journal import Journal, JournalNotWritable
from assistant.draft.journal.reader import read_journal
from assistant.draft.parts import Paragraph, Picture
from tests.draft.typist import PNG, first_draft, read_back, states

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assistant.draft.draft import Draft

PROJECT = Path(__file__).resolve().parents[2]


def written(folder: Path, drafts: Iterable[Draft]) -> tuple[Path, list[Draft]]:
    """A journal of the drafts, closed; and the states in it."""
    first, *others = drafts
    journal = Journal([folder], first, session=1)
    for draft in others:
        journal.note(draft)
    journal.close()
    return journal.path, [read_back(draft) for draft in (first, *others)]


def file_of(path: Path, *records: tuple[bytes, object]) -> Path:
    """A journal of any records, whose check sums are right."""
    data, check = MAGIC, 0
    for kind, payload in records:
        raw = payload if isinstance(payload, bytes) else json.dumps(payload).encode()
        framed, check = frame(Record(kind, raw), check)
        data += framed
    path.write_bytes(data)
    return path


@given(st.integers(0, 10_000), st.integers(2, 25))
def test_changes_lead_from_each_state_to_the_next(seed: int, count: int) -> None:
    chance = random.Random(seed)
    drafts = [first_draft(), *islice(states(seed), count)]
    old, new = chance.choice(drafts), chance.choice(drafts)
    edit = json.loads(json.dumps(edit_between(old, new) or ["keep"]))
    before = json.loads(json.dumps(draft_to_raw(old, picture_key)))
    assert edited(before, edit) == json.loads(json.dumps(draft_to_raw(new, picture_key)))


def test_torn_at_every_byte(tmp_path: Path) -> None:
    small = replace(first_draft(), paragraphs=first_draft().paragraphs[:3])
    seeded = (replace(each, paragraphs=each.paragraphs[:3]) for each in states(7))
    path, drafts = written(tmp_path, [small, *islice(seeded, 10)])
    data = path.read_bytes()
    first = next(end for record, end in records_in(data) if record.kind == b"B")
    torn, reached = tmp_path / "torn", set()
    for length in range(len(data) + 1):
        torn.write_bytes(data[:length])
        if length < first:
            with pytest.raises(DraftDamaged):
                read_journal(torn)
            continue
        recovered = read_journal(torn)
        reached.add(drafts.index(recovered.draft))
        assert recovered.lost_tail == (length not in {end for _, end in records_in(data)})
    assert reached == set(range(len(drafts)))


@pytest.fixture(scope="module")
def journal(tmp_path_factory) -> tuple[Path, bytes, list[Draft]]:
    path, drafts = written(tmp_path_factory.mktemp("a"), [first_draft(), *islice(states(3), 10)])
    return path, path.read_bytes(), drafts


@given(where=st.floats(0, 1, exclude_max=True), wrong=st.integers(1, 255))
def test_one_wrong_byte_gives_an_earlier_state(journal, where: float, wrong: int) -> None:
    path, data, drafts = journal
    content = bytearray(data)
    content[int(where * len(content))] ^= wrong
    path.write_bytes(content)
    try:
        recovered = read_journal(path)
    except DraftFileError:
        return
    assert recovered.draft in drafts[:-1]
    assert recovered.lost_tail


def test_records_in_another_order_are_not_read(tmp_path: Path) -> None:
    path, drafts = written(tmp_path, [first_draft(), *islice(states(1), 3)])
    data = path.read_bytes()
    ends = [end for _, end in records_in(data)]
    last, before = data[ends[-2] : ends[-1]], data[ends[-3] : ends[-2]]
    path.write_bytes(data[: ends[-3]] + last + before)
    assert read_journal(path).draft == drafts[-3]


HEADER = {"format": 1, "draft_format": 3, "original": "/a\0b", "opened": {"size": "x"}}
RAW = draft_to_raw(first_draft(), picture_key)
BASE = {"draft": RAW, "at": "9999-12-31T23:59:59-12:00"}
DEEP = b'{"edit":' + b"[" * 100_000 + b"]" * 100_000 + b"}"


@pytest.mark.parametrize(
    ("records", "error"),
    [
        ((), DraftDamaged),
        (((b"H", HEADER),), DraftDamaged),
        (((b"B", BASE),), DraftDamaged),
        (((b"H", {**HEADER, "format": 2}), (b"B", BASE)), DraftTooNew),
        (((b"H", {**HEADER, "draft_format": 999}), (b"B", BASE)), DraftTooNew),
        (((b"H", {**HEADER, "format": True}), (b"B", BASE)), DraftDamaged),
        (((b"H", HEADER), (b"B", {"draft": [1]})), DraftDamaged),
        (((b"H", HEADER), (b"B", {"draft": {**RAW, "year": "x"}})), DraftDamaged),
        (((b"H", b"\xff"), (b"B", BASE)), DraftDamaged),
    ],
)
def test_what_is_no_journal(tmp_path: Path, records, error) -> None:
    with pytest.raises(error):
        read_journal(file_of(tmp_path / "a", *records))


@pytest.mark.parametrize(
    "record",
    [
        (b"C", {"edit": ["record", {"paragraphs": ["list", [[-1, 2, []]]]}]}),
        (b"C", {"edit": ["record", {"paragraphs": ["list", [[0, 1 << 60, []]]]}]}),
        (b"C", {"edit": ["text", 0, 0, "x"]}),
        (b"C", {"edit": "keep"}),
        (b"C", DEEP),
        (b"C", {}),
        (b"H", HEADER),
        (b"X", {}),
    ],
)
def test_a_record_that_does_not_fit_ends_the_reading(tmp_path: Path, record) -> None:
    path = file_of(tmp_path / "a", (b"H", HEADER), (b"B", BASE), record)
    recovered = read_journal(path)
    assert recovered.draft == read_back(first_draft())
    assert recovered.lost_tail
    assert (recovered.original, recovered.opened) == (None, None)
    assert recovered.saved_at.astimezone().year < 9999


@pytest.mark.parametrize("data", [b"no picture", PNG + bytes(25_000_000)])
def test_a_picture_that_is_none_does_not_hold_up_the_text(tmp_path: Path, data: bytes) -> None:
    picture = Picture(name="图", data=data, width_mm=80.0)
    journal = Journal([tmp_path], replace(first_draft(), pictures=(picture,)), session=1)
    draft = next(states(1))
    journal.note(replace(draft, pictures=(picture,)))
    journal.close()
    recovered = read_journal(journal.path)
    assert recovered.draft == read_back(replace(draft, pictures=()))
    assert not recovered.lost_tail


def test_draft_of_an_older_program_is_lifted(tmp_path: Path) -> None:
    old = {**RAW, "elements": {**RAW["elements"], "attachments": [{"name": "名单"}]}}
    header = {**HEADER, "draft_format": 1}
    recovered = read_journal(file_of(tmp_path / "a", (b"H", header), (b"B", {"draft": old})))
    assert recovered.draft.paragraphs[-1] == Paragraph(style="attachment", text="名单")


def test_typing_in_a_long_draft_writes_little(tmp_path: Path) -> None:
    long = replace(first_draft(), paragraphs=(Paragraph(text="依法行政。" * 12_000),))
    journal = Journal([tmp_path], long, session=1)
    for nth in range(50):
        before = journal.path.stat().st_size
        text = long.paragraphs[0].text
        long = replace(long, paragraphs=(Paragraph(text=text[:30_000] + "一" + text[30_000:]),))
        journal.note(long)
        assert journal.path.stat().st_size - before < 1_000, nth
    journal.note(replace(long, paragraphs=tuple(long.paragraphs)))
    assert read_journal(journal.path).draft == long
    journal.discard()
    assert list(tmp_path.iterdir()) == []


def test_a_journal_that_has_grown_is_begun_anew(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(journal_module, "GROWTH", 1_000)
    journal = Journal([tmp_path], first_draft(), session=1)
    largest = 0
    for draft in islice(states(5), 120):
        journal.note(draft)
        journal.tidy()
        largest = max(largest, journal.path.stat().st_size)
        assert list(tmp_path.iterdir()) == [journal.path]
    assert read_journal(journal.path).draft == read_back(draft)
    assert largest < 400_000
    journal.discard()


@pytest.mark.parametrize("loss", ["deleted", "folder gone"])
def test_a_journal_that_was_taken_away_is_written_again(tmp_path: Path, loss: str) -> None:
    folder = tmp_path / "autosaves"
    journal = Journal([folder, tmp_path / "spare"], first_draft(), session=1)
    journal.path.unlink()
    if loss == "folder gone":
        folder.rmdir()
        folder.write_text("in the way")
    draft = next(states(1))
    journal.note(draft)
    assert journal.is_displaced == (loss == "folder gone")
    assert read_journal(journal.path).draft == read_back(draft)
    journal.discard()


def test_no_folder_takes_it(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("in the way")
    with pytest.raises(JournalNotWritable):
        Journal([tmp_path / "a"], first_draft(), session=1)


def test_spare_folder_of_somebody_else_is_not_used(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("in the way")
    (tmp_path / "theirs").mkdir()
    (tmp_path / "spare").symlink_to(tmp_path / "theirs")
    with pytest.raises(TargetNotWritable):
        Journal([tmp_path / "a", tmp_path / "spare"], first_draft(), session=1)
    assert list((tmp_path / "theirs").iterdir()) == []


FULL_DISK = """
import resource, sys
from dataclasses import replace
from pathlib import Path
sys.path.insert(0, {project!r})
from assistant.draft.journal.journal import Journal, JournalNotWritable
from assistant.draft.journal.reader import read_journal
from assistant.draft.parts import Paragraph, Picture
from tests.draft.typist import first_draft

def room(size):
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))

folder = Path({folder!r})
draft = first_draft()
journal = Journal([folder / "a", folder / "b"], draft, session=1)
room(journal.path.stat().st_size + 5_000)
small = draft
for nth in range(100):
    small = replace(small, paragraphs=(Paragraph(text=f"第{{nth}}次" * 20), *small.paragraphs[1:]))
    journal.note(small)
assert read_journal(journal.path).draft == small, "it goes on in a new file"
large = replace(draft, paragraphs=(Paragraph(text="依法" * 30_000),))
for _ in range(3):
    try:
        journal.note(large)
    except JournalNotWritable as error:
        assert error.reason.errno, error
    else:
        sys.exit("written on a full disk")
recovered = read_journal(journal.path)
assert recovered.draft == small, "the state before is whole"
assert not recovered.lost_tail
room(resource.RLIM_INFINITY)
journal.note(large)
assert read_journal(journal.path).draft == large, "nothing is lost once there is room"
assert [path.suffix for path in folder.rglob("*.tmp")] == []
"""


@pytest.mark.skipif(os.name != "posix", reason="the limit of file sizes is POSIX")
def test_full_disk(tmp_path: Path) -> None:
    program = FULL_DISK.format(project=str(PROJECT), folder=str(tmp_path))
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
