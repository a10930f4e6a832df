"""Why something cannot be recorded, in words that say how to go on."""

from datetime import date

from zhibu.core.refusals import Refusal


def full_day(day: date) -> str:
    """Say a day in full, as in 2026年11月24日."""
    return f"{day.year}年{day.month}月{day.day}日"


class AnotherZone(Refusal):
    """A person, branch, group or agency of another zone."""

    code = "another_zone"


class InTheFuture(Refusal):
    """A day that has not come yet."""

    code = "in_the_future"


class EndsBeforeItBegins(Refusal):
    """An end before the beginning."""

    code = "ends_before_it_begins"


class PeriodsOverlap(Refusal):
    """The period meets another of the same kind that cannot hold at the same time."""

    code = "periods_overlap"


class AlreadyInABranch(Refusal):
    """The person's affiliation is in a branch already."""

    code = "already_in_a_branch"


class NotInTheBranch(Refusal):
    """The person is in no branch, or not in this one, on that day."""

    code = "not_in_the_branch"


class AlreadyThere(Refusal):
    """The change changes nothing."""

    code = "already_there"


class GroupOfAnotherBranch(Refusal):
    """The Party group belongs to another branch or was dissolved."""

    code = "group_of_another_branch"


class BranchDissolved(Refusal):
    """The branch did not stand on that day."""

    code = "branch_dissolved"


class PersonHasLeft(Refusal):
    """The person had left by that day."""

    code = "person_has_left"


class NotAMember(Refusal):
    """Only a full member may hold this post."""

    code = "not_a_member"


class PostTaken(Refusal):
    """Someone, or the same person, holds the post."""

    code = "post_taken"


class TermRunning(Refusal):
    """The branch has a term that has not ended."""

    code = "term_running"


class TermOver(Refusal):
    """The term has ended already."""

    code = "term_over"


class AlreadyEnded(Refusal):
    """What should end has ended already."""

    code = "already_ended"


class StillToCome(Refusal):
    """Something on record begins after the day everything should end."""

    code = "still_to_come"


class BornInTheFuture(Refusal):
    """A birth month that has not come, or that makes the person too young to be staff."""

    code = "born_in_the_future"


class PossiblyTheSamePerson(Refusal):
    """Someone of the same name, and maybe the same birth month, is on record."""

    code = "possibly_the_same_person"


class NotAtWorkThere(Refusal):
    """The person is not in post at the agency, or nowhere, on that day."""

    code = "not_at_work_there"


class NameTaken(Refusal):
    """A group of the branch has this name."""

    code = "name_taken"


class UnitsWithoutJointBranch(Refusal):
    """Further agencies for a branch that is not a joint one."""

    code = "units_without_joint_branch"
