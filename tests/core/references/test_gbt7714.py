"""Entries as the standard prints them (GB/T 7714-2015, clause 8 and annex A)."""

import pytest

from zhibu.core.references.gbt7714 import entry
from zhibu.core.references.reference import Kind, Reference

EXAMPLES = {
    "four Chinese authors": (
        Reference(
            kind=Kind.JOURNAL, title="小机关党建调研", authors=("王小明", "李红", "张强", "赵四"),
            container="党建研究", year="2020", volume="3", issue="2", pages="10-15",
        ),
        "王小明, 李红, 张强, 等. 小机关党建调研[J]. 党建研究, 2020, 3(2): 10-15.",
    ),
    "three Chinese authors": (
        Reference(
            kind=Kind.JOURNAL, title="甲", authors=("王一", "李二", "张三"), container="乙",
            year="2020", issue="2",
        ),
        "王一, 李二, 张三. 甲[J]. 乙, 2020(2).",
    ),
    "annex A.8": (
        Reference(
            kind=Kind.JOURNAL, title="Shaking without quaking", authors=("Kanamori, H.",),
            container="Science", year="1998", volume="279", issue="5359", pages="2063-2064",
        ),
        "KANAMORI H. Shaking without quaking[J]. Science, 1998, 279(5359): 2063-2064.",
    ),
    "four Latin authors": (
        Reference(
            kind=Kind.JOURNAL, title="The genome of Eucalyptus grandis",
            authors=("Myburg, Alexander A.", "D. Grattapaglia", "Tuskan, G A", "Hellsten, Uffe"),
            container="Nature", year="2014", volume="510", pages="356-362",
        ),
        "MYBURG A A, GRATTAPAGLIA D, TUSKAN G A, et al. The genome of Eucalyptus grandis[J]. "
        "Nature, 2014, 510: 356-362.",
    ),
    "annex A.1": (
        Reference(
            kind=Kind.BOOK, title="国史旧闻：第1卷", authors=("陈登原",), place="北京",
            publisher="中华书局", year="2000", pages="29",
        ),
        "陈登原. 国史旧闻：第1卷[M]. 北京: 中华书局, 2000: 29.",
    ),
    "a third edition": (
        Reference(
            kind=Kind.BOOK, title="Chess", authors=("Doe, Jane",), place="London",
            publisher="Penguin", year="2001", edition="3",
        ),
        "DOE J. Chess[M]. 3rd ed. London: Penguin, 2001.",
    ),
    "annex A.5": (
        Reference(
            kind=Kind.THESIS, title="间断动力系统的随机扰动及其在守恒律方程中的应用",
            authors=("张志祥",), place="北京", publisher="北京大学", year="1998",
        ),
        "张志祥. 间断动力系统的随机扰动及其在守恒律方程中的应用[D]. 北京: 北京大学, 1998.",
    ),
    "a newspaper, 8.5.2": (
        Reference(
            kind=Kind.NEWSPAPER, title="大风沙过后的思考", authors=("丁文祥",),
            container="北京青年报", published_on="2000-04-12", pages="14",
        ),
        "丁文祥. 大风沙过后的思考[N]. 北京青年报, 2000-04-12(14).",
    ),
    "annex A.10": (
        Reference(
            kind=Kind.WEB, title="出版业信息化迈入快车道", authors=("萧钰",),
            published_on="2001-12-19", accessed_on="2002-04-15",
            url="http://www.creader.com/news/20011219/200112190019.html",
        ),
        "萧钰. 出版业信息化迈入快车道[EB/OL]. (2001-12-19)[2002-04-15]. "
        "http://www.creader.com/news/20011219/200112190019.html.",
    ),
    "a proceedings": (
        Reference(
            kind=Kind.CONFERENCE, title="面向数字素养的服务", authors=("贾东琴", "柯平"),
            container="中国图书馆学会年会论文集：2011年卷", place="北京",
            publisher="国家图书馆出版社", year="2011", pages="45-52",
        ),
        "贾东琴, 柯平. 面向数字素养的服务[C]//中国图书馆学会年会论文集：2011年卷. 北京: "
        "国家图书馆出版社, 2011: 45-52.",
    ),
    "a standard": (
        Reference(
            kind=Kind.STANDARD, title="文献著录：第4部分 非书资料", number="GB/T 3792.4—2009",
            authors=("全国信息与文献标准化技术委员会",), place="北京", publisher="中国标准出版社",
            year="2010",
        ),
        "全国信息与文献标准化技术委员会. 文献著录：第4部分 非书资料: GB/T 3792.4—2009[S]. 北京: "
        "中国标准出版社, 2010.",
    ),
    "a body behind a report": (
        Reference(
            kind=Kind.REPORT, title="Factors regulating the immune response",
            authors=("World Health Organization",), place="Geneva", publisher="WHO", year="1970",
        ),
        "WORLD HEALTH ORGANIZATION. Factors regulating the immune response[R]. Geneva: WHO, "
        "1970.",
    ),
    "a regulation": (
        Reference(
            kind=Kind.OTHER, title="中国共产党支部工作条例（试行）", authors=("中共中央",),
            year="2018",
        ),
        "中共中央. 中国共产党支部工作条例（试行）[Z]. 2018.",
    ),
    "a title alone": (Reference(kind=Kind.BOOK, title="无名氏"), "无名氏[M]."),
}  # fmt: skip


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_entry_is_written_as_the_standard_has_it(name):
    reference, expected = EXAMPLES[name]
    assert entry(reference) == expected


@pytest.mark.parametrize(
    ("edition", "said"), [("1", ""), ("第1版", ""), ("2", "2版. "), ("第3版", "3版. ")]
)
def test_the_first_edition_is_not_said(edition, said):
    reference = Reference(kind=Kind.BOOK, title="党章", edition=edition, publisher="人民出版社")
    assert entry(reference) == f"党章[M]. {said}人民出版社."


def test_a_long_title_with_angle_brackets_stays_text():
    reference = Reference(kind=Kind.BOOK, title="a < b & <i>c</i>")
    assert "<i>c</i>" in entry(reference)
