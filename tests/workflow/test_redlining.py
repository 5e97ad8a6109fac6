"""花脸稿 against the versions in a draft's own file, and against another file."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from assistant.base.files import TargetNotWritable, UnreadableFile
from assistant.draft.draft import Draft
from assistant.draft.file import DraftDamaged, write_draft
from assistant.draft.parts import Elements, Paragraph
from assistant.export.errors import NothingChanged
from assistant.workflow.errors import UnknownFormat, UnknownVersion
from assistant.workflow.messages import message_of
from assistant.workflow.redlining import (
    list_versions,
    open_numbered_version,
    open_version,
    write_redline,
)
from tests.export.tracked_words import body_of, read, settled

if TYPE_CHECKING:
    from pathlib import Path

NOON = datetime(2026, 2, 5, 4, 0, tzinfo=UTC)


def draft(text: str) -> Draft:
    return Draft(
        elements=Elements(title="青栎区报告", body="青栎区司法局"),
        year=2025,
        level="department",
        paragraphs=(Paragraph(text="一年来，依法行政。"), Paragraph(text=text)),
    )


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A draft that was saved three times."""
    saved = tmp_path / "稿件.fzbg"
    for hours, number in enumerate((158, 160, 162)):
        text = f"全年受理行政复议案件{number}件，全部按期办结。"
        write_draft(saved, draft(text), now=NOON + timedelta(hours=hours))
    return saved


def texts(path: Path, verdict: str) -> list[str]:
    return [text for _, text in read(settled(body_of(path), verdict))]


def test_versions_are_listed_newest_first(path: Path) -> None:
    versions = list_versions(path)
    assert [version.time for version in versions] == [
        NOON + timedelta(hours=2),
        NOON + timedelta(hours=1),
    ]
    assert "160件" in open_version(path, versions[0]).paragraphs[1].text
    assert "158件" in open_numbered_version(path, 2).paragraphs[1].text


@pytest.mark.parametrize("number", [0, 3, -1])
def test_a_version_that_is_not_there(path: Path, number: int) -> None:
    with pytest.raises(UnknownVersion) as caught:
        open_numbered_version(path, number)
    assert "第 1 至 2 版" in message_of(caught.value)


def test_both_versions_can_be_had_back(path: Path, tmp_path: Path) -> None:
    target = tmp_path / "花脸稿.docx"
    now = draft("全年受理行政复议案件170件，全部按期办结。")
    write_redline(now, target, against=open_numbered_version(path, 1), now=NOON)
    assert "全年受理行政复议案件170件，全部按期办结。" in texts(target, "accept")
    assert "全年受理行政复议案件160件，全部按期办结。" in texts(target, "reject")


def test_ordinals_follow_and_guidance_stays_out(tmp_path: Path) -> None:
    target = tmp_path / "花脸稿.docx"
    heads = [Paragraph(style="heading1", text=text) for text in ("主要举措", "存在问题", "安排")]
    before = replace(draft(""), paragraphs=tuple(heads))
    after = replace(
        before, paragraphs=(heads[0], Paragraph(style="guidance", text="写清做法。"), heads[2])
    )
    write_redline(after, target, against=before)
    assert texts(target, "accept")[-2:] == ["一、主要举措", "二、安排"]
    assert texts(target, "reject")[-3:] == ["一、主要举措", "二、存在问题", "三、安排"]


def test_what_keeps_it_from_being_written(path: Path, tmp_path: Path) -> None:
    now = draft("改。")
    with pytest.raises(UnknownFormat):
        write_redline(now, tmp_path / "花脸稿.pdf", against=draft(""))
    with pytest.raises(TargetNotWritable):
        write_redline(now, tmp_path / "没有" / "花脸稿.docx", against=draft(""))
    target = tmp_path / "花脸稿.docx"
    target.write_bytes(b"old")
    with pytest.raises(NothingChanged) as caught:
        write_redline(now, target, against=now)
    assert "没有改动" in message_of(caught.value)
    assert target.read_bytes() == b"old"
    with pytest.raises(UnreadableFile):
        list_versions(tmp_path / "没有.fzbg")
    with pytest.raises(DraftDamaged):
        list_versions(target)
