"""A peer's sentence with own names, years, fields and blanks."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.draft.borrow.adapt import Origin, Own, adapt
from assistant.draft.draft import Draft
from assistant.draft.fields import check_fields, split_fields
from assistant.draft.parts import Elements, SheetRow
from assistant.draft.places import Place
from assistant.figures.figure import Change
from assistant.outline.meta import Meta
from tests.builders import make_figure

KEYS = frozenset(
    (
        *("review.accepted", "review.received", "enforce.files_reviewed", "law.audience"),
        *("litigation.leader_rate", "dispute.amount", "enforce.certificate_rate"),
    )
)
HOME = Place(province="澜江省", city="云汀市", county="青栎区")
OWN = Own(body="云汀市青栎区司法局", level="department", year=2025, place=HOME, keys=KEYS)
COUNTY = Own(
    body="青栎县人民政府",
    level="county",
    year=2025,
    place=Place(city="云汀市", county="青栎县"),
    keys=KEYS,
)
SOURCE = Origin(
    body="广州市黄埔区司法局",
    level="department",
    year=2023,
    place=Place(province="广东省", city="广州市", county="黄埔区"),
)
UP = Change(basis="同比", direction="up", value=27, unit="%")


def number(text: str, written: str, key: str | None, value: float | None = 1, **more):
    return make_figure(text, written, key=key, value=value, **{"unit": "件", "year": 2023, **more})


def adapted(text: str, *figures, own: Own = OWN, source: Origin = SOURCE) -> str:
    written = adapt(text, figures, own=own, source=source)
    check_fields(written)
    return written


def test_half_a_sign_is_no_obstacle() -> None:
    assert adapted("黄埔区\ud800的街道\udc00张") == "青栎区\ud800的街道\udc00张"


def test_number_and_change_become_fields() -> None:
    text = "受理行政复议案件158件，同比增长27%。"
    figure = number(text, "158件", "review.accepted", change=UP)
    assert adapted(text, figure) == (
        "受理行政复议案件{{ review.accepted }}，{{ review.accepted | change }}。"
    )


@pytest.mark.parametrize(
    "comparison",
    [
        "同比增长27%",
        "同比上升27.4%",
        "同比大幅下降2.16个百分点",
        "较上年增加12件",
        "比去年同期减少约3万人次",
        "与上一年度相比增长1倍",
        "较2022年下降5%",
        "与上年基本持平",
        "同比持平",
        "增长27%",
    ],
)
def test_every_way_to_compare_is_the_change_of_the_number_before(comparison: str) -> None:
    text = f"收到申请158件，{comparison}，质效提升。"
    figure = number(text, "158件", "review.received", change=UP)
    assert adapted(text, figure) == (
        "收到申请{{ review.received }}，{{ review.received | change }}，质效提升。"
    )


def test_a_change_alone_is_the_change_of_its_indicator() -> None:
    text = "资格考试通过率较上一年提高18个百分点。"
    figure = number(text, "18个百分点", "enforce.certificate_rate", None, change=UP)
    assert adapted(text, figure) == "资格考试通过率{{ enforce.certificate_rate | change }}。"


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("制发文书，同比增长27%。", "制发文书，同比【增减】。"),
        ("收案158件，环比增长3%。", "收案{{ review.received }}，环比【增减】。"),
        (
            "收案158件、受理量，同比分别增长27%、13%。",
            "收案{{ review.received }}、受理量，同比【增减】。",
        ),
    ],
)
def test_a_comparison_of_something_else_leaves_no_number(text: str, written: str) -> None:
    figures = [number(text, "158件", "review.received", change=UP)] if "158件" in text else []
    assert adapted(text, *figures) == written


def test_without_an_own_number_the_measure_word_stays_behind_a_blank() -> None:
    text = "发放资料2万余份，受众约3.2万人次以上，罚没2637.6万元，合格率100%。"
    figures = (
        number(text, "2万余份", "law.materials", unit="份", qualifier="about"),
        number(text, "3.2万人次", None, unit="人次", qualifier="about", indicator="受众"),
        number(text, "2637.6万元", None, unit="元", indicator="罚没"),
        number(text, "100%", None, unit="%", indicator="合格率"),
    )
    assert adapted(text, *figures) == (
        "发放资料【宣传资料发放】份，受众【受众】人次，罚没【罚没】万元，合格率【合格率】%。"
    )


def test_hedges_of_the_peer_do_not_hedge_the_own_number() -> None:
    text = "受众超过3.2万人次，涉及金额近400余万元，出庭应诉率达99%以上。"
    figures = (
        number(text, "3.2万人次", "law.audience", unit="人次", qualifier="over"),
        number(text, "400余万元", "dispute.amount", unit="元", qualifier="about"),
        number(text, "99%", "litigation.leader_rate", unit="%", qualifier="over"),
    )
    assert adapted(text, *figures) == (
        "受众{{ law.audience }}，涉及金额{{ dispute.amount }}，"
        "出庭应诉率达{{ litigation.leader_rate }}。"
    )


def test_other_years_and_promises() -> None:
    text = "2022年收案85件，2021年收案60件，力争2024年收案不超过90件。"
    figures = (
        number(text, "85件", "review.received", 85, year=2022),
        number(text, "60件", "review.received", 60, year=2021),
        number(text, "90件", "review.received", 90, year=2024, kind="target"),
    )
    assert adapted(text, *figures) == (
        "2024年收案{{ review.received | last }}，【核实：2021年】收案【行政复议收案】件，"
        "力争2026年收案不超过【行政复议收案目标】件。"
    )


def test_parts_of_a_total_are_not_the_total() -> None:
    text = "其中水务22卷，住建10卷，共评查案卷32卷，上述32卷均已归档。"
    key = "enforce.files_reviewed"
    figures = [
        number(text, "22卷", key, 22, unit="卷", scope="part", indicator="黄埔区水务局案卷"),
        number(text, "10卷", key, 10, unit="卷", scope="part", indicator="住建案卷"),
        number(text, "32卷", key, 32, unit="卷"),
    ]
    again = text.rindex("32卷")
    figures.append(number("32卷", "32卷", key, 32, unit="卷", start=again, end=again + 3))
    assert adapted(text, *figures) == (
        "其中水务【青栎区水务局案卷】卷，住建【住建案卷】卷，"
        "共评查案卷{{ enforce.files_reviewed }}，上述{{ enforce.files_reviewed }}均已归档。"
    )


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("广州市黄埔区司法局印发", "云汀市青栎区司法局印发"),
        ("黄埔区司法局印发", "青栎区司法局印发"),
        ("黄埔区人民政府、广州市和广东省", "青栎区人民政府、云汀市和澜江省"),
        ("广东省广州市黄埔区全域", "澜江省云汀市青栎区全域"),
        ("擦亮“法治黄埔”品牌，黄埔区域协作", "擦亮“法治青栎”品牌，青栎区域协作"),
        ("法治广东建设走深走实", "法治澜江建设走深走实"),
        ("黄埔海关、黄埔镇", "【核实：黄埔海关】、【核实：黄埔镇】"),
        ("公开平台、展开平等协商", "公开平台、展开平等协商"),
        ("落实《中华人民共和国行政复议法》", "落实《中华人民共和国行政复议法》"),
        ("落实《广州市依法行政条例》", "落实《【本地相应法规文件名称】》"),
        ("落实《黄埔区2023年普法工作要点》", "落实【核实：《青栎区2025年普法工作要点》】"),
        ("制定方案（穗埔府〔2023〕12号）", "制定方案（【发文字号】）"),
        ("按照国办发〔2023〕5号文件", "按照国办发〔2023〕5号文件"),
    ],
)
def test_names(text: str, written: str) -> None:
    assert adapted(text) == written


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("天下陆续", "天下陆续"),
        ("下陆区法治下陆建设", "青栎区法治青栎建设"),
    ],
)
def test_a_short_name_is_replaced_only_as_a_word(text: str, written: str) -> None:
    source = Origin(body="下陆区司法局", year=2023, place=Place(county="下陆区"))
    assert adapted(text, source=source) == written


def test_a_generic_name_is_replaced_only_where_a_word_begins() -> None:
    source = Origin(body="城区司法局", year=2023, place=Place(city="晋城市", county="城区"))
    assert adapted("晋城市城区整治老城区环境", source=source) == "云汀市青栎区整治老城区环境"


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("2023年，我局", "2025年，我局"),
        ("2022年度完成，2024年将", "2024年度完成，2026年将"),
        ("截至2023年12月31日", "截至2025年12月31日"),
        ("2020年以来", "【核实：2020年】以来"),
        ("规划（2021—2025年）", "规划（2021—2025年）"),
        ("2022年至2024年", "【核实：2022年至2024年】"),
        ("自2024年1月1日起施行", "自2024年1月1日起施行"),
        ("条例（2023年修订）", "条例（2023年修订）"),
    ],
)
def test_years(text: str, written: str) -> None:
    assert adapted(text) == written


def test_the_own_level_speaks() -> None:
    text = "我局向区委、区政府报告，全区各社区人民调解委员会、辖区单位参加，区级平台上线。"
    assert adapted(text, own=COUNTY) == (
        "我县向县委、县政府报告，全县各社区人民调解委员会、辖区单位参加，县级平台上线。"
    )


def test_a_place_that_is_not_known_becomes_a_blank() -> None:
    assert adapted("广东省黄埔区", own=COUNTY) == "【地名】青栎县"
    nobody = Own(body="", level="department", year=2023)
    assert adapted("广州市黄埔区司法局主办", own=nobody) == "【发文机关】主办"


def test_the_peers_measure_word_stays_where_the_own_field_writes_another() -> None:
    own = Own(
        body="青栎区司法局",
        level="department",
        year=2025,
        place=HOME,
        keys=KEYS,
        units={"enforce.files_reviewed": "宗", "dispute.amount": "元", "law.audience": "人次"},
    )
    text = "评查32卷，上年评查30卷，金额400万元，受众2万人次。"
    key = "enforce.files_reviewed"
    figures = (
        number(text, "32卷", key, 32, unit="卷"),
        number(text, "30卷", key, 30, unit="卷", year=2022),
        number(text, "400万元", "dispute.amount", unit="元"),
        number(text, "2万人次", "law.audience", unit="人次"),
    )
    assert adapted(text, *figures, own=own) == (
        "评查{{ enforce.files_reviewed | number }}卷，上年评查{{ enforce.files_reviewed | last }}，"
        "金额{{ dispute.amount }}，受众{{ law.audience }}。"
    )


def test_a_blank_has_a_short_name() -> None:
    text = "3个单位在全市法治建设创新项目评比中获奖，力争达到5个。"
    figures = (
        number(text, "3个", None, unit="个", indicator="单位在全市法治建设创新项目评比中获奖"),
        number(
            text,
            "5个",
            None,
            unit="个",
            kind="target",
            indicator="单位在全市法治建设创新项目评比中获奖",
        ),
    )
    assert adapted(text, *figures) == (
        "【数据】个单位在全市法治建设创新项目评比中获奖，力争达到【目标值】个。"
    )


def test_a_firm_of_the_peers_place_is_not_moved() -> None:
    assert adapted("联合广东晨曦律师事务所、建设银行黄埔支行") == (
        "联合【核实：广东晨曦律师事务所】、建设银行【核实：黄埔支行】"
    )


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("全面依法治区工作", "全面依法治县工作"),
        ("区各部门、区水利局", "县各部门、县水利局"),
        ("向区人大报告，区法院参加", "向县人大报告，县法院参加"),
        ("小区治理、园区政府服务", "小区治理、园区政府服务"),
        ("自治区政府", "自治区政府"),
    ],
)
def test_words_of_the_territory(text: str, written: str) -> None:
    assert adapted(text, own=COUNTY) == written


def test_the_level_above_a_county_city_keeps_its_word() -> None:
    source = Origin(
        body="江州市司法局",
        level="department",
        year=2023,
        place=Place(city="云汀市", county="江州市"),
    )
    text = "江州市向市政府报告，我市获评省、市级示范，全市推广"
    assert adapted(text, own=COUNTY, source=source) == (
        "青栎县向县政府报告，我县获评省、市级示范，全县推广"
    )


def test_a_street_speaks_of_itself_in_two_ways() -> None:
    source = Origin(
        body="黄埔区人民政府沙汀街道办事处",
        level="township",
        year=2023,
        place=Place(county="黄埔区", township="沙汀街道"),
    )
    assert adapted("我街与我街道、沙汀街道", source=source) == "我局与我局、青栎区"


def test_markup_of_the_peer_is_no_markup_here() -> None:
    text = "{{ review.accepted }}【案例】{% x %}"
    assert {piece.kind for piece in split_fields(adapted(text))} == {"plain"}


def test_where_nothing_is_known_of_the_peer_its_names_and_years_are_marked() -> None:
    text = "2023年，广州市黄埔区司法局认真履职。"
    assert adapted(text, source=Origin()) == (
        "【核实：2023年】，【核实：广州市】【核实：黄埔区】司法局认真履职。"
    )
    assert adapted("") == ""


def test_owner_and_origin_of_records() -> None:
    draft = Draft(
        elements=Elements(title="报告", body="云汀市青栎区司法局"),
        year=2025,
        level="department",
        city="云汀市",
        county="青栎区",
        sheet=(SheetRow(key="own.1", name="甲", unit="件"),),
    )
    own = Own.of(draft)
    assert (own.body, own.place.county, own.keys) == ("云汀市青栎区司法局", "青栎区", {"own.1"})
    meta = Meta(
        title=None,
        body="海珠区人民政府沙汀街道办事处",
        level="township",
        province=None,
        city="广州市",
        county="海珠区",
        year=2024,
    )
    origin = Origin.of(meta)
    assert origin.place == Place(city="广州市", county="海珠区", township="沙汀街道")


def test_a_long_text_takes_no_long_time() -> None:
    sentence = "黄埔区收案158件，同比增长27%；"
    text = sentence * 5_000
    figures = [
        number(sentence, "158件", "review.received", change=UP, start=at + 5, end=at + 9)
        for at in range(0, len(text), len(sentence))
    ]
    began = time.process_time()
    written = adapted(text, *figures)
    assert time.process_time() - began < 5
    assert "27" not in written


def test_many_blanks_take_no_long_time() -> None:
    sentence = "走访企业12家；"
    figures = [
        number(
            sentence, "12家", None, at, unit="家", indicator="走访企业", start=at + 4, end=at + 7
        )
        for at in range(0, len(sentence) * 4_000, len(sentence))
    ]
    began = time.process_time()
    written = adapted(sentence * 4_000, *figures)
    assert time.process_time() - began < 5
    assert "12" not in written


@given(
    st.text(
        alphabet="黄埔区广州市司法局我全年2023—月日《》条例〔〕号同比增长%{}【】，。至", max_size=60
    ),
    st.lists(st.tuples(st.integers(0, 60), st.integers(0, 8)), max_size=4),
)
def test_any_text_gives_valid_fields(text: str, spans: list[tuple[int, int]]) -> None:
    figures = [
        number("1件", "1件", "review.received", start=start, end=start + length)
        for start, length in spans
    ]
    adapted(text, *figures)


def test_the_name_of_the_body_tells_its_places_where_nothing_else_does() -> None:
    meta = Meta(
        title=None,
        body="澄溪市桐浦区司法局",
        level="department",
        province=None,
        city=None,
        county=None,
        year=2023,
    )
    written = adapted("桐浦区人口密集，法治桐浦建设提速", source=Origin.of(meta))
    assert written == "青栎区人口密集，法治青栎建设提速"


def test_a_title_with_a_place_that_is_not_known_keeps_its_words() -> None:
    own = Own(body="青栎区司法局", level="department", year=2025)
    assert adapted("《广州新闻》播出", own=own) == "【核实：《广州新闻》】播出"


def test_a_street_and_a_town_call_their_offices_by_their_own_names() -> None:
    town = Own(
        body="青栎县禾田镇人民政府",
        level="township",
        year=2025,
        place=Place(city="云汀市", county="青栎县", township="禾田镇"),
    )
    street = Origin(
        body="黄埔区人民政府沙汀街道办事处",
        level="township",
        year=2023,
        place=Place(county="黄埔区", township="沙汀街道"),
    )
    text = "街道党工委、街道办事处主任在全街推进，向区委报告"
    assert adapted(text, own=town, source=street) == "镇党委、镇长在全镇推进，向县委报告"


def test_a_town_reads_a_county_as_itself() -> None:
    town = Own(
        body="青栎县禾田镇人民政府",
        level="township",
        year=2025,
        place=Place(city="云汀市", county="青栎县", township="禾田镇"),
    )
    assert adapted("全区各单位参加，我局督办", own=town) == "全镇各单位参加，我镇督办"
