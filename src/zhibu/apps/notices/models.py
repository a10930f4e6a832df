"""What people are told, and where; whether it was read is nobody's business and is not kept."""

from django.db import models

from zhibu.apps.foundation.models import ZoneOwned
from zhibu.apps.organisation.models import Branch, Person


class Message(ZoneOwned):
    """What is told: in the page at once, elsewhere from `deliver_after` on.

    `url` is an address of the product the message speaks of, '' when there is none.
    `delivered_at` is when it went out, or when there turned out to be nowhere to send it.
    """

    subject = models.CharField("标题", max_length=120)
    text = models.TextField("内容", blank=True)
    url = models.CharField(max_length=200, blank=True, editable=False)
    created_at = models.DateTimeField("生成时间")
    deliver_after = models.DateTimeField("送达时间")
    delivered_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        abstract = True
        ordering = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return self.subject


class Notice(Message):
    """What one person is told."""

    person = models.ForeignKey(
        Person, models.CASCADE, related_name="notices", verbose_name="收件人"
    )

    class Meta(Message.Meta):
        verbose_name = verbose_name_plural = "通知"
        indexes = [models.Index(fields=["zone", "person", "-created_at"], name="notice_person")]


class GroupPost(Message):
    """What is posted once in the work-chat group of a branch, for everyone there."""

    branch = models.ForeignKey(
        Branch, models.CASCADE, related_name="group_posts", verbose_name="党支部"
    )

    class Meta(Message.Meta):
        verbose_name = verbose_name_plural = "工作群通知"
        indexes = [models.Index(fields=["zone", "branch", "-created_at"], name="post_branch")]


class Channel(ZoneOwned):
    """How a person wants to be told besides the page; without one, only in the page."""

    class Kind(models.TextChoices):
        NONE = "none", "只在系统里看"
        MAIL = "mail", "同时发邮件"

    person = models.ForeignKey(Person, models.CASCADE, related_name="+", verbose_name="人员")
    kind = models.CharField("方式", max_length=8, choices=Kind, default=Kind.NONE)
    address = models.EmailField("邮箱", blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "通知方式"
        constraints = [
            models.UniqueConstraint(fields=["zone", "person"], name="one_channel_a_person"),
            models.CheckConstraint(
                condition=models.Q(kind="none", address="") | ~models.Q(address=""),
                name="mail_has_an_address",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} {self.get_kind_display()}"


class Robot(ZoneOwned):
    """The robot of a branch's work-chat group; who has its address can post there."""

    branch = models.ForeignKey(Branch, models.CASCADE, related_name="+", verbose_name="党支部")
    address = models.CharField("地址", max_length=300)

    class Meta:
        verbose_name = verbose_name_plural = "工作群机器人"
        constraints = [
            models.UniqueConstraint(fields=["zone", "branch"], name="one_robot_a_branch")
        ]

    def __str__(self) -> str:
        return f"{self.branch}工作群机器人"
