"""The parts of a report as they are written for the user, from the records alone."""

from collections.abc import Callable, Mapping

from zhibu.apps.research.models import ReportText
from zhibu.apps.research.report.facts import StudyFacts, Wave
from zhibu.core.chinese_days import full_day

Part = ReportText.Part
ORDINALS = "一二三四五六七八九十"
SAMPLE = "本文是示例：问卷数据按公开发表的比例重建，没有公布的数字为模拟。"


def draft(part: Part, facts: StudyFacts) -> str:
    """Return the text of a part that nobody has rewritten."""
    return DRAFTS[part](facts)


def _title(facts: StudyFacts) -> str:
    return facts.title if facts.title.endswith("报告") else f"{facts.title}报告"


def _unit(facts: StudyFacts) -> str:
    return facts.zone


def _summary(facts: StudyFacts) -> str:
    sentences = [SAMPLE] if facts.is_sample else []
    sentences.append(f"{_ways(facts)}。" if _ways(facts) else "本次调研还没有收集资料。")
    if facts.findings:
        listed = "；".join(
            f"{ORDINALS[place]}是{title.rstrip('。')}" if place < len(ORDINALS) else title
            for place, title in enumerate(facts.findings)
        )
        sentences.append(f"主要发现{len(facts.findings)}条：{listed}。")
    if facts.measures:
        sentences.append(f"针对发现提出措施{facts.measures}条，都有负责人和期限。")
    return "".join(sentences)


def _ways(facts: StudyFacts) -> str:
    ways = [
        f"面向{wave.population}人开展问卷调查《{wave.title}》，{wave.answered}人作答"
        f"（{wave.share}）"
        for wave in facts.waves
    ]
    if facts.interviews:
        ways.append(f"访谈{facts.interviews}次")
    if facts.sources:
        ways.append(f"参阅文献{facts.sources}篇")
    return "，".join(ways)


def _method(facts: StudyFacts) -> str:
    paragraphs = [facts.purpose] if facts.purpose else []
    paragraphs += [_asked(wave) for wave in facts.waves]
    if facts.waves:
        paragraphs.append(
            "问卷自愿、匿名，每题都可以跳过。比例后面的区间是95%的可靠范围：因为调查对象总数不多，"
            "按有限总体的超几何分布逐一计算；两个数字的差别没有超出误差的，文中写明“看不出差别”。"
            "人数太少、可能认出个人的格子不公布。"
        )
    if facts.interviews:
        paragraphs.append(
            f"访谈{facts.interviews}次，事先征得同意，原话隐去姓名和单位、经核对后引用。"
        )
    if facts.sources:
        paragraphs.append(f"参阅文献{facts.sources}篇，列在文后。")
    return "\n".join(paragraphs)


def _asked(wave: Wave) -> str:
    return (
        f"问卷《{wave.title}》于{full_day(wave.opened_on)}至{full_day(wave.closed_on)}填写，"
        f"面向{wave.population}人，收回{wave.answered}份，占{wave.share}。"
    )


def _figures(_facts: StudyFacts) -> str:
    return "作答者的情况和各题结果如下，完整数据见附表。"


def _closing(facts: StudyFacts) -> str:
    if facts.measures:
        return "措施到期后再做一轮同样的问卷，看相关数字有没有超出误差的变化，再定下一步。"
    return "以上发现供各单位参考，下一步对照发现逐条研究措施。"


DRAFTS: Mapping[Part, Callable[[StudyFacts], str]] = {
    Part.TITLE: _title,
    Part.UNIT: _unit,
    Part.SUMMARY: _summary,
    Part.METHOD: _method,
    Part.FIGURES: _figures,
    Part.CLOSING: _closing,
}
