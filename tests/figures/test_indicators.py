from __future__ import annotations

import pytest

from assistant.base.errors import AssistantError
from assistant.figures.indicators import UnknownIndicator, load_indicators
from assistant.figures.units import group_of


def test_is_a_mapping_in_file_order() -> None:
    indicators = load_indicators()
    keys = list(indicators)
    assert keys[0] == "learn.exec_meeting"
    assert len(indicators) == len(set(keys)) == 85
    assert indicators["review.accepted"].name == "行政复议受理"
    assert "review.accepted" in indicators
    assert "review" not in indicators


def test_unknown_key() -> None:
    with pytest.raises(UnknownIndicator) as caught:
        load_indicators()["no.such"]
    assert caught.value.key == "no.such"
    assert isinstance(caught.value, AssistantError)


def test_every_row_is_complete() -> None:
    for indicator in load_indicators().values():
        assert indicator.topic
        assert group_of(indicator.unit), indicator.key
        assert indicator.kind in ("count", "rate", "amount")
        assert indicator.aliases
