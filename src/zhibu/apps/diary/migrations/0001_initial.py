import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("organisation", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="CalendarSource",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "url",
                    models.CharField(
                        blank=True, editable=False, max_length=1000, verbose_name="订阅地址"
                    ),
                ),
                ("host", models.CharField(blank=True, max_length=253, verbose_name="网站")),
                ("file_name", models.CharField(blank=True, max_length=100, verbose_name="文件名")),
                (
                    "fetched_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="最近读取"),
                ),
                ("due_at", models.DateTimeField(blank=True, null=True, verbose_name="下次读取")),
                (
                    "last_error",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="最近一次没读成的原因"
                    ),
                ),
                (
                    "added_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="organisation.person",
                        verbose_name="添加人",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="calendar_sources",
                        to="organisation.person",
                        verbose_name="人员",
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
                "verbose_name": "日历来源",
                "verbose_name_plural": "日历来源",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="BusyTime",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("starts_at", models.DateTimeField(verbose_name="开始")),
                ("ends_at", models.DateTimeField(verbose_name="结束")),
                (
                    "why",
                    models.CharField(
                        choices=[
                            ("trip", "出差"),
                            ("leave", "请假"),
                            ("duty", "值班"),
                            ("study", "学习"),
                            ("other", "其他"),
                            ("calendar", "日历"),
                        ],
                        default="other",
                        max_length=8,
                        verbose_name="原因",
                    ),
                ),
                (
                    "noted_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="organisation.person",
                        verbose_name="登记人",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="busy_times",
                        to="organisation.person",
                        verbose_name="人员",
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
                    "source",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="busy_times",
                        to="diary.calendarsource",
                        verbose_name="日历来源",
                    ),
                ),
            ],
            options={
                "verbose_name": "忙碌时间",
                "verbose_name_plural": "忙碌时间",
                "ordering": ["starts_at", "pk"],
                "indexes": [
                    models.Index(fields=["zone", "person", "ends_at"], name="busy_of_a_person")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ends_at__gt", models.F("starts_at"))),
                        name="busy_ends_after_start",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="WayToTakePart",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "reach",
                    models.CharField(
                        choices=[
                            ("any", "到场、线上都可以"),
                            ("in_person", "只能到场（不便上网）"),
                            ("online", "只能线上"),
                            ("visit", "需要上门（行动不便）"),
                        ],
                        max_length=10,
                        verbose_name="参加方式",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="ways_to_take_part",
                        to="organisation.person",
                        verbose_name="人员",
                    ),
                ),
                (
                    "set_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="organisation.person",
                        verbose_name="登记人",
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
                "verbose_name": "参加方式",
                "verbose_name_plural": "参加方式",
                "constraints": [
                    models.UniqueConstraint(fields=("zone", "person"), name="one_way_a_person")
                ],
            },
        ),
        migrations.CreateModel(
            name="WeeklyBusy",
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
                    "weekday",
                    models.PositiveSmallIntegerField(
                        choices=[
                            (0, "星期一"),
                            (1, "星期二"),
                            (2, "星期三"),
                            (3, "星期四"),
                            (4, "星期五"),
                            (5, "星期六"),
                            (6, "星期日"),
                        ],
                        verbose_name="星期几",
                    ),
                ),
                ("starts", models.TimeField(verbose_name="从")),
                ("ends", models.TimeField(verbose_name="到")),
                (
                    "why",
                    models.CharField(
                        choices=[
                            ("trip", "出差"),
                            ("leave", "请假"),
                            ("duty", "值班"),
                            ("study", "学习"),
                            ("other", "其他"),
                        ],
                        default="duty",
                        max_length=8,
                        verbose_name="原因",
                    ),
                ),
                (
                    "noted_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="organisation.person",
                        verbose_name="登记人",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="weekly_busy",
                        to="organisation.person",
                        verbose_name="人员",
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
                "verbose_name": "每周忙碌时间",
                "verbose_name_plural": "每周忙碌时间",
                "ordering": ["weekday", "starts", "pk"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until__isnull", True),
                            ("until__gte", models.F("since")),
                            _connector="OR",
                        ),
                        name="diary_weeklybusy_until_not_before_since",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("ends__gt", models.F("starts"))),
                        name="weekly_busy_ends_after_start",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("weekday__lte", 6)), name="weekly_busy_has_a_weekday"
                    ),
                ],
            },
        ),
    ]
