"""What the print does not show, in the name of a bookmark."""

from __future__ import annotations

import re
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from assistant.draft.field_bookmark import expression_of
from assistant.draft.print_bookmark import PrintFacts, facts_of, print_bookmark

FACTS = st.builds(
    PrintFacts,
    form=st.sampled_from(("document", "letter")),
    sealed=st.booleans(),
    house_format=st.text(max_size=30).filter(str.isprintable)
    | st.sampled_from(("市局版式", "市局（2026_新）", "_28_", "版式 2")),
)


@given(FACTS)
def test_word_accepts_the_name_and_it_tells_the_facts(facts: PrintFacts) -> None:
    name = print_bookmark(facts)
    assert re.fullmatch(r"_\w{1,39}", name)
    assert expression_of(name) is None
    read = facts_of(["_F1v_review_accepted", f"{name}_Copy_1", name])
    assert read in {facts, replace(facts, house_format="")}
    if len(facts.house_format) <= 5:
        assert read == facts


def test_file_without_the_bookmark_is_the_usual_print() -> None:
    assert facts_of(["_GoBack", "_Gxs_市局", "_F1v_a_b", "_I3"]) == PrintFacts()
