"""Pinned and hidden passages, and the file they are kept in."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from assistant.base.files import TargetNotWritable
from assistant.suggest.kept import KeptPassages, PinnedPassage
from assistant.suggest.kept_file import KeptDamaged, KeptTooNew, read_kept, write_kept
from assistant.suggest.suggestion import digest_of
from tests.builders import make_meta

if TYPE_CHECKING:
    from pathlib import Path

OWN = ("青栎区司法局", 2025)
OTHER = ("青栎区司法局", 2026)


def pin(text: str) -> PinnedPassage:
    meta = make_meta(title=None)
    return PinnedPassage(
        text=text, meta=meta, section="行政复议", role="achievements", topic="行政复议"
    )


def pinned(kept: KeptPassages, draft: tuple[str, int] = OWN) -> list[str]:
    return [each.text for each in kept.pinned_for(*draft)]


def test_each_draft_has_its_own_pins_the_latest_first() -> None:
    kept = KeptPassages()
    for text in ("受理158件。", "审结124件。", "受理158件。"):
        kept = kept.pinning(*OWN, pin(text))
    kept = kept.pinning(*OTHER, pin("来年的。"))
    assert pinned(kept) == ["受理158件。", "审结124件。"]
    assert pinned(kept, OTHER) == ["来年的。"]
    assert pinned(kept.unpinning(*OWN, "受理158件。")) == ["审结124件。"]
    empty = kept.unpinning(*OTHER, "来年的。")
    assert [board.year for board in empty.boards] == [2025]
    assert kept.unpinning(*OTHER, "没有的。") == kept


def test_same_words_with_other_numbers_are_two_pins_but_hidden_together() -> None:
    kept = KeptPassages().pinning(*OWN, pin("受理158件。")).pinning(*OWN, pin("受理203件。"))
    assert pinned(kept) == ["受理203件。", "受理158件。"]
    hidden = KeptPassages().hiding("受理158件。").hiding("受理203件。")
    assert hidden.hidden == ("受理203件。",)
    assert hidden.hidden_digests == {digest_of("受理7件。")}


def test_hidden_passages_come_back_one_by_one_or_all() -> None:
    kept = KeptPassages().hiding("甲。").hiding("乙。").hiding("丙。")
    assert kept.hidden == ("丙。", "乙。", "甲。")
    assert kept.showing("乙。").hidden == ("丙。", "甲。")
    assert kept.showing_all() == KeptPassages()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "passages.json"


KEPT = KeptPassages().pinning(*OWN, pin("受理158件。")).hiding("不要的。")


def test_file_is_read_back_and_readable(path: Path) -> None:
    assert read_kept(path) == KeptPassages()
    write_kept(path, KEPT)
    [passage] = read_kept(path).pinned_for(*OWN)
    assert passage.text == "受理158件。"
    assert (passage.meta.body, passage.meta.level) == ("临江市临江区司法局", "department")
    assert (passage.section, passage.role, passage.topic) == (
        "行政复议",
        "achievements",
        "行政复议",
    )
    assert read_kept(path).hidden == ("不要的。",)
    assert "受理158件。" in path.read_text("utf-8")
    assert not passage.sample
    write_kept(path, KEPT.pinning(*OWN, replace(passage, sample=True)))
    [passage] = read_kept(path).pinned_for(*OWN)
    assert passage.sample


def board(**changes: object) -> dict[str, object]:
    return {"body": "甲局", "year": 2025, "passages": []} | changes


def passage(**changes: object) -> dict[str, object]:
    return {"text": "甲。", "source": {}} | changes


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe\x00",
        b"[]",
        b"{}",
        b'{"format": true}',
        b'{"format": 0}',
        b"[" * 100_000,
        *(
            json.dumps({"format": 1} | changes).encode()
            for changes in (
                {"hidden": "甲"},
                {"hidden": [1]},
                {"pinned": {}},
                {"pinned": [1]},
                {"pinned": [board(body=1)]},
                {"pinned": [board(year="2025")]},
                {"pinned": [board(year=True)]},
                {"pinned": [board(passages={})]},
                {"pinned": [board(), board()]},
                {"pinned": [board(passages=["甲"])]},
                {"pinned": [board(passages=[passage(text=" ")])]},
                {"pinned": [board(passages=[passage(text=1)])]},
                {"pinned": [board(passages=[passage(source=None)])]},
                {"pinned": [board(passages=[passage(role="hero")])]},
                {"pinned": [board(passages=[passage(role=["plan"])])]},
                {"pinned": [board(passages=[passage(topic=1)])]},
                {"pinned": [board(passages=[passage(source={"level": "galaxy"})])]},
                {"pinned": [board(passages=[passage(source={"year": "2023"})])]},
                {"pinned": [board(passages=[passage(source={"body": []})])]},
                {"pinned": [board(passages=[passage(source={"sample": "yes"})])]},
                {"pinned": [board(passages=[passage(), passage()])]},
            )
        ),
    ],
)
def test_damaged_file_is_told_and_never_written_over(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    with pytest.raises(KeptDamaged) as caught:
        read_kept(path)
    assert caught.value.path == path
    assert caught.value.reason
    with pytest.raises(KeptDamaged):
        write_kept(path, KEPT)
    assert path.read_bytes() == content


def test_newer_file_is_refused_and_kept(path: Path) -> None:
    content = json.dumps({"format": 9, "pinned": "else"}).encode()
    path.write_bytes(content)
    for act in (read_kept, lambda at: write_kept(at, KEPT)):
        with pytest.raises(KeptTooNew):
            act(path)
    assert path.read_bytes() == content


def test_what_cannot_be_written_leaves_the_old_file(path: Path) -> None:
    with pytest.raises(TargetNotWritable):
        write_kept(path.parent / "none" / "passages.json", KEPT)
