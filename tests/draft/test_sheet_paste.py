"""A block out of a spreadsheet on its way into the indicator sheet."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from assistant.draft.parts import SheetRow
from assistant.draft.sheet.paste import Target, paste, read_block, shown_block
from assistant.draft.sheet.proposal import taken

SHEET = (
    SheetRow(
        key="enforce.penalties",
        name="行政处罚",
        unit="宗",
        this_year=412.0,
        last_year=400.0,
        state="verified",
    ),
    SheetRow(key="review.accepted", name="行政复议受理", unit="件"),
    SheetRow(key="own.1", name="法治观察员", unit="名", this_year=36.0, state="filled"),
)
NUMBERS = Target(
    keys=("enforce.penalties", "review.accepted", "own.1"), columns=("this_year", "last_year", None)
)


def rows_after(text: str, target: Target = NUMBERS) -> dict[str, SheetRow]:
    pasted = paste(SHEET, read_block(text), target)
    return {row.key: row for row in taken(SHEET, pasted.proposals)}


def test_rows_and_columns_go_by_position() -> None:
    pasted = paste(SHEET, read_block("500\t410\r\n96\t\r\n40\t20\t随便\r\n"), NUMBERS)
    assert not pasted.by_name
    assert [(each.row.key, each.column, each.kind) for each in pasted.proposals] == [
        ("enforce.penalties", "this_year", "conflict"),  # a verified number is overwritten
        ("enforce.penalties", "last_year", "changed"),
        ("review.accepted", "this_year", "filled"),
        ("own.1", "this_year", "changed"),
        ("own.1", "last_year", "filled"),
    ]
    after = rows_after("500\t410\n96\n40\t20")
    assert (after["enforce.penalties"].this_year, after["enforce.penalties"].state) == (
        500,
        "filled",
    )
    assert after["review.accepted"].state == "filled"


def test_wrong_cells_and_rows_beyond_the_table_are_told() -> None:
    pasted = paste(SHEET, read_block("约500\n96\n1\n2\n3"), NUMBERS)
    assert [each.row.key for each in pasted.proposals] == ["review.accepted", "own.1"]
    assert "第1行“行政处罚”的今年" in pasted.refused[0]
    assert "2 行没有粘贴" in pasted.refused[1]


def test_years_head_the_columns() -> None:
    after = rows_after("指标\t单位\t2024年\t2025年\n行政复议受理\t件\t80\t96")
    row = after["review.accepted"]
    assert (row.this_year, row.last_year) == (96, 80)


def test_names_in_the_first_column_find_their_rows() -> None:
    text = "行政复议受理\t96\t80\n法制小课堂\t12\t9\n行政处罚\t412\t390"
    pasted = paste(SHEET, read_block(text), NUMBERS)
    assert pasted.by_name
    assert [(each.row.name, each.kind) for each in pasted.proposals] == [
        ("行政复议受理", "filled"),
        ("行政复议受理", "filled"),
        ("法制小课堂", "own"),
        ("行政处罚", "changed"),
    ]
    after = rows_after(text)
    assert after["own.2"].last_year == 9  # own.1 is taken
    assert after["own.2"].state == "filled"


def test_headings_say_what_the_columns_are() -> None:
    text = (
        "指标名称\t上年\t单位\t本年（2025年）\t状态\t合计\n行政复议受理\t80\t件\t96\t已核实\t176\n"
        "行政应诉\t3\t件\t4\t\t7"
    )
    after = rows_after(text)
    assert after["review.accepted"].this_year == 96
    assert after["review.accepted"].last_year == 80
    assert after["review.accepted"].state == "verified"
    pasted = paste(SHEET, read_block(text), NUMBERS)
    assert pasted.proposals[-1].column is None


def test_a_name_that_comes_twice_is_told() -> None:
    pasted = paste(SHEET, read_block("行政处罚\t1\n行政处罚\t2"), NUMBERS)
    assert [each.row.this_year for each in pasted.proposals] == [1]
    assert "出现两次" in pasted.refused[0]


def test_words_go_into_a_column_of_words() -> None:
    target = Target(keys=("enforce.penalties", "review.accepted"), columns=("office", "state"))
    after = rows_after("执法局\t已填\n司法局\t", target)
    assert after["review.accepted"].office == "司法局"
    assert after["enforce.penalties"].state == "filled"


def test_what_was_copied_can_be_pasted() -> None:
    text = shown_block(SHEET, ["name", "this_year", "last_year", "state", "note"])
    assert paste(SHEET, read_block(text), NUMBERS).proposals == ()


def test_cells_with_line_feeds_and_quotes() -> None:
    assert read_block('"甲\n乙"\t"1,580"\r\n\t\r\n') == [["甲\n乙", "1,580"]]
    assert read_block("\0\n\n") == []


@example("\r=\t")
@given(st.text(alphabet="行政处罚受理\t\n\"'=1,5.%万约-\0\r 件已核实", max_size=60))
def test_any_clipboard_is_proposed_or_refused(text: str) -> None:
    block = read_block(text)
    if block:
        pasted = paste(SHEET, block, NUMBERS)
        after = taken(SHEET, pasted.proposals)
        assert len({row.key for row in after}) == len(after)
        assert all((row.this_year is None) == (row.state == "empty") for row in after)
