"""Invented names of agencies and people; no real agency or person is meant."""

from random import Random

CITY = "云泽"
AGENCIES = (
    ("编制服务中心", "编制中心"),
    ("档案服务中心", "档案中心"),
    ("史志编研中心", "史志中心"),
    ("网络信息中心", "网络中心"),
    ("行政事务中心", "事务中心"),
    ("气象监测中心", "气象中心"),
    ("水域管理中心", "水域中心"),
    ("信访接待中心", "接待中心"),
)
SECTIONS = ("办公室", "综合科", "业务一科", "业务二科", "信息科")
POSITIONS = ("主任", "副主任", "科长", "副科长", "二级主任科员", "四级主任科员", "一级科员")
PLACES = ("武汉", "宜昌", "长沙", "深圳", "成都")
HOSTS = {"lent": "流域综合治理专班", "posted": "云泽高新区", "village": "青禾村工作队"}

_SURNAMES = (
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕张孔曹严华金魏陶姜谢邹"
    "柏窦章苏潘葛范彭鲁韦马方俞任袁柳鲍唐薛雷贺汤罗毕郝安常于傅康"
)
_GIVEN = (
    "文博雨晴建国志远明辉晓东雅琴思源海涛佳怡立新春燕国华静宜俊杰丽娟永强"
    "梦洁承志玉兰家豪淑敏子涵振宇红梅卫东慧敏景行素心克勤若水知远以宁"
)
_RARE = ("王䶮", "李㛃", "单仇生", "阿依古丽·买买提")
"""Names that older systems lose: rare characters, a heteronym surname, a middle dot."""


def person_names(count: int, random: Random) -> list[str]:
    """Return invented names, no two alike while the stock lasts; the rare ones first."""
    stock = [
        f"{surname}{_GIVEN[i]}{_GIVEN[j]}"
        for surname in _SURNAMES
        for i in range(0, len(_GIVEN), 2)
        for j in (i + 1, (i + 3) % len(_GIVEN))
    ]
    names = random.sample(stock, min(count, len(stock)))
    while len(names) < count:
        names.append(random.choice(stock))
    names[: len(_RARE)] = _RARE[:count]
    random.shuffle(names)
    return names


def zone_name(number: int) -> str:
    """Return the name of the n-th zone, from 1."""
    return f"{CITY}市党建协作{number}区（示例）"
