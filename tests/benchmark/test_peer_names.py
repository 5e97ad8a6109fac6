"""Names of bodies with and without their province and city."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.benchmark.peer_book import PeerBody
from assistant.benchmark.peer_names import PeerNames
from assistant.outline.identity import body_identity


def body(name: str, **changes: Any) -> PeerBody:
    known: dict[str, Any] = {"level": "department", "province": "东海省", "city": "临江市"}
    known |= changes
    identity = body_identity(name, province=known["province"], city=known["city"])
    return PeerBody(identity=identity, name=name, years=(), **known)


QINGHU = body("临江市青湖区司法局")
GULOU = body("临江市鼓楼区司法局")
OTHER_GULOU = body("鼓楼区司法局", city="松原市")
CITY = body("临江市司法局", level="department_city")
STREET = body("禾田街道办事处", city=None, province=None, level="township")
NAMES = PeerNames([QINGHU, GULOU, OTHER_GULOU, CITY, STREET])


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("临江市青湖区司法局", QINGHU),
        ("青湖区司法局", QINGHU),
        ("东海省临江市青湖区司法局", QINGHU),
        ("东海省青湖区司法局", QINGHU),
        (" 临江市 青湖区司法局 ", QINGHU),
        ("临江市/青湖区司法局", QINGHU),
        ("临江市司法局", CITY),
        ("东海省临江市司法局", CITY),
        ("松原市鼓楼区司法局", OTHER_GULOU),
        ("禾田街道办事处", STREET),
    ],
)
def test_name_means_a_body(name: str, expected: PeerBody) -> None:
    assert NAMES.find(name) == (expected.identity,)


@pytest.mark.parametrize(
    "name", ["", "青湖区", "司法局", "临江市青湖区教育局", "西海省青湖区司法局"]
)
def test_name_that_means_nobody(name: str) -> None:
    assert NAMES.find(name) == ()


def test_like_names_are_told_apart_by_their_places_alone() -> None:
    assert set(NAMES.find("鼓楼区司法局")) == {GULOU.identity, OTHER_GULOU.identity}
    assert NAMES.clear_name(OTHER_GULOU) == "松原市鼓楼区司法局"
    assert NAMES.clear_name(QINGHU) == "临江市青湖区司法局"
    for each in (QINGHU, GULOU, OTHER_GULOU, CITY, STREET):
        assert NAMES.find(NAMES.clear_name(each)) == (each.identity,)
