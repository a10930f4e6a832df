import django.db.models.deletion
from django.db import migrations, models

import zhibu.apps.answering.models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("organisation", "0001_initial"),
        ("questionnaires", "0002_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Box",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        default=zhibu.apps.answering.models.random_key,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("answers", models.JSONField(default=list, verbose_name="答卷")),
                ("held", models.PositiveIntegerField(default=0, verbose_name="份数")),
                (
                    "questionnaire",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="boxes",
                        to="questionnaires.questionnaire",
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
                "verbose_name": "票箱",
                "verbose_name_plural": "票箱",
            },
        ),
        migrations.CreateModel(
            name="Slip",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        default=zhibu.apps.answering.models.random_key,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("code", models.CharField(max_length=20)),
                (
                    "questionnaire",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="questionnaires.questionnaire",
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
                "verbose_name": "未发出的答题码",
                "verbose_name_plural": "未发出的答题码",
            },
        ),
        migrations.CreateModel(
            name="Claim",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        default=zhibu.apps.answering.models.random_key,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
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
                    "questionnaire",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="questionnaires.questionnaire",
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
                "verbose_name": "领取答题码",
                "verbose_name_plural": "领取答题码",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("zone", "questionnaire", "person"),
                        name="one_code_fetched_by_a_person",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Collection",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("slug", models.CharField(max_length=16, verbose_name="公开地址")),
                ("made", models.PositiveIntegerField(default=0, verbose_name="答题码总数")),
                ("reminded_on", models.DateField(blank=True, null=True, verbose_name="上次提醒")),
                (
                    "questionnaire",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="collection",
                        to="questionnaires.questionnaire",
                        verbose_name="问卷",
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
                "verbose_name": "收集",
                "verbose_name_plural": "收集",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("zone", "slug"), name="one_collection_of_a_slug"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Draft",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        default=zhibu.apps.answering.models.random_key,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("lookup", models.CharField(max_length=64)),
                ("sealed", models.TextField()),
                (
                    "questionnaire",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="questionnaires.questionnaire",
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
                "verbose_name": "未交的答卷",
                "verbose_name_plural": "未交的答卷",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("zone", "questionnaire", "lookup"), name="one_draft_of_a_code"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Ticket",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        default=zhibu.apps.answering.models.random_key,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("digest", models.CharField(max_length=64)),
                (
                    "questionnaire",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="questionnaires.questionnaire",
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
                "verbose_name": "未用的答题码",
                "verbose_name_plural": "未用的答题码",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("zone", "questionnaire", "digest"), name="one_ticket_of_a_code"
                    )
                ],
            },
        ),
    ]
