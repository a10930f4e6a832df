import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("interviews", "0001_initial"),
        ("literature", "0001_initial"),
        ("organisation", "0001_initial"),
        ("questionnaires", "0002_initial"),
        ("studies", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Finding",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("title", models.CharField(max_length=120, verbose_name="发现")),
                (
                    "difficulty",
                    models.CharField(
                        choices=[
                            ("skill", "党务干部能力提升难"),
                            ("time", "集中学习时间协调难"),
                            ("innovation", "党建活动创新突破难"),
                            ("appraisal", "考核激励措施落地难"),
                            ("other", "其他"),
                        ],
                        max_length=12,
                        verbose_name="对应的难点",
                    ),
                ),
                ("body", models.TextField(blank=True, max_length=5000, verbose_name="说明")),
                ("version", models.PositiveIntegerField(default=0, verbose_name="修改次数")),
                (
                    "study",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="findings",
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
                "verbose_name": "发现",
                "verbose_name_plural": "发现",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Measure",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("text", models.CharField(max_length=200, verbose_name="措施")),
                ("due_on", models.DateField(verbose_name="完成期限")),
                (
                    "watched_question",
                    models.CharField(blank=True, max_length=100, verbose_name="看哪道题"),
                ),
                (
                    "watched_code",
                    models.CharField(blank=True, max_length=100, verbose_name="看哪个选项"),
                ),
                ("done_on", models.DateField(blank=True, null=True, verbose_name="完成日期")),
                ("outcome", models.CharField(blank=True, max_length=300, verbose_name="完成情况")),
                (
                    "finding",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="measures",
                        to="research.finding",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.person",
                        verbose_name="负责人",
                    ),
                ),
                (
                    "watched",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
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
                "verbose_name": "措施",
                "verbose_name_plural": "措施",
                "ordering": ["due_on", "pk"],
            },
        ),
        migrations.CreateModel(
            name="FindingFigure",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("question", models.CharField(max_length=100, verbose_name="题目")),
                ("by", models.CharField(blank=True, max_length=100, verbose_name="分组")),
                (
                    "finding",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="figures",
                        to="research.finding",
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
                "verbose_name": "发现的图",
                "verbose_name_plural": "发现的图",
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("zone", "finding", "questionnaire", "question", "by"),
                        name="figure_used_once_in_a_finding",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="FindingQuotation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "finding",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="quotations",
                        to="research.finding",
                    ),
                ),
                (
                    "quotation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="finding_uses",
                        to="interviews.quotation",
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
                "verbose_name": "发现的原话",
                "verbose_name_plural": "发现的原话",
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("zone", "finding", "quotation"),
                        name="quotation_used_once_in_a_finding",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="FindingSource",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "finding",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sources",
                        to="research.finding",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="literature.source",
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
                "verbose_name": "发现的文献",
                "verbose_name_plural": "发现的文献",
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("zone", "finding", "source"), name="source_used_once_in_a_finding"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ReportText",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "part",
                    models.CharField(
                        choices=[
                            ("title", "题目"),
                            ("unit", "署名单位"),
                            ("summary", "摘要"),
                            ("method", "调研方法"),
                            ("figures", "基本情况"),
                            ("closing", "结语"),
                        ],
                        max_length=12,
                        verbose_name="部分",
                    ),
                ),
                ("text", models.TextField(max_length=20000, verbose_name="文字")),
                ("drafted", models.TextField(blank=True, verbose_name="改写时的自动稿")),
                ("version", models.PositiveIntegerField(default=0, verbose_name="修改次数")),
                (
                    "study",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="report_texts",
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
                "verbose_name": "报告文字",
                "verbose_name_plural": "报告文字",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("zone", "study", "part"), name="one_text_of_a_report_part"
                    )
                ],
            },
        ),
    ]
