from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.export.house.format import HouseFormat, house_format
from assistant.export.house.formats import HouseFormats
from assistant.export.house.formats_file import (
    HouseFormatsDamaged,
    HouseFormatsTooNew,
    read_house_formats,
    write_house_formats,
)
from assistant.export.house.settings import HouseFormatUnusable
from tests.export.test_house_format import OURS, usable_formats

if TYPE_CHECKING:
    from pathlib import Path

OUR_OWN = house_format("青栎区司法局", OURS)
PLAIN = house_format("区政府办", {})


def test_formats_come_back_as_they_were(tmp_path: Path) -> None:
    path = tmp_path / "house_formats.json"
    assert read_house_formats(path) == HouseFormats()
    formats = HouseFormats(formats=(OUR_OWN, PLAIN))
    write_house_formats(path, formats)
    assert read_house_formats(path) == formats
    assert json.loads(path.read_text("utf-8"))["formats"][0]["measures"]["row_pt"] == 28


@given(usable_formats())
def test_any_format_comes_back(
    tmp_path_factory: pytest.TempPathFactory, house: HouseFormat
) -> None:
    path = tmp_path_factory.mktemp("版式") / "house_formats.json"
    write_house_formats(path, HouseFormats(formats=(house,)))
    assert read_house_formats(path).formats == (house,)


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        ("[", "JSON"),
        ([], "版本号"),
        ({"format": 1, "formats": {}}, "写法不对"),
        ({"format": 1, "formats": [3]}, "写法不对"),
        ({"format": 1, "formats": [{"name": "甲"}]}, "写法不对"),
        ({"format": 1, "formats": [{"name": 1, "measures": {}}]}, "写法不对"),
        ({"format": 1, "formats": [{"name": "", "measures": {}}]}, "名称"),
        ({"format": 1, "formats": [{"name": "国家标准", "measures": {}}]}, "标准格式的名称"),
        ({"format": 1, "formats": [{"name": "甲", "measures": {}}] * 2}, "已经有“甲”"),
        ({"format": 1, "formats": [{"name": "甲", "measures": {"row_pt": 1e999}}]}, "“甲”的“行距”"),
        ({"format": 1, "formats": [{"name": "甲", "measures": {"rows": 3}}]}, "没有“rows”"),
        ({"format": 1, "formats": [{"name": "甲", "measures": {"row_pt": [28]}}]}, "“行距”"),
    ],
)
def test_what_is_no_file_of_formats_is_refused(tmp_path: Path, raw: Any, words: str) -> None:
    path = tmp_path / "house_formats.json"
    path.write_text(raw if isinstance(raw, str) else json.dumps(raw), "utf-8")
    with pytest.raises(HouseFormatsDamaged) as caught:
        read_house_formats(path)
    assert words in caught.value.reason


@given(st.binary(max_size=200))
def test_any_bytes_are_refused(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.mktemp("版式") / "house_formats.json"
    path.write_bytes(data)
    with pytest.raises(HouseFormatsDamaged):
        read_house_formats(path)


def test_file_of_a_newer_program_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "house_formats.json"
    path.write_text('{"format": 2, "formats": []}', "utf-8")
    with pytest.raises(HouseFormatsTooNew):
        read_house_formats(path)


def test_nothing_of_ones_own_is_replaced_by_a_colleagues() -> None:
    own = HouseFormats(formats=(OUR_OWN, PLAIN))
    other = house_format(OUR_OWN.name, {"row_pt": 30})
    taken, names = own.taken_in(HouseFormats(formats=(other, PLAIN)))
    assert names == ("青栎区司法局（2）",)
    assert taken.find("青栎区司法局") == OUR_OWN
    assert taken.find("青栎区司法局（2）").own == {"row_pt": 30}
    assert taken.taken_in(HouseFormats(formats=(PLAIN,))) == (taken, ())


def test_a_format_keeps_its_place_and_its_name_is_its_own() -> None:
    formats = HouseFormats(formats=(OUR_OWN, PLAIN))
    renamed = house_format("局版式", OURS)
    changed = formats.with_format(renamed, instead_of=OUR_OWN.name)
    assert [each.name for each in changed.formats] == ["局版式", "区政府办"]
    with pytest.raises(HouseFormatUnusable):
        formats.with_format(house_format(PLAIN.name, OURS), instead_of=OUR_OWN.name)
    assert formats.without(PLAIN.name).formats == (OUR_OWN,)
    assert len(formats.free_name("长" * 40)) == 30
