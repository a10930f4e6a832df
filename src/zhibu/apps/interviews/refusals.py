"""Why something about an interview cannot be done as asked."""

from zhibu.core.refusals import Refusal


class Withdrawn(Refusal):
    """The one interviewed took the consent back."""

    code = "interviews.withdrawn"

    def __init__(self) -> None:
        """Say that nothing may be added."""
        super().__init__(
            "对方已经撤回同意，这次访谈的内容已删除，不能再记录或编码。",
            hint="需要时请重新征得同意，另记一次访谈。",
        )


class NothingChosen(Refusal):
    """No sentence, or no code."""

    code = "interviews.nothing-chosen"

    def __init__(self, what: str) -> None:
        """Name what is missing."""
        super().__init__(f"没有选{what}。", hint=f"请先勾选{what}，再点按钮。")


class CodingIsClosed(Refusal):
    """A coder who said 'done', somebody else, or two who are both done."""

    code = "interviews.coding-closed"

    def __init__(self) -> None:
        """Say what to do."""
        super().__init__(
            "这份记录正在双人编码，您现在不能改编码。",
            hint="两人都完成后可以对照、商定；要重新编码请先取消双人编码。",
        )


class TranscriptIsCodedDouble(Refusal):
    """Editing a transcript that two people are coding blind."""

    code = "interviews.coded-double"

    def __init__(self) -> None:
        """Say what to do."""
        super().__init__(
            "这份记录正在双人编码，改了文字两人就对不上了。", hint="请先取消双人编码，再改文字。"
        )


class SameCoderTwice(Refusal):
    """Double coding by one person."""

    code = "interviews.same-coder"

    def __init__(self) -> None:
        """Ask for another."""
        super().__init__("两位编码人是同一个人。", hint="请选两个不同的人。")


class NoTranscript(Refusal):
    """Coding an interview without text."""

    code = "interviews.no-transcript"

    def __init__(self) -> None:
        """Say what comes first."""
        super().__init__("这次访谈还没有记录文字。", hint="请先粘贴或上传记录。")


class BadTranscript(Refusal):
    """A file that holds no readable text."""

    code = "interviews.bad-transcript"


class NameInTheOpen(Refusal):
    """A real name where a role belongs."""

    code = "interviews.name-in-the-open"

    def __init__(self, names: tuple[str, ...]) -> None:
        """Say which."""
        super().__init__(
            f"“访谈对象”里有名册中的姓名或单位：{'、'.join(names)}。",
            hint="请只写身份，如“某单位党务干部”；真实姓名可以另外单独记。",
        )


class NotConsented(Refusal):
    """A quotation of somebody who did not agree to be quoted."""

    code = "interviews.not-consented"

    def __init__(self) -> None:
        """Say what is missing."""
        super().__init__(
            "对方没有同意引用原话。", hint="征得同意后，在访谈里勾选“同意匿名引用原话”再来。"
        )


class NotOneRun(Refusal):
    """Sentences of a quotation that do not follow each other, or too many."""

    code = "interviews.not-one-run"

    def __init__(self) -> None:
        """Say what fits."""
        super().__init__(
            "引用要选连续的句子，合起来不超过2000字。", hint="不相连的句子请分别做成引用。"
        )


class NamesLeft(Refusal):
    """Known names still stand in a quotation somebody wants to confirm."""

    code = "interviews.names-left"

    def __init__(self, names: tuple[str, ...]) -> None:
        """List them."""
        super().__init__(
            f"文字里还有：{'、'.join(names)}。",
            hint="请改成身份或代称；如果这里不是指人或单位，勾选下面一项后再确认。",
        )


class CodeOnRecord(Refusal):
    """Two codes of a name at one place of the tree."""

    code = "interviews.code-on-record"

    def __init__(self, name: str) -> None:
        """Name it."""
        super().__init__(
            f"同一层已经有编码“{name}”。", hint="请换个名称，或用“合并编码”把两个合成一个。"
        )


class UnderItself(Refusal):
    """A code moved or merged into itself or one below it."""

    code = "interviews.under-itself"

    def __init__(self) -> None:
        """Say what fits."""
        super().__init__("不能移到或并入它自己或它下面的编码。", hint="请另选一个编码。")


class GuideOnRecord(Refusal):
    """Two guides of a title."""

    code = "interviews.guide-on-record"

    def __init__(self, title: str) -> None:
        """Name it."""
        super().__init__(f"已经有提纲“{title}”。", hint="请换个名称，或打开原来的提纲修改。")


class TooDeep(Refusal):
    """A tree nobody can read any more."""

    code = "interviews.too-deep"

    def __init__(self, deepest: int) -> None:
        """Say the bound."""
        super().__init__(f"编码最多{deepest}层。", hint="请移到上面一些的编码下。")
