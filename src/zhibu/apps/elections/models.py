"""An election of a branch: its days, people, counts. The term it leads to is organisation's."""

from django.db import models
from django.db.models import Q

from zhibu.apps.foundation.models import ZoneOwned
from zhibu.apps.organisation.models import Branch, Person, Term


class Election(ZoneOwned):
    """换届 or 补选: who is due, elected and outvoted is computed, never kept."""

    class Kind(models.TextChoices):
        TERM = "term", "换届选举"
        VACANCY = "vacancy", "补选"

    class Body(models.TextChoices):
        COMMITTEE = "committee", "支部委员会委员"
        SECRETARY = "secretary", "支部书记（不设委员会）"

    class State(models.TextChoices):
        OPEN = "open", "进行中"
        FINISHED = "finished", "已完成"
        DROPPED = "dropped", "已撤销"

    branch = models.ForeignKey(
        Branch, models.PROTECT, related_name="elections", verbose_name="党支部"
    )
    kind = models.CharField("类别", max_length=8, choices=Kind)
    body = models.CharField("选举什么", max_length=12, choices=Body)
    seats = models.PositiveSmallIntegerField("应选人数")
    term_due = models.DateField("本届届满", null=True, blank=True)
    planned_on = models.DateField("选举大会日期")
    asked_on = models.DateField("请示日期", null=True, blank=True)
    approved_on = models.DateField("批复日期", null=True, blank=True)
    state = models.CharField("状态", max_length=8, choices=State, default=State.OPEN)
    term = models.ForeignKey(
        Term, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="产生的一届"
    )

    class Meta:
        verbose_name = verbose_name_plural = "选举"
        ordering = ["-planned_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["zone", "branch"], condition=Q(state="open"), name="one_open_election"
            ),
            models.CheckConstraint(condition=Q(seats__gte=1), name="election_has_a_seat"),
        ]

    def __str__(self) -> str:
        return f"{self.branch}{self.get_kind_display()}"

    @property
    def is_open(self) -> bool:
        """Whether it is still going on."""
        return self.state == self.State.OPEN


class Exclusion(ZoneOwned):
    """Someone not counted among those due, with the reason (XJ-08), approved and announced."""

    class Reason(models.TextChoices):
        ILL = "ill", "患病，生活不能自理"
        ABROAD = "abroad", "自费出国半年以上"
        DETAINED = "detained", "被留置、羁押"
        FRAIL = "frail", "年老体弱，不能参加"
        MOBILE = "mobile", "长期外出，按规定不能参加"

    election = models.ForeignKey(Election, models.CASCADE, related_name="exclusions")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+", verbose_name="党员")
    reason = models.CharField("原因", max_length=10, choices=Reason)

    class Meta:
        verbose_name = verbose_name_plural = "不计入应到会"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["zone", "election", "person"], name="excluded_once")
        ]

    def __str__(self) -> str:
        return f"{self.person} {self.get_reason_display()}"


class Candidate(ZoneOwned):
    """Someone who stands, or was written in on a ballot (另选他人)."""

    election = models.ForeignKey(Election, models.CASCADE, related_name="candidates")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+", verbose_name="候选人")
    written_in = models.BooleanField("另选他人", default=False)

    class Meta:
        verbose_name = verbose_name_plural = "候选人"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["zone", "election", "person"], name="stands_once")
        ]

    def __str__(self) -> str:
        return f"{self.person}"


class Teller(ZoneOwned):
    """监票人 or 计票人: an elector who does not stand (XJ-12)."""

    class Role(models.TextChoices):
        SCRUTINEER = "scrutineer", "监票人"
        COUNTER = "counter", "计票人"

    election = models.ForeignKey(Election, models.CASCADE, related_name="tellers")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+", verbose_name="党员")
    role = models.CharField("分工", max_length=12, choices=Role)

    class Meta:
        verbose_name = verbose_name_plural = "监票人、计票人"
        ordering = ["-role", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["zone", "election", "person"], name="tells_once")
        ]

    def __str__(self) -> str:
        return f"{self.get_role_display()} {self.person}"


class Ballot(ZoneOwned):
    """One round of voting, as the tellers counted it; a tie or too few winners ask for another."""

    election = models.ForeignKey(Election, models.CASCADE, related_name="ballots")
    number = models.PositiveSmallIntegerField("第几轮")
    seats = models.PositiveSmallIntegerField("应选人数")
    present = models.PositiveIntegerField("实到")
    handed = models.PositiveIntegerField("发出选票")
    returned = models.PositiveIntegerField("收回选票")
    void = models.PositiveIntegerField("废票")

    class Meta:
        verbose_name = verbose_name_plural = "计票"
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(
                fields=["zone", "election", "number"], name="one_ballot_a_round"
            )
        ]

    def __str__(self) -> str:
        return f"{self.election} 第{self.number}轮"


class Votes(ZoneOwned):
    """What one candidate got in one round; who voted neither way abstained."""

    ballot = models.ForeignKey(Ballot, models.CASCADE, related_name="votes")
    candidate = models.ForeignKey(Candidate, models.CASCADE, related_name="votes")
    yes = models.PositiveIntegerField("赞成")
    no = models.PositiveIntegerField("不赞成")

    class Meta:
        verbose_name = verbose_name_plural = "得票"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["zone", "ballot", "candidate"], name="counted_once_a_round"
            )
        ]

    def __str__(self) -> str:
        return f"{self.candidate} {self.yes}"
