import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("organisation", "0003_sections_of_today"),
        ("workitems", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Week",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("monday", models.DateField(verbose_name="周一")),
                ("held_on", models.DateField(blank=True, null=True, verbose_name="复盘日期")),
                (
                    "also_said",
                    models.TextField(blank=True, max_length=2000, verbose_name="会上还定了什么"),
                ),
                ("revision", models.PositiveIntegerField(default=0, verbose_name="第几次改动")),
                (
                    "branch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="review_weeks",
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
                "verbose_name": "复盘周",
                "verbose_name_plural": "复盘周",
                "ordering": ["-monday", "-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("zone", "branch", "monday"), name="one_review_a_week"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SectionReport",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("done", models.TextField(blank=True, max_length=2000, verbose_name="本周完成")),
                ("stuck", models.TextField(blank=True, max_length=2000, verbose_name="卡在哪里")),
                ("coming", models.TextField(blank=True, max_length=2000, verbose_name="下周打算")),
                ("revision", models.PositiveIntegerField(default=0, verbose_name="第几次改动")),
                (
                    "section",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reports",
                        to="organisation.section",
                        verbose_name="科室",
                    ),
                ),
                (
                    "written_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.person",
                        verbose_name="填写人",
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
                    "week",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="reports",
                        to="reviews.week",
                    ),
                ),
            ],
            options={
                "verbose_name": "科室小结",
                "verbose_name_plural": "科室小结",
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("zone", "week", "section"), name="one_report_a_section"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ReportedItem",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "line",
                    models.CharField(
                        choices=[
                            ("done", "本周完成"),
                            ("stuck", "卡在哪里"),
                            ("coming", "下周打算"),
                        ],
                        max_length=8,
                        verbose_name="哪一行",
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="reported",
                        to="workitems.workitem",
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
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="items",
                        to="reviews.sectionreport",
                    ),
                ),
            ],
            options={
                "verbose_name": "小结里的事项",
                "verbose_name_plural": "小结里的事项",
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("zone", "report", "item", "line"), name="item_once_a_line"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ReviewHabits",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("weekday", models.PositiveSmallIntegerField(default=4, verbose_name="每周几复盘")),
                (
                    "comments_seen_by",
                    models.CharField(
                        choices=[
                            ("branch", "支部和各科室的人"),
                            ("section", "被点评科室的人和领导"),
                            ("head", "科室负责人和领导"),
                        ],
                        default="section",
                        max_length=8,
                        verbose_name="点评给谁看",
                    ),
                ),
                (
                    "branch",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="review_habits",
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
            ],
            options={
                "verbose_name": "复盘的约定",
                "verbose_name_plural": "复盘的约定",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("weekday__lte", 6)), name="review_on_a_weekday"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ReviewLeader",
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
                    "branch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="review_leaders",
                        to="organisation.branch",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="organisation.person",
                        verbose_name="领导",
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
                "verbose_name": "点评的领导",
                "verbose_name_plural": "点评的领导",
                "ordering": ["pk"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until__isnull", True),
                            ("until__gte", models.F("since")),
                            _connector="OR",
                        ),
                        name="reviews_reviewleader_until_not_before_since",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("until__isnull", True)),
                        fields=("zone", "branch", "person"),
                        name="review_leader_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Comment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "lens",
                    models.CharField(
                        choices=[("ability", "业务能力"), ("style", "工作作风")],
                        max_length=8,
                        verbose_name="点评哪方面",
                    ),
                ),
                (
                    "tone",
                    models.CharField(
                        choices=[("praise", "肯定"), ("criticism", "指出不足")],
                        max_length=10,
                        verbose_name="肯定或指出不足",
                    ),
                ),
                ("text", models.TextField(max_length=1000, verbose_name="点评")),
                ("revision", models.PositiveIntegerField(default=0, verbose_name="第几次改动")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="review_comments",
                        to="organisation.person",
                        verbose_name="点评人",
                    ),
                ),
                (
                    "section",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.section",
                        verbose_name="科室",
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
                    "week",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="comments",
                        to="reviews.week",
                    ),
                ),
                (
                    "seen_by",
                    models.CharField(
                        choices=[
                            ("branch", "支部和各科室的人"),
                            ("section", "被点评科室的人和领导"),
                            ("head", "科室负责人和领导"),
                        ],
                        default="section",
                        max_length=8,
                        verbose_name="给谁看",
                    ),
                ),
            ],
            options={
                "verbose_name": "点评",
                "verbose_name_plural": "点评",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Promise",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("text", models.CharField(max_length=200, verbose_name="承诺")),
                ("due_on", models.DateField(verbose_name="完成期限")),
                ("moved_to", models.DateField(blank=True, null=True, verbose_name="改期到")),
                ("done_on", models.DateField(blank=True, null=True, verbose_name="完成日期")),
                ("outcome", models.CharField(blank=True, max_length=300, verbose_name="完成情况")),
                (
                    "comment",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="promise",
                        to="reviews.comment",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="promises",
                        to="organisation.person",
                        verbose_name="负责人",
                    ),
                ),
                (
                    "section",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.section",
                        verbose_name="科室",
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
                    "week",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="promises",
                        to="reviews.week",
                    ),
                ),
            ],
            options={
                "verbose_name": "承诺",
                "verbose_name_plural": "承诺",
                "ordering": ["due_on", "pk"],
            },
        ),
    ]
