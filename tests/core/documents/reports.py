"""A report with everything a report may have."""

from datetime import date

from tests.core.figures.drawn import BY_AGENCY, DIFFICULTIES, MARKS, SATISFACTION, STAFF

from zhibu.core.documents.report import (
    Appendix,
    Items,
    Quoted,
    Report,
    ReportFigure,
    ReportTable,
    Section,
    Text,
)

SENTENCE = "小机关在职人员少、任务重，党务干部多为兼职，集中学习的时间难以协调。"
HOSTILE = (
    "#let $x$ `code` *bold* _em_ @ref <label> \\ [ ] { } ( \" ' // /* ~ -- ... = - + / 1. 👍🏽"
)
TABLE = ReportTable(
    title="各机关在职人数与答卷数",
    key="人数",
    columns=("机关", "在职人数", "答卷", "说明"),
    rows=tuple((f"机关{name}", "18", "14", SENTENCE) for name in "甲乙丙丁戊己庚辛" * 3),
    note="在职人数截至2026年10月底。",
)
REPORT = Report(
    title="推动小机关党建高质量发展的调查报告——以党建协作二区为例",
    unit="某市党建协作二区",
    dated=date(2026, 11, 25),
    summary="本次调查收回答卷108份（全体144人）。多数人认为创新不足，见[[困难]]。",
    remarks=("本报告为样例：凡未公布的数据均为模拟，不得引用。",),
    running="样例：含模拟数据",
    sections=(
        Section(
            heading="一、小机关的特点",
            parts=(
                Text(f"{SENTENCE * 3}详见[[人手]]和[[人数]]。"),
                ReportFigure(figure=STAFF, key="人手"),
            ),
        ),
        Section(heading="面临的困难"),
        Section(
            heading="学习时间",
            level=2,
            parts=(
                Text(f"{SENTENCE}\n{SENTENCE * 2}如[[困难]]所示。"),
                ReportFigure(figure=DIFFICULTIES, key="困难"),
                Quoted(text="机关人手紧张，干部既要搞业务，也要兼党建。", source="某单位党务干部"),
                Text("1. 分单位看\n各单位情况不一，见[[分单位]]。"),
                ReportFigure(figure=BY_AGENCY, key="分单位"),
            ),
        ),
        Section(
            heading="成效",
            level=2,
            parts=(
                ReportFigure(figure=SATISFACTION),
                Text(SENTENCE),
                ReportFigure(figure=MARKS),
            ),
        ),
        Section(
            heading="建议",
            parts=(Items(("每季度第一周确定时间。", "轮流主持，" * 20 + "各有分工。")),),
        ),
    ),
    references=(
        "[1] 张三, 李四. 机关党建研究[J]. 党建研究, 2024(3): 12-18.",
        "ZHANG S, LI S. Party building in small agencies: a survey of 8 offices[EB/OL]. "
        "(2025-10-21)[2026-11-25]. https://example.org/a/very/long/address/that/goes/on/and/on.html.",
    ),
    appendices=(
        Appendix(heading="数据表", parts=(TABLE,)),
        Appendix(
            heading="调查问卷",
            parts=(
                Text("1. 您认为主要困难是什么？（可多选）\n□ 时间难以协调　□ 创新不足　□ 经费"),
            ),
        ),
    ),
)
