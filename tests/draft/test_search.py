"""Finding words in a draft."""

from __future__ import annotations

import re
from dataclasses import replace
from time import process_time

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from assistant.draft.draft import Draft
from assistant.draft.fields import write_out
from assistant.draft.find.folding import Same
from assistant.draft.find.query import Query, Stretch, Where
from assistant.draft.find.search import Hit, SearchUnusable, find_all
from assistant.draft.parts import Elements, Paragraph, SheetRow
from assistant.draft.templates.skeleton import build_draft

ROWS = (
    SheetRow(
        key="review.accepted", name="行政复议受理", unit="件", this_year=412, last_year=380,
        state="verified",
    ),
    SheetRow(key="review.closed", name="行政复议审结", unit="件", this_year=398, state="filled"),
    SheetRow(key="law.events", name="普法活动", unit="场"),
)  # fmt: skip
WORDS = st.text("行政复议受理件412.8%，。 （）(){}【】ＡaA復\ud800$\\", max_size=40)
TEXTS = st.lists(
    st.one_of(
        WORDS,
        st.sampled_from(
            [
                "{{ review.accepted }}",
                "{{ review.accepted | change }}",
                "{{ law.events }}",
                "{{ own.9 }}",
                "【受理件数】",
                "{{",
                "}}",
            ]
        ),
    ),
    max_size=6,
).map("".join)


def draft_of(*texts: str | Paragraph) -> Draft:
    paragraphs = (each if isinstance(each, Paragraph) else Paragraph(text=each) for each in texts)
    return Draft(
        elements=Elements(title="年度报告", body="云汀市青栎区司法局"),
        year=2025,
        level="department",
        city="云汀市",
        county="青栎区",
        paragraphs=tuple(paragraphs),
        sheet=ROWS,
    )


def found(draft: Draft, text: str, **options: object) -> list[str]:
    return [hit.text for hit in find_all(draft, Query(text=text, **options))]


def hits_or_reason(draft: Draft, query: Query) -> tuple[Hit, ...] | str:
    try:
        return find_all(draft, query)
    except SearchUnusable as refused:
        return refused.reason


def test_words_are_found_as_they_read_with_their_place_and_surroundings() -> None:
    draft = draft_of("全年受理{{ review.accepted }}，审结率提高。", "另受理3件。")
    first, second = find_all(draft, Query(text="受理"))
    assert (first.paragraph, first.start, first.end) == (0, 2, 4)
    assert (first.before, first.after) == ("全年", "412件，审结率提高。")
    assert (second.paragraph, second.start) == (1, 1)


def test_what_a_field_writes_is_found_and_stands_for_the_whole_field() -> None:
    text = "受理{{ review.accepted }}，{{ review.accepted | change }}。"
    hit = find_all(draft_of(text), Query(text="41"))[0]
    assert (hit.kind, hit.is_whole) == ("field", False)
    assert hit.stored == text[hit.start : hit.end] == "{{ review.accepted }}"
    whole = find_all(draft_of(text), Query(text="受理412件"))[0]
    assert (whole.kind, whole.is_whole) == ("field", True)
    assert whole.stored == "受理{{ review.accepted }}"


def test_fields_can_be_looked_for_as_they_are_stored() -> None:
    draft = draft_of("受理{{ review.accepted }}件")
    assert found(draft, "review.accepted") == []
    assert found(draft, "review.accepted", as_stored=True) == ["review.accepted"]


@pytest.mark.parametrize(
    ("text", "wanted", "same"),
    [
        ("（ＰＰＰ）项目", "(PPP)", Same()),
        ("共１２件", "12件", Same()),
        ("app平台", "APP", Same()),
        ("行政復議", "行政复议", Same(script=True)),
        ("行政复议", "行政複議", Same(script=True)),
    ],
)
def test_width_case_and_script_can_be_passed_over(text: str, wanted: str, same: Same) -> None:
    hit = find_all(draft_of(text), Query(text=wanted, same=same))[0]
    assert hit.text == text[hit.start : hit.end]
    assert find_all(draft_of(text), Query(text=wanted, same=Same(width=False, case=False))) == ()


def test_blanks_and_punctuation_can_be_passed_over_but_not_the_point_of_a_number() -> None:
    draft = draft_of("依法 行政，文明执法。增长8.4%", "增长84%")
    assert found(draft, "依法行政文明", pass_over_marks=True) == ["依法 行政，文明"]
    assert found(draft, "84%", pass_over_marks=True) == ["84%"]
    with pytest.raises(SearchUnusable, match="标点"):
        find_all(draft, Query(text="，。", pass_over_marks=True))


def test_whole_words() -> None:
    draft = draft_of("发展中国家关注中国法治")
    assert found(draft, "中国") == ["中国", "中国"]
    hits = find_all(draft, Query(text="中国", whole_words=True))
    assert [hit.start for hit in hits] == [7]


@pytest.mark.parametrize(
    ("wanted", "text", "expected"),
    [
        ("第#次", "第12次、第三次会议", ["第12次", "第三次"]),
        ("受理＊件", "受理申请158件。审结12件", ["受理申请158件"]),
        ("受理*件", "受理。审结12件", []),
        ("青？区", "青栎区、青区、青石山区", ["青栎区"]),
        ("#件", "1,158件、8.4万件、三十二件", ["1,158件", "8.4万件", "三十二件"]),
        ("对策＊", "研究对策和措施。再议", ["对策和措施"]),
        (r"为何\？", "为何？为何不", ["为何？"]),
    ],
)
def test_wildcards(wanted: str, text: str, expected: list[str]) -> None:
    assert found(draft_of(text), wanted, mode="wildcard") == expected


def test_a_wildcard_meets_the_number_of_a_field() -> None:
    draft = draft_of("受理{{ review.accepted }}，审结【数】件")
    assert found(draft, "受理#件", mode="wildcard") == ["受理412件"]


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        (r"\d+(?:\.\d+)?%", "8.4%、12%、%", ["8.4%", "12%"]),
        ("行政(?:复议|诉讼)", "行政复议和行政诉讼", ["行政复议", "行政诉讼"]),
        ("[丁-甲乙]{2,3}", "甲甲甲甲甲", ["甲甲甲", "甲甲"]),
        ("^一是|。$", "一是一是。", ["一是", "。"]),
        (r"\bAPP\b", "APP APPS", ["APP"]),
        ("“.*?”", "“甲”和“乙”", ["“甲”", "“乙”"]),
        ("(甲|甲乙)(丙|乙丙)$", "甲乙丙", ["甲乙丙"]),
        ("(?:甲*)*乙", "甲甲乙", ["甲甲乙"]),
        ("[^，。]+", "一，二。", ["一", "二"]),
        (r"[\]\-a]", "]-a", ["]", "-", "a"]),
    ],
)
def test_patterns(pattern: str, text: str, expected: list[str]) -> None:
    assert found(draft_of(text), pattern, mode="regex") == expected


@pytest.mark.parametrize(
    "pattern",
    ["(", ")", "[甲", "*", "甲**", "{", "a{3,2}", "a{999}", r"\k", "(?=甲)", "(?P<x>甲)", r"(甲)\1",
     "(" * 200, "((.{400}){400}){400}", "甲" * 600, "[甲-丁]", "[]", "甲++"],
)  # fmt: skip
def test_what_is_no_pattern_is_refused_with_a_reason(pattern: str) -> None:
    with pytest.raises(SearchUnusable) as refused:
        find_all(draft_of("甲" * 50), Query(text=pattern, mode="regex"))
    assert refused.value.reason


@pytest.mark.parametrize(
    "pattern",
    ["(a+)+$", "(a|aa)+$", "(.*)*(.*)*(.*)*x", "(?:a?){400}a{400}b", ".*.*.*.*.*=", "(a*)*b"],
)
@pytest.mark.parametrize("mode", ["regex", "wildcard"])
def test_a_hostile_pattern_ends_soon(pattern: str, mode: str) -> None:
    draft = draft_of("a" * 30_000)
    begun = process_time()
    assert hits_or_reason(draft, Query(text=pattern, mode=mode)) != ""
    assert process_time() - begun < 20


def test_only_where_it_is_asked_for() -> None:
    draft = draft_of(
        Paragraph(style="heading1", text="复议"),
        Paragraph(style="guidance", text="复议"),
        Paragraph(text="复议，复议"),
        Paragraph(style="table", text="指标\t复议"),
        Paragraph(style="picture", text="复议"),
    )
    places = [
        [hit.paragraph for hit in find_all(draft, Query(text="复议", where=where))]
        for where in (
            Where(),
            Where(parts=frozenset({"heading"})),
            Where(parts=frozenset({"table", "guidance"})),
            Where(selection=(Stretch(2, 2, 9), Stretch(3, 0, 4))),
        )
    ]
    assert places == [[0, 1, 2, 2, 3], [0], [1, 3], [2]]


@pytest.mark.parametrize("options", [{}, {"pass_over_marks": True}, {"mode": "wildcard"}])
def test_nothing_is_found_across_the_cells_of_a_table(options: dict[str, object]) -> None:
    draft = draft_of(Paragraph(style="table", text="受理\t件数\n受理件数\t1"))
    hits = find_all(draft, Query(text="受理件数", **options))
    assert [hit.start for hit in hits] == [6]


@given(TEXTS, st.text("行政复议受理件412（(aA，", min_size=1, max_size=3), st.booleans())
def test_places_map_back(text: str, wanted: str, stored: bool) -> None:
    draft = draft_of(text)
    for hit in find_all(draft, Query(text=wanted, as_stored=stored)):
        assert text[hit.start : hit.end] == hit.stored
        shown = hit.stored if stored else write_out(hit.stored, draft)[0]
        assert hit.text in shown
        if hit.is_whole:
            assert hit.text == shown
        assert Same().fold(hit.text) == Same().fold(wanted)


@given(TEXTS, st.text("行政复议，。 41（", min_size=1, max_size=3))
def test_places_map_back_where_marks_are_passed_over(text: str, wanted: str) -> None:
    draft = draft_of(text)
    try:
        hits = find_all(draft, Query(text=wanted, pass_over_marks=True, same=Same(script=True)))
    except SearchUnusable:
        return
    for hit in hits:
        assert text[hit.start : hit.end] == hit.stored
        assert next(c for c in hit.text if c.isalnum()) in wanted + "復"


@given(st.text("()[]{}|*+?.^$\\,-ab1甲d", max_size=12), st.text("ab1甲 ，", max_size=20))
def test_any_pattern_finds_or_is_refused(pattern: str, text: str) -> None:
    for mode in ("regex", "wildcard"):
        hits = hits_or_reason(draft_of(text), Query(text=pattern, mode=mode))
        assert hits != ""
        if not isinstance(hits, str):
            ends = [0, *(hit.end for hit in hits)]
            assert all(end <= hit.start < hit.end for end, hit in zip(ends, hits, strict=False))


def test_a_whole_report_is_searched_at_once() -> None:
    draft = build_draft("区县政府", body="云汀市青栎区人民政府", year=2025)
    size = sum(len(paragraph.text) for paragraph in draft.paragraphs)
    draft = replace(draft, paragraphs=draft.paragraphs * (60_000 // size + 1))
    query = Query(text="行政复议")
    find_all(draft, query)
    begun = process_time()
    assert find_all(draft, query)
    assert process_time() - begun < 3


ATOMS = st.sampled_from(["a", "b", "甲", ".", "[ab]", "[^a]", r"\d", r"\w", "(?:甲b|a)", "(a|ab)"])
TIMES = st.sampled_from(["", "", "*", "+", "?", "{1,2}", "{2}", "*?", "+?", "??", "{0,2}?"])


@given(
    st.lists(st.tuples(ATOMS, TIMES).map("".join), min_size=1, max_size=4).map("".join),
    st.text("ab甲1", max_size=10),
)
def test_patterns_mean_what_they_mean_elsewhere(pattern: str, text: str) -> None:
    assume(not re.match(pattern, ""))  # nothing empty is found here
    exact = Same(width=False, case=False)
    hits = find_all(draft_of(text), Query(text=pattern, mode="regex", same=exact))
    expected = list(re.finditer(pattern, text))
    assert [(hit.start, hit.end) for hit in hits] == [match.span() for match in expected]
    assert [hit.groups[1:] for hit in hits] == [
        tuple(group or "" for group in match.groups()) for match in expected
    ]
