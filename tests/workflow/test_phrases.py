"""The phrase bank on the desk: shipped and own together, from tables, to tables, kept safe."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assistant.phrases.bank import load_bank
from assistant.phrases.favourites import Favourites, PhraseKnown
from assistant.phrases.favourites_file import FavouritesDamaged, read_favourites
from assistant.phrases.phrase import Phrase, own_phrase
from assistant.phrases.search import PhraseQuery
from assistant.phrases.table import PhraseTableUnusable
from assistant.workflow.desk import desk_in
from assistant.workflow.messages import message_of
from assistant.workflow.phrases import (
    change_favourites,
    export_phrases,
    find_phrases,
    import_phrases,
)

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.workflow.desk import Desk

FIELD = "{{ review.accepted }}"
OWN = own_phrase(f"收到行政复议申请{FIELD}。", topic="行政复议", role="achievements", note="常用")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return desk_in(tmp_path / "家")


@pytest.fixture
def shipped() -> Phrase:
    """The first phrase that ships."""
    return load_bank()[0]


def own(desk: Desk) -> tuple[Phrase, ...]:
    return read_favourites(desk.phrases).phrases


def csv(tmp_path: Path, text: str, encoding: str = "utf-8-sig") -> Path:
    path = tmp_path / "用语.csv"
    path.write_text(text, encoding=encoding)
    return path


def test_shipped_and_own_stand_together(desk: Desk) -> None:
    before = find_phrases(desk, PhraseQuery())
    assert before.total == len(before.phrases) == len(load_bank())
    assert not any(phrase.is_own for phrase in before.phrases)
    change_favourites(desk, lambda favourites: favourites.adding(OWN))
    after = find_phrases(desk, PhraseQuery())
    assert after.phrases[0] == OWN
    assert after.total == before.total + 1
    assert find_phrases(desk, PhraseQuery(own_only=True)).phrases == (OWN,)


def test_topics_of_the_outline_first_then_ones_own(desk: Desk) -> None:
    odd = own_phrase("全员轮训。", topic="甲科自用")
    change_favourites(desk, lambda favourites: favourites.adding(odd))
    topics = find_phrases(desk, PhraseQuery(words="没有这样的话")).topics
    assert topics[-1] == "甲科自用"
    assert "行政复议" in topics
    assert len(set(topics)) == len(topics)


def test_hidden_phrase_is_gone_until_shown_again(desk: Desk, shipped: Phrase) -> None:
    change_favourites(desk, lambda favourites: favourites.hiding(shipped))
    found = find_phrases(desk, PhraseQuery())
    assert shipped not in found.phrases
    assert found.hidden == 1
    change_favourites(desk, Favourites.showing_all)
    assert shipped in find_phrases(desk, PhraseQuery()).phrases


def test_changes_are_made_to_what_the_file_holds_now(desk: Desk) -> None:
    change_favourites(desk, lambda favourites: favourites.adding(OWN))
    other = own_phrase("另一个窗口收藏的。")
    change_favourites(desk, lambda favourites: favourites.adding(other))
    assert own(desk) == (OWN, other)
    with pytest.raises(PhraseKnown) as caught:
        change_favourites(desk, lambda favourites: favourites.adding(OWN))
    assert "已有" in message_of(caught.value)
    assert own(desk) == (OWN, other)


def test_damaged_file_leaves_the_shipped_phrases_usable_and_itself_alone(
    desk: Desk, tmp_path: Path
) -> None:
    desk.phrases.write_bytes(b"{broken")
    found = find_phrases(desk, PhraseQuery())
    assert len(found.phrases) == len(load_bank())
    assert found.trouble is not None
    assert "改名或移走" in message_of(found.trouble)
    with pytest.raises(FavouritesDamaged):
        change_favourites(desk, lambda favourites: favourites.adding(OWN))
    with pytest.raises(FavouritesDamaged):
        import_phrases(desk, csv(tmp_path, "用语\n一句。\n"))
    with pytest.raises(FavouritesDamaged):
        export_phrases(desk, tmp_path / "出.csv")
    assert desk.phrases.read_bytes() == b"{broken"


@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
def test_what_is_exported_is_imported_by_a_colleague(
    desk: Desk, tmp_path: Path, suffix: str
) -> None:
    plain = own_phrase("=先列提纲，后写正文。")
    change_favourites(desk, lambda favourites: favourites.adding(OWN).adding(plain))
    path = tmp_path / f"我的用语{suffix}"
    assert export_phrases(desk, path) == 2
    colleague = desk_in(tmp_path / "同事")
    done = import_phrases(colleague, path)
    assert (done.added, done.known, done.unread) == (2, 0, ())
    assert own(colleague) == own(desk)
    again = import_phrases(colleague, path)
    assert (again.added, again.known) == (0, 2)
    assert own(colleague) == own(desk)


def test_import_adds_what_it_can_and_tells_each_line_it_cannot(desk: Desk, tmp_path: Path) -> None:
    change_favourites(desk, lambda favourites: favourites.adding(OWN))
    path = csv(
        tmp_path,
        "用语,主题,作用,备注\n"
        f"收到行政复议申请{FIELD}。,别的主题,导语,不改原来的\n"
        f"受理行政复议申请{FIELD}，办结【办结数】件。,,举措和成效,\n"
        "受理{{ review.accepted | upper }}。,,,\n"
        "受理{{ own.3 }}。,,,\n"
        ",行政执法,,只有主题\n"
        "执法力量不足。,行政执法,领导讲话,\n"
        "案卷制作不规范。,行政执法,存在问题和不足,\n"
        "案卷制作 不规范。,,plan,\n",
        "gbk",
    )
    done = import_phrases(desk, path)
    assert (done.added, done.known) == (2, 2)
    numbers = [sentence.partition("行")[0] for sentence in done.unread]
    assert numbers == ["第 4 ", "第 5 ", "第 6 ", "第 7 "]
    assert "upper" in done.unread[0]
    assert "标准指标" in done.unread[1]
    assert "没有文字" in done.unread[2]
    assert "领导讲话" in done.unread[3]
    assert "举措和成效" in done.unread[3]
    first, second, third = own(desk)
    assert first == OWN
    assert (second.topic, second.role) == ("行政复议", "achievements")
    assert (third.topic, third.role) == ("行政执法", "problems")


def test_unusable_tables_are_told(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(PhraseTableUnusable) as caught:
        import_phrases(desk, csv(tmp_path, "甲,乙\n"))
    assert "“用语”“主题”" in message_of(caught.value)
    assert not desk.phrases.exists()
