"""Going on from what is typed, from imported reports to words for one's own draft."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assistant.corpus.errors import UnknownReport
from assistant.draft.draft import Draft
from assistant.draft.parts import Elements, SheetRow
from assistant.suggest.suggestion import Query
from assistant.workflow.collection import list_reports, remove_reports
from assistant.workflow.completing import complete_phrase
from assistant.workflow.desk import Desk, desk_in
from assistant.workflow.importing import import_files
from assistant.workflow.suggesting import suggest_phrases

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.draft.parts import Paragraph

REPORT = """松桥区司法局2023年法治政府建设情况报告
一、主要举措和成效
（一）有效化解行政争议。2023年，松桥区司法局共受理行政复议案件158件，同比增长27%，办结150件，调解结案64件。
（二）规范行政执法。松桥区司法局全面落实行政执法三项制度，在红枫社区设立执法监督联系点，收集意见建议86条。
"""
DRAFT = Draft(
    elements=Elements(title="青栎区2025年度法治政府建设情况报告", body="青栎区司法局"),
    year=2025,
    level="department",
    county="青栎区",
    sheet=(SheetRow(key="review.accepted", name="行政复议受理", unit="件", this_year=96),),
)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A corpus with one report."""
    report = tmp_path / "报告.txt"
    report.write_text(REPORT, encoding="utf-8")
    desk = desk_in(tmp_path / "库")
    assert import_files(desk, [report]).count("imported") == 1
    return desk


def gone_on(desk: Desk, typed: str, *, before_stop: bool = False) -> Paragraph | None:
    found = suggest_phrases(desk, Query(text=typed), DRAFT)
    suggestions = [each.suggestion for each in found]
    return complete_phrase(desk, typed, suggestions, DRAFT, before_stop=before_stop)


def test_numbers_names_and_source(desk: Desk) -> None:
    words = gone_on(desk, "2025年，青栎区司法局共受理行政复议案件")
    assert words is not None
    assert words.text == "{{ review.accepted }}，{{ review.accepted | change }}，"
    [source] = words.borrowed
    assert (source.start, source.end) == (0, len(words.text))
    assert (source.body, source.year) == ("松桥区司法局", 2023)
    assert source.text.startswith("2023年，松桥区司法局共受理")
    assert source.text.endswith("调解结案64件。")
    later = gone_on(desk, "2025年，青栎区司法局共受理行政复议案件96件，同比增长9%，")
    assert later is not None
    assert later.text.startswith("办结【")
    assert "150" not in later.text


def test_no_second_full_stop(desk: Desk) -> None:
    typed = "青栎区司法局共受理行政复议案件96件，同比增长9%，办结80件，"
    open_end, closed = gone_on(desk, typed), gone_on(desk, typed, before_stop=True)
    assert open_end is not None
    assert closed is not None
    assert open_end.text.endswith("件。")
    assert closed.text == open_end.text.removesuffix("。")
    assert closed.borrowed[0].end == len(closed.text)


def test_what_only_the_peer_has_is_not_offered(desk: Desk) -> None:
    assert gone_on(desk, "青栎区司法局全面落实行政执法三项制度，") is None
    words = gone_on(desk, "全面落实行政执法三项制度，在红枫社区设立执法监督联系点，收集意")
    assert words is not None
    assert words.text.startswith("见建议【")


def test_other_words_get_no_offer(desk: Desk) -> None:
    assert gone_on(desk, "加强应急管理队伍建设") is None
    assert complete_phrase(desk, "共受理行政复议案件", (), DRAFT) is None


def test_report_that_is_gone_by_now(desk: Desk) -> None:
    typed = "2025年，青栎区司法局共受理行政复议案件"
    found = [each.suggestion for each in suggest_phrases(desk, Query(text=typed), DRAFT)]
    remove_reports(desk, [each.id for each in list_reports(desk)])
    with pytest.raises(UnknownReport):
        complete_phrase(desk, typed, found, DRAFT)
