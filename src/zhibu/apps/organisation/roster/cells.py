"""From the text of a cell to a value, or to a problem that says how to mend it."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from zhibu.apps.organisation.roster.sheet import BrokenCell, Cell

ERROR, WARNING = "error", "warning"
EXCEL_EPOCH = date(1899, 12, 30)
SERIALS = range(7000, 80000)
"""Excel's day numbers from 1919 to 2119."""
OLDEST = 110
YOUNGEST = 18
TEXT_LIMIT = 80
NAME_LIMIT = 40

STAGES = {
    "正式党员": "full",
    "中共党员": "full",
    "党员": "full",
    "中共预备党员": "probationary",
    "预备党员": "probationary",
    "发展对象": "candidate",
    "入党积极分子": "activist",
    "积极分子": "activist",
    "入党申请人": "applicant",
    "申请人": "applicant",
    "群众": "",
    "非党员": "",
    "共青团员": "",
    "团员": "",
    "民主党派": "",
    "无党派人士": "",
}
CATEGORIES = {"在职": "in_post", "在编": "in_post", "在岗": "in_post", "现职": "in_post"}
CATEGORIES |= {"退休": "retired", "离休": "retired", "离退休": "retired", "退休人员": "retired"}
CATEGORIES |= {"流动": "mobile", "流动党员": "mobile"}
POSTS = {
    "书记": "secretary",
    "副书记": "deputy",
    "组织委员": "organisation",
    "宣传委员": "publicity",
    "纪检委员": "discipline",
    "委员": "committee_member",
    "支委": "committee_member",
    "党小组组长": "group_leader",
    "党小组长": "group_leader",
    "党务专人": "responsible",
    "党务专干": "responsible",
}


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why a cell cannot be taken as it is, and what to do; a warning does not block."""

    reason: str
    remedy: str
    level: str = ERROR


Parsed = tuple[str, Trouble | None]
"""A value as text ('' for nothing) and what is wrong with the cell, if anything."""


def as_text(cell: Cell) -> str:
    """Return a cell as a person would have typed it."""
    if cell is None or isinstance(cell, BrokenCell):
        return ""
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return unicodedata.normalize("NFC", str(cell)).strip().strip("\u3000").strip()


def parse_name(text: str) -> Parsed:
    """Read a person's name: spaces inside Chinese names and variants of the dot are mended."""
    name = re.sub(r"[•・‧∙．.]", "·", text)
    if not re.search(r"[A-Za-z]", name):
        name = re.sub(r"\s+", "", name)
    if not name:
        return "", Trouble("没有姓名", "请补填姓名，或删除这一行")
    if any(unicodedata.category(character) == "Co" for character in name):
        return name, Trouble("姓名里有旧系统的自造字", "请用输入法重新录入这个字")
    if len(name) > NAME_LIMIT or not re.fullmatch(r"[^\W\d_·]+(·[^\W\d_·]+)*", name):
        return name, Trouble("姓名里有数字、符号或过长", "请只填姓名，说明文字放到别的列")
    if len(name) == 1:
        return name, Trouble("姓名只有一个字", "请核对是否漏字；确为单字可照此保存", WARNING)
    return name, None


def parse_sex(text: str) -> Parsed:
    """Read 男 or 女."""
    known = {"男": "M", "女": "F", "男性": "M", "女性": "F", "M": "M", "F": "F", "": ""}
    if text.upper() in known:
        return known[text.upper()], None
    return "", Trouble(f"性别“{text}”看不懂", "请填男或女")


def parse_date(text: str, *, today: date) -> Parsed:
    """Read a date known to the year, month or day, as ISO text: 1985, 1985-03, 1985-03-12.

    Accepts 1985.03, 1985-3, 198503, 19850312, 1985年3月12日, 1985/3/12, Excel's day numbers.
    """
    if not text:
        return "", None
    digits = re.sub(r"[年月./\-—－、]", "-", re.sub(r"[日号\s]", "", text)).strip("-")
    if re.fullmatch(r"\d{8}", digits):
        digits = f"{digits[:4]}-{digits[4:6]}-{digits[6:]}"
    elif re.fullmatch(r"(19|20)\d{4}", digits):
        digits = f"{digits[:4]}-{digits[4:]}"
    elif digits.isdecimal() and int(digits) in SERIALS:
        digits = (EXCEL_EPOCH + timedelta(days=int(digits))).isoformat()
    match = re.fullmatch(r"(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?", digits)
    if match is None:
        short = re.fullmatch(r"\d{2}-\d{1,2}(-\d{1,2})?", digits)
        remedy = "年份请写四位，例如 1985.03" if short else "请写成 1985.03 或 1985-03-12"
        return "", Trouble(f"日期“{text}”看不懂", remedy)
    year, month, day = (int(part) if part else None for part in match.groups())
    try:
        first = date(year or 1, month or 1, day or 1)
    except ValueError:
        return "", Trouble(f"没有“{text}”这一天", "请核对月份和日期")
    if first > today:
        return "", Trouble(f"“{text}”在今天以后", "请核对年份")
    parts = [f"{year:04d}", *(f"{part:02d}" for part in (month, day) if part)]
    # Excel turns 1985.10 into the number 1985.1.
    is_doubtful = re.fullmatch(r"\d{4}\.1", text) is not None
    doubt = Trouble("1 月还是 10 月分不清，按 1 月读", "若是 10 月请改成 10 月", WARNING)
    return "-".join(parts), doubt if is_doubtful else None


def parse_birth(text: str, *, today: date) -> Parsed:
    """Read a birth date; only year and month are kept (the least that age bands need)."""
    value, trouble = parse_date(text, today=today)
    if not value:
        return value, trouble
    years = today.year - int(value[:4])
    if not YOUNGEST <= years <= OLDEST:
        return "", Trouble(f"按“{text}”算是 {years} 岁", f"请核对年份（{YOUNGEST} 至 {OLDEST} 岁）")
    return value[:7], trouble


def parse_choice(text: str, known: dict[str, str], what: str) -> Parsed:
    """Read one of the words of a list, spaces and brackets aside."""
    word = re.sub(r"\s|[（(].*?[)）]", "", text)
    if not word:
        return "", None
    if word in known:
        return known[word], None
    return "", Trouble(f"{what}“{text}”看不懂", f"请填：{'、'.join(list(known)[:8])} 之一")


def parse_posts(text: str) -> Parsed:
    """Read Party posts joined by 、 or the like; full-time is marked 专职: 'secretary+'."""
    values = []
    for part in re.split(r"[、,，;；/和兼\s]+", text):
        if not part or part in {"无", "-", "党员", "普通党员"}:
            continue
        word = re.sub(r"专职|兼职|[（()）]|^(机关)?(党)?支部", "", part)
        if word not in POSTS:
            return "", Trouble(f"党内职务“{part}”看不懂", f"请填：{'、'.join(POSTS)}")
        values.append(POSTS[word] + ("+" if "专职" in part else ""))
    return "、".join(dict.fromkeys(values)), None


def parse_phone(text: str) -> Parsed:
    """Read a mobile or landline number."""
    number = re.sub(r"[\s\-—()（）]", "", text)
    if re.fullmatch(r"[\d.]+[Ee]\+?\d+", number):
        number = str(int(float(number)))
    if not number or re.fullmatch(r"(\+?86)?1\d{10}|0\d{9,11}|\d{7,8}", number):
        return number.removeprefix("+86"), None
    return "", Trouble(f"电话“{text}”位数不对", "手机号 11 位，座机请带区号")


def parse_plain(text: str) -> Parsed:
    """Read a short text."""
    if len(text) > TEXT_LIMIT:
        return "", Trouble(f"内容有 {len(text)} 个字", f"请缩短到 {TEXT_LIMIT} 个字以内")
    return re.sub(r"\s+", " ", text), None
