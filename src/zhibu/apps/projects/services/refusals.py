"""Why a project group cannot be kept as asked, in words that say how to go on."""

from zhibu.core.refusals import Refusal


class NameTaken(Refusal):
    """The branch has a running group of that name."""

    code = "projects.name-taken"


class DaysDoNotFit(Refusal):
    """The days of a group and of the parts in it do not go together."""

    code = "projects.days-do-not-fit"


class GroupOver(Refusal):
    """The group has ended."""

    code = "projects.group-over"


class InTheGroup(Refusal):
    """The person is in the group in that time."""

    code = "projects.in-the-group"


class NotThere(Refusal):
    """The person does not work in the zone on that day, or has left the group."""

    code = "projects.not-there"


class ItemElsewhere(Refusal):
    """The work item belongs to another branch or another group."""

    code = "projects.item-elsewhere"


class BranchOnRecord(Refusal):
    """A branch of the group is on record."""

    code = "projects.branch-on-record"
