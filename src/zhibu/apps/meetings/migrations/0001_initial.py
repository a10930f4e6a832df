import django.db.models.deletion
import django.db.models.expressions
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("organisation", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Meeting",
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
                            ("members", "支部党员大会"),
                            ("committee", "支部委员会会议"),
                            ("group", "党小组会"),
                            ("lecture", "党课"),
                            ("theme_day", "主题党日"),
                            ("organisational_life", "组织生活会"),
                            ("appraisal", "民主评议党员"),
                        ],
                        max_length=20,
                        verbose_name="类型",
                    ),
                ),
                ("also_kinds", models.JSONField(blank=True, default=list, verbose_name="兼作")),
                ("title", models.CharField(blank=True, max_length=120, verbose_name="主题")),
                ("on", models.DateField(verbose_name="日期")),
                ("starts_at", models.TimeField(blank=True, null=True, verbose_name="开始时间")),
                ("ends_at", models.TimeField(blank=True, null=True, verbose_name="结束时间")),
                ("place", models.CharField(blank=True, max_length=80, verbose_name="地点")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("proposed", "拟定"),
                            ("planned", "已列入计划"),
                            ("announced", "已通知"),
                            ("finished", "已记录"),
                            ("cancelled", "已取消"),
                        ],
                        default="planned",
                        max_length=10,
                        verbose_name="状态",
                    ),
                ),
                ("minutes", models.TextField(blank=True, verbose_name="会议记录")),
                (
                    "hours",
                    models.DecimalField(
                        blank=True, decimal_places=1, max_digits=4, null=True, verbose_name="学时"
                    ),
                ),
                (
                    "announced_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="通知时间"),
                ),
                (
                    "finished_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="记录完成时间"),
                ),
                ("revision", models.PositiveIntegerField(default=0, verbose_name="第几次改动")),
                (
                    "draft",
                    models.JSONField(
                        blank=True, default=dict, editable=False, verbose_name="未完成的草稿"
                    ),
                ),
                (
                    "branch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="meetings",
                        to="organisation.branch",
                        verbose_name="党支部",
                    ),
                ),
                (
                    "chair",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.person",
                        verbose_name="主持人",
                    ),
                ),
                (
                    "finished_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.person",
                        verbose_name="完成人",
                    ),
                ),
                (
                    "group",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="meetings",
                        to="organisation.partygroup",
                        verbose_name="党小组",
                    ),
                ),
                (
                    "recorder",
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
                "verbose_name": "会议",
                "verbose_name_plural": "会议",
                "ordering": ["on", "starts_at", "pk"],
                "indexes": [
                    models.Index(fields=["zone", "branch", "on"], name="meeting_branch_day"),
                    models.Index(fields=["zone", "branch", "state"], name="meeting_branch_state"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends_at__isnull", True),
                            ("starts_at__isnull", True),
                            ("ends_at__gt", models.F("starts_at")),
                            _connector="OR",
                        ),
                        name="meeting_ends_after_start",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "finished"), _negated=True),
                            ("finished_at__isnull", False),
                            _connector="OR",
                        ),
                        name="finished_meeting_says_when",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="MakeUp",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("done_on", models.DateField(blank=True, null=True, verbose_name="补学日期")),
                (
                    "how",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("read", "自学会议材料"),
                            ("told", "党小组组长或委员口头传达"),
                            ("visited", "送学上门"),
                        ],
                        max_length=8,
                        verbose_name="补学方式",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="make_ups",
                        to="organisation.person",
                        verbose_name="人员",
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
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="make_ups",
                        to="meetings.meeting",
                    ),
                ),
            ],
            options={
                "verbose_name": "补学",
                "verbose_name_plural": "补学",
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("zone", "meeting", "person"), name="one_make_up_a_person"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="FollowUp",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("text", models.CharField(max_length=200, verbose_name="事项")),
                ("due_on", models.DateField(verbose_name="完成期限")),
                ("moved_to", models.DateField(blank=True, null=True, verbose_name="改期到")),
                ("done_on", models.DateField(blank=True, null=True, verbose_name="完成日期")),
                ("outcome", models.CharField(blank=True, max_length=200, verbose_name="完成情况")),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="follow_ups",
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
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="follow_ups",
                        to="meetings.meeting",
                    ),
                ),
            ],
            options={
                "verbose_name": "会议待办",
                "verbose_name_plural": "会议待办",
                "ordering": ["due_on", "pk"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("done_on__isnull", True)),
                        fields=["zone", "owner"],
                        name="open_follow_up",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Attendance",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "came",
                    models.CharField(
                        choices=[
                            ("present", "到会"),
                            ("online", "线上参加"),
                            ("excused", "请假"),
                            ("absent", "缺席"),
                        ],
                        max_length=8,
                        verbose_name="到会情况",
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=80, verbose_name="原因")),
                ("is_due", models.BooleanField(default=True, verbose_name="应到")),
                ("may_vote", models.BooleanField(default=False, verbose_name="有表决权")),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attendance",
                        to="organisation.person",
                        verbose_name="人员",
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
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="attendance",
                        to="meetings.meeting",
                    ),
                ),
            ],
            options={
                "verbose_name": "到会情况",
                "verbose_name_plural": "到会情况",
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("zone", "meeting", "person"), name="one_attendance_a_person"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="AgendaItem",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("place", models.PositiveSmallIntegerField(verbose_name="序号")),
                ("text", models.CharField(max_length=200, verbose_name="议程")),
                ("step", models.CharField(blank=True, max_length=40, verbose_name="规定步骤")),
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
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="agenda",
                        to="meetings.meeting",
                    ),
                ),
            ],
            options={
                "verbose_name": "议程",
                "verbose_name_plural": "议程",
                "ordering": ["place", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Photo",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("content", models.BinaryField(verbose_name="图片")),
                ("caption", models.CharField(blank=True, max_length=80, verbose_name="说明")),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="photos",
                        to="meetings.meeting",
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
                "verbose_name": "会议照片",
                "verbose_name_plural": "会议照片",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="RecordVersion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField(verbose_name="第几版")),
                ("content", models.JSONField(verbose_name="内容")),
                ("replaced_at", models.DateTimeField(verbose_name="更正时间")),
                ("reason", models.CharField(max_length=200, verbose_name="更正原因")),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="versions",
                        to="meetings.meeting",
                    ),
                ),
                (
                    "replaced_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.person",
                        verbose_name="更正人",
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
                "verbose_name": "会议记录旧版",
                "verbose_name_plural": "会议记录旧版",
                "ordering": ["number"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("zone", "meeting", "number"), name="one_version_of_a_number"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Vote",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("subject", models.CharField(max_length=200, verbose_name="表决事项")),
                ("due", models.PositiveSmallIntegerField(verbose_name="应到有表决权人数")),
                ("present", models.PositiveSmallIntegerField(verbose_name="实到有表决权人数")),
                ("yes", models.PositiveSmallIntegerField(verbose_name="赞成")),
                ("no", models.PositiveSmallIntegerField(default=0, verbose_name="反对")),
                ("abstained", models.PositiveSmallIntegerField(default=0, verbose_name="弃权")),
                ("is_secret", models.BooleanField(default=False, verbose_name="无记名投票")),
                (
                    "item",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="votes",
                        to="meetings.agendaitem",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="votes",
                        to="meetings.meeting",
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
                "verbose_name": "表决",
                "verbose_name_plural": "表决",
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("present__lte", models.F("due"))),
                        name="vote_present_within_due",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "present__gte",
                                django.db.models.expressions.CombinedExpression(
                                    django.db.models.expressions.CombinedExpression(
                                        models.F("yes"), "+", models.F("no")
                                    ),
                                    "+",
                                    models.F("abstained"),
                                ),
                            )
                        ),
                        name="vote_counts_within_present",
                    ),
                ],
            },
        ),
    ]
