import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("meetings", "0002_where_and_how"),
        ("organisation", "0003_sections_of_today"),
        ("workitems", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Base",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=60, verbose_name="名称")),
                ("town", models.CharField(blank=True, max_length=40, verbose_name="所在县市区")),
                ("is_away", models.BooleanField(default=False, verbose_name="在外地")),
                ("is_closed", models.BooleanField(default=False, verbose_name="不再使用")),
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
                "verbose_name": "活动地点",
                "verbose_name_plural": "活动地点",
                "ordering": ["name", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("zone", "name"), name="one_base_of_a_name")
                ],
            },
        ),
        migrations.CreateModel(
            name="Theme",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=30, verbose_name="主题")),
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
                "verbose_name": "活动主题",
                "verbose_name_plural": "活动主题",
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("zone", "name"), name="one_theme_of_a_name")
                ],
            },
        ),
        migrations.CreateModel(
            name="Activity",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("document", "学习文件"),
                            ("discussion", "交流研讨"),
                            ("lecture", "讲课讲座"),
                            ("visit", "参观见学"),
                            ("service", "志愿服务"),
                            ("joint", "联学联建"),
                            ("field", "调研走访"),
                            ("skill", "岗位练兵"),
                            ("culture", "文体活动"),
                            ("other", "其他"),
                        ],
                        max_length=12,
                        verbose_name="形式",
                    ),
                ),
                ("title", models.CharField(max_length=120, verbose_name="活动")),
                ("held_on", models.DateField(blank=True, null=True, verbose_name="日期")),
                (
                    "other_partners",
                    models.CharField(blank=True, max_length=120, verbose_name="区外合办单位"),
                ),
                (
                    "cost",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=9,
                        null=True,
                        verbose_name="花费（元）",
                    ),
                ),
                (
                    "came_of_it",
                    models.CharField(blank=True, max_length=300, verbose_name="收到什么效果"),
                ),
                (
                    "branch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="activities",
                        to="organisation.branch",
                        verbose_name="党支部",
                    ),
                ),
                (
                    "city_task",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="activities",
                        to="workitems.citytask",
                        verbose_name="服务的中心工作",
                    ),
                ),
                (
                    "meeting",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="activity",
                        to="meetings.meeting",
                        verbose_name="会议",
                    ),
                ),
                (
                    "partners",
                    models.ManyToManyField(
                        blank=True,
                        related_name="+",
                        to="organisation.agency",
                        verbose_name="合办单位",
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
                    "base",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="activities",
                        to="activities.base",
                        verbose_name="地点",
                    ),
                ),
                (
                    "themes",
                    models.ManyToManyField(
                        blank=True,
                        related_name="activities",
                        to="activities.theme",
                        verbose_name="主题",
                    ),
                ),
                ("revision", models.PositiveIntegerField(default=0, verbose_name="第几次改动")),
            ],
            options={
                "verbose_name": "活动",
                "verbose_name_plural": "活动",
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("meeting__isnull", False), ("held_on__isnull", False), _connector="XOR"
                        ),
                        name="activity_has_one_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("cost__isnull", True), ("cost__gte", 0), _connector="OR"
                        ),
                        name="activity_cost_not_negative",
                    ),
                ],
            },
        ),
    ]
