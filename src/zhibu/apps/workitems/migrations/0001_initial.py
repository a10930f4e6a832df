import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("meetings", "0002_where_and_how"),
        ("organisation", "0003_sections_of_today"),
        ("research", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="CityTask",
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
                ("name", models.CharField(max_length=40, verbose_name="名称")),
                ("source", models.CharField(blank=True, max_length=120, verbose_name="出处")),
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
                "verbose_name": "中心工作",
                "verbose_name_plural": "中心工作",
                "ordering": ["pk"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until__isnull", True),
                            ("until__gte", models.F("since")),
                            _connector="OR",
                        ),
                        name="workitems_citytask_until_not_before_since",
                    ),
                    models.UniqueConstraint(
                        fields=("zone", "name"), name="one_city_task_of_a_name"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="WorkItem",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("title", models.CharField(max_length=200, verbose_name="事项")),
                ("goal", models.TextField(blank=True, max_length=1000, verbose_name="业务目标")),
                (
                    "party_part",
                    models.TextField(blank=True, max_length=1000, verbose_name="党建内容"),
                ),
                ("check_by", models.CharField(blank=True, max_length=200, verbose_name="怎样检查")),
                ("planned_on", models.DateField(verbose_name="谋划日期")),
                ("deployed_on", models.DateField(blank=True, null=True, verbose_name="部署日期")),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="完成期限")),
                ("done_on", models.DateField(blank=True, null=True, verbose_name="落实日期")),
                ("outcome", models.CharField(blank=True, max_length=300, verbose_name="落实情况")),
                ("checked_on", models.DateField(blank=True, null=True, verbose_name="检查日期")),
                (
                    "check_result",
                    models.CharField(blank=True, max_length=300, verbose_name="检查情况"),
                ),
                ("dropped_on", models.DateField(blank=True, null=True, verbose_name="取消日期")),
                (
                    "dropped_why",
                    models.CharField(blank=True, max_length=200, verbose_name="取消原因"),
                ),
                ("revision", models.PositiveIntegerField(default=0, verbose_name="第几次改动")),
                (
                    "branch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="work_items",
                        to="organisation.branch",
                        verbose_name="党支部",
                    ),
                ),
                (
                    "checked_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.person",
                        verbose_name="检查人",
                    ),
                ),
                (
                    "city_task",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="work_items",
                        to="workitems.citytask",
                        verbose_name="服务的中心工作",
                    ),
                ),
                (
                    "follow_up",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="work_item",
                        to="meetings.followup",
                        verbose_name="会议待办",
                    ),
                ),
                (
                    "measure",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="work_item",
                        to="research.measure",
                        verbose_name="调研措施",
                    ),
                ),
                (
                    "section",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="work_items",
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
                    "planned_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.person",
                        verbose_name="谋划人",
                    ),
                ),
            ],
            options={
                "verbose_name": "工作事项",
                "verbose_name_plural": "工作事项",
                "ordering": ["planned_on", "pk"],
                "indexes": [
                    models.Index(fields=["zone", "branch", "planned_on"], name="item_of_a_branch")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("follow_up__isnull", True), ("measure__isnull", True), _connector="OR"
                        ),
                        name="item_has_one_source",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("deployed_on__isnull", True),
                            ("deployed_on__gte", models.F("planned_on")),
                            _connector="OR",
                        ),
                        name="item_deployed_after_planned",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ItemOwner",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("part", models.CharField(blank=True, max_length=100, verbose_name="分工")),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="owned_items",
                        to="organisation.person",
                        verbose_name="负责人",
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
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="owners",
                        to="workitems.workitem",
                    ),
                ),
            ],
            options={
                "verbose_name": "事项负责人",
                "verbose_name_plural": "事项负责人",
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("zone", "item", "person"), name="owner_once_an_item"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Hindrance",
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
                ("reason", models.CharField(max_length=300, verbose_name="卡在哪里")),
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
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="hindrances",
                        to="workitems.workitem",
                    ),
                ),
            ],
            options={
                "verbose_name": "卡点",
                "verbose_name_plural": "卡点",
                "ordering": ["since", "pk"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until__isnull", True),
                            ("until__gte", models.F("since")),
                            _connector="OR",
                        ),
                        name="workitems_hindrance_until_not_before_since",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("until__isnull", True)),
                        fields=("zone", "item"),
                        name="one_open_hindrance",
                    ),
                ],
            },
        ),
    ]
