"""Favourites beside the shipped phrases: nothing twice, nothing lost."""

from __future__ import annotations

import pytest

from assistant.phrases.favourites import Favourites, PhraseKnown
from assistant.phrases.phrase import Phrase, own_phrase

SHIPPED = (Phrase(text="自带一。", topic="行政复议"), Phrase(text="自带二。"))
ONE, TWO = own_phrase("自己的一。"), own_phrase("自己的二。")


def texts(favourites: Favourites) -> list[str]:
    return [each.text for each in favourites.beside(SHIPPED)]


def test_own_stand_before_shipped_the_newest_first() -> None:
    favourites = Favourites().adding(ONE).adding(TWO)
    assert texts(favourites) == ["自己的二。", "自己的一。", "自带一。", "自带二。"]


def test_no_words_twice_however_they_are_set() -> None:
    favourites = Favourites().adding(ONE)
    with pytest.raises(PhraseKnown):
        favourites.adding(own_phrase("自己的 一。", topic="行政复议"))
    grown = favourites.adding_new([own_phrase("自己的一。", note="另一条"), TWO, TWO])
    assert grown.phrases == (ONE, TWO)


def test_favourite_stands_in_place_of_the_shipped_phrase_of_its_words() -> None:
    favourites = Favourites().adding(own_phrase("自带一。", note="常用"))
    assert texts(favourites) == ["自带一。", "自带二。"]
    assert favourites.beside(SHIPPED)[0].is_own


def test_changing_keeps_the_place() -> None:
    favourites = Favourites().adding(ONE).adding(TWO)
    changed = own_phrase("改过的一。", topic="行政执法")
    assert favourites.replacing(ONE, changed).phrases == (changed, TWO)
    noted = own_phrase(ONE.text, note="备注")
    assert favourites.replacing(ONE, noted).phrases == (noted, TWO)
    with pytest.raises(PhraseKnown):
        favourites.replacing(ONE, TWO)
    gone = favourites.without(ONE)
    assert gone.replacing(ONE, changed).phrases == (TWO, changed)


def test_removing_and_taking_back() -> None:
    favourites = Favourites().adding(ONE).adding(TWO)
    assert favourites.without(ONE).phrases == (TWO,)
    assert favourites.without(own_phrase("没有的。")) == favourites
    assert favourites.without(TWO).adding(TWO) == favourites


def test_hiding_and_showing_again() -> None:
    favourites = Favourites().adding(ONE).hiding(SHIPPED[0]).hiding(SHIPPED[0])
    assert texts(favourites) == ["自己的一。", "自带二。"]
    assert favourites.hidden_of(SHIPPED) == (SHIPPED[0],)
    assert favourites.showing(SHIPPED[0]) == Favourites().adding(ONE)
    assert favourites.hiding(SHIPPED[1]).showing_all().hidden == ()
    assert favourites.hidden_of(SHIPPED[1:]) == ()
