"""The draft file: the same draft comes back, and nothing else does harm."""

from __future__ import annotations

import io
import json
import threading
import zipfile
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.base.errors import AssistantError
from assistant.base.files import TargetNotWritable, UnreadableFile
from assistant.draft import file as file_module
from assistant.draft import package as package_module
from assistant.draft.draft import Draft
from assistant.draft.file import (
    DraftDamaged,
    DraftTooNew,
    keep_version,
    read_draft,
    read_history,
    read_version,
    write_draft,
)
from assistant.draft.parts import (
    Borrowed,
    Elements,
    OfficialForm,
    Paragraph,
    ParagraphStyle,
    SheetRow,
    SheetState,
)
from assistant.outline.meta import Level

if TYPE_CHECKING:
    from pathlib import Path

NOON = datetime(2026, 2, 5, 12, tzinfo=UTC)
DRAFT = Draft(
    elements=Elements(title="青栎区司法局2025年度法治政府建设情况报告", body="青栎区司法局"),
    year=2025,
    level="department",
    county="青栎区",
    template="judicial_bureau",
    paragraphs=(
        Paragraph(style="heading1", text="主要举措"),
        Paragraph(
            text="受理{{ review.accepted }}，【案例】。",
            borrowed=(
                Borrowed(
                    start=0,
                    end=5,
                    body="云汀市司法局",
                    year=2024,
                    section="复议",
                    text="受理158件",
                ),
            ),
        ),
    ),
    sheet=(
        SheetRow(key="review.accepted", name="行政复议受理", unit="件", this_year=158.0),
        SheetRow(key="own.1", name="集市", unit="场", last_year=0.5, state="filled"),
    ),
)

TEXT = st.text(max_size=20)
YEARS = st.none() | st.integers(1, 9999)
NUMBERS = st.none() | st.floats(allow_nan=False, allow_infinity=False)


@st.composite
def paragraphs(draw) -> Paragraph:
    text = draw(TEXT)
    spans = draw(st.lists(st.tuples(st.integers(0, len(text)), st.integers(0, 9)), max_size=2))
    borrowed = tuple(
        Borrowed(
            start=start,
            end=min(len(text), start + length),
            body=draw(st.none() | TEXT),
            year=draw(YEARS),
            section=draw(st.none() | TEXT),
            text=draw(TEXT),
        )
        for start, length in spans
    )
    return Paragraph(
        style=draw(st.sampled_from(get_args(ParagraphStyle))), text=text, borrowed=borrowed
    )


PARAGRAPHS = st.lists(paragraphs(), max_size=4).map(tuple)
DRAFTS = st.builds(
    Draft,
    elements=st.builds(
        Elements,
        title=TEXT,
        body=TEXT,
        secrecy=TEXT,
        remark=TEXT,
        sealed=st.booleans(),
        form=st.sampled_from(get_args(OfficialForm)),
    ),
    year=st.integers(1, 9999),
    level=st.sampled_from(get_args(Level)),
    province=TEXT,
    city=TEXT,
    county=TEXT,
    template=TEXT,
    paragraphs=PARAGRAPHS,
    sheet=st.lists(
        st.builds(
            SheetRow,
            key=TEXT,
            name=TEXT,
            unit=TEXT,
            this_year=NUMBERS,
            last_year=NUMBERS,
            office=TEXT,
            state=st.sampled_from(get_args(SheetState)),
            note=TEXT,
        ),
        max_size=4,
    ).map(tuple),
)


@settings(
    deadline=None, max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(draft=DRAFTS)
def test_the_same_draft_comes_back(tmp_path: Path, draft: Draft) -> None:
    path = tmp_path / "稿.fzbg"
    write_draft(path, draft, now=NOON)
    assert read_draft(path) == draft


def raw_of(path: Path) -> dict:
    with zipfile.ZipFile(path) as archive:
        return json.loads(archive.read("draft.json"))


def write_raw(path: Path, raw: object) -> None:
    text = raw if isinstance(raw, (str, bytes)) else json.dumps(raw, ensure_ascii=False)
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("draft.json", text)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A file that holds ``DRAFT``."""
    written = tmp_path / "稿件.fzbg"
    write_draft(written, DRAFT, now=NOON)
    return written


def test_the_json_is_for_people_too(path: Path) -> None:
    with zipfile.ZipFile(path) as archive:
        assert archive.namelist() == ["draft.json"]
        text = archive.read("draft.json").decode("utf-8")
    assert '"text": "受理{{ review.accepted }}，【案例】。"' in text
    raw = json.loads(text)
    assert raw["format"] == 5
    assert list(raw["draft"]) == sorted(raw["draft"])


def test_the_same_draft_gives_the_same_bytes(path: Path, tmp_path: Path) -> None:
    write_draft(tmp_path / "b.fzbg", DRAFT)
    assert path.read_bytes() == (tmp_path / "b.fzbg").read_bytes()


def changed(number: int) -> Draft:
    return replace(DRAFT, year=2000 + number)


def test_one_version_in_ten_minutes_is_kept_and_the_newest(path: Path) -> None:
    for number in range(25):
        write_draft(path, changed(number), now=NOON + timedelta(minutes=number))
    assert read_draft(path) == changed(24)
    versions = read_history(path)
    minutes = [(version.time - NOON) / timedelta(minutes=1) for version in versions]
    assert minutes == [0, 10, 20, 24]
    kept = [read_version(path, version) for version in versions]
    assert kept == [DRAFT, changed(9), changed(19), changed(23)]


def test_an_unchanged_draft_makes_no_version(path: Path) -> None:
    write_draft(path, DRAFT)
    assert read_history(path) == ()


def test_versions_of_one_moment_are_kept_apart(path: Path) -> None:
    for number in range(12):
        keep_version(path, changed(number), act="全部替换", now=NOON)
    kept = [read_version(path, version) for version in read_history(path)]
    assert kept == list(map(changed, range(12)))


def test_local_times_are_kept_as_utc(path: Path) -> None:
    beijing = datetime.fromisoformat("2026-02-05T20:00:00+08:00")
    write_draft(path, changed(1), now=beijing)
    assert read_history(path)[0].time == NOON


def test_the_clock_is_used_where_no_time_is_given(path: Path) -> None:
    before = datetime.now(UTC)
    write_draft(path, changed(1))
    assert before <= read_history(path)[0].time <= datetime.now(UTC)


def test_a_version_of_another_file_is_not_there(path: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.fzbg"
    write_draft(other, DRAFT)
    write_draft(path, changed(1), now=NOON)
    with pytest.raises(DraftDamaged):
        read_version(other, read_history(path)[0])


def test_foreign_names_in_the_history_are_passed_over(path: Path) -> None:
    with zipfile.ZipFile(path, "a") as archive:
        for name in ("history/../../x.json", "history/99999999T999999999999Z.json", "x.txt"):
            archive.writestr(name, "{}")
    assert read_history(path) == ()
    write_draft(path, changed(1), now=NOON)
    with zipfile.ZipFile(path) as archive:
        assert archive.namelist() == ["draft.json", "history/versions.json", "history/lines.jsonl"]
    assert [read_version(path, version) for version in read_history(path)] == [DRAFT]


def test_a_file_that_is_no_draft_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "坏.fzbg"
    path.write_bytes(b"not a zip")
    write_draft(path, DRAFT)
    assert read_draft(path) == DRAFT


def test_a_newer_file_is_refused_and_kept_as_a_version(path: Path) -> None:
    write_raw(path, {"format": 7, "draft": {"else": 1}})
    with pytest.raises(DraftTooNew) as caught:
        read_draft(path)
    assert (caught.value.path, caught.value.version) == (path, 7)
    write_draft(path, DRAFT, now=NOON)
    with pytest.raises(DraftTooNew):
        read_version(path, read_history(path)[0])


def test_an_older_format_is_lifted(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    raw = raw_of(path)
    raw["draft"]["jahr"] = raw["draft"].pop("year")
    write_raw(path, {**raw, "format": 1})

    def lift(old: dict) -> dict:
        draft = {**old["draft"], "year": old["draft"]["jahr"]}
        return {"format": 2, "draft": draft}

    monkeypatch.setattr(file_module, "FORMAT", 2)
    monkeypatch.setattr(file_module, "LIFTS", {1: lift})
    assert read_draft(path) == DRAFT


def test_a_file_of_format_1_still_reads(path: Path) -> None:
    write_raw(path, {**raw_of(path), "format": 1})
    assert read_draft(path) == DRAFT


def test_a_comparison_for_the_internal_edition_is_kept(path: Path) -> None:
    draft = replace(DRAFT, paragraphs=(Paragraph(style="internal", text="与可比机关相比。"),))
    write_draft(path, draft)
    assert read_draft(path) == draft


def test_what_an_editor_of_json_may_leave_out(path: Path) -> None:
    bare = {"elements": {"title": "报告", "body": "青栎区司法局"}, "year": 2025, "level": "county"}
    write_raw(path, {"format": 1, "draft": {**bare, "unknown": [1]}, "more": None})
    assert read_draft(path) == Draft(
        elements=Elements(title="报告", body="青栎区司法局"), year=2025, level="county"
    )


@pytest.mark.parametrize(
    ("where", "value"),
    [
        (("draft",), None),
        (("draft",), []),
        (("draft", "year"), "2025"),
        (("draft", "year"), True),
        (("draft", "year"), 2025.5),
        (("draft", "year"), -1),
        (("draft", "level"), "galaxy"),
        (("draft", "level"), None),
        (("draft", "county"), None),
        (("draft", "elements"), "x"),
        (("draft", "elements", "title"), 1),
        (("draft", "elements", "sealed"), "yes"),
        (("draft", "elements", "form"), "poem"),
        (("draft", "pictures"), [1]),
        (("draft", "pictures"), [{"name": "图", "file": "x", "width_mm": 0}]),
        (("draft", "paragraphs"), {}),
        (("draft", "paragraphs", 0), "x"),
        (("draft", "paragraphs", 0, "style"), "heading9"),
        (("draft", "paragraphs", 0, "text"), ["x"]),
        (("draft", "paragraphs", 1, "borrowed", 0, "start"), "0"),
        (("draft", "paragraphs", 1, "borrowed", 0, "end"), -1),
        (("draft", "paragraphs", 1, "borrowed", 0, "year"), "2024"),
        (("draft", "sheet", 0, "this_year"), "158"),
        (("draft", "sheet", 0, "this_year"), True),
        (("draft", "sheet", 0, "this_year"), 10**400),
        (("draft", "sheet", 0, "state"), "done"),
        (("draft", "sheet", 0, "key"), 1),
        (("format",), None),
        (("format",), "1"),
        (("format",), 0),
        (("format",), True),
    ],
)
def test_a_wrong_type_is_damage(path: Path, where: tuple, value: object) -> None:
    raw = raw_of(path)
    place = raw
    for step in where[:-1]:
        place = place[step]
    place[where[-1]] = value
    write_raw(path, raw)
    with pytest.raises(DraftDamaged) as caught:
        read_draft(path)
    assert caught.value.path == path
    assert str(where[-1]) in caught.value.reason or where == ("format",)


def test_a_source_that_reaches_too_far_is_cut_to_the_text(path: Path) -> None:
    raw = raw_of(path)
    raw["draft"]["paragraphs"][1]["borrowed"][0].update(start=3, end=10**9)
    write_raw(path, raw)
    paragraph = read_draft(path).paragraphs[1]
    assert (paragraph.borrowed[0].start, paragraph.borrowed[0].end) == (3, len(paragraph.text))


@pytest.mark.parametrize(
    "content",
    [
        "",
        "{",
        "[]",
        "null",
        "1",
        '"x"',
        "[" * 100_000,
        '{"a":' * 100_000,
        '{"format": NaN}',
        '{"format": 1, "draft": {"year": Infinity}}',
        '{"format": ' + "9" * 10_000 + "}",
        b"\xff\xfe\x00",
        b"\x00" * 100,
    ],
)
def test_bad_json_is_damage(path: Path, content: str | bytes) -> None:
    write_raw(path, content)
    with pytest.raises((DraftDamaged, DraftTooNew)):
        read_draft(path)


def test_lone_surrogates_are_mended(path: Path) -> None:
    write_draft(path, replace(DRAFT, county="青\ud83d栎区"))
    assert read_draft(path).county == "青?栎区"
    raw = raw_of(path)
    raw["draft"]["county"] = "X"
    write_raw(path, json.dumps(raw).replace('"X"', '"\\ud83d"'))
    assert read_draft(path).county == "?"


def zipped(name: str, content: bytes, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", method) as archive:
        archive.writestr(name, content)
    return data.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"PK",
        b"not a zip at all",
        b"PK\x05\x06" + b"\0" * 18,
        b"PK\x05\x06" + b"\xff" * 18,
        zipped("other.json", b"{}"),
        zipped("draft.json/", b""),
        zipped("draft.json", b"{}", zipfile.ZIP_BZIP2),
        zipped("draft.json", b" " * 30_000_000),
        zipped("draft.json", b"{}").replace(b"{}", b"{]"),
        zipped("draft.json", b"{}" * 50, zipfile.ZIP_STORED).replace(
            b"\0\0\0\0draft", b"\1\0draft"
        ),
    ],
)
def test_a_broken_or_hostile_file_is_damage(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "坏.fzbg"
    path.write_bytes(data)
    with pytest.raises(DraftDamaged) as caught:
        read_draft(path)
    assert caught.value.reason


def test_an_encrypted_entry_is_damage(path: Path) -> None:
    data = bytearray(path.read_bytes())
    for signature, offset in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        data[data.index(signature) + offset] |= 1
    path.write_bytes(data)
    with pytest.raises(DraftDamaged):
        read_draft(path)


def test_a_cut_or_flipped_file_never_raises_anything_else(path: Path) -> None:
    whole = path.read_bytes()
    for at in range(0, len(whole), 7):
        flipped = bytearray(whole)
        flipped[at] ^= 0xFF
        for data in (whole[:at], bytes(flipped)):
            path.write_bytes(data)
            try:
                read_draft(path)
                read_history(path)
            except AssistantError:
                continue
    path.write_bytes(whole)
    assert read_draft(path) == DRAFT


def test_a_file_far_too_large_is_refused(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package_module, "LARGEST_FILE", 10)
    with pytest.raises(DraftDamaged):
        read_draft(path)


def test_missing_file_and_folder(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile):
        read_draft(tmp_path / "没有.fzbg")
    with pytest.raises(TargetNotWritable):
        write_draft(tmp_path / "没有" / "稿.fzbg", DRAFT)


def test_saves_at_the_same_time_leave_a_whole_file(path: Path) -> None:
    drafts = [changed(number) for number in range(12)]
    failures = []

    def save(draft: Draft) -> None:
        try:
            write_draft(path, draft)
            read_draft(path)
        except AssistantError as error:
            failures.append(error)

    threads = [threading.Thread(target=save, args=(draft,)) for draft in drafts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert read_draft(path) in drafts
    assert [each.name for each in path.parent.iterdir() if each.suffix == ".tmp"] == []
