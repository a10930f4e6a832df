"""Sources of a study and the excerpts taken from them."""

from django.db import models

from zhibu.apps.foundation.models import ZoneOwned
from zhibu.apps.studies.models import Code, Study
from zhibu.core.references.reference import KIND_NAMES, Kind

KINDS = [(kind.value, f"{KIND_NAMES[kind]} [{kind}]") for kind in Kind]


class Source(ZoneOwned):
    """文献: what may be cited; its place is its number in the reference list."""

    study = models.ForeignKey(Study, models.CASCADE, related_name="sources")
    place_in_list = models.PositiveIntegerField("次序")
    kind = models.CharField(
        "类型",
        max_length=4,
        choices=KINDS,
        default=Kind.JOURNAL.value,
    )
    title = models.CharField("题名", max_length=300)
    authors = models.TextField("责任者", max_length=1000, blank=True)
    """One a line."""
    container = models.CharField("刊名、报名或文集名", max_length=200, blank=True)
    year = models.CharField("年份", max_length=4, blank=True)
    volume = models.CharField("卷", max_length=20, blank=True)
    issue = models.CharField("期", max_length=20, blank=True)
    pages = models.CharField("页码或版次", max_length=40, blank=True)
    place = models.CharField("出版地", max_length=80, blank=True)
    publisher = models.CharField("出版者或单位", max_length=120, blank=True)
    edition = models.CharField("版本", max_length=20, blank=True)
    number = models.CharField("编号", max_length=60, blank=True)
    published_on = models.CharField("发布日期", max_length=10, blank=True)
    accessed_on = models.CharField("引用日期", max_length=10, blank=True)
    url = models.CharField("网址", max_length=500, blank=True)
    doi = models.CharField("DOI", max_length=120, blank=True)
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = verbose_name_plural = "文献"
        ordering = ["place_in_list", "pk"]
        indexes = [models.Index(fields=["zone", "study", "place_in_list"], name="source_in_list")]

    def __str__(self) -> str:
        return self.title


class Excerpt(ZoneOwned):
    """摘录: words of a source with their page."""

    source = models.ForeignKey(Source, models.CASCADE, related_name="excerpts")
    pages = models.CharField("页码", max_length=40, blank=True)
    text = models.TextField("摘录", max_length=5000)
    note = models.TextField("批注", max_length=2000, blank=True)
    codes = models.ManyToManyField(
        Code, through="ExcerptCode", related_name="excerpts", verbose_name="编码"
    )
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = verbose_name_plural = "摘录"
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.text[:20]

    @property
    def study_id(self) -> int:
        """The study it belongs to, for the rule that opens it."""
        return self.source.study_id


class ExcerptCode(ZoneOwned):
    """A code an excerpt is tagged with; a record of its own, so that zones stay apart."""

    excerpt = models.ForeignKey(Excerpt, models.CASCADE, related_name="+")
    code = models.ForeignKey(Code, models.CASCADE, related_name="+")

    class Meta:
        verbose_name = verbose_name_plural = "摘录的编码"
        constraints = [
            models.UniqueConstraint(fields=["zone", "excerpt", "code"], name="excerpt_tagged_once")
        ]

    def __str__(self) -> str:
        return f"{self.excerpt_id}: {self.code_id}"
