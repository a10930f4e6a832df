"""What the demo's study says: the article's findings in our own words."""

from dataclasses import dataclass

from zhibu.apps.research.models import Finding

Difficulty = Finding.Difficulty

PURPOSE = (
    "协作区各单位都是十到三十人的小机关，党务干部大多兼职。弄清组织生活难在哪里，"
    "哪些做法有效，给各支部提出做得到的措施。"
)
INTRODUCTION = (
    "这份问卷想了解机关党建的真实情况，自愿填写，每题都可以跳过。答卷不记名，谁都对不上是谁填的。"
)
SOURCE_NOTE = "按文章公布的比例重建；标“模拟”的选项、各单位人数没有公布，为模拟。"


@dataclass(frozen=True, kw_only=True)
class FindingText:
    """A finding of the article, its figures (question, grouping) and one measure."""

    title: str
    difficulty: str
    body: str
    figures: tuple[tuple[str, str], ...]
    measure: str
    due_in: int
    watch: tuple[str, str] | None = None
    outcome: str = ""


FINDINGS = (
    FindingText(
        title="党务干部大多兼职，三分之一没有做过党务工作",
        difficulty=Difficulty.SKILL,
        body=(
            "专职的不到一成，不少支委在本单位不满五年，边干边学。"
            "有的支委连任几届，接班的人还没有培养起来。"
        ),
        figures=(("background", ""),),
        measure="每位新任支委配一名老同志，先一起办三次会议",
        due_in=21,
    ),
    FindingText(
        title="学习时间难协调，是四成多受访者说的主要困难",
        difficulty=Difficulty.TIME,
        body="外勤、出差和借调多，退休老同志有的住在外地。集中学习常常凑不齐人。",
        figures=(("difficulties", ""),),
        measure="季度学习统一用“排时间”，并安排补学场次",
        due_in=-3,
        watch=("difficulties", "time"),
        outcome="本季度各支部都排了时间，每次都有补学。",
    ),
    FindingText(
        title="近八成受访者认为活动创新不足",
        difficulty=Difficulty.INNOVATION,
        body="活动多是学文件，本地基地去过多次。受访者普遍认为与业务、服务结合的活动最有效。",
        figures=(("problems", ""),),
        measure="每季度至少一次与业务结合的主题党日，由科长讲给科长听",
        due_in=40,
        watch=("problems", "innovation"),
    ),
    FindingText(
        title="多数人认可整体成效，最看重领导重视和队伍专业化",
        difficulty=Difficulty.APPRAISAL,
        body="考核难以量化，激励手段有限。受访者把领导重视排在首位，其次是队伍专业化。",
        figures=(("effect", ""), ("factors", "")),
        measure="把兼职党务工作写进个人年度总结，按条例计入考核",
        due_in=33,
    ),
)
