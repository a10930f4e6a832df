import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("meetings", "0002_where_and_how"),
        ("organisation", "0003_sections_of_today"),
    ]

    operations = [
        migrations.CreateModel(
            name="Class",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(default="微课堂", max_length=40, verbose_name="名称")),
                (
                    "every_weeks",
                    models.PositiveSmallIntegerField(default=2, verbose_name="隔几周一讲"),
                ),
                (
                    "branch",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="micro_class",
                        to="organisation.branch",
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
                    "gap_weeks",
                    models.PositiveSmallIntegerField(default=6, verbose_name="同一个人至少隔几周"),
                ),
            ],
            options={
                "verbose_name": "微课堂",
                "verbose_name_plural": "微课堂",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("every_weeks__gte", 1), ("every_weeks__lte", 26)),
                        name="class_now_and_then",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("gap_weeks__gte", 1), ("gap_weeks__lte", 52)),
                        name="class_keeps_a_gap",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Lesson",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("topic", models.CharField(blank=True, max_length=120, verbose_name="题目")),
                (
                    "business",
                    models.CharField(blank=True, max_length=120, verbose_name="联系的业务"),
                ),
                ("week_of", models.DateField(verbose_name="哪一周（周一）")),
                ("summary", models.TextField(blank=True, max_length=3000, verbose_name="讲了什么")),
                ("is_shared", models.BooleanField(default=False, verbose_name="供全区使用")),
                ("dropped_on", models.DateField(blank=True, null=True, verbose_name="取消日期")),
                (
                    "dropped_why",
                    models.CharField(blank=True, max_length=100, verbose_name="取消原因"),
                ),
                ("revision", models.PositiveIntegerField(default=0, verbose_name="第几次改动")),
                (
                    "branch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="lessons",
                        to="organisation.branch",
                        verbose_name="党支部",
                    ),
                ),
                (
                    "meeting",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="lesson",
                        to="meetings.meeting",
                        verbose_name="会议",
                    ),
                ),
                (
                    "speaker",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="lessons",
                        to="organisation.person",
                        verbose_name="主讲人",
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
                ("why", models.CharField(blank=True, max_length=500, verbose_name="为什么这样排")),
            ],
            options={
                "verbose_name": "微课",
                "verbose_name_plural": "微课",
                "ordering": ["week_of", "pk"],
                "indexes": [
                    models.Index(fields=["zone", "branch", "week_of"], name="lesson_of_a_branch")
                ],
            },
        ),
        migrations.CreateModel(
            name="LessonHours",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("minutes", models.PositiveSmallIntegerField(verbose_name="多少分钟计 1 学时")),
                ("basis", models.CharField(max_length=120, verbose_name="依据")),
                ("since", models.DateField(verbose_name="从哪天起")),
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
                "verbose_name": "微课学时折算",
                "verbose_name_plural": "微课学时折算",
                "ordering": ["since", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("zone", "since"), name="one_conversion_a_day"),
                    models.CheckConstraint(
                        condition=models.Q(("minutes__gte", 1)), name="conversion_has_minutes"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Material",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("title", models.CharField(max_length=80, verbose_name="名称")),
                ("link", models.URLField(blank=True, max_length=500, verbose_name="链接")),
                ("file_name", models.CharField(blank=True, max_length=120, verbose_name="文件名")),
                ("content", models.BinaryField(blank=True, null=True, verbose_name="文件")),
                (
                    "lesson",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="materials",
                        to="lessons.lesson",
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
                "verbose_name": "课件",
                "verbose_name_plural": "课件",
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("link", ""), ("content__isnull", False)),
                            models.Q(
                                models.Q(("link", ""), _negated=True), ("content__isnull", True)
                            ),
                            _connector="OR",
                        ),
                        name="material_is_file_or_link",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Speaker",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("since", models.DateField(verbose_name="开始日期")),
                (
                    "since_exact",
                    models.BooleanField(
                        default=True,
                        help_text="否：只知道不晚于这一天",
                        verbose_name="开始日期确切",
                    ),
                ),
                ("until", models.DateField(blank=True, null=True, verbose_name="结束日期")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("head", "科室负责人"),
                            ("officer", "支委"),
                            ("young", "青年干部"),
                            ("other", "其他"),
                        ],
                        max_length=8,
                        verbose_name="类别",
                    ),
                ),
                ("topics", models.CharField(blank=True, max_length=200, verbose_name="能讲什么")),
                (
                    "micro_class",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="speakers",
                        to="lessons.class",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="speaking",
                        to="organisation.person",
                        verbose_name="主讲人",
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
                "verbose_name": "轮讲名单",
                "verbose_name_plural": "轮讲名单",
                "ordering": ["pk"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until__isnull", True),
                            ("until__gte", models.F("since")),
                            _connector="OR",
                        ),
                        name="lessons_speaker_until_not_before_since",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("until__isnull", True)),
                        fields=("zone", "micro_class", "person"),
                        name="speaker_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Pause",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("since", models.DateField(verbose_name="开始日期")),
                (
                    "since_exact",
                    models.BooleanField(
                        default=True,
                        help_text="否：只知道不晚于这一天",
                        verbose_name="开始日期确切",
                    ),
                ),
                ("until", models.DateField(blank=True, null=True, verbose_name="结束日期")),
                (
                    "speaker",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="pauses",
                        to="lessons.speaker",
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
                "verbose_name": "暂不安排",
                "verbose_name_plural": "暂不安排",
                "ordering": ["since", "pk"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until__isnull", True),
                            ("until__gte", models.F("since")),
                            _connector="OR",
                        ),
                        name="lessons_pause_until_not_before_since",
                    )
                ],
            },
        ),
    ]
