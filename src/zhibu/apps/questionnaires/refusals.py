"""Why something cannot be done to a questionnaire, in words that say how to go on."""

from collections.abc import Sequence
from datetime import date

from zhibu.core.chinese_days import full_day
from zhibu.core.refusals import Refusal


class TitleTaken(Refusal):
    """The study has a questionnaire of that title."""

    code = "questionnaires.title-taken"

    def __init__(self, title: str) -> None:
        """Name the title."""
        super().__init__(
            f"这次调研里已有一份“{title}”。", hint="请换一个标题，比如加上年份或“第二轮”。"
        )


class NoDraft(Refusal):
    """The questionnaire was opened: its questions stand."""

    code = "questionnaires.no-draft"

    def __init__(self) -> None:
        """Say why, and the way out."""
        super().__init__(
            "问卷已经开始，题目和人数都不能再改，否则前后填的不是同一份卷子。",
            hint="要改题目，请在问卷页点“再做一轮”，在新的一份里改。",
        )


class NotReady(Refusal):
    """Something is missing before the questionnaire can be opened."""

    code = "questionnaires.not-ready"

    def __init__(self, faults: Sequence[str]) -> None:
        """Name everything missing."""
        super().__init__("还不能开始：" + "".join(faults), hint="请先补齐，再点“开始”。")


class AlreadyOpened(Refusal):
    """It runs or is over; it is opened once."""

    code = "questionnaires.already-opened"

    def __init__(self, *, is_closed: bool) -> None:
        """Say why a closed one does not open again."""
        if is_closed:
            super().__init__(
                "问卷已经结束，不能再开。结束后的数字可能已经有人看过，再收几份，"
                "前后一减就能推出后来的人填了什么。",
                hint="要再问一次，请点“再做一轮”。",
            )
        else:
            super().__init__("问卷已经开始了，不用再点。", hint="请回到问卷页查看进度。")


class ClosingDayPast(Refusal):
    """The last day lies before the day it is set."""

    code = "questionnaires.closing-day-past"

    def __init__(self, closes_on: date) -> None:
        """Name the day."""
        super().__init__(
            f"截止日期{full_day(closes_on)}已经过去。", hint="请改成今天或以后的一天，或者不填。"
        )


class NotRunning(Refusal):
    """Only a questionnaire that runs can be closed or prolonged."""

    code = "questionnaires.not-running"

    def __init__(self, *, is_draft: bool) -> None:
        """Tell not yet from no more."""
        said = "问卷还没有开始。" if is_draft else "问卷已经结束了，不用再点。"
        super().__init__(said, hint="请回到问卷页查看。")


class ChangedMeanwhile(Refusal):
    """Somebody else changed the same thing since the page was opened."""

    code = "questionnaires.changed-meanwhile"

    def __init__(self, what: str, *, is_gone: bool = False) -> None:
        """Say what became of it; what was typed stays in the page."""
        if is_gone:
            super().__init__(
                f"您打开这一页以后，别人删除了{what}。您写的都在下面，还没有保存。",
                hint="要留下您写的，再点一次保存，会作为新题加在最后。",
            )
        else:
            super().__init__(
                f"您打开这一页以后，别人改过{what}，现在的内容列在下面。您写的也都在，还没有保存。",
                hint="对照着改好，再点一次保存，就以您这份为准。",
            )


class OthersDepend(Refusal):
    """Other questions are asked by what is answered here."""

    code = "questionnaires.others-depend"

    def __init__(self, act: str, names: Sequence[str]) -> None:
        """Name the questions that would lose their condition."""
        listed = "、".join(names)
        super().__init__(
            f"{act}：{listed}只问在这道题选了某几项的人。",
            hint=f"请先打开{listed}，取消“只问这些人”，再来改这里。",
        )


class TooManyQuestions(Refusal):
    """More questions than anybody answers."""

    code = "questionnaires.too-many-questions"

    def __init__(self, most: int) -> None:
        """Name the limit."""
        super().__init__(f"一份问卷最多{most}道题。", hint="请先删去几道，或者另做一份问卷。")


class AlreadyOnTheEdge(Refusal):
    """The first question cannot go up, nor the last down."""

    code = "questionnaires.on-the-edge"

    def __init__(self) -> None:
        """Say so."""
        super().__init__("这道题已经在最前或最后了。", hint="请回到问卷页查看现在的次序。")


class WaveNotBegun(Refusal):
    """A further wave follows one that was opened."""

    code = "questionnaires.wave-not-begun"

    def __init__(self) -> None:
        """Say what to do instead."""
        super().__init__(
            "这一轮还没有开始，没有可比的上一轮。", hint="请先把这一轮做完，再做下一轮。"
        )


class DoesNotAddUp(Refusal):
    """How people divide is not how many there are."""

    code = "questionnaires.does-not-add-up"

    def __init__(self, faults: Sequence[str]) -> None:
        """Name each question and both numbers."""
        super().__init__("".join(faults), hint="请核对各项人数；不知道的，整道题空着就行。")


class NoAgencies(Refusal):
    """The zone has too few agencies to ask for."""

    code = "questionnaires.no-agencies"

    def __init__(self) -> None:
        """Say what to do instead."""
        super().__init__(
            "记录里不到两个单位，没有可选的。", hint="请先导入名册，或者自己写一道单选题。"
        )


class AlreadyInTheBank(Refusal):
    """The zone's bank holds the same question."""

    code = "questionnaires.already-in-the-bank"

    def __init__(self) -> None:
        """Say so."""
        super().__init__("题库里已经有一模一样的题。", hint="不用再存，可以直接从题库选。")


class NothingChosen(Refusal):
    """No item of the bank was ticked."""

    code = "questionnaires.nothing-chosen"

    def __init__(self) -> None:
        """Say what to do."""
        super().__init__("还没有选题。", hint="请勾选要用的题，再点“加入问卷”。")
