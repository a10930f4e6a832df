"""Why a step of the appraisal cannot be recorded as typed."""

from zhibu.core.refusals import Refusal


class RoundOpen(Refusal):
    """The year's round exists already."""

    code = "appraisal.round-open"

    def __init__(self, year: int) -> None:
        """Name the year."""
        super().__init__(f"{year}年的民主评议已经开始了。", hint="请返回，在原来的页面上接着办。")


class NobodyToAppraise(Refusal):
    """The branch has no members on the day of the list."""

    code = "appraisal.nobody"

    def __init__(self) -> None:
        """Send to the branch's people."""
        super().__init__(
            "这一天支部里没有党员，不能开始评议。", hint="请先在支部页添加党员或导入名册。"
        )


class NotThisYear(Refusal):
    """A day that cannot belong to the year's appraisal."""

    code = "appraisal.not-this-year"

    def __init__(self, what: str, year: int) -> None:
        """Name the field and the years that can be."""
        super().__init__(
            f"{what}不像是{year}年度的。", hint=f"应在{year}年内，或次年上半年补办；请核对年份。"
        )


class OutOfOrder(Refusal):
    """A step dated before one that comes first."""

    code = "appraisal.out-of-order"

    def __init__(self, first: str, then: str) -> None:
        """Name both steps."""
        super().__init__(
            f"{then}不能早于{first}。", hint="顺序是：个人自评、党员互评、民主测评、评定。"
        )


class NotCountedYet(Refusal):
    """A grade before the ballots were counted."""

    code = "appraisal.not-counted-yet"

    def __init__(self) -> None:
        """Say which step comes first."""
        super().__init__("还没有录入民主测评的票数，不能评定等次。", hint="请先录入测评票数。")


class RowsMissing(Refusal):
    """Counts for some members only."""

    code = "appraisal.rows-missing"

    def __init__(self, names: str) -> None:
        """Name them."""
        super().__init__(f"{names}没有录票。", hint="每位参加评定的党员都要录入四项票数。")


class ReasonMissing(Refusal):
    """A grade without its reason, or a reason without a grade."""

    code = "appraisal.reason-missing"

    def __init__(self, name: str) -> None:
        """Name the member."""
        super().__init__(
            f"{name}：等次和评定意见要一起填。",
            hint="等次由会议作出，意见里写明理由；没定的两栏都空着。",
        )


class AlreadyCounted(Refusal):
    """The list of those graded changes after the ballots were counted."""

    code = "appraisal.already-counted"

    def __init__(self, name: str) -> None:
        """Name the member whose ballots are on record."""
        super().__init__(
            f"{name}的测评票数已经录入，不能再改为不评定。", hint="票数录错的，请先更正票数。"
        )
