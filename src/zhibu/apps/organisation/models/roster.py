"""A roster file on its way in: staged rows, kept apart until an officer accepts them."""

from django.db import models

from zhibu.apps.foundation.models import ZoneOwned
from zhibu.apps.organisation.models.people import Person
from zhibu.apps.organisation.models.structure import Branch


class RosterUpload(ZoneOwned):
    """One file uploaded for import; its content is deleted once accepted or dropped."""

    class State(models.TextChoices):
        READING = "reading", "正在读取"
        REFUSED = "refused", "不能读取"
        READY = "ready", "待确认"
        SAVING = "saving", "正在保存"
        SAVED = "saved", "已保存"
        DROPPED = "dropped", "已放弃"

    uploader = models.ForeignKey(
        Person, models.PROTECT, null=True, related_name="+", verbose_name="上传人"
    )
    uploaded_at = models.DateTimeField("上传时间")
    branch = models.ForeignKey(
        Branch, models.CASCADE, null=True, blank=True, related_name="+", verbose_name="限于支部"
    )
    as_of = models.DateField("名册日期", help_text="名册所记情况截至哪一天")
    file_name = models.CharField("文件名", max_length=200)
    content = models.BinaryField("内容", null=True, editable=False)
    state = models.CharField("状态", max_length=8, choices=State, default=State.READING)
    progress = models.PositiveIntegerField("已处理行数", default=0)
    total = models.PositiveIntegerField("总行数", default=0)
    mapping = models.JSONField("列对应", default=dict)
    corrections = models.JSONField("更正", default=dict)
    report = models.JSONField("读取结果", default=dict)
    saved_at = models.DateTimeField("保存时间", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "名册导入"
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.file_name


class RosterEntry(ZoneOwned):
    """One row of an uploaded roster with what accepting it would do."""

    class Verdict(models.TextChoices):
        ERROR = "error", "有错误"
        NEW = "new", "新增"
        CHANGED = "changed", "有变动"
        UNCHANGED = "unchanged", "无变动"

    upload = models.ForeignKey(RosterUpload, models.CASCADE, related_name="entries")
    number = models.PositiveIntegerField("行号")
    name = models.CharField("姓名", max_length=80)
    verdict = models.CharField("结论", max_length=10, choices=Verdict)
    detail = models.JSONField("明细", default=dict)

    class Meta:
        verbose_name = verbose_name_plural = "名册行"
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["zone", "upload", "number"], name="one_entry_a_row")
        ]
        indexes = [models.Index(fields=["upload", "verdict"], name="entry_upload_verdict")]

    def __str__(self) -> str:
        return f"第 {self.number} 行 {self.name}"
