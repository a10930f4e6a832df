"""What each paper of an admission asks for, beside the facts on record.

No form is set nationally; these are the entries every form asked for above has.
"""

from collections.abc import Mapping

SIGNED = "（签名、盖章）　　　　　　年　　月　　日"
COUNTS = (
    "应到会有表决权的正式党员　　人，实到　　人；因故未到会、在计票前提出书面意见的　　人。"
    "无记名投票：赞成　　票，不赞成　　票，弃权　　票。"
)

SECTIONS: Mapping[str, tuple[str, ...]] = {
    "application": ("入党志愿和对党的认识", "个人简历", "家庭主要成员和主要社会关系"),
    "talk": ("谈话人、时间、地点", "谈话主要内容", "谈话人意见"),
    "activist": ("党员推荐（群团推优）情况", "支委会（支部大会）意见", "上级党委备案意见"),
    "inspection": ("半年来的思想、工作、学习表现", "培养联系人意见", "支委会意见"),
    "candidate": (
        "听取党小组、培养联系人、党员和群众意见情况",
        "公示情况",
        "支委会（支部大会）意见",
        "上级党委备案意见",
    ),
    "training": ("培训时间、地点、学时", "培训内容", "考核结果"),
    "political_review": ("完成日期", "经办人"),
    "pre_review": (
        "培养教育考察情况",
        "政治审查结论",
        "集中培训情况",
        "支委会意见",
        "上级党委预审意见",
    ),
    "oath": ("宣誓时间、地点", "领誓人", "参加人员"),
    "extension": ("延长原因", "表决情况", "延长起止日期"),
    "archive": (
        "入党申请书",
        "入党志愿书",
        "政治审查材料",
        "转正申请书",
        "培养教育考察材料",
    ),
}
"""Headings with room to write under each, by step."""
