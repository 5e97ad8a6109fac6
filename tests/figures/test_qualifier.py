from __future__ import annotations

import pytest

from assistant.figures.qualifier import read_qualifier
from assistant.figures.scan import find_mentions


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [
        ("办理30件", "exact"),
        ("高达52%", "exact"),
        ("近300件", "about"),
        ("约达300件", "about"),
        ("300余件", "about"),
        ("300多件", "about"),
        ("300件左右", "about"),
        ("上百场", "about"),
        ("线上12场", "exact"),
        ("超300件", "over"),
        ("超过了300件", "over"),
        ("超300余件", "over"),
        ("不少于300件", "over"),
        ("突破300件", "over"),
        ("300件以上", "over"),
        ("近300件以上", "about"),
        ("不足30件", "under"),
        ("控制在8%以下", "under"),
        ("8%以内", "under"),
        ("签约30件", "exact"),
        ("附近30户", "exact"),
        ("反超30件", "exact"),
    ],
)
def test_qualifier(text: str, qualifier: str) -> None:
    (mention,) = find_mentions(text)
    read = read_qualifier(text, mention.start, mention.end, hedged=mention.hedged)
    assert read == qualifier
