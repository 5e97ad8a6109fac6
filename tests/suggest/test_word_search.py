"""Word search gives every passage with the words, and no other, in the one order."""

from __future__ import annotations

import tempfile
from dataclasses import astuple, fields
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.corpus.packing import pack_report
from assistant.corpus.store import Store
from assistant.corpus.stored import StoredPassage
from assistant.suggest import word_search
from assistant.suggest.filters import Filters
from assistant.suggest.index import IndexUnusable, PassageIndex
from assistant.suggest.word_search import search_words
from tests.builders import add_report, make_report

WILD = "窗口好评率达100%，办理ETC发票a_b类事项\\九项，群众满意度持续走高。"
PARTS = (
    (
        "政务服务",
        "achievements",
        (WILD, "拨付资金5.4亿元，建成“1+5+N”服务网，受理12345热线工单2158件。"),
    ),
    (
        "规范执法",
        "achievements",
        (
            "学习行政机关，执法人员全部到场。",
            "印发《工作办法（试行）》（青栎发〔2019〕8号），开展行政执法检查。",
            "关爱“一老 一小”，守护社区平安。",
        ),
    ),
)


@pytest.fixture
def store(tmp_path):
    with Store(tmp_path / "corpus.sqlite3") as opened:
        add_report(opened, make_report(year=2022, body="青湖县人民政府", level="county"))
        add_report(opened, make_report(year=2023))
        add_report(opened, make_report(PARTS, year=2024, province="西山省"))
        add_report(opened, make_report(PARTS[1:], year=None, title="云溪镇工作总结（补）"))
        yield opened


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "index"


@pytest.fixture
def index(folder):
    return PassageIndex(folder)


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("复议", 2),
        ("复议 调解", 2),
        ("复议　校园", 0),
        ("复议，调解、案件", 2),
        ("行政複議", 2),
        ("青湖 复议", 1),
        ("青湖", 6),
        ("云溪镇", 3),
        ("存在问题", 2),
        ("政务服务 好评", 1),
        ("规范执法", 6),
        ("行政执法", 4),
        ("行政机关执法", 0),
        ("关，执", 4),
        ("“关，执”", 2),
        ("“关。执”", 0),
        ("100%", 3),
        ("100％", 3),
        ("“0%，办”", 1),
        ("a_b", 1),
        ("ab", 0),
        ("\\", 1),
        ("etc", 1),
        ("ＥＴＣ", 1),
        ("5.4亿", 1),
        ("54亿", 0),
        ("4亿", 1),
        ("1+5+n", 1),
        ("1+5+6", 0),
        ("12345", 1),
        ("2345", 1),
        ("158件", 3),
        ("〔2019〕", 2),
        ("(试行)", 2),
        ("〔2018〕", 0),
        ("“一老 一小”", 2),
        ("“一老  一小”", 0),
        ("一老 一小 社区", 2),
        ("治", 17),
        ("案", 4),
        ("★", 0),
        ("《", 2),
        ("饕餮", 0),
        ("'; DROP TABLE reports; --", 0),
        ("复 " * 1000, 2),
        ("复议" * 50_000, 0),
        ("", 0),
        (" 　，“”", 0),
    ],
)
def test_every_word_must_stand_there(store, index, words, count):
    found = search_words(store, index, words)
    assert (len(found.hits), found.total, found.is_exact) == (count, count, True)


def test_latest_year_first(store, index):
    hits = search_words(store, index, "执法").hits
    assert [hit.year for hit in hits] == [2024] * 3 + [2023] * 3 + [2022] * 3 + [None] * 3
    assert [hit.id for hit in hits if hit.year == 2023] == sorted(
        hit.id for hit in hits if hit.year == 2023
    )


def test_a_hit_is_the_stored_passage_with_its_words(store, index):
    (hit,) = search_words(store, index, "ETC 发票 票a").hits
    assert [hit.text[a:b] for a, b in hit.matched] == ["ETC", "发票"]
    (passage,) = store.passages([hit.id])
    assert astuple(passage) == tuple(getattr(hit, known.name) for known in fields(StoredPassage))


@pytest.mark.parametrize(
    ("filters", "years"),
    [
        (Filters(level="county"), [2022]),
        (Filters(year_from=2023), [2024, 2023]),
        (Filters(year_to=2023), [2023, 2022]),
        (Filters(year_from=2023, year_to=2023), [2023]),
        (Filters(year_from=2024, year_to=2023), []),
        (Filters(year_to=0), []),
        (Filters(year_from=-5, year_to=10**9), [2024, 2023, 2022]),
        (Filters(province="西山省"), [2024]),
        (Filters(province="无此省"), []),
        (Filters(role="problems"), [2023, 2022]),
        (Filters(role="problems", level="county"), [2022]),
        (Filters(topic="应急管理"), []),
        (Filters(report=2), [2023]),
        (Filters(report=4), [None]),
        (Filters(report=99), []),
        (Filters(report=-1), []),
        (Filters(report=2, year_from=2024), []),
    ],
)
def test_filters(store, index, filters, years):
    listed = search_words(store, index, "", filters)
    spoken = search_words(store, index, "执法", filters)
    for found in (listed, spoken):
        assert list(dict.fromkeys(hit.year for hit in found.hits)) == years
        assert found.is_exact
    assert {hit.id for hit in spoken.hits} == {
        hit.id for hit in listed.hits if "执法" in hit.text + (hit.section or "")
    }


def test_pages(store, index):
    whole = search_words(store, index, "治").hits
    pages = [search_words(store, index, "治", limit=5, offset=start) for start in range(0, 25, 5)]
    assert tuple(hit for page in pages for hit in page.hits) == whole
    assert {page.total for page in pages} == {17}
    none = search_words(store, index, "治", limit=0)
    assert (none.hits, none.total) == ((), 17)
    assert search_words(store, index, "治", limit=3, offset=-3).hits == whole[:3]


def test_long_answers_are_bounded_not_counted(store, index, monkeypatch):
    monkeypatch.setattr(word_search, "_READ_AT_ONCE", 2)
    found = search_words(store, index, "规范执法", limit=1)
    assert (len(found.hits), found.total, found.is_exact) == (1, 6, False)
    apart = search_words(store, index, "机关执法", limit=1)
    assert (apart.hits, apart.total, apart.is_exact) == ((), 0, True)
    letter = search_words(store, index, "执", limit=1)
    assert (len(letter.hits), letter.total, letter.is_exact) == (1, 12, True)
    listed = search_words(store, index, "", Filters(year_from=2023), limit=1)
    assert (len(listed.hits), listed.total, listed.is_exact) == (1, 11, True)


def test_index_is_brought_up_to_the_store_first(store, index, folder):
    assert search_words(store, index, "复议").total == 2
    add_report(store, make_report(year=2020))
    assert search_words(store, index, "复议").total == 3
    store.remove(1)
    assert search_words(store, index, "复议").total == 2
    assert search_words(store, PassageIndex(folder), "复议").total == 2


def test_report_changed_in_place(store, index):
    before = search_words(store, index, "", Filters(report=2)).hits
    changed = make_report(PARTS[1:], year=2021, body="云溪镇人民政府", level="township")
    assert store.replace(2, pack_report(changed)) == 2
    after = search_words(store, index, "", Filters(report=2)).hits
    assert [hit.text for hit in after] == list(PARTS[1][2])
    assert {(hit.report, hit.year, hit.level) for hit in after} == {(2, 2021, "township")}
    assert not {hit.id for hit in before} & {hit.id for hit in after}
    assert search_words(store, index, "", Filters(year_from=2023, year_to=2023)).total == 0
    assert search_words(store, index, "复议").total == 1


def test_report_changed_again_and_again_then_removed(store, index):
    for year in range(2010, 2015):
        store.replace(2, pack_report(make_report(year=year)))
        store.replace(2, pack_report(make_report(PARTS, year=year)))
        found = search_words(store, index, "", Filters(report=2))
        assert [hit.year for hit in found.hits] == [year] * 5
    store.remove(2)
    assert search_words(store, index, "", Filters(report=2)).total == 0


def spoil_lists(folder):
    for file in folder.glob("*.idx"):
        file.write_bytes(b"\x5a" * file.stat().st_size)


def spoil_orders(folder):
    for file in folder.glob("*.fast"):
        file.write_bytes(b"\x5a" * file.stat().st_size)


@pytest.mark.parametrize("damage", [spoil_lists, spoil_orders])
@pytest.mark.parametrize("is_open", [True, False])
def test_damaged_index_is_built_anew(store, folder, damage, is_open):
    index = PassageIndex(folder)
    whole = search_words(store, index, "治")
    damage(folder)
    index = index if is_open else PassageIndex(folder)
    assert search_words(store, index, "治") == whole
    assert search_words(store, PassageIndex(folder), "治") == whole


def test_damage_seen_only_by_the_search(store, index, monkeypatch):
    newest = PassageIndex.newest

    def fail_once(self, *args, **options):
        monkeypatch.setattr(PassageIndex, "newest", newest)
        raise IndexUnusable(self.folder, "damaged")

    index.follow(store)
    monkeypatch.setattr(PassageIndex, "newest", fail_once)
    assert search_words(store, index, "复议").total == 2


def test_passages_that_the_store_has_no_more_are_left_out(store, index, monkeypatch):
    index.follow(store)
    store.remove(1)
    monkeypatch.setattr(PassageIndex, "follow", lambda self, store: None)
    found = search_words(store, index, "复议")
    assert [hit.year for hit in found.hits] == [2023]
    assert (found.total, found.is_exact) == (1, True)
    store.remove(3)
    monkeypatch.setattr(word_search, "_READ_AT_ONCE", 2)
    first = search_words(store, index, "执", limit=1)
    assert [hit.year for hit in first.hits] == [2023]
    assert (first.total, first.is_exact) == (9, False)


# Exactness, against a search that reads everything.

_LETTERS = "行政执法行政执法，。12aAＡ（％ "
_SENTENCE = st.text(_LETTERS, min_size=5, max_size=25)
_HEADING = st.none() | st.text("行政执法1a、", min_size=1, max_size=8)
_ROLE = st.sampled_from(["achievements", "problems"])
_PART = st.tuples(_HEADING, _ROLE, st.lists(_SENTENCE, min_size=1, max_size=4))
_REPORTS = st.lists(
    st.fixed_dictionaries(
        {
            "parts": st.lists(_PART, min_size=1, max_size=3),
            "year": st.none() | st.integers(2020, 2022),
            "body": st.none() | st.text("行政执法县a", min_size=1, max_size=5),
            "title": st.text("行政执2%", min_size=1, max_size=5),
            "level": st.sampled_from([None, "county", "city"]),
            "province": st.sampled_from([None, "东海省", "西山省"]),
        }
    ),
    min_size=2,
    max_size=6,
)
_WORDS = st.lists(
    st.text(_LETTERS, min_size=1, max_size=3).filter(str.strip), min_size=1, max_size=2
)
_NARROWED = st.builds(
    Filters,
    level=st.sampled_from([None, None, "county"]),
    year_from=st.sampled_from([None, None, 2020, 2021]),
    year_to=st.sampled_from([None, None, 2021, 2022]),
    province=st.sampled_from([None, None, "东海省"]),
    role=st.none() | _ROLE,
    report=st.sampled_from([None, None, None, 1, 2]),
)
_FILTERS = st.just(Filters()) | _NARROWED


def level_out(text):
    return text.translate(str.maketrans("（％，Ａ", "(%,a")).lower()


def says(store, passage, word):
    meta = store.meta(passage.report)
    word = word.strip()
    named = f"{meta.body}\n{meta.title}".lower()
    return (
        level_out(word) in level_out(passage.text)
        or level_out(word) in level_out(passage.section or "")
        or word.lower() in named
    )


def is_meant(passage, filters):
    year = passage.year
    return (
        (filters.year_from is None or (year is not None and year >= filters.year_from))
        and (filters.year_to is None or (year is not None and year <= filters.year_to))
        and filters.report in (None, passage.report)
        and filters.level in (None, passage.level)
        and filters.province in (None, passage.province)
        and filters.role in (None, passage.role)
    )


def read_everything(store, words, filters):
    found = [
        passage
        for passage in store.passages()
        if is_meant(passage, filters) and all(says(store, passage, word) for word in words)
    ]
    return [p.id for p in sorted(found, key=lambda p: (-(p.year or 0), p.id))]


def quoted(words):
    return " ".join(f"“{word}”" for word in words)


@settings(max_examples=80, suppress_health_check=[HealthCheck.too_slow])
@given(
    reports=_REPORTS,
    asked=st.lists(st.tuples(_WORDS, _FILTERS), min_size=6, max_size=6),
    many=st.sampled_from([0, 1, 1_000]),
    at_once=st.sampled_from([1, 3, 200]),
)
def test_the_same_as_reading_everything(reports, asked, many, at_once):
    with (
        tempfile.TemporaryDirectory() as folder,
        Store(Path(folder) / "store") as store,
        pytest.MonkeyPatch.context() as patch,
    ):
        patch.setattr(word_search, "_MANY", many)
        patch.setattr(word_search, "_READ_AT_ONCE", at_once)
        for report in reports:
            store.add(pack_report(make_report(**report)))
        index = PassageIndex(Path(folder) / "index")
        for words, filters in asked:
            expected = read_everything(store, words, filters)
            found = search_words(store, index, quoted(words), filters)
            assert [hit.id for hit in found.hits] == expected
            assert (found.total, found.is_exact) == (len(expected), True)
            first = search_words(store, index, quoted(words), filters, limit=2, offset=1)
            assert [hit.id for hit in first.hits] == expected[1:3]
            assert first.total >= len(expected)
            assert first.total == len(expected) or not first.is_exact


_ANYTHING = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters='\x00"＂“”「」'), min_size=1
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(text=_ANYTHING, cut=st.tuples(st.integers(0, 30), st.integers(1, 30)))
def test_any_stretch_of_a_text_is_found_in_it(text, cut):
    word = text[cut[0] : sum(cut)].strip() or text.strip()
    with tempfile.TemporaryDirectory() as folder, Store(Path(folder) / "store") as store:
        add_report(store, make_report((("甲", "plan", (text,)),)))
        found = search_words(store, PassageIndex(Path(folder) / "index"), f"“{word}”")
        assert found.total == bool(word)
