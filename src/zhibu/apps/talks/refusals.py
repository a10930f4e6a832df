"""Why a talk cannot be recorded as typed."""

from zhibu.core.refusals import Refusal


class WithOneself(Refusal):
    """Both sides of the talk are the same person."""

    code = "talks.with-oneself"

    def __init__(self) -> None:
        """Ask for another person."""
        super().__init__("谈话双方是同一个人。", hint="请把其中一位改选为另一个人。")


class TalkOnRecord(Refusal):
    """The two talked that day already, says the record."""

    code = "talks.on-record"

    def __init__(self, names: str, day: str) -> None:
        """Name them and the day."""
        super().__init__(
            f"{day}{names}的谈心谈话已经记过了。",
            hint="要补充的请打开原记录；日期记错的请改日期。",
        )


class NotesOfOthers(Refusal):
    """Someone outside a talk writes down what was said in it."""

    code = "talks.notes-of-others"

    def __init__(self) -> None:
        """Say who may, and what can be recorded."""
        super().__init__(
            "您不在这次谈话里，不能记录谈话内容、情形和约定。",
            hint="请清空这几栏，只记谁和谁、哪一天；内容由谈话双方自己补记。",
        )


class WrittenMeanwhile(Refusal):
    """Somebody else wrote down what was said while the form was open."""

    code = "talks.written-meanwhile"

    def __init__(self, recorder: str) -> None:
        """Name who was first, and say that nothing typed is lost."""
        super().__init__(
            f"{recorder}已经记下了这次谈话的内容，您写的没有保存，还在下面。",
            hint=f"要补充的，请复制给{recorder}，由记录人更正。",
        )


class PromiseIncomplete(Refusal):
    """A promise without owner or day, or an owner or day without a promise."""

    code = "talks.promise-incomplete"

    def __init__(self) -> None:
        """Name the three fields."""
        super().__init__(
            "约定没有写全。", hint="约定事项、由谁办、约定期限三项要么都填，要么都不填。"
        )


class NotTheirPromise(Refusal):
    """A promise of someone who was not in the talk."""

    code = "talks.not-their-promise"

    def __init__(self) -> None:
        """Say who can promise."""
        super().__init__("约定只能由谈话双方来办。", hint="“由谁办”请选谈话双方中的一位。")


class DueBeforeTheTalk(Refusal):
    """A promise due, or kept, before it was made."""

    code = "talks.due-before-the-talk"

    def __init__(self, what: str) -> None:
        """Name the field."""
        super().__init__(f"{what}不能早于谈话日期。", hint="请核对两个日期。")
