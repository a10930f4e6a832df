import django.db.models.deletion
from django.db import migrations, models

import zhibu.apps.answering.models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("organisation", "0003_sections_of_today"),
        ("workitems", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Idea",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        default=zhibu.apps.answering.models.random_key,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("code_hash", models.CharField(blank=True, editable=False, max_length=64)),
                ("title", models.CharField(max_length=80, verbose_name="建议")),
                (
                    "problem",
                    models.TextField(blank=True, max_length=2000, verbose_name="解决什么问题"),
                ),
                ("proposal", models.TextField(max_length=3000, verbose_name="怎么做")),
                ("proposed_on", models.DateField(verbose_name="提出日期")),
                ("answer_by", models.DateField(verbose_name="答复期限")),
                (
                    "decision",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("adopted", "采纳"),
                            ("in_part", "部分采纳"),
                            ("not_adopted", "未采纳"),
                        ],
                        max_length=12,
                        verbose_name="答复",
                    ),
                ),
                ("reason", models.TextField(blank=True, max_length=2000, verbose_name="理由")),
                ("decided_on", models.DateField(blank=True, null=True, verbose_name="答复日期")),
                ("result", models.TextField(blank=True, max_length=2000, verbose_name="结果")),
                ("result_on", models.DateField(blank=True, null=True, verbose_name="结果日期")),
                ("revision", models.PositiveIntegerField(default=0, verbose_name="第几次改动")),
                (
                    "author",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="ideas",
                        to="organisation.person",
                        verbose_name="建议人",
                    ),
                ),
                (
                    "branch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="ideas",
                        to="organisation.branch",
                        verbose_name="答复的党支部",
                    ),
                ),
                (
                    "city_task",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="ideas",
                        to="workitems.citytask",
                        verbose_name="服务的中心工作",
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.person",
                        verbose_name="答复人",
                    ),
                ),
                (
                    "item",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="idea",
                        to="workitems.workitem",
                        verbose_name="落实的工作事项",
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
                    "for_leaders",
                    models.BooleanField(default=False, verbose_name="只给支部书记、委员看"),
                ),
            ],
            options={
                "verbose_name": "建议",
                "verbose_name_plural": "建议",
                "ordering": ["-proposed_on", "-pk"],
                "indexes": [
                    models.Index(fields=["zone", "branch", "proposed_on"], name="idea_of_a_branch")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("author__isnull", True), ("code_hash", ""), _connector="OR"
                        ),
                        name="signed_idea_needs_no_code",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("decision", ""), ("decided_on__isnull", False), _connector="OR"
                        ),
                        name="decided_idea_says_when",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("code_hash", ""), _negated=True),
                        fields=("zone", "code_hash"),
                        name="one_idea_of_a_code",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="EarlierAnswer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("answer_by", models.DateField(verbose_name="答复期限")),
                (
                    "decision",
                    models.CharField(
                        choices=[
                            ("adopted", "采纳"),
                            ("in_part", "部分采纳"),
                            ("not_adopted", "未采纳"),
                        ],
                        max_length=12,
                        verbose_name="答复",
                    ),
                ),
                ("reason", models.TextField(max_length=2000, verbose_name="理由")),
                ("decided_on", models.DateField(verbose_name="答复日期")),
                ("reopened_on", models.DateField(verbose_name="重新研究日期")),
                (
                    "decided_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.person",
                        verbose_name="答复人",
                    ),
                ),
                (
                    "idea",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="earlier_answers",
                        to="ideas.idea",
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
                "verbose_name": "先前的答复",
                "verbose_name_plural": "先前的答复",
                "ordering": ["decided_on", "pk"],
            },
        ),
    ]
