"""The list of cleaning rules, in order, and the one function that runs them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.cleaning.boilerplate import drop_boilerplate
from assistant.cleaning.broken_bytes import mend_broken_bytes
from assistant.cleaning.characters import clean_characters
from assistant.cleaning.clean_text import CleanText
from assistant.cleaning.copies import drop_copies
from assistant.cleaning.flattened import break_up
from assistant.cleaning.line_breaks import join_lines
from assistant.cleaning.markup import drop_markup
from assistant.cleaning.metadata_table import drop_metadata_table
from assistant.cleaning.ordinals import restore_ordinals
from assistant.cleaning.pinyin_notes import drop_pinyin_notes
from assistant.cleaning.punctuation import widen_punctuation
from assistant.cleaning.quotes import pair_quotes
from assistant.cleaning.rule import Rule
from assistant.cleaning.spaces import clean_spaces
from assistant.cleaning.titles import join_titles
from assistant.cleaning.variants import simplify_script
from assistant.cleaning.width import clean_width

if TYPE_CHECKING:
    from assistant.base.span import Note
    from assistant.sources.source_text import SourceText

RULES: tuple[Rule, ...] = (
    Rule(name="characters", title="去除控制字符和不可见字符", function=clean_characters),
    Rule(name="markup", title="去除残留的网页代码", function=drop_markup),
    Rule(name="width", title="全角数字、字母改半角", function=clean_width),
    Rule(name="broken_bytes", title="修复错位的汉字编码", function=mend_broken_bytes),
    Rule(name="pinyin_notes", title="去除汉字后的拼音", function=drop_pinyin_notes),
    Rule(name="variants", title="繁体转简体并订正误转", function=simplify_script),
    Rule(name="metadata_table", title="去除信息公开目录表", function=drop_metadata_table),
    Rule(name="boilerplate", title="去除网页导航和按钮", function=drop_boilerplate),
    Rule(name="flattened", title="连成一行的全文恢复分段", function=break_up),
    Rule(name="line_breaks", title="合并断行", function=join_lines),
    Rule(name="spaces", title="去除多余空格和空行", function=clean_spaces),
    Rule(name="copies", title="删去重复的全文", function=drop_copies),
    Rule(name="punctuation", title="半角标点改全角", function=widen_punctuation),
    Rule(name="quotes", title="直引号改弯引号", function=pair_quotes),
    Rule(name="ordinals", title="补上丢失的序号", function=restore_ordinals),
    Rule(name="titles", title="合并断开的标题", function=join_titles),
)

MOST_ROUNDS = 12
"""What one rule does may give another work; so the rules run until nothing changes."""


def clean_text(source: SourceText, *, off: frozenset[str] = frozenset()) -> CleanText:
    """Return the text of *source* cleaned, with the remarks of the reader and of the rules.

    Cleaning what was cleaned changes nothing. The text may come out empty, where the file held
    nothing but a page's menus.

    Args:
        source: the text as found.
        off: names of rules to leave out.

    Raises:
        ValueError: *off* names a rule that does not exist.
    """
    unknown = off - {rule.name for rule in RULES}
    if unknown:
        raise ValueError(f"no such cleaning rules: {sorted(unknown)}")
    rules = tuple(rule for rule in RULES if rule.name not in off)
    text, notes = source.text, list(source.notes)
    for _ in range(MOST_ROUNDS):
        before = text
        text = _cleaned_once(text, rules, notes)
        if text == before:
            break
    return CleanText(text=text, notes=tuple(notes))


def _cleaned_once(text: str, rules: tuple[Rule, ...], notes: list[Note]) -> str:
    """Return *text* after one round of the rules; new remarks are added to *notes*."""
    for rule in rules:
        text, said = rule.function(text)
        notes.extend(note for note in said if note not in notes)
    return text
