import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "__first__"),
        ("organisation", "0001_initial"),
        ("studies", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Guide",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("title", models.CharField(max_length=80, verbose_name="名称")),
                ("text", models.TextField(max_length=5000, verbose_name="问题")),
                ("revision", models.PositiveIntegerField(default=0)),
                (
                    "study",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="guides",
                        to="studies.study",
                    ),
                ),
                (
                    "zone",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.zone",
                        verbose_name="协作区",
                    ),
                ),
            ],
            options={
                "verbose_name": "访谈提纲",
                "verbose_name_plural": "访谈提纲",
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("zone", "study", "title"), name="one_guide_of_a_title"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Interview",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("speaker", models.CharField(max_length=60, verbose_name="访谈对象")),
                ("on", models.DateField(verbose_name="日期")),
                ("place", models.CharField(blank=True, max_length=80, verbose_name="地点")),
                (
                    "mode",
                    models.CharField(
                        choices=[
                            ("face", "面谈"),
                            ("group", "座谈"),
                            ("phone", "电话"),
                            ("video", "视频"),
                        ],
                        default="face",
                        max_length=8,
                        verbose_name="方式",
                    ),
                ),
                ("interviewer", models.CharField(max_length=40, verbose_name="访谈人")),
                (
                    "consent",
                    models.CharField(
                        choices=[("spoken", "口头同意"), ("written", "书面同意")],
                        max_length=8,
                        verbose_name="同意方式",
                    ),
                ),
                ("consent_on", models.DateField(verbose_name="同意日期")),
                ("may_quote", models.BooleanField(default=False, verbose_name="同意匿名引用原话")),
                (
                    "withdrawn_on",
                    models.DateField(blank=True, null=True, verbose_name="撤回同意日期"),
                ),
                (
                    "transcript",
                    models.TextField(blank=True, max_length=100000, verbose_name="记录"),
                ),
                ("revision", models.PositiveIntegerField(default=0)),
                (
                    "guide",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="interviews.guide",
                        verbose_name="提纲",
                    ),
                ),
                (
                    "study",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="interviews",
                        to="studies.study",
                    ),
                ),
                (
                    "written_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "zone",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.zone",
                        verbose_name="协作区",
                    ),
                ),
            ],
            options={
                "verbose_name": "访谈",
                "verbose_name_plural": "访谈",
                "ordering": ["on", "pk"],
                "indexes": [
                    models.Index(fields=["zone", "study", "on"], name="interview_study_day")
                ],
            },
        ),
        migrations.CreateModel(
            name="DoubleCoding",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "first_done_on",
                    models.DateField(blank=True, null=True, verbose_name="第一人完成"),
                ),
                (
                    "second_done_on",
                    models.DateField(blank=True, null=True, verbose_name="第二人完成"),
                ),
                (
                    "first",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "second",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "zone",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.zone",
                        verbose_name="协作区",
                    ),
                ),
                (
                    "interview",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="double",
                        to="interviews.interview",
                    ),
                ),
            ],
            options={
                "verbose_name": "双人编码",
                "verbose_name_plural": "双人编码",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("first", models.F("second")), _negated=True),
                        name="double_by_two_people",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Interviewee",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=40, verbose_name="姓名")),
                (
                    "interview",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="interviewee",
                        to="interviews.interview",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="organisation.person",
                        verbose_name="名册中的人",
                    ),
                ),
                (
                    "zone",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.zone",
                        verbose_name="协作区",
                    ),
                ),
            ],
            options={
                "verbose_name": "访谈对象姓名",
                "verbose_name_plural": "访谈对象姓名",
            },
        ),
        migrations.CreateModel(
            name="Passage",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("start", models.PositiveIntegerField()),
                ("end", models.PositiveIntegerField()),
                (
                    "code",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="passages",
                        to="studies.code",
                    ),
                ),
                (
                    "coder",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "interview",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="passages",
                        to="interviews.interview",
                    ),
                ),
                (
                    "zone",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.zone",
                        verbose_name="协作区",
                    ),
                ),
            ],
            options={
                "verbose_name": "编码段",
                "verbose_name_plural": "编码段",
                "ordering": ["start", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("zone", "interview", "code", "coder", "start", "end"),
                        name="passage_coded_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("end__gt", models.F("start"))), name="passage_not_empty"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Memo",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("text", models.TextField(max_length=3000, verbose_name="备忘")),
                ("written_on", models.DateField(verbose_name="日期")),
                ("revision", models.PositiveIntegerField(default=0)),
                (
                    "author",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "code",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="memos",
                        to="studies.code",
                    ),
                ),
                (
                    "interview",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="memos",
                        to="interviews.interview",
                    ),
                ),
                (
                    "study",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="memos",
                        to="studies.study",
                    ),
                ),
                (
                    "zone",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.zone",
                        verbose_name="协作区",
                    ),
                ),
                (
                    "passage",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="memos",
                        to="interviews.passage",
                    ),
                ),
            ],
            options={
                "verbose_name": "备忘",
                "verbose_name_plural": "备忘",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Quotation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("start", models.PositiveIntegerField()),
                ("end", models.PositiveIntegerField()),
                ("text", models.TextField(max_length=2000, verbose_name="匿名后的原话")),
                ("confirmed_on", models.DateField(blank=True, null=True, verbose_name="确认日期")),
                ("revision", models.PositiveIntegerField(default=0)),
                (
                    "confirmed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "interview",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="quotations",
                        to="interviews.interview",
                    ),
                ),
                (
                    "zone",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.zone",
                        verbose_name="协作区",
                    ),
                ),
            ],
            options={
                "verbose_name": "引用",
                "verbose_name_plural": "引用",
                "ordering": ["interview", "start", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("zone", "interview", "start", "end"), name="passage_quoted_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("end__gt", models.F("start"))),
                        name="quotation_not_empty",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Settlement",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sentence", models.PositiveIntegerField(verbose_name="第几句")),
                ("keeps", models.BooleanField(verbose_name="保留编码")),
                (
                    "code",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="studies.code",
                    ),
                ),
                (
                    "double",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="settlements",
                        to="interviews.doublecoding",
                    ),
                ),
                (
                    "zone",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.zone",
                        verbose_name="协作区",
                    ),
                ),
            ],
            options={
                "verbose_name": "编码商定",
                "verbose_name_plural": "编码商定",
                "ordering": ["sentence", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("zone", "double", "code", "sentence"), name="settled_once"
                    )
                ],
            },
        ),
    ]
