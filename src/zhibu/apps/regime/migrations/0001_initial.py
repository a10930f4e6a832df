import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("meetings", "0001_initial"),
        ("organisation", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Milestone",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("rule", models.CharField(blank=True, max_length=12, verbose_name="规则")),
                ("title", models.CharField(max_length=80, verbose_name="事项")),
                ("day", models.DateField(verbose_name="期限")),
                ("is_proposed", models.BooleanField(default=True, verbose_name="拟定")),
                ("done_on", models.DateField(blank=True, null=True, verbose_name="完成日期")),
                (
                    "branch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="milestones",
                        to="organisation.branch",
                        verbose_name="党支部",
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
                "verbose_name": "计划节点",
                "verbose_name_plural": "计划节点",
                "ordering": ["day", "pk"],
                "indexes": [
                    models.Index(fields=["zone", "branch", "day"], name="milestone_branch_day")
                ],
            },
        ),
        migrations.CreateModel(
            name="PlanChange",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("year", models.PositiveSmallIntegerField(verbose_name="年份")),
                (
                    "what",
                    models.CharField(
                        choices=[
                            ("day", "改期"),
                            ("title", "改主题"),
                            ("added", "增加"),
                            ("removed", "取消"),
                        ],
                        max_length=8,
                        verbose_name="改动",
                    ),
                ),
                ("old", models.CharField(blank=True, max_length=120, verbose_name="原来")),
                ("new", models.CharField(blank=True, max_length=120, verbose_name="改为")),
                ("changed_at", models.DateTimeField(verbose_name="时间")),
                ("reason", models.CharField(blank=True, max_length=80, verbose_name="原因")),
                (
                    "branch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="organisation.branch",
                        verbose_name="党支部",
                    ),
                ),
                (
                    "changed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.person",
                        verbose_name="改动人",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="plan_changes",
                        to="meetings.meeting",
                    ),
                ),
                (
                    "milestone",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="changes",
                        to="regime.milestone",
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
                "verbose_name": "计划改动",
                "verbose_name_plural": "计划改动",
                "ordering": ["-changed_at", "-pk"],
                "indexes": [
                    models.Index(fields=["zone", "branch", "year"], name="plan_change_year")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("meeting__isnull", False),
                            ("milestone__isnull", False),
                            _connector="XOR",
                        ),
                        name="plan_change_is_of_one_thing",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="YearPlan",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("year", models.PositiveSmallIntegerField(verbose_name="年份")),
                (
                    "theme_date",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="主题党日（几日）"
                    ),
                ),
                (
                    "theme_weekday",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="主题党日（周几）"
                    ),
                ),
                (
                    "theme_nth",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="主题党日（第几个）"
                    ),
                ),
                (
                    "accepted_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="采用时间"),
                ),
                (
                    "accepted_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.person",
                        verbose_name="采用人",
                    ),
                ),
                (
                    "branch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="plans",
                        to="organisation.branch",
                        verbose_name="党支部",
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
                "verbose_name": "年度计划",
                "verbose_name_plural": "年度计划",
                "ordering": ["year"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("zone", "branch", "year"), name="one_plan_a_year"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("theme_date__isnull", False),
                                ("theme_nth__isnull", True),
                                ("theme_weekday__isnull", True),
                            ),
                            models.Q(
                                ("theme_date__isnull", True),
                                ("theme_nth__isnull", False),
                                ("theme_weekday__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="plan_has_one_theme_day",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CalendarFeed",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("token_hash", models.CharField(db_index=True, editable=False, max_length=64)),
                ("made_at", models.DateTimeField(verbose_name="生成时间")),
                (
                    "branch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="organisation.branch",
                        verbose_name="党支部",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
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
                "verbose_name": "日历订阅",
                "verbose_name_plural": "日历订阅",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("zone", "branch", "person"), name="one_feed_a_person_and_branch"
                    ),
                    models.UniqueConstraint(
                        fields=("zone", "token_hash"), name="one_feed_of_a_token"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Explanation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("rule", models.CharField(max_length=12, verbose_name="规则")),
                ("until", models.DateField(verbose_name="期限")),
                ("text", models.CharField(max_length=200, verbose_name="说明")),
                ("written_at", models.DateTimeField(verbose_name="时间")),
                (
                    "branch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="explanations",
                        to="organisation.branch",
                        verbose_name="党支部",
                    ),
                ),
                (
                    "group",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="organisation.partygroup",
                        verbose_name="党小组",
                    ),
                ),
                (
                    "written_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.person",
                        verbose_name="说明人",
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
                "verbose_name": "情况说明",
                "verbose_name_plural": "情况说明",
                "ordering": ["until", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("group__isnull", True)),
                        fields=("zone", "branch", "rule", "until"),
                        name="one_explanation_of_a_branch",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("group__isnull", False)),
                        fields=("zone", "branch", "rule", "group", "until"),
                        name="one_explanation_of_a_group",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="LocalRules",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("text", models.TextField(blank=True, verbose_name="本地规定")),
                ("saved_at", models.DateTimeField(verbose_name="保存时间")),
                (
                    "saved_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.person",
                        verbose_name="保存人",
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
                "verbose_name": "本地规定",
                "verbose_name_plural": "本地规定",
                "ordering": ["-saved_at", "-pk"],
                "indexes": [models.Index(fields=["zone", "-saved_at"], name="local_rules_newest")],
            },
        ),
    ]
