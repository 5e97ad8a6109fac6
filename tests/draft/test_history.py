"""The versions in a draft file: kept, named, dropped, and small."""

from __future__ import annotations

import json
import random
import time
import zipfile
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.base.errors import AssistantError
from assistant.draft import file as file_module
from assistant.draft.draft import Draft
from assistant.draft.file import (
    DraftDamaged,
    NamedVersionsFull,
    VersionUnusable,
    keep_version,
    name_version,
    read_draft,
    read_history,
    read_version,
    remove_version,
    write_draft,
)
from assistant.draft.parts import Elements, Paragraph, Picture, SheetRow
from assistant.draft.word_count import count_draft
from tests.draft.test_file import DRAFTS

if TYPE_CHECKING:
    from pathlib import Path

NOON = datetime(2026, 2, 5, 4, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
INDEX, LINES = "history/versions.json", "history/lines.jsonl"


def draft(*texts: str) -> Draft:
    return Draft(
        elements=Elements(title="青栎区报告", body="青栎区司法局"),
        year=2025,
        level="department",
        paragraphs=tuple(Paragraph(text=text) for text in texts),
        sheet=(SheetRow(key="review.accepted", name="行政复议受理", unit="件", this_year=158.0),),
    )


FIRST = draft("一年来，依法行政。", "受理{{ review.accepted }}。")
SECOND = draft("一年来，依法行政。", "全年受理{{ review.accepted }}。")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    written = tmp_path / "稿件.fzbg"
    write_draft(written, FIRST, now=NOON)
    return written


def drafts_in(path: Path) -> list[Draft]:
    return [read_version(path, version) for version in read_history(path)]


def told(path: Path) -> list[tuple[str, str, str]]:
    return [(each.kind, each.name, each.act) for each in read_history(path)]


def entries(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def write_entries(path: Path, contents: dict[str, bytes]) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in contents.items():
            archive.writestr(name, content)


def test_a_version_tells_what_it_is(path: Path) -> None:
    kept = keep_version(path, SECOND, act="全部替换", now=NOON + HOUR)
    assert read_history(path) == (kept,)
    assert (kept.time, kept.kind, kept.act) == (NOON + HOUR, "before", "全部替换")
    assert kept.characters == count_draft(SECOND).total.words
    assert read_version(path, kept) == SECOND
    assert read_draft(path) == FIRST


def test_saving_and_keeping_the_same_draft_makes_one_version(path: Path) -> None:
    keep_version(path, FIRST, now=NOON)
    keep_version(path, FIRST, now=NOON + HOUR)
    assert told(path) == [("auto", "", "")]
    write_draft(path, SECOND, now=NOON + 2 * HOUR)
    assert told(path) == [("saved", "", "")]
    keep_version(path, FIRST, act="导出", now=NOON + 3 * HOUR)
    keep_version(path, FIRST, name="送审稿", now=NOON + 3 * HOUR)
    keep_version(path, FIRST, act="导出", now=NOON + 4 * HOUR)
    keep_version(path, FIRST, now=NOON + 5 * HOUR)
    assert told(path) == [("named", "送审稿", "导出")]
    keep_version(path, FIRST, name="主任改后", now=NOON + 6 * HOUR)
    assert [name for _, name, _ in told(path)] == ["送审稿", "主任改后"]


def test_a_name_keeps_a_version_until_it_is_taken_away(path: Path) -> None:
    write_draft(path, SECOND, now=NOON)
    version = name_version(path, read_history(path)[0], " 送审稿 ")
    for number in range(205):
        write_draft(path, draft(str(number)), now=NOON + timedelta(days=number))
    assert told(path)[0] == ("named", "送审稿", "")
    assert drafts_in(path)[0] == FIRST
    assert len(read_history(path)) == 201
    assert name_version(path, version, "").kind == "saved"
    write_draft(path, FIRST, now=NOON + timedelta(days=206))
    assert "送审稿" not in [name for _, name, _ in told(path)]


def test_a_removed_version_is_gone_and_so_is_what_only_it_said(path: Path) -> None:
    secret = draft("不该写进来的一句。")
    version = keep_version(path, secret, name="误存", now=NOON)
    keep_version(path, SECOND, name="送审稿", now=NOON)
    assert "不该写进来" in entries(path)[LINES].decode()
    remove_version(path, version)
    assert "不该写进来" not in entries(path)[LINES].decode()
    assert drafts_in(path) == [SECOND]
    for act in (remove_version, read_version, lambda *given: name_version(*given, "甲")):
        with pytest.raises(VersionUnusable):
            act(path, version)


def test_there_is_an_end_to_names(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(file_module, "MOST_NAMED", 2)
    for number in range(2):
        keep_version(path, draft(str(number)), name=f"第{number}稿", now=NOON)
    before = path.read_bytes()
    with pytest.raises(NamedVersionsFull) as caught:
        keep_version(path, SECOND, name="再一稿", now=NOON)
    assert caught.value.most == 2
    assert path.read_bytes() == before


def test_nothing_is_kept_without_a_draft_file(tmp_path: Path) -> None:
    bad = tmp_path / "坏.fzbg"
    bad.write_bytes(b"no zip")
    with pytest.raises(DraftDamaged):
        keep_version(bad, FIRST)
    assert bad.read_bytes() == b"no zip"


@settings(
    deadline=None, max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(drafts=st.lists(DRAFTS, min_size=1, max_size=5))
def test_every_version_comes_back_as_it_was(tmp_path: Path, drafts: list[Draft]) -> None:
    path = tmp_path / "稿.fzbg"
    path.unlink(missing_ok=True)
    write_draft(path, drafts[0])
    for number, each in enumerate(drafts):
        keep_version(path, each, name=f"第{number}稿", now=NOON)
    assert drafts_in(path) == drafts
    remove_version(path, read_history(path)[0])
    assert drafts_in(path) == drafts[1:]
    assert read_draft(path) == drafts[0]


def single(year: int, form: int, **more: object) -> bytes:
    body = {"elements": {"title": "报告", "body": "甲局"}, "year": year, "level": "county", **more}
    return json.dumps({"format": form, "draft": body}).encode()


@pytest.mark.parametrize("form", [1, 2, 3])
def test_an_older_file_keeps_its_versions(path: Path, form: int) -> None:
    attached = {"title": "报告", "body": "甲局", "attachments": [{"name": "清单"}]}
    old = {
        "draft.json": single(2025, form),
        "history/20260203T010000000000Z.json": single(2023, form, elements=attached),
        "history/20260204T010000000000Z.json": b"{damaged",
        "history/20260204T010000000000Z-2.json": single(2024, form),
    }
    write_entries(path, old)
    assert [each.year for each in drafts_in(path)] == [2023, 2024]
    write_draft(path, FIRST, now=NOON)
    versions = read_history(path)
    assert [each.year for each in drafts_in(path)] == [2023, 2024, 2025]
    assert [each.kind for each in versions] == ["saved"] * 3
    assert versions[0].time == datetime(2026, 2, 3, 1, tzinfo=UTC)
    names = [each.text for each in drafts_in(path)[0].paragraphs if each.style == "attachment"]
    assert names == (["清单"] if form < 3 else [])
    assert sorted(entries(path)) == ["draft.json", LINES, INDEX]


@pytest.mark.parametrize(
    "change",
    [
        {"time": "gestern"},
        {"time": "2026-02-05T04:00:00"},
        {"kind": "king"},
        {"kind": []},
        {"id": 1},
        {"name": "长" * 10_000},
        {"characters": -1},
        {"format": 0},
        {"format": True},
        {"plain": 1},
        {"records": {"elements": 10**9}},
        {"lists": {"paragraphs": [0, 10**9]}},
        {"lists": {"paragraphs": [0, 1, 0]}},
        {"lists": {"paragraphs": [1, 0]}},
        {"lists": {"paragraphs": ["0", "1"]}},
        {"lists": {"paragraphs": None}},
    ],
)
def test_a_damaged_version_is_passed_over_and_leaves_the_others(path: Path, change: dict) -> None:
    for each in (SECOND, draft("三稿")):
        keep_version(path, each, act="导出", now=NOON)
    contents = entries(path)
    index = json.loads(contents[INDEX])
    index["versions"][0].update(change)
    write_entries(path, contents | {INDEX: json.dumps(index).encode()})
    assert drafts_in(path) == [draft("三稿")]
    write_draft(path, FIRST, now=NOON)
    assert drafts_in(path) == [draft("三稿")]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        (INDEX, b""),
        (INDEX, b"[]"),
        (INDEX, b'{"versions": {}}'),
        (INDEX, b"[" * 100_000),
        (LINES, b"\xff\xfe"),
        (LINES, None),
    ],
)
def test_a_damaged_history_never_keeps_the_draft_from_opening(
    path: Path, name: str, content: bytes | None
) -> None:
    keep_version(path, SECOND, name="送审稿", now=NOON)
    contents = entries(path) | {name: content}
    write_entries(path, {each: data for each, data in contents.items() if data is not None})
    assert read_draft(path) == FIRST
    with pytest.raises(DraftDamaged):
        read_history(path)
    write_draft(path, SECOND, now=NOON)
    assert drafts_in(path) == [FIRST]


def test_a_line_that_is_no_json_spoils_only_what_needs_it(path: Path) -> None:
    for each in (SECOND, draft("三稿")):
        keep_version(path, each, act="导出", now=NOON)
    contents = entries(path)
    lines = contents[LINES].replace("全年受理".encode(), b'"' + "全年受理".encode())
    write_entries(path, contents | {LINES: lines})
    broken, whole = read_history(path)
    assert read_version(path, whole) == draft("三稿")
    with pytest.raises(VersionUnusable):
        read_version(path, broken)


def test_a_version_made_of_one_line_a_million_times_is_refused(path: Path) -> None:
    keep_version(path, draft("长" * 300_000), act="导出", now=NOON)
    contents = entries(path)
    index = json.loads(contents[INDEX])
    runs = index["versions"][0]["lists"]["paragraphs"]
    index["versions"][0]["lists"]["paragraphs"] = runs * 200_000
    write_entries(path, contents | {INDEX: json.dumps(index).encode()})
    with pytest.raises(VersionUnusable):
        read_version(path, read_history(path)[0])


def test_a_cut_or_flipped_file_never_raises_anything_else(path: Path) -> None:
    for number in range(3):
        keep_version(path, draft(f"{number}稿"), act="导出", now=NOON)
    whole = path.read_bytes()
    for at in range(0, len(whole), 11):
        flipped = bytearray(whole)
        flipped[at] ^= 0xFF
        path.write_bytes(flipped)
        try:
            drafts_in(path)
        except AssistantError:
            continue


PNG = b"\x89PNG\r\n\x1a\n"


def test_pictures_of_versions_stay_while_they_have_room(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def shown(number: int) -> Draft:
        data = PNG + bytes([number]) * 100
        picture = Picture(name="图", data=data, width_mm=80.0)
        return replace(draft("见图。"), pictures=(picture,))

    monkeypatch.setattr(file_module, "_MOST_OLD_PICTURES", 250)
    write_draft(path, shown(0), now=NOON)
    for number in range(1, 5):
        keep_version(path, shown(number), name=f"第{number}稿", now=NOON)
    assert read_draft(path) == shown(0)
    kept = {each.pictures[0].data[-1] for each in drafts_in(path)[1:] if each.pictures}
    assert kept == {3, 4}


def long_draft(seed: random.Random) -> Draft:
    letters = [chr(code) for code in range(0x4E00, 0x4E00 + 3000)]
    words = ["".join(seed.choices(letters, k=seed.choice((2, 2, 3, 4)))) for _ in range(3000)]
    texts = ["".join(seed.choices(words, k=48)) + "158件。" for _ in range(460)]
    return draft(*texts)


def test_many_versions_of_a_long_draft_are_small_and_quickly_saved(path: Path) -> None:
    """60,000 characters; a few paragraphs change from one version to the next."""
    seed = random.Random(7)
    now = long_draft(seed)
    assert sum(len(each.text) for each in now.paragraphs) > 60_000
    write_draft(path, now, now=NOON)
    alone = path.stat().st_size
    for number in range(41):
        paragraphs = list(now.paragraphs)
        for at in seed.sample(range(len(paragraphs)), 3):
            text = paragraphs[at].text
            paragraphs[at] = Paragraph(text=text[:50] + f"新增{number}件，" + text[50:])
        now = replace(now, paragraphs=tuple(paragraphs))
        start = time.process_time()
        write_draft(path, now, now=NOON + timedelta(days=number))
        taken = time.process_time() - start
    assert len(read_history(path)) == 41
    assert path.stat().st_size < 2.5 * alone
    assert taken < 3
