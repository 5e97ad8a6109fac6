"""Whether a figure was done or is promised (实绩、目标)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from assistant.figures.sections import Place

Kind = Literal["actual", "target"]

# 力争 / 确保全年完成 / 计划开展 / 不少于; each begins with a sign, which makes the search fast
_TARGET_WORDS = re.compile(
    r"力争|争取|确保(?<!为确保)|预计|目标(?:是|为)|目标任务(?=[^，,；;]*$)|拟(?:于|在|定(?:于|在)|开展|制定|新建|新增|废止|修订|修改|保留|举办|出台)"
    r"|计划(?:在|于|到|用|开展|举办|组织|制定|新增|建设|完成|办理|投入|打造|创建|实施|培训)|计划$|不少于(?<!征求不少于)(?<!听取不少于)$|不低于$"
    r"|明年|下一?年度?|未来|到(?:19|20)\d\d年底"
)
# 列入2025年计划2条 / 对拟出台的9件文件开展审查: what was done with things that are planned
_WITH_A_PLAN = re.compile(
    r"(?:列入|纳入|转入)[^，,；;]*计划$|(?:^|[，,；;])(?:对|就|审[查核])[^，,；;]{0,12}拟[^，,；;]{2,5}的$"
)
# 80件的目标任务; not 分解任务26项, 对滞后的7项任务逐一会商
_TASK_AFTER = re.compile(
    r"(?=[的年目任])(?:的?(?:年度)?(?:目标任务|任务目标|目标|任务数)|的(?:年度)?任务)(?!的)"
)
# 完成年度目标任务80件的125%
_SHARE_OF_TASK = re.compile(r"(?:任务|目标|计划)[^，,。；;]*的$")
# 目标任务80件，已完成
_DONE_SINCE = re.compile(r"已(?:经|完成|建成|办|达|开展|实现)|实际完成")
# 已完成30件 in a plan still speaks of what was done
_DONE_WORDS = re.compile(r"已(?:经|完成|建成|办|达|有|开展|实现)|去年|上年|截至|今年以来|共有|现有")
# 将开展 / 继续 / 下一步: the half of a mixed part that looks ahead
_AHEAD_WORDS = re.compile(
    r"将(?:开展|组织|举办|完成|继续|新)|继续|进一步|下一步|力争|争取|确保|计划|拟|推动"
)


def kind_of(clause: str, sentence: str, after: str, place: Place) -> Kind:
    """Return whether a number is promised: by the role of its section and the words around it.

    Args:
        clause: the words before the number, one or two clauses.
        sentence: the whole sentence up to the number.
        after: what follows the number.
        place: the section that holds it.
    """
    if place.role == "plan":
        done = _DONE_WORDS.search(sentence)
        return "actual" if done and not _TARGET_WORDS.search(sentence, done.end()) else "target"
    if _is_promised(clause) or _TASK_AFTER.match(after):
        return "target"
    if place.role == "problems_plan" and _AHEAD_WORDS.search(sentence):
        return "target"
    return "actual"


def _is_promised(clause: str) -> bool:
    """Tell whether words promise; what was done since, or a share of the task, is no promise."""
    promised = _TARGET_WORDS.search(clause)
    if promised is None or _SHARE_OF_TASK.search(clause) or _WITH_A_PLAN.search(clause):
        return False
    return not _DONE_SINCE.search(clause, promised.end())
