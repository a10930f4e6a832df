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
            name="Project",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=60, verbose_name="名称")),
                ("task", models.TextField(max_length=1000, verbose_name="任务")),
                ("since", models.DateField(verbose_name="开始日期")),
                ("until", models.DateField(verbose_name="计划结束日期")),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="实际结束日期")),
                ("result", models.TextField(blank=True, max_length=2000, verbose_name="结束小结")),
                ("revision", models.PositiveIntegerField(default=0, verbose_name="第几次改动")),
                (
                    "branch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="projects",
                        to="organisation.branch",
                        verbose_name="牵头党支部",
                    ),
                ),
                (
                    "temporary_branch",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="organisation.branch",
                        verbose_name="成立的临时党支部",
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
                    "no_branch_why",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="不成立临时党支部的原因"
                    ),
                ),
            ],
            options={
                "verbose_name": "项目党小组",
                "verbose_name_plural": "项目党小组",
                "ordering": ["-since", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("until__gte", models.F("since"))),
                        name="project_ends_after_start",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ended_on__isnull", True),
                            ("ended_on__gte", models.F("since")),
                            _connector="OR",
                        ),
                        name="project_ended_after_start",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ProjectItem",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "item",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="project_link",
                        to="workitems.workitem",
                    ),
                ),
                (
                    "project",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="items",
                        to="projects.project",
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
                "verbose_name": "项目组的工作事项",
                "verbose_name_plural": "项目组的工作事项",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="ProjectMember",
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
                    "role",
                    models.CharField(
                        choices=[("leader", "组长"), ("member", "组员")],
                        default="member",
                        max_length=8,
                        verbose_name="角色",
                    ),
                ),
                ("duty", models.CharField(blank=True, max_length=200, verbose_name="承担的任务")),
                ("learned", models.TextField(blank=True, max_length=1000, verbose_name="收获")),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="project_parts",
                        to="organisation.person",
                        verbose_name="人员",
                    ),
                ),
                (
                    "project",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="members",
                        to="projects.project",
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
                ("revision", models.PositiveIntegerField(default=0, verbose_name="第几次改动")),
            ],
            options={
                "verbose_name": "项目组成员",
                "verbose_name_plural": "项目组成员",
                "ordering": ["pk"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until__isnull", True),
                            ("until__gte", models.F("since")),
                            _connector="OR",
                        ),
                        name="projects_projectmember_until_not_before_since",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("until__isnull", True)),
                        fields=("zone", "project", "person"),
                        name="in_a_project_once",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("role", "leader"), ("until__isnull", True)),
                        fields=("zone", "project"),
                        name="one_project_leader",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Posting",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("duty", models.CharField(blank=True, max_length=200, verbose_name="承担的任务")),
                ("learned", models.TextField(blank=True, max_length=1000, verbose_name="收获")),
                (
                    "secondment",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="posting",
                        to="organisation.secondment",
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
                    "project",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="postings",
                        to="projects.project",
                        verbose_name="所属项目组",
                    ),
                ),
                ("revision", models.PositiveIntegerField(default=0, verbose_name="第几次改动")),
            ],
            options={
                "verbose_name": "借调纪实",
                "verbose_name_plural": "借调纪实",
                "ordering": ["pk"],
            },
        ),
    ]
