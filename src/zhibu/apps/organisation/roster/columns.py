"""Which column is what: the names people give the columns of their rosters."""

import re
import unicodedata

FIELDS: dict[str, tuple[str, tuple[str, ...]]] = {
    "code": ("人员编号", ("编号", "工号")),
    "name": ("姓名", ("名字",)),
    "sex": ("性别", ()),
    "birth": ("出生年月", ("出生日期", "出生时间", "出生年月日", "生日", "出生")),
    "agency": ("单位", ("所在单位", "工作单位", "单位名称", "所在机关")),
    "section": ("科室", ("部门", "内设机构", "所在科室", "所在部门", "处室")),
    "position": ("职务", ("职级", "职务职级", "岗位", "行政职务", "现任职务", "职务/职级")),
    "category": ("人员类别", ("在职情况", "人员状态", "在职状态")),
    "stage": ("政治面貌", ("党员类别", "发展阶段", "党籍状态", "人员类型")),
    "applied": ("申请入党时间", ("递交申请书时间", "递交入党申请书时间", "申请入党日期")),
    "joined": ("入党时间", ("入党日期", "入党年月", "加入党组织日期", "加入中共时间")),
    "converted": ("转正时间", ("转正日期", "转为正式党员日期")),
    "branch": (
        "所在支部",
        ("党支部", "所在党支部", "所在党组织", "所属支部", "所属党支部", "支部", "支部名称"),
    ),
    "group": ("党小组", ("所在党小组", "所属党小组")),
    "post": ("党内职务", ("支部职务", "党务职务", "支委职务", "党内任职")),
    "post_since": ("任职时间", ("任现职时间", "任职日期", "党内任职时间")),
    "entered": ("进入本单位时间", ("入职时间", "入职日期", "到本单位时间", "进单位时间")),
    "left": ("离开时间", ("调出时间", "离职时间", "离开日期")),
    "residence": ("现居住地", ("常住地", "居住地", "流动去向", "外出地点")),
    "phone": ("联系电话", ("手机", "手机号", "手机号码", "联系方式", "电话")),
}
"""Field -> its name in our own file, and the other names it goes by."""

NOT_TAKEN = frozenset(
    {
        *("身份证号", "身份证号码", "公民身份号码", "身份证", "公民身份证号码"),
        *("家庭住址", "住址", "户籍地址", "家庭地址", "户籍所在地"),
        *("工资", "月收入", "党费基数", "银行卡号", "健康状况", "婚姻状况"),
        *("民族", "籍贯", "学历", "学位", "备注", "序号"),
    }
)
"""Columns known and left out on purpose: nothing here needs what they say."""

_FIELD_OF = {name: field for field, (label, others) in FIELDS.items() for name in (label, *others)}
_NOTES = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|【[^【】]*】|〔[^〔〕]*〕")
_NOISE = re.compile(r"[\s*:_\u200b\ufeff]|必填|选填")


def recognise(header: str) -> str | None:
    """Return the field a header means, if any; `plain` says what does not matter."""
    return _FIELD_OF.get(plain(header))


def is_not_taken(header: str) -> bool:
    """Whether a header names what we leave out on purpose."""
    return plain(header) in NOT_TAKEN


def plain(header: str) -> str:
    """Return a header without spaces, line breaks, notes in brackets, *, colons and 必填."""
    return _NOISE.sub("", _NOTES.sub("", unicodedata.normalize("NFKC", header)))
