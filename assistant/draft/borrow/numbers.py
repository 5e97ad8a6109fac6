"""Numbers in a peer's text that no figure holds: none may stay as a number of one's own.

What names a thing stays (12345热线, 24小时, 第3批, 5G); addresses, telephones and coded slogans are
marked; the rest becomes a blank.
"""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING

from assistant.draft.borrow.marks import Mark
from assistant.draft.edit import Edit
from assistant.draft.fields import write_blank

if TYPE_CHECKING:
    from collections.abc import Iterator

# 24小时自助, 7×24小时, 15分钟服务圈, 12345热线, 12·4国家宪法日, 1. at the start of a line
_NAMES = re.compile(
    r"""
    (?=[\d（( \u3000]) (?:
    7\s?[xX×*]\s?24(?:小时)?
  | (?<![\d.]) 24小时
    (?=[“"]|自助|服务|在线|值班|值守|监控|就近|全天|不间断|热线|响应|受理|营业)
  | (?<![\d.]) (?:15|10|30)分钟 (?=[一-鿿]{0,10}(?:圈|全覆盖|可达|办|服务))
  | (?<!\d) (?:12[345]\d\d|96\d{3,4}|95598|110|119|120|122)
    (?=[”"]?(?:热线|电话|报警|急救|平台|政务|政府|便民|公共|法律|法网|中国|投诉|服务))
  | (?<![\d计共约达近超过])
    (?:12345|12348|12315|12309|12319|12328|12329|12333|12337|12338|12350|12355|12366|12368|12369|12388|12389)
    (?![\d.,]|\s?(?:[件个次宗起份户元条名家万亿余多场批张篇页吨%％项处所年卷]|人(?!工|民)|公里|平方|小时))
  | (?<!\d) (?:12[.·．][24]|[46][.·．]26|[34][.·．]15)
    (?=[一-鿿”]{0,4}(?:国家|全民|宪法|国际|世界|全国|消费|禁毒|法制|法治|知识))
  | (?:^|(?<=[\n。；：])) [ \u3000]* (?:[（(]\d{1,2}[）)]|\d{1,2}[.．、](?!\d))
    )
    """,
    re.VERBOSE,
)
# 0577-86543210, 13800000000, http://www.example.gov.cn, 1+3+N
_ADDRESS = re.compile(
    r"""
    (?:https?://|www\.) [\w./?=&%\#:~-]+
  | [\w.-]{1,40}@[\w-]{1,40}\.[\w.]{2,20}
  | (?<!\d)
    (?: 0\d{2,3}[-—－]?\d{7,8} | 1[3-9]\d{9} | 400-?\d{3,4}-?\d{3,4}
      | [2-8]\d{6,7}(?=[，。；、）)/]|$) )
    (?!\d)
  | \d{1,2} (?: \+ (?:\d{1,4} | [NnXx]) )+
    """,
    re.VERBOSE | re.ASCII,
)
# 二等奖, 连续第六年, 全省率先, 率全国之先, 零败诉, 均已审结, 入选全省典型案例, （含经开区）
_CLAIM = re.compile(
    r"""
    [特一二三](?:[、和][一二三])*等奖 | 连续第?[一二两三四五六七八九十\d]+[年届次]
  | (?:率|开)(?:全国|全省|全市|全[区县州]|国内|省内|市内)?之先(?:河)?
  | (?:全国|全省|全市|全[区县州]|国内|省内|市内|系统内)(?:范围内|系统)?
    (?:率先(?!垂范)|首创|首[个家例批次推]|独创|唯一|领先|前列|居首|名列前茅
      |第[一二三](?!时间|责任|产业|线|批|季)|第\d{1,2}(?![\d批期季号条款项届次])|排名(?:居?首位?|第[一二三四五六七八九十\d]+)?)
  | (?:走在|位居|居|位列|排名|名列)(?:全国|全省|全市|全[区县州])[^，。；]{0,6}?
    (?:前列|前茅|首位|[前第][一二三四五六七八九十\d]+[位名强]?)
  | (?:位居|位列|排名|名列|居|列)第[一二三四五六七八九十\d]+[位名]?
  | 第\d{1,3}[名位] | 第[一二三四五六七八九十]{1,2}名
  | [零无未](?:发生|出现)?(?:一[件例起])?
    (?:败诉|被?纠错|复议纠错|被撤销|(?:越级|进京)?上访|[脱漏]{1,2}管(?![理控])
      |严?重?(?:再|重新)犯罪?)
    (?:案件|现象|事件|问题|情况)?
  | 均已(?:全部)?(?:审结|办结|结案|化解)
  | (?:入选|获评|荣获|获得|被评为|被授予|入围|获授|评为)(?!的)
    (?:[^，。；：、“”《》（）]|“[^”]{1,16}”|《[^》]{1,20}》){0,24}?
    (?:案例|(?:百优|优秀|精品|十佳)(?:案件|案卷)|称号|示范[区县镇乡市点]|先进(?:集体|单位|个人)|优秀(?:单位|集体|等次)|示范单位
      |试点(?:单位)?|项目|经验|名单|榜单|十[佳大])
  | [（(]不?含[^（）()，。]{1,12}[区园镇县市场][）)]
    """,
    re.VERBOSE,
)
# 96.94 in 平均分96.94, 1231日, 8km; not 5G
_NUMBER = re.compile(
    r"(?<![第A-Za-z\d.])\d[\d,]*+(?:\.\d+)?+(?:[余多]?[万亿][余多]?)?+"
    r"(?=(?:[kc]?m[²³23]?|kg|t|kW|MW|GB|TB|MB)(?![A-Za-z])|[^A-Za-z]|$)"
)

# 两处窗口, 三个商圈, 约四成: what a figure needs more words for
_SPELT = re.compile(
    r"""
    (?=[一二两三四五六七八九十百]) (?:
    (?<![第一二两三四五六七八九十百千万几零式])(?<!第[一二三四五六七八九十]、)(?!二十四小时)
    (?:[两三四五六七八九]|[二三四五六七八九]?十[一二三四五六七八九]?) [余多]?
    (?= 人次 | 场次 | 轮 | 册 | 批(?!复|示) | 宗(?!教|旨) | 篇 | 座(?!谈)
      | 次(?![产序要数]) | 场(?![所景地馆]|硬仗) | 期(?![间限末]|工程|项目|建设|改造)
      | 件(?!大事|实事|民生|事) | 起(?![诉草来步义]) | 份(?!额) | 名(?![单录称义]|以上)
      | 户(?!籍) | 家(?![庭属长园]) | 所(?![有在属需长]|一庭|联动|共建) | 处(?![置理罚分室])
      | 支(?![部持撑]) | 部(?![门分署队委]) | 例(?![会行如])
      | [日天](?=[之以]?内) | 小时(?!内?外) | 分钟(?![一-鿿]{0,10}圈) | [年周](?=[之以]?内)
      | 个(?=半?月|工作日|小时|季度) | [项个](?=[，。；、]|$)
      | 项(?=成果|荣誉|课题|立法|规范性)
      | 个(?:镇|乡|村|社区|街道|部门|单位|商圈|园区|企业|项目|站点|小组|点位|窗口|司法所
          |边远|自然村|行政村) )
  | [一两二三四五六七八九] (?=成(?![立功为果员长本绩效文熟形就交套品像千群]))
  | (?<![另这那前后上下一]) 一半 | [一两二三四五六七八九十]{1,2} (?=倍(?!努力))
  | (?:(?<=翻)|(?<=翻了)) [一两] (?=番)
  | [一二两三四五六七八九十百]{1,3} 分之 [一二两三四五六七八九十百零点]{1,6}
    )
    """,
    re.VERBOSE,
)


def number_names(text: str) -> Iterator[Edit]:
    """Keep the numbers that name a thing."""
    for match in _NAMES.finditer(text):
        yield Edit(match.start(), match.end(), match[0])


def address_marks(text: str) -> Iterator[Mark]:
    """Mark telephones, addresses of the net and coded slogans."""
    for match in _ADDRESS.finditer(text):
        yield Mark(match.start(), match.end(), verbatim=True)


def claim_marks(text: str) -> Iterator[Mark]:
    """Mark prizes, years in a row and whatever only the peer can say of itself."""
    for match in _CLAIM.finditer(text):
        yield Mark(match.start(), match.end())


def number_edits(text: str) -> Iterator[Edit]:
    """Turn every number into a blank; to be made after all that knows what a number is."""
    for match in chain(_NUMBER.finditer(text), _SPELT.finditer(text)):
        yield Edit(match.start(), match.end(), write_blank("数据"))
