"""Why a source cannot be kept as typed."""

from zhibu.core.refusals import Refusal


class SourceOnRecord(Refusal):
    """The study has the source already."""

    code = "literature.source-on-record"

    def __init__(self, title: str) -> None:
        """Name it."""
        super().__init__(
            f"文献“{title}”已经在列表里了。",
            hint="要改的请打开原来那条；确实是另一篇的请核对题名。",
        )


class NothingTaken(Refusal):
    """A preview of which nothing was chosen."""

    code = "literature.nothing-taken"

    def __init__(self) -> None:
        """Say what to do."""
        super().__init__("没有选要导入的文献。", hint="请至少勾选一条，再点“导入文献”。")


class UnreadableBytes(Refusal):
    """A file that is no text in an encoding we know."""

    code = "literature.unreadable"

    def __init__(self, hint: str = "请另存为 UTF-8 后重试。") -> None:
        """Say what to do."""
        super().__init__("这个文件读不了。", hint=hint)
