import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("organisation", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="LifeYear",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("year", models.PositiveSmallIntegerField(verbose_name="年度")),
                ("theme", models.CharField(blank=True, max_length=120, verbose_name="会议主题")),
                (
                    "theme_on",
                    models.DateField(blank=True, null=True, verbose_name="定下主题的日期"),
                ),
                ("studied_on", models.DateField(blank=True, null=True, verbose_name="学习日期")),
                (
                    "talked_on",
                    models.DateField(blank=True, null=True, verbose_name="谈心谈话完成日期"),
                ),
                ("asked_on", models.DateField(blank=True, null=True, verbose_name="征求意见日期")),
                (
                    "opinions",
                    models.TextField(blank=True, max_length=5000, verbose_name="征求到的意见"),
                ),
                ("held_on", models.DateField(blank=True, null=True, verbose_name="开会日期")),
                (
                    "branch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="life_years",
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
                "verbose_name": "组织生活会",
                "verbose_name_plural": "组织生活会",
                "ordering": ["-year"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("zone", "branch", "year"), name="one_life_year_of_a_branch"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Remedy",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("problem", models.CharField(max_length=200, verbose_name="问题")),
                ("measure", models.CharField(max_length=200, verbose_name="整改措施")),
                ("due_on", models.DateField(verbose_name="完成期限")),
                ("done_on", models.DateField(blank=True, null=True, verbose_name="完成日期")),
                ("outcome", models.CharField(blank=True, max_length=200, verbose_name="完成情况")),
                (
                    "life",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="remedies",
                        to="appraisal.lifeyear",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.person",
                        verbose_name="责任人",
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
                "verbose_name": "整改事项",
                "verbose_name_plural": "整改事项",
                "ordering": ["pk"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("done_on__isnull", True)),
                        fields=["zone", "owner"],
                        name="open_remedy",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Round",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("year", models.PositiveSmallIntegerField(verbose_name="年度")),
                ("opened_on", models.DateField(verbose_name="名单日期")),
                ("self_on", models.DateField(blank=True, null=True, verbose_name="个人自评日期")),
                ("mutual_on", models.DateField(blank=True, null=True, verbose_name="党员互评日期")),
                (
                    "in_groups",
                    models.BooleanField(default=False, verbose_name="自评、互评在党小组进行"),
                ),
                (
                    "measured_on",
                    models.DateField(blank=True, null=True, verbose_name="民主测评日期"),
                ),
                (
                    "handed_out",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="发出票数"
                    ),
                ),
                (
                    "returned",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="收回票数"
                    ),
                ),
                (
                    "valid",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="有效票数"
                    ),
                ),
                ("decided_on", models.DateField(blank=True, null=True, verbose_name="评定日期")),
                (
                    "decided_by",
                    models.CharField(
                        blank=True,
                        choices=[("committee", "支部委员会"), ("members", "支部党员大会")],
                        max_length=10,
                        verbose_name="评定会议",
                    ),
                ),
                (
                    "branch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="appraisal_rounds",
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
                "verbose_name": "民主评议党员",
                "verbose_name_plural": "民主评议党员",
                "ordering": ["-year"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("zone", "branch", "year"), name="one_round_a_year"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("handed_out__isnull", True),
                            models.Q(
                                ("returned__lte", models.F("handed_out")),
                                ("valid__lte", models.F("returned")),
                            ),
                            _connector="OR",
                        ),
                        name="ballots_within_those_handed_out",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Outcome",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("place", models.PositiveSmallIntegerField(verbose_name="名册序号")),
                (
                    "ungraded",
                    models.CharField(blank=True, max_length=60, verbose_name="不评定等次的原因"),
                ),
                (
                    "excellent",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="优秀票"),
                ),
                (
                    "qualified",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="合格票"),
                ),
                (
                    "basic",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="基本合格票"
                    ),
                ),
                (
                    "unqualified",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="不合格票"
                    ),
                ),
                (
                    "grade",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("excellent", "优秀"),
                            ("qualified", "合格"),
                            ("basic", "基本合格"),
                            ("unqualified", "不合格"),
                        ],
                        max_length=12,
                        verbose_name="评定等次",
                    ),
                ),
                (
                    "opinion",
                    models.CharField(blank=True, max_length=300, verbose_name="评定意见和理由"),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="appraisals",
                        to="organisation.person",
                        verbose_name="党员",
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
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="outcomes",
                        to="appraisal.round",
                        verbose_name="民主评议",
                    ),
                ),
            ],
            options={
                "verbose_name": "评议结果",
                "verbose_name_plural": "评议结果",
                "ordering": ["place", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("zone", "round", "person"), name="one_outcome_a_member"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("basic__isnull", True),
                                ("excellent__isnull", True),
                                ("qualified__isnull", True),
                                ("unqualified__isnull", True),
                            ),
                            models.Q(
                                ("basic__isnull", False),
                                ("excellent__isnull", False),
                                ("qualified__isnull", False),
                                ("unqualified__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="counts_all_or_none",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("grade", ""), models.Q(("opinion", ""), _negated=True), _connector="OR"
                        ),
                        name="a_grade_has_its_reason",
                    ),
                ],
            },
        ),
    ]
