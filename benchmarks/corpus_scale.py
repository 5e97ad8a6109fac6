"""How the corpus grows: import, memory, size, opening and searching at 100 to 10,000 reports.

    .venv/bin/python benchmarks/corpus_scale.py [--sizes 100 1000 10000] [--keep DIR]

Each size is measured in a process of its own, on reports made up in ten ways of being published
(see report_maker.py). The baseline reads the same files and stores their bytes in a bare SQLite
table; a ratio says more than a time, since both ran on the same machine in the same run.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import resource
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from assistant.corpus.store import Store
from assistant.suggest.index import PassageIndex
from assistant.suggest.word_search import Filters, search_words
from assistant.workflow.collection import list_reports
from assistant.workflow.desk import desk_in
from assistant.workflow.importing import import_files
from benchmarks.report_maker import write_reports

if TYPE_CHECKING:
    from collections.abc import Callable

    from assistant.workflow.desk import Desk

QUERIES = (
    ("行政执法", Filters()),
    ("行政复议 听证", Filters()),
    ("法律明白人", Filters(year_from=2020, year_to=2020)),
    ("败诉率", Filters(level="county")),
    ("培训", Filters(role="problems")),
    ("12345", Filters(province="浙江省")),
    ("司法局 合法性审查", Filters(topic="规范性文件")),
)
ROUNDS = 20
MEGABYTE = 1_000_000


def main() -> None:
    """Measure each size and print a table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sizes", type=int, nargs="+", default=[100, 1_000, 10_000])
    parser.add_argument("--keep", type=Path, help="folder to work in and to leave everything in")
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        print(json.dumps(_measure(options.keep, options.one)))
        return
    with tempfile.TemporaryDirectory() as scratch:
        folder = options.keep or Path(scratch)
        rows = [_apart(folder, size) for size in options.sizes]
    _print(rows)


def _apart(folder: Path, size: int) -> dict[str, float]:
    """Measure one size in a process of its own, whose memory is then its alone."""
    command = [sys.executable, __file__, "--one", str(size), "--keep", str(folder / str(size))]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    row: dict[str, float] = json.loads(done.stdout)
    return row


def _measure(folder: Path, size: int) -> dict[str, float]:
    reports = folder / "reports"
    characters = write_reports(reports, size)
    baseline = _seconds(lambda: _bare(folder, reports))
    desk = desk_in(folder / "desk")
    watch = _Watch()
    seconds = _seconds(lambda: _import(desk, reports, size))
    peak = watch.stop()
    index_seconds = _seconds(lambda: _follow(desk))
    return {
        "reports": size,
        "million characters": characters / 1e6,
        "import s": seconds,
        "reports/s": size / seconds,
        "million characters/s": characters / seconds / 1e6,
        "× bare reading and storing": seconds / baseline,
        "peak memory MB, all processes": peak,
        "store MB": _bytes(desk.store.parent, "corpus.sqlite3*") / MEGABYTE,
        "index build s": index_seconds,
        "index MB": _bytes(desk.index, "*") / MEGABYTE,
        "open and list s": min(_seconds(lambda: list_reports(desk)) for _ in range(3)),
        **_search(desk),
    }


def _import(desk: Desk, reports: Path, size: int) -> None:
    result = import_files(desk, [reports])
    if result.count("imported") != size:
        odd = next(outcome for outcome in result.outcomes if outcome.status != "imported")
        raise SystemExit(f"not imported: {odd.path}: {odd.message}")


def _follow(desk: Desk) -> None:
    with Store(desk.store) as store:
        PassageIndex(desk.index).follow(store)


def _bare(folder: Path, reports: Path) -> None:
    """Read the files and store their bytes, in the plainest way."""
    connection = sqlite3.connect(folder / "bare.sqlite3")
    connection.execute("CREATE TABLE IF NOT EXISTS files (name TEXT, data BLOB)")
    for path in sorted(reports.rglob("*.*")):
        with connection:
            connection.execute("INSERT INTO files VALUES (?, ?)", (path.name, path.read_bytes()))
    connection.close()


def _search(desk: Desk) -> dict[str, float]:
    """Return the times of word searches with filters, the corpus open as in the window."""
    times = []
    with Store(desk.store) as store:
        index = PassageIndex(desk.index)
        index.follow(store)
        for words, filters in QUERIES * ROUNDS:
            call = _search_call(store, index, words, filters)
            times.append(_seconds(call) * 1000)
    cuts = statistics.quantiles(times, n=20)
    return {"word search p50 ms": cuts[9], "word search p95 ms": cuts[18]}


def _search_call(
    store: Store, index: PassageIndex, words: str, filters: Filters
) -> Callable[[], object]:
    return lambda: search_words(store, index, words, filters)


class _Watch:
    """Looks at the memory of this process and its children, ten times a second."""

    def __init__(self) -> None:
        self._peak = 0.0
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)
        self._thread.start()

    def stop(self) -> float:
        """Return the most that all held at once, in megabytes."""
        self._ended.set()
        self._thread.join()
        own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / MEGABYTE
        return max(self._peak, own)

    def _look(self) -> None:
        while not self._ended.wait(0.1):
            self._peak = max(self._peak, sum(map(_resident, _family())) / MEGABYTE)


def _family() -> list[int]:
    """Return the numbers of this process and of those it started."""
    found = [_self()]
    for task in Path("/proc/self/task").iterdir():
        with contextlib.suppress(OSError):  # a thread that has just ended
            found += map(int, (task / "children").read_text().split())
    return found


def _self() -> int:
    return int(Path("/proc/self").resolve().name)


def _resident(pid: int) -> int:
    """Return the bytes that a process holds, 0 for one that is gone."""
    try:
        pages = Path(f"/proc/{pid}/statm").read_text().split()[1]
    except OSError:
        return 0
    return int(pages) * resource.getpagesize()


def _bytes(folder: Path, pattern: str) -> int:
    return sum(path.stat().st_size for path in folder.glob(pattern) if path.is_file())


def _seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def _print(rows: list[dict[str, float]]) -> None:
    for name in rows[0]:
        print(f"{name:34}" + "".join(f"{_number(row[name]):>12}" for row in rows))


def _number(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 or value == int(value) else f"{value:.2f}"


if __name__ == "__main__":
    main()
