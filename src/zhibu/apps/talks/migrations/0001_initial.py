import django.db.models.deletion
import django.db.models.functions.comparison
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("organisation", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Talk",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("on", models.DateField(verbose_name="日期")),
                (
                    "way",
                    models.CharField(
                        choices=[("face", "面谈"), ("phone", "电话"), ("video", "视频")],
                        default="face",
                        max_length=8,
                        verbose_name="方式",
                    ),
                ),
                (
                    "occasion",
                    models.CharField(
                        choices=[
                            ("routine", "例行"),
                            ("post", "岗位变动"),
                            ("hardship", "遇到困难"),
                            ("discipline", "受到处分或处理"),
                            ("conflict", "有意见、有矛盾"),
                            ("other", "其他"),
                        ],
                        default="routine",
                        max_length=12,
                        verbose_name="情形",
                    ),
                ),
                ("notes", models.TextField(blank=True, max_length=5000, verbose_name="谈话内容")),
                ("promise", models.CharField(blank=True, max_length=200, verbose_name="约定事项")),
                (
                    "promise_due_on",
                    models.DateField(blank=True, null=True, verbose_name="约定期限"),
                ),
                (
                    "promise_kept_on",
                    models.DateField(blank=True, null=True, verbose_name="办好日期"),
                ),
                ("revision", models.PositiveIntegerField(default=0, verbose_name="更正次数")),
                (
                    "a",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.person",
                        verbose_name="谈话人",
                    ),
                ),
                (
                    "b",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.person",
                        verbose_name="谈话对象",
                    ),
                ),
                (
                    "branch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="talks",
                        to="organisation.branch",
                        verbose_name="党支部",
                    ),
                ),
                (
                    "promise_owner",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.person",
                        verbose_name="由谁办",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.person",
                        verbose_name="记录人",
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
                "verbose_name": "谈心谈话",
                "verbose_name_plural": "谈心谈话",
                "ordering": ["-on", "-pk"],
                "indexes": [
                    models.Index(fields=["zone", "branch", "on"], name="talk_branch_day"),
                    models.Index(
                        condition=models.Q(
                            models.Q(("promise", ""), _negated=True),
                            ("promise_kept_on__isnull", True),
                        ),
                        fields=["zone", "promise_owner"],
                        name="talk_open_promise",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        models.F("zone"),
                        django.db.models.functions.comparison.Least("a", "b"),
                        django.db.models.functions.comparison.Greatest("a", "b"),
                        models.F("on"),
                        name="one_talk_of_two_a_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("a", models.F("b")), _negated=True),
                        name="talk_of_two_people",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("promise", ""),
                                ("promise_due_on__isnull", True),
                                ("promise_owner__isnull", True),
                            ),
                            models.Q(
                                models.Q(("promise", ""), _negated=True),
                                ("promise_due_on__isnull", False),
                                ("promise_owner__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="promise_has_owner_and_day",
                    ),
                ],
            },
        ),
    ]
