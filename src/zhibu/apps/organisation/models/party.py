"""A person's standing in the Party, branch, posts and voting right; a branch's terms."""

from django.db import models
from django.db.models import Q

from zhibu.apps.foundation.models import Period
from zhibu.apps.organisation.models.people import Person
from zhibu.apps.organisation.models.structure import Branch, PartyGroup


class Standing(Period):
    """Stage towards and in membership (发展党员 stages, then probationary, then full)."""

    class Stage(models.TextChoices):
        APPLICANT = "applicant", "入党申请人"
        ACTIVIST = "activist", "入党积极分子"
        CANDIDATE = "candidate", "发展对象"
        PROBATIONARY = "probationary", "预备党员"
        FULL = "full", "正式党员"

    person = models.ForeignKey(
        Person, models.CASCADE, related_name="standings", verbose_name="人员"
    )
    stage = models.CharField("阶段", max_length=12, choices=Stage)

    class Meta(Period.Meta):
        verbose_name = verbose_name_plural = "政治面貌"
        ordering = ["since", "pk"]
        constraints = [
            *Period.Meta.constraints,
            models.UniqueConstraint(
                fields=["zone", "person"],
                condition=Q(until__isnull=True),
                name="one_open_standing",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} {self.get_stage_display()}"


class Affiliation(Period):
    """组织关系: in which branch, and which of its groups, a person is.

    Applicants and activists are attached to the branch that trains them in the same way;
    their stage says that they are not members.
    """

    person = models.ForeignKey(
        Person, models.CASCADE, related_name="affiliations", verbose_name="人员"
    )
    branch = models.ForeignKey(
        Branch, models.PROTECT, related_name="affiliations", verbose_name="党支部"
    )
    group = models.ForeignKey(
        PartyGroup,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="affiliations",
        verbose_name="党小组",
    )

    class Meta(Period.Meta):
        verbose_name = verbose_name_plural = "组织关系"
        ordering = ["since", "pk"]
        constraints = [
            *Period.Meta.constraints,
            models.UniqueConstraint(
                fields=["zone", "person"],
                condition=Q(until__isnull=True),
                name="one_open_affiliation",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} {self.branch}"


class VotingSuspension(Period):
    """No right to vote although a full member (选举条例 第五条); the reason is not kept here."""

    person = models.ForeignKey(
        Person, models.CASCADE, related_name="voting_suspensions", verbose_name="人员"
    )

    class Meta(Period.Meta):
        verbose_name = verbose_name_plural = "暂停表决权"
        ordering = ["since", "pk"]

    def __str__(self) -> str:
        return f"{self.person} 暂停表决权"


class Term(Period):
    """届期: from the election (`since`) to its planned end; `until` once it has ended."""

    branch = models.ForeignKey(Branch, models.PROTECT, related_name="terms", verbose_name="党支部")
    due_on = models.DateField("届满日期")

    class Meta(Period.Meta):
        verbose_name = verbose_name_plural = "届期"
        ordering = ["since", "pk"]
        constraints = [
            *Period.Meta.constraints,
            models.CheckConstraint(
                condition=Q(due_on__gt=models.F("since")), name="term_due_after_election"
            ),
            models.UniqueConstraint(
                fields=["zone", "branch"],
                condition=Q(until__isnull=True),
                name="one_open_term",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.branch} {self.since:%Y-%m-%d}"


class Post(Period):
    """A Party post held in a branch, full-time or part-time."""

    class Kind(models.TextChoices):
        SECRETARY = "secretary", "书记"
        DEPUTY = "deputy", "副书记"
        ORGANISATION = "organisation", "组织委员"
        PUBLICITY = "publicity", "宣传委员"
        DISCIPLINE = "discipline", "纪检委员"
        MEMBER = "committee_member", "委员"
        GROUP_LEADER = "group_leader", "党小组组长"
        RESPONSIBLE = "responsible", "党务专人"

    COMMITTEE = (
        Kind.SECRETARY,
        Kind.DEPUTY,
        Kind.ORGANISATION,
        Kind.PUBLICITY,
        Kind.DISCIPLINE,
        Kind.MEMBER,
    )
    """Posts that end with the term."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="posts", verbose_name="人员")
    branch = models.ForeignKey(Branch, models.PROTECT, related_name="posts", verbose_name="党支部")
    kind = models.CharField("职务", max_length=16, choices=Kind)
    group = models.ForeignKey(
        PartyGroup,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="leaders",
        verbose_name="党小组",
    )
    term = models.ForeignKey(
        Term, models.PROTECT, null=True, blank=True, related_name="posts", verbose_name="届期"
    )
    full_time = models.BooleanField("专职", default=False)
    prior_experience = models.BooleanField("任职前有党务工作经历", null=True, blank=True)

    class Meta(Period.Meta):
        verbose_name = verbose_name_plural = "党内任职"
        ordering = ["since", "pk"]
        constraints = [
            *Period.Meta.constraints,
            models.UniqueConstraint(
                fields=["zone", "branch"],
                condition=Q(until__isnull=True, kind="secretary"),
                name="one_secretary_at_a_time",
            ),
            models.UniqueConstraint(
                fields=["zone", "person", "branch", "kind"],
                condition=Q(until__isnull=True),
                name="post_held_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.branch} {self.get_kind_display()} {self.person}"
