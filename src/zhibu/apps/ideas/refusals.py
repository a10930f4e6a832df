"""Why a proposal is not kept, answered or taken back, in words that say how to go on."""

from zhibu.core.refusals import Refusal


class TooMany(Refusal):
    """More attempts in an hour than a person makes."""

    code = "ideas.too-many"

    def __init__(self) -> None:
        """Say when it goes on."""
        super().__init__("提交得太频繁了。", hint="请一小时后再试；内容请先自行保存。")


class AlreadyAnswered(Refusal):
    """Somebody takes back what was answered."""

    code = "ideas.already-answered"

    def __init__(self) -> None:
        """Say that it stays."""
        super().__init__(
            "这条建议已经答复过，不能撤回了。", hint="有新的想法，可以再提一条，或直接和支部说。"
        )


class CarriedOut(Refusal):
    """An adopted proposal is turned down while it is being carried out."""

    code = "ideas.carried-out"

    def __init__(self) -> None:
        """Say what to do first."""
        super().__init__(
            "这条建议已经在落实或者有了结果，不能改成未采纳。",
            hint="如果不做了，请先取消对应的工作事项，并在理由里写明。",
        )


class NotAdopted(Refusal):
    """A result of what was not adopted."""

    code = "ideas.not-adopted"

    def __init__(self) -> None:
        """Say that it is answered first."""
        super().__init__("采纳的建议才写结果。", hint="请先答复为采纳或部分采纳。")


class NothingToReopen(Refusal):
    """Only what was not adopted is looked at anew."""

    code = "ideas.nothing-to-reopen"

    def __init__(self) -> None:
        """Say what can be done instead."""
        super().__init__("只有未采纳的建议可以重新研究。", hint="采纳的建议可以直接修改答复。")


class ResultTooEarly(Refusal):
    """A result from before the answer."""

    code = "ideas.result-too-early"

    def __init__(self) -> None:
        """Say which day is wanted."""
        super().__init__("结果的日期早于答复的日期。", hint="请写答复以后的日期。")
