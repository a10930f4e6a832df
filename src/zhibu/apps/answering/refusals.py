"""Why an answer cannot be taken or a code not be given, in words that say how to go on."""

from zhibu.core.refusals import Refusal


class NotOpen(Refusal):
    """The questionnaire takes no answers: not yet, or no more."""

    code = "answering.not-open"

    def __init__(self) -> None:
        """Say it calmly; the person did nothing wrong."""
        super().__init__("这份问卷现在不收答卷。", hint="可能还没有开始，也可能已经结束。")


class CodeNotGood(Refusal):
    """No unused ticket has this code: used up, mistyped, or of another questionnaire.

    The three cannot be told apart: a used ticket is deleted, which is the point.
    """

    code = "answering.code-not-good"

    def __init__(self) -> None:
        """Name the reasons there can be."""
        super().__init__(
            "这个答题码用不了。",
            hint="可能已经用过，可能抄错了一个字，也可能是另一份问卷的。请核对三组字符；"
            "确实没有用过的，请向发码的同志换一张。",
        )


class AllAnswered(Refusal):
    """As many answers as people are there."""

    code = "answering.all-answered"

    def __init__(self, population: int) -> None:
        """Name the number."""
        super().__init__(
            f"这份问卷发给 {population} 人，{population} 份都已收齐。",
            hint="请核对发放人数，或告诉发放问卷的同志。",
        )


class StillOpen(Refusal):
    """Somebody asks for answers before the questionnaire is closed."""

    code = "answering.still-open"

    def __init__(self) -> None:
        """Say when they can be seen."""
        super().__init__(
            "问卷还在收集，现在只看得到收回几份。",
            hint="结束问卷以后才能看结果，免得从前后两次结果里猜出某一份答卷。",
        )


class NoCodesLeft(Refusal):
    """Fewer codes are left than asked for."""

    code = "answering.no-codes-left"

    def __init__(self, left: int, wanted: int) -> None:
        """Name both numbers."""
        said = f"未发出的答题码只剩 {left} 个，不够 {wanted} 个。" if left else "答题码已经发完。"
        super().__init__(said, hint="确有需要，请在“发放答题码”页补做几个。")


class AlreadyFetched(Refusal):
    """The person fetched a code before; which, nobody knows."""

    code = "answering.already-fetched"

    def __init__(self) -> None:
        """Say what to do when it was lost."""
        super().__init__(
            "您已经领过答题码了。",
            hint="系统没有留底，找不回来。如果没有记下，请向发放问卷的同志要一张纸条。",
        )


class NotOfTheZone(Refusal):
    """Somebody whom the questionnaire does not ask."""

    code = "answering.not-of-the-zone"

    def __init__(self) -> None:
        """Say whom it asks."""
        super().__init__("这份问卷发给本协作区的同志。", hint="如果您刚调来，请告诉支部更新名册。")


class CodesInUse(Refusal):
    """Codes cannot be made anew: some were fetched or used already."""

    code = "answering.codes-in-use"

    def __init__(self) -> None:
        """Say why, and what can be done instead."""
        super().__init__(
            "已经有人领了答题码或交了答卷，不能全部重做。", hint="不够的，请补做几个。"
        )


class TooManySpares(Refusal):
    """More codes than could be explained by lost slips."""

    code = "answering.too-many-spares"

    def __init__(self, left: int) -> None:
        """Name how many more are allowed."""
        super().__init__(
            f"最多还能补做 {left} 个。", hint="补做太多，就有人能答两次；请先用未发出的。"
        )


class RemindedLately(Refusal):
    """A reminder went out a short while ago."""

    code = "answering.reminded-lately"
