from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from assistant.base.settings import Settings, read_settings, write_settings

if TYPE_CHECKING:
    from pathlib import Path


def test_missing_file_gives_defaults(tmp_path: Path) -> None:
    assert read_settings(tmp_path / "settings.json") == (Settings(), ())


def test_round_trip_keeps_unknown_keys(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text('{"from_a_later_version": [1]}', encoding="utf-8")
    settings = replace(Settings(), body="青栎区司法局", recent=("/稿件.fzbg",), suggest_delay_ms=10)
    write_settings(path, settings)
    assert read_settings(path) == (settings, ())
    assert json.loads(path.read_text(encoding="utf-8"))["from_a_later_version"] == [1]


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("suggest_delay_ms", "soon"),
        ("suggest_delay_ms", True),
        ("suggest_delay_ms", -5),
        ("completes_inline", 0),
        ("completes_inline", "false"),
        ("body", 3),
        ("recent", "x"),
        ("recent", [1]),
    ],
)
def test_bad_value_is_reported_and_replaced(tmp_path: Path, key: str, value: object) -> None:
    path = tmp_path / "settings.json"
    path.write_text(json.dumps({key: value, "theme": "dark"}), encoding="utf-8")
    settings, notes = read_settings(path)
    assert settings == replace(Settings(), theme="dark")
    assert len(notes) == 1
    assert key in notes[0].message


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"\xff\xfe\x00"])
def test_broken_file_gives_defaults_and_says_so(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "settings.json"
    path.write_bytes(content)
    settings, notes = read_settings(path)
    assert settings == Settings()
    assert len(notes) == 1


@pytest.mark.parametrize(
    "text",
    [
        '{"suggest_delay_ms": 99999999999999}',
        '{"suggest_delay_ms": 3000000}',
        "[" * 100_000,
        '{"\\ud800": "\\udfff", "body": "\\ud800局"}',
    ],
)
def test_hostile_settings_are_read_and_written(tmp_path, text):
    path = tmp_path / "settings.json"
    path.write_text(text, encoding="utf-8")
    settings, _ = read_settings(path)
    assert settings.suggest_delay_ms == Settings().suggest_delay_ms
    write_settings(path, settings)
    assert read_settings(path)[1] == ()
