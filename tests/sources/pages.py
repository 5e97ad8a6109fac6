# ruff: noqa: E501 -- the lines are as wide as those of real pages
"""Skeletons of the pages that government sites, 微信 and word processors make, all around one text.

What stands around the text is as on the platforms named; the text is invented.
"""

from __future__ import annotations

from html import escape

TITLE = "青栎区2023年法治政府建设年度报告"

PREFACE = "2023年，青栎区坚持统筹推进，聚焦企业和群众关切，持续规范权力运行，各项工作有序开展，现将情况报告如下。"
LINES = (
    PREFACE,
    "一、主要举措和成效",
    "（一）规范行政决策。全年召开专题会议6次，审查合同123份，提出意见247条，决策质量稳步提升。",
    "（二）化解矛盾纠纷。全区受理行政复议申请58件，调解纠纷1032件，成功率98.5%，群众满意度有所提高。",
    "二、存在的问题和不足",
    "基层执法力量仍显薄弱，个别单位案卷制作不够规范，普法宣传的针对性有待增强，需要认真研究解决。",
    "三、下一年度工作安排",
    "下一步，将围绕薄弱环节抓整改、补短板，加大培训力度，推动各项任务落地见效，让群众看到变化。",
    "青栎区司法局",
    "2024年1月20日",
)
"""The text, without its title: all paragraphs must be found, and nothing else."""

MENU = "".join(
    f"<li><a href='/{n}'>{name}</a></li>"
    for n, name in enumerate(
        ("网站首页", "走进青栎", "新闻中心", "政务公开", "办事服务", "互动交流")
    )
)
NEWS = "".join(
    f"<li><a href='/n/{n}.html'>{name}</a><span>2024-01-{n + 10}</span></li>"
    for n, name in enumerate(
        (
            "青栎区召开全区经济工作会议，部署重点任务",
            "云溪镇开展安全检查，排除隐患",
            "我区启动春季植树活动",
        )
    )
)
FOOT = (
    "<p>主办：青栎区人民政府 承办：青栎区大数据中心</p><p>地址：青栎区栎阳路1号　电话：0000-1234567</p>"
    "<p><a href='/map'>网站地图</a> | <a href='/us'>联系我们</a> 网站标识码：0000000000 某ICP备00000000号</p>"
)
META = (
    f'<meta name="SiteName" content="青栎区人民政府"><meta name="ArticleTitle" content="{TITLE}">'
    '<meta name="PubDate" content="2024-01-22 09:30:00"><meta name="ContentSource" content="青栎区司法局">'
)


def paragraphs(tag: str = "p", attributes: str = "") -> str:
    return "\n".join(f"<{tag}{attributes}>　　{line}</{tag}>" for line in LINES)


def document(head: str, body: str, *, charset: str = "utf-8", title: str = TITLE) -> str:
    return (
        f'<!DOCTYPE html>\n<html><head><meta charset="{charset}"><title>{title}</title>{head}'
        f"<style>p{{margin:0}}</style></head>\n<body>{body}</body></html>"
    )


def trs() -> str:
    body = f"""
    <div class="header"><div class="logo"><a href="/">青栎区人民政府</a></div><ul class="nav">{MENU}</ul></div>
    <div class="main"><div class="crumb">您当前所在位置：<a href="/">首页</a> &gt; <a href="/zw">政务公开</a> &gt; 年度报告</div>
    <div class="xl-title"><h1>{TITLE}</h1></div>
    <div class="xl-info"><span>发布时间：2024-01-22 09:30</span><span>来源：青栎区司法局</span>
    <span>字号：[<a href="#">大</a> <a href="#">中</a> <a href="#">小</a>]</span></div>
    <div class="view TRS_UEDITOR trs_paper_default trs_web"><div class="TRS_Editor"><style>.TRS_Editor P{{line-height:2}}</style>
    {paragraphs("p", ' align="justify"')}</div></div>
    <div class="xl-tools"><a href="javascript:print()">打印本页</a> <a href="javascript:close()">关闭窗口</a></div>
    <div class="bdsharebuttonbox">分享到：<a href="#">微信</a><a href="#">微博</a></div>
    <div class="about"><h3>相关链接</h3><ul>{NEWS}</ul></div></div>
    <div class="bottom">{FOOT}</div><script>var a = "正文，不是。"; trsweb();</script>"""
    return document(META, body, title=f"{TITLE}_青栎区人民政府")


def jcms() -> str:
    body = f"""
    <table width="1000" align="center"><tr><td><a href="/"><img src="logo.jpg"></a></td></tr>
    <tr><td><table><tr>{MENU.replace("li>", "td>")}</tr></table></td></tr></table>
    <table width="1000" align="center"><tr><td>当前位置：<a href="/">首页</a> &gt;&gt; <a href="/col">法治政府建设</a></td></tr>
    <tr><td class="title" align="center"><!--<$[标题]>begin-->{TITLE}<!--<$[标题]>end--></td></tr>
    <tr><td align="center">发布日期：2024-01-22&nbsp;&nbsp;浏览次数：<script>hits()</script>次&nbsp;&nbsp;信息来源：青栎区司法局
    &nbsp;&nbsp;字号：[ <a href="javascript:doZoom(16)">大</a> <a href="javascript:doZoom(14)">中</a> ]</td></tr>
    <tr><td class="bt_content"><div id="zoom"><!--<$[信息内容]>begin--><!--ZJEG_RSS.content.begin-->
    <META name="ContentStart">{paragraphs("P")}<META name="ContentEnd"><!--<$[信息内容]>end--></div></td></tr>
    <tr><td align="right"><a href="javascript:window.print()">【打印本页】</a><a href="#">【关闭窗口】</a></td></tr></table>
    <table width="1000" align="center"><tr><td>{FOOT}</td></tr></table>"""
    return document("", body)


def ucap() -> str:
    body = f"""
    <div class="header"><div class="header_logo"><a href="/">青栎区人民政府</a></div></div>
    <div class="BreadcrumbNav"><a href="/">首页</a> &gt; <a href="/zc">政策</a></div>
    <div class="article oneColumn pub_border"><h1 id="ti">{TITLE}</h1>
    <div class="pages-date">2024-01-22 09:30 <span class="font">来源： 青栎区司法局</span>
    <div class="pages_print"><span class="font index_switchsize">字号：<span>默认</span> <span>大</span></span>|
    <span class="printIco">打印</span></div><div class="share" id="share_box"><a href="#">微博</a></div></div>
    <div class="pages_content" id="UCAP-CONTENT"><p style="text-indent: 2em;">{LINES[0]}</p>
    {"".join(f'<p><span style="font-family: 宋体">{line}</span></p>' for line in LINES[1:])}</div>
    <div class="editor"><span>责任编辑：某某</span></div></div>
    <div class="related"><h2>相关稿件</h2><ul>{NEWS}</ul></div><div class="footer">{FOOT}</div>"""
    return document('<meta name="firstpublishedtime" content="2024-01-22-09:30:00">', body)


def wechat() -> str:
    sections = "".join(
        f'<section style="margin: 0px;"><section><p><span leaf="">{line}</span></p></section></section>'
        for line in LINES
    )
    body = f"""
    <div id="js_article" class="rich_media"><div class="rich_media_inner"><div id="page-content" class="rich_media_area_primary">
    <div id="img-content" class="rich_media_wrp"><h1 class="rich_media_title " id="activity-name">
      {TITLE}
    </h1><div id="meta_content" class="rich_media_meta_list"><span class="rich_media_meta rich_media_meta_nickname" id="profileBt">
    <a href="javascript:void(0);" class="wx_tap_link" id="js_name">青栎司法</a><div id="js_profile_qrcode" class="profile_container" style="display:none;">
    <p class="profile_meta"><label>微信号</label><span>qinglisifa</span></p><p>功能介绍，发布本区司法行政信息，解读政策，服务群众。</p></div></span>
    <em id="publish_time" class="rich_media_meta rich_media_meta_text"></em></div>
    <div class="rich_media_content js_underline_content" id="js_content" style="visibility: hidden; opacity: 0; ">{sections}</div>
    </div></div></div></div><div class="weui-dialog" style="display: none;"><p>继续滑动看下一个，轻触阅读原文，向上滑动看下一个。</p></div>
    <script>var ct = "1705887000"; var nickname = htmlDecode("青栎司法"); var msg_title = '{TITLE}';</script>"""
    return document(f'<meta property="og:title" content="{TITLE}">', body, title="")


def disclosure() -> str:
    """政府信息公开 page: a table of disclosure data above the text."""
    rows = (
        ("索引号", "000000/2024-00001", "主题分类", "司法 / 法治建设"),
        ("发布机构", "青栎区司法局", "成文日期", "2024-01-20"),
        ("标题", TITLE, "有效性", "有效"),
        ("文号", "无", "发布日期", "2024-01-22"),
    )
    table = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    body = f"""
    <div class="xxgk-top"><ul class="menu">{MENU}</ul></div>
    <div class="xxgk-left"><ul><li><a href="/zn">政府信息公开指南</a></li><li><a href="/zd">政府信息公开制度</a></li></ul></div>
    <div class="xxgk-right"><table class="xxgk-table">{table}</table>
    <h2 class="xxgk-tit">{TITLE}</h2><div class="article-content con">{paragraphs()}</div>
    <div class="xxgk-down"><a href="#">下载</a> <a href="#">打印</a></div></div><div class="ft">{FOOT}</div>"""
    return document('<meta name="PubDate" content="2024-01-22">', body)


def webplus() -> str:
    """博达 site builder: the text in a form with a running number."""
    body = f"""
    <div class="wrapper top"><ul class="wp_nav">{MENU}</ul></div>
    <form name="_newscontent_fromname"><div class="detail-top"><h1 align="center">{TITLE}</h1>
    <div align="center">日期：2024年01月22日　作者：　来源：青栎区司法局　点击：[<span id="dynclicks">125</span>]</div></div>
    <div id="vsb_content_2"><div class="v_news_content">{paragraphs("p", ' class="vsbcontent_start"')}</div></div>
    <p align="center">【<a href="javascript:close()">关闭</a>】</p>
    <div class="page-nav"><p>上一条：<a href="1.htm">关于春节放假的通知</a></p><p>下一条：<a href="3.htm">招聘公告</a></p></div></form>
    <div class="foot-bg">{FOOT}</div>"""
    return document("", body)


def old_table() -> str:
    """A page of the years around 2005: frames of tables, one cell with the text parted by br."""
    text = "<br>\n&nbsp;&nbsp;&nbsp;&nbsp;".join(LINES)
    body = f"""
    <table><tr><td colspan=2><a href=/>首页</a> <a href=/a>概况</a> <a href=/b>动态</a></td></tr><tr>
    <td width=180 valign=top><table><tr><td>栏目导航</td></tr><tr><td><a href=/c>政策法规</a></td></tr>
    <tr><td><a href=/d>办事指南</a></td></tr></table></td>
    <td><table><tr><td align=center><font size=4><b>{TITLE}</b></font></td></tr>
    <tr><td align=center>来源：青栎区司法局　发布时间：2024-1-22</td></tr>
    <tr><td><font size=3>&nbsp;&nbsp;&nbsp;&nbsp;{text}</font></td></tr>
    <tr><td align=right>[<a href=#>返回</a>] [<a href=#>打印</a>]</td></tr></table></td></tr>
    <tr><td colspan=2 align=center>{FOOT}</td></tr></table>"""
    return document("", body, charset="gb2312")


def rows_of_table() -> str:
    """An old page with each paragraph in a row of its own."""
    rows = "".join(f"<tr><td>{line}</td></tr>" for line in LINES)
    body = f"<table><tr><td>{MENU}</td></tr></table><table><tr><td><h3>{TITLE}</h3></td></tr>{rows}</table>{FOOT}"
    return document(META, body)


def bare_divs() -> str:
    body = f"<div><div>{MENU}</div><div><div>{TITLE}</div>{paragraphs('div')}</div><div>{FOOT}</div></div>"
    return document(META, body)


def word() -> str:
    """Saved by Word as a web page, with numbers of lists in conditional comments."""
    lines = "".join(
        f"<p class=MsoNormal style='text-indent:32.0pt'><span style='font-family:仿宋_GB2312'>{line}"
        "<span lang=EN-US><o:p></o:p></span></span></p>\n"
        for line in LINES
    ).replace(
        "一、主要",
        "<![if !supportLists]><span style='mso-list:Ignore'>一、<span style='font:7.0pt'>&nbsp;</span></span><![endif]>主要",
    )
    head = "<!--[if gte mso 9]><xml><o:DocumentProperties><o:Author>某某</o:Author></o:DocumentProperties></xml><![endif]-->"
    body = f"<div class=WordSection1><p class=MsoTitle align=center><b>{TITLE}</b></p>{lines}</div>"
    return document(head + META, body)


def libreoffice() -> str:
    """Exported by LibreOffice: the source is broken anywhere."""
    lines = "".join(
        f'<p align="justify" style="line-height: 200%">\n{line[:20]}\n{line[20:]}</p>\n'
        for line in LINES
    )
    return document(META, f'<p align="center"><font size="5">{TITLE}</font></p>\n{lines}')


def portal() -> str:
    """A news portal: a side column with summaries, comments below."""
    body = f"""
    <nav><ul>{MENU}</ul></nav><main><div class="left-col"><article><header><h1>{TITLE}</h1>
    <div class="meta"><time datetime="2024-01-22T09:30:00+08:00">1月22日</time> <a href="/src">青栎日报</a></div></header>
    <div class="rich-text">{paragraphs()}</div><footer><span>责编：某某</span></footer></article>
    <div class="comment-list"><p>网友甲：写得好，希望继续努力，把工作做实。</p></div></div>
    <aside class="right-col"><h3>热门推荐</h3><div class="card"><p>云溪镇举办文化节，现场热闹非凡，吸引了不少游客前来参观。</p>
    <a href="/x">[详细]</a></div></aside></main><footer>{FOOT}</footer>"""
    return document('<meta name="author" content="青栎日报">', body)


def viewed_source() -> str:
    """The source of a page as a browser shows it, saved as a page."""
    rows = "".join(
        f'<tr><td class="line-number" value="{n}"></td><td class="line-content">{escape(line)}</td></tr>'
        for n, line in enumerate(trs().splitlines(), start=1)
    )
    return f"<html><head><meta charset='utf-8'></head><body><table><tbody>{rows}</tbody></table></body></html>"


def turned_pages() -> str:
    """A text in several pages, of which a script shows one at a time."""
    parts = ("".join(f"<p>{line}</p>" for line in LINES[a:b]) for a, b in ((0, 3), (3, 6), (6, 10)))
    first, *others = (f'<div class="art-page"{{}}>{part}</div>' for part in parts)
    body = (
        f"<div class='top'>{MENU}</div><div class='box'><h1>{TITLE}</h1><div class='art'>{first.format('')}"
        + "".join(page.format(" style='display: none'") for page in others)
        + f"</div><div class='pager'><a href='#'>1</a> <a href='#'>2</a> <a href='#'>3</a></div></div>{FOOT}"
    )
    return document(META, body)


def parts() -> str:
    """Each part of the text in a box of its own, below a heading in a box of its own."""
    boxes = "".join(
        f"<div class='item'><div class='item-hd'><span>{LINES[a]}</span></div>"
        f"<div class='item-bd'>{''.join(f'<p>{line}</p>' for line in LINES[a + 1 : b])}</div></div>"
        for a, b in ((1, 4), (4, 6), (6, 8))
    )
    body = f"""<div class="hd">{MENU}</div><div class="ct"><div class="t1">{TITLE}</div>
    <div class="lead"><p>{PREFACE}</p></div>{boxes}<p style="text-align:right">{LINES[8]}</p>
    <p style="text-align:right">{LINES[9]}</p></div><div class="bt">{FOOT}</div>"""
    return document(META, body)


def form_page() -> str:
    """ASP.NET: the whole page is a form; the text is in one paragraph, and an anchor is open."""
    text = "<br /><br />".join(LINES)
    body = f"""<form method="post" action="view.aspx" id="aspnetForm"><input type="hidden" name="__VIEWSTATE" value="dDw3">
    <div id="menuBox"><ul>{MENU}</ul></div><div id="print"><h2>{TITLE}</h2><a name="top"><p>{text}</p></a></div>
    <div id="ctl00_foot">{FOOT}</div></form>"""
    return document(META, body)


def single_page_app() -> str:
    """Rendered by a script and saved by the browser."""
    lines = "".join(f'<p data-v-7ba5bd90="">{line}</p>' for line in LINES)
    body = f"""<div id="app" data-v-app=""><div data-v-1 class="el-menu">{MENU}</div><div data-v-2 class="detail">
    <div class="detail-title" data-v-2="">{TITLE}</div><div class="detail-sub" data-v-2=""><span>来源: 青栎区司法局</span>
    <span>2024-01-22 09:30:00</span></div><div class="w-e-text" data-v-2="">{lines}</div></div>
    <div class="back-top" hidden>返回顶部</div></div>"""
    return document("", body)


def signature_apart() -> str:
    """The platform puts the signature below the text, in an element of its own."""
    text = "".join(f"<p>{line}</p>" for line in LINES[:8])
    body = f"""<div class="hd"><ul>{MENU}</ul></div><div class="art"><h1>{TITLE}</h1><p class="source">来源：青栎区司法局</p>
    <div class="art-con">{text}</div><div style="text-align:right">{LINES[8]}</div><div style="text-align:right">{LINES[9]}</div>
    <p class="tip">分享到：</p><div class="list">{NEWS}</div></div>{FOOT}"""
    return document(META, body)


def broken_title() -> str:
    """The title in two lines, as on the paper."""
    body = f"""<ul>{MENU}</ul><div class="c"><h1>青栎区</h1><h1>2023年法治政府建设年度报告</h1>
    <div class="i">时间：2024-01-22</div><div class="body">{paragraphs()}</div></div>{FOOT}"""
    return document(META, body)


PAGES = (
    *(trs, jcms, ucap, wechat, disclosure, webplus, old_table, rows_of_table, bare_divs, word),
    *(libreoffice, portal, viewed_source, turned_pages, parts, form_page, single_page_app),
    *(signature_apart, broken_title),
)
