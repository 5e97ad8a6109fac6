"""The index follows the store, and survives what can happen to a folder."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
import tantivy

from assistant.base.errors import Cancelled
from assistant.corpus.packing import pack_report
from assistant.corpus.store import Store
from assistant.suggest import index as index_module
from assistant.suggest import passage_query
from assistant.suggest.filters import Filters
from assistant.suggest.index import IndexBusy, IndexUnusable, PassageIndex
from tests.builders import PARTS, add_report, make_report

PROJECT = Path(__file__).resolve().parents[2]

FOLLOWER = """
import sys
from pathlib import Path
from assistant.corpus.store import Store
from assistant.suggest.index import PassageIndex
with Store(Path(sys.argv[1]) / "corpus.sqlite3") as store:
    index = PassageIndex(Path(sys.argv[1]) / "index")
    for _ in range(10):
        index.follow(store)
        assert index.candidates("行政复议")
        index.rebuild(store) if sys.argv[2] == "rebuild" else None
"""


@pytest.fixture
def store(tmp_path):
    with Store(tmp_path / "corpus.sqlite3") as opened:
        yield opened


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "index"


@pytest.fixture
def index(folder):
    return PassageIndex(folder)


def found(index, text="行政复议", **changes):
    return {candidate.passage for candidate in index.candidates(text, **changes)}


def expected(store, words="复议"):
    return {passage.id for passage in store.passages() if words in passage.text}


def assert_follows(index, store):
    index.follow(store)
    assert found(index, "，") == {passage.id for passage in store.passages()}


def test_empty_store(index, store):
    index.follow(store)
    assert index.candidates("行政复议") == []
    assert index.candidates("") == []


def test_best_first_and_covered(index, store):
    add_report(store, make_report())
    index.follow(store)
    first, *others = index.candidates("新收行政复议案件99件，审结12件")
    texts = {passage.id: passage.text for passage in store.passages()}
    assert "行政复议案件158件" in texts[first.passage]
    assert 0.7 < first.coverage < 1.5
    assert all(other.coverage < first.coverage / 2 for other in others)


def test_follows_adding_and_removing(index, store):
    numbers = []
    for year in range(2015, 2020):
        numbers.append(add_report(store, make_report(year=year)))
        assert_follows(index, store)
    store.remove(numbers[1])
    add_report(store, make_report(year=2021))
    store.remove(numbers[4])
    assert_follows(index, store)
    assert_follows(index, store)


def test_follows_changing_in_place(index, store):
    number = add_report(store, make_report())
    add_report(store, make_report(year=2022))
    assert_follows(index, store)
    parts = [("普法宣传", "achievements", ["送法下乡进村，惠及群众。"])]
    assert store.replace(number, pack_report(make_report(parts))) == number
    assert_follows(index, store)
    assert len(found(index, "，")) == 7
    assert {index.candidates("送法下乡")[0].passage} == expected(store, "送法下乡")
    store.replace(number, pack_report(make_report(parts, year=2021)))
    store.remove(number)
    assert_follows(index, store)


def test_following_twice_writes_nothing(index, store, folder):
    add_report(store, make_report())
    index.follow(store)
    before = {file.name for file in folder.iterdir()}
    PassageIndex(folder).follow(store)
    assert {file.name for file in folder.iterdir()} == before


def test_roles_and_level(index, store):
    add_report(store, make_report(level="county"))
    add_report(store, make_report(year=2022))
    index.follow(store)
    by_id = {passage.id: passage for passage in store.passages()}
    problems = found(index, "执法力量", roles=["problems", "problems_plan"])
    assert {by_id[number].role for number in problems} == {"problems"}
    assert {by_id[number].level for number in found(index, filters=Filters(level="county"))} == {
        "county"
    }
    assert found(index, "", filters=Filters(year_to=2022)) == {
        passage.id for passage in by_id.values() if passage.year == 2022
    }
    assert found(index, "", roles=["plan"], filters=Filters(level="county"))
    assert found(index, filters=Filters(level="province")) == set()
    assert len(found(index, "", limit=3)) == 3


@pytest.mark.parametrize("text", ["", "，。", "12345", "𠮷" * 3, "\x00", "\ud800", "a" * 3000])
def test_odd_queries(index, store, text):
    add_report(store, make_report())
    index.follow(store)
    assert isinstance(index.candidates(text), list)


def test_few_terms_are_asked_where_they_are_common(index, store, monkeypatch):
    add_report(store, make_report())
    index.follow(store)
    everything = index.candidates("新收行政复议案件，调解结案，基层执法力量偏弱")
    monkeypatch.setattr(passage_query, "_MOST_POSTINGS", 1)
    monkeypatch.setattr(passage_query, "_FEWEST_TERMS", 3)
    few = index.candidates("新收行政复议案件，调解结案，基层执法力量偏弱")
    assert {each.passage for each in few} < {each.passage for each in everything}
    assert few[0].passage == everything[0].passage


def test_a_heading_makes_candidates_too_but_weighs_little(index, store):
    add_report(store, make_report())
    index.follow(store)
    plain, under = (
        index.candidates("行政复议", section=heading) for heading in ("", "普法宣讲进校园")
    )
    assert plain[0].passage == under[0].passage
    assert len(under) > len(plain)


def test_passages_under_a_heading(index, store):
    add_report(store, make_report())
    index.follow(store)
    for heading, role in (("存在的问题", "problems"), ("下一步的安排", "plan")):
        numbers = index.under_heading(heading)
        assert [passage.role for passage in store.passages(numbers[:1])] == [role]
    assert index.under_heading("饕餮") == []
    assert len(index.under_heading("存在问题", roles=("plan",))) == 0
    assert {passage.role for passage in store.passages(index.latest(roles=("plan",)))} == {"plan"}


def test_other_store_means_another_index(index, store, tmp_path):
    add_report(store, make_report())
    index.follow(store)
    with Store(tmp_path / "other.sqlite3") as other:
        add_report(other, make_report((("普法", "achievements", ["送法下乡进村，惠及群众。"]),)))
        assert_follows(index, other)
        assert found(index, "行政复议") == set()
    assert_follows(index, store)


def test_store_put_back_to_an_earlier_copy(index, store, tmp_path):
    add_report(store, make_report())
    store.close()
    shutil.copy(tmp_path / "corpus.sqlite3", tmp_path / "copy")
    with Store(tmp_path / "corpus.sqlite3") as later:
        add_report(later, make_report(year=2020))
        index.follow(later)
    with Store(tmp_path / "copy") as earlier:
        assert_follows(index, earlier)


def remove_folder(folder):
    shutil.rmtree(folder)


def empty_folder(folder):
    for file in folder.iterdir():
        file.unlink()


def cut_files(folder):
    for file in folder.iterdir():
        file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def spoil_list(folder):
    (folder / "meta.json").write_text("{", encoding="utf-8")


def lose_segment(folder):
    for file in folder.glob("*.store"):
        file.unlink()


def overwrite_segments(folder):
    for file in folder.glob("*.*"):
        if file.suffix != ".json":
            file.write_bytes(b"\x5a" * file.stat().st_size)


def put_other_index(folder):
    shutil.rmtree(folder)
    folder.mkdir()
    schema = tantivy.SchemaBuilder().add_text_field("words").build()
    tantivy.Index(schema, path=str(folder)).writer(15_000_000, 1).commit()


DAMAGE = [
    remove_folder,
    empty_folder,
    cut_files,
    spoil_list,
    lose_segment,
    overwrite_segments,
    put_other_index,
]


@pytest.mark.parametrize("damage", DAMAGE)
@pytest.mark.parametrize("is_open", [True, False])
def test_damaged_index_is_built_anew(store, folder, damage, is_open):
    add_report(store, make_report())
    index = PassageIndex(folder)
    index.follow(store)
    damage(folder)
    index = index if is_open else PassageIndex(folder)
    assert_follows(index, store)
    assert found(index) >= expected(store)
    assert_follows(PassageIndex(folder), store)


@pytest.mark.parametrize("field", ["format", "segmenter", "thesaurus_mark"])
def test_index_of_another_kind_is_built_anew(store, folder, monkeypatch, field):
    add_report(store, make_report())
    with monkeypatch.context() as patch:
        if field != "format":
            patch.setattr(index_module, field, lambda: "other")
        else:
            kind = index_module._State
            patch.setattr(index_module, "_State", lambda **now: kind(**now | {"format": 0}))
            patch.setattr(index_module, "FORMAT", 0)
        PassageIndex(folder).follow(store)
    index = PassageIndex(folder)
    assert index._read_state(store) is None
    assert_follows(index, store)
    assert index._read_state(store).revision == store.revision


def test_another_program_that_came_first_is_not_repeated(store, folder, monkeypatch):
    add_report(store, make_report())
    index = PassageIndex(folder)
    index.follow(store)
    add_report(store, make_report(year=2020))
    write = PassageIndex._write

    def late_write(self, *args, **options):
        monkeypatch.setattr(PassageIndex, "_write", write)
        PassageIndex(folder).follow(store)
        return write(self, *args, **options)

    monkeypatch.setattr(PassageIndex, "_write", late_write)
    index.follow(store)
    assert len(index.candidates("")) == 12


def test_state_that_cannot_be_read(store, folder, monkeypatch):
    add_report(store, make_report())
    with monkeypatch.context() as patch:
        patch.setattr(index_module.json, "dumps", lambda state: "nonsense")
        PassageIndex(folder).follow(store)
    assert_follows(PassageIndex(folder), store)


def hold(folder):
    """Take the lock that another program would hold."""
    return PassageIndex(folder)._open().writer(15_000_000, 1)


def test_index_being_written_is_read_as_it_is(store, folder):
    add_report(store, make_report())
    index = PassageIndex(folder)
    index.follow(store)
    writer = hold(folder)
    add_report(store, make_report(year=2020))
    index.follow(store)
    assert len(found(index, "")) == 6
    writer.wait_merging_threads()
    assert_follows(index, store)


def test_first_build_by_another_is_waited_for(store, folder, monkeypatch):
    add_report(store, make_report())
    monkeypatch.setattr(index_module, "_WAIT_SECONDS", 0.2)
    writer = hold(folder)
    with pytest.raises(IndexBusy) as caught:
        PassageIndex(folder).follow(store)
    assert caught.value.folder == folder
    writer.wait_merging_threads()
    assert_follows(PassageIndex(folder), store)


@pytest.mark.skipif(os.name == "nt", reason="kill -9 is a POSIX thing")
def test_build_that_was_killed_is_done_again(store, folder, tmp_path):
    parts = [("规范执法", "achievements", PARTS[1][2] * 1000)]
    for year in range(2000, 2003):
        add_report(store, make_report(parts, year=year))
    command = [sys.executable, "-c", FOLLOWER, str(tmp_path), "follow"]
    with subprocess.Popen(command, cwd=PROJECT) as process:
        while not list(folder.glob("*.lock")):
            time.sleep(0.01)
        process.send_signal(signal.SIGKILL)
    PassageIndex(folder).follow(store)
    assert len(found(PassageIndex(folder), "", limit=10_000)) == 9000


def test_folder_that_cannot_be_made(store, tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(IndexUnusable):
        PassageIndex(tmp_path / "file" / "index").follow(store)


def test_stopping_keeps_the_old_index(store, folder):
    add_report(store, make_report())
    index = PassageIndex(folder)
    index.follow(store)
    add_report(store, make_report(year=2020))

    def stop(done, total, what):
        raise Cancelled

    with pytest.raises(Cancelled):
        index.follow(store, stop)
    assert len(found(index, "")) == 6
    with pytest.raises(Cancelled):
        index.rebuild(store, stop)
    assert len(found(PassageIndex(folder), "")) == 6
    assert_follows(index, store)


def test_progress_is_told(store, index):
    add_report(store, make_report())
    told = []
    index.follow(store, lambda done, total, what: told.append((done, total)))
    assert told == [(0, 6), (6, 6)]


@pytest.mark.parametrize("acts", [("follow", "follow"), ("follow", "rebuild")])
def test_two_programs_at_once(store, folder, acts, tmp_path):
    for year in range(2000, 2010):
        add_report(
            store, make_report([(f"部分{year}", "achievements", PARTS[1][2] * 30)], year=year)
        )
    processes = [
        subprocess.Popen([sys.executable, "-c", FOLLOWER, str(tmp_path), act], cwd=PROJECT)
        for act in acts
    ]
    assert [process.wait() for process in processes] == [0, 0]
    assert len(found(PassageIndex(folder), "", limit=10_000)) == 900
