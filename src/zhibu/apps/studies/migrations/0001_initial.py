import uuid

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("organisation", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Study",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("title", models.CharField(max_length=80, verbose_name="题目")),
                (
                    "purpose",
                    models.TextField(blank=True, max_length=2000, verbose_name="想弄清什么"),
                ),
                ("begun_on", models.DateField(verbose_name="开始日期")),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="结束日期")),
                ("is_sample", models.BooleanField(default=False, verbose_name="示例")),
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
                "verbose_name": "调研",
                "verbose_name_plural": "调研",
                "ordering": ["-begun_on", "-pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("zone", "title"), name="one_study_of_a_title")
                ],
            },
        ),
        migrations.CreateModel(
            name="Researcher",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("added_on", models.DateField(verbose_name="加入日期")),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="organisation.person",
                        verbose_name="姓名",
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
                    "study",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="researchers",
                        to="studies.study",
                    ),
                ),
            ],
            options={
                "verbose_name": "调研组成员",
                "verbose_name_plural": "调研组成员",
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("zone", "study", "person"), name="researcher_added_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Code",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=80, verbose_name="名称")),
                ("definition", models.TextField(blank=True, max_length=1000, verbose_name="含义")),
                ("guid", models.UUIDField(default=uuid.uuid4, editable=False)),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="children",
                        to="studies.code",
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
                    "study",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="codes",
                        to="studies.study",
                    ),
                ),
            ],
            options={
                "verbose_name": "编码",
                "verbose_name_plural": "编码",
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("zone", "study", "parent", "name"),
                        name="one_code_of_a_name",
                        nulls_distinct=False,
                    )
                ],
            },
        ),
    ]
