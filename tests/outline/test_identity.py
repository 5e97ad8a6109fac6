"""By what two names are known to be one body."""

from __future__ import annotations

import pytest

from assistant.outline.identity import body_identity

PLACE = {"province": "东海省", "city": "临江市"}


@pytest.mark.parametrize("name", ["青湖区司法局", "临江市青湖区司法局", "东海省临江市青湖区司法局"])
def test_names_of_one_body(name):
    assert body_identity(name, **PLACE) == "临江市/青湖区司法局"


def test_same_name_elsewhere():
    assert body_identity("青湖区司法局", province="东海省", city="望海市") == "望海市/青湖区司法局"


def test_place_not_known():
    assert body_identity("东海省司法厅", province="东海省", city=None) == "东海省/司法厅"
    assert body_identity("青湖区司法局", province=None, city=None) == "/青湖区司法局"


def test_a_place_alone_is_its_government():
    known = body_identity("东海省人民政府", province="东海省", city=None)
    assert body_identity("东海省（司法部统计）", province="东海省", city=None) == known
    assert body_identity("青湖区", **PLACE) == body_identity("青湖区人民政府", **PLACE)
