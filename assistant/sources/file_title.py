"""The title that a file's own properties give, where it is one.

Word fills the property with the first words of the text or leaves that of the file it was begun
from; printers write the name of the file.
"""

from __future__ import annotations

import re

FEWEST = 6
"""Characters of the shortest title of a document."""

# Microsoft Word - 年度报告.doc   文档1   新建 Microsoft Word 文档   PowerPoint 演示文稿   Untitled
NO_TITLE = re.compile(
    r"microsoft|powerpoint|\.(?:docx?|wps|pdf|rtf|odt|txt|html?)$|^(?:文档|文稿|document)\s*\d*$"
    r"|^(?:无标题|未命名|空白|新建|untitled|about:|https?:)|^\S*(?:文件|模板|模版)$",
    re.IGNORECASE,
)

HAN = re.compile("[\u4e00-\u9fff]")


def real_title(title: str | None, text: str) -> str | None:
    """Return the title of a file's properties, or None where it is none.

    Args:
        title: what the property says.
        text: the text of the file; a title that only repeats a part of its first line is none.
    """
    title = " ".join((title or "").replace("\0", "").split())
    if len(HAN.findall(title)) < FEWEST or NO_TITLE.search(title):
        return None
    first = "".join(text.lstrip().partition("\n")[0].split())
    bare = "".join(title.split())
    return None if first != bare and first.startswith(bare) else title
