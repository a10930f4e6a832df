import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "__first__"),
        ("organisation", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="AdmissionEvent",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "step",
                    models.CharField(
                        choices=[
                            ("application", "递交入党申请书"),
                            ("talk", "派人谈话"),
                            ("activist", "确定入党积极分子"),
                            ("inspection", "半年考察"),
                            ("publicity", "公示"),
                            ("candidate", "确定发展对象"),
                            ("training", "集中培训"),
                            ("political_review", "政治审查"),
                            ("pre_review", "预审"),
                            ("meeting", "支部大会讨论接收"),
                            ("approval", "上级审批"),
                            ("oath", "入党宣誓"),
                            ("extension", "延长预备期"),
                            ("conversion", "支部大会讨论转正"),
                            ("conversion_approval", "转正审批"),
                            ("archive", "材料归档"),
                        ],
                        max_length=20,
                        verbose_name="步骤",
                    ),
                ),
                ("own_day", models.DateField(blank=True, null=True, verbose_name="日期")),
                (
                    "decided_by",
                    models.CharField(blank=True, max_length=80, verbose_name="由谁决定"),
                ),
                ("note", models.CharField(blank=True, max_length=200, verbose_name="说明")),
                (
                    "reason",
                    models.CharField(blank=True, max_length=200, verbose_name="日期不合条文的理由"),
                ),
                (
                    "branch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.branch",
                        verbose_name="党支部",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="admission_events",
                        to="organisation.person",
                        verbose_name="人员",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="记录人",
                    ),
                ),
                (
                    "standing",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="admission_event",
                        to="organisation.standing",
                        verbose_name="阶段",
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
                "verbose_name": "发展党员步骤",
                "verbose_name_plural": "发展党员步骤",
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("own_day__isnull", True), ("standing__isnull", True), _connector="XOR"
                        ),
                        name="step_has_one_day",
                    ),
                    models.UniqueConstraint(
                        fields=("zone", "person", "step", "own_day"), name="step_once_a_day"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Companion",
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
                    "kind",
                    models.CharField(
                        choices=[("mentor", "培养联系人"), ("introducer", "入党介绍人")],
                        max_length=10,
                        verbose_name="类别",
                    ),
                ),
                (
                    "helper",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="accompanied",
                        to="organisation.person",
                        verbose_name="联系人、介绍人",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="companions",
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
            ],
            options={
                "verbose_name": "培养联系人、入党介绍人",
                "verbose_name_plural": "培养联系人、入党介绍人",
                "ordering": ["kind", "since", "pk"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until__isnull", True),
                            ("until__gte", models.F("since")),
                            _connector="OR",
                        ),
                        name="membership_companion_until_not_before_since",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("until__isnull", True)),
                        fields=("zone", "person", "helper", "kind"),
                        name="companion_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DuesBase",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("year", models.PositiveSmallIntegerField(verbose_name="年份")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("salary", "在职，按工资收入"),
                            ("pension", "离退休，按养老金"),
                            ("flat", "学生等，每月0.2元"),
                            ("waived", "经批准免交"),
                        ],
                        max_length=8,
                        verbose_name="类别",
                    ),
                ),
                (
                    "base",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=12,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="每月计算基数（元）",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="dues_bases",
                        to="organisation.person",
                        verbose_name="人员",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
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
                "verbose_name": "党费计算基数",
                "verbose_name_plural": "党费计算基数",
                "ordering": ["year", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("zone", "person", "year"), name="one_base_a_year"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("base__isnull", False), ("kind__in", ("salary", "pension"))),
                            models.Q(("base__isnull", True), ("kind__in", ("flat", "waived"))),
                            _connector="OR",
                        ),
                        name="base_where_one_is_needed",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DuesPaid",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("month", models.DateField(help_text="当月1日", verbose_name="月份")),
                (
                    "branch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.branch",
                        verbose_name="党支部",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="dues_paid",
                        to="organisation.person",
                        verbose_name="人员",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
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
                "verbose_name": "党费已交月份",
                "verbose_name_plural": "党费已交月份",
                "ordering": ["month", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("zone", "person", "month"), name="month_paid_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Letter",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "way",
                    models.CharField(
                        choices=[("out", "转出"), ("in", "转入")],
                        max_length=3,
                        verbose_name="转出或转入",
                    ),
                ),
                ("other", models.CharField(max_length=80, verbose_name="对方党组织")),
                ("number", models.CharField(blank=True, max_length=40, verbose_name="介绍信编号")),
                ("sent_on", models.DateField(verbose_name="开出日期")),
                ("received_on", models.DateField(blank=True, null=True, verbose_name="接收日期")),
                (
                    "branch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="letters",
                        to="organisation.branch",
                        verbose_name="党支部",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="letters",
                        to="organisation.person",
                        verbose_name="人员",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="记录人",
                    ),
                ),
                (
                    "to_branch",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.branch",
                        verbose_name="转入的本协作区支部",
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
                "verbose_name": "组织关系介绍信",
                "verbose_name_plural": "组织关系介绍信",
                "ordering": ["-sent_on", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("received_on__isnull", True),
                            ("received_on__gte", models.F("sent_on")),
                            _connector="OR",
                        ),
                        name="letter_received_after_sent",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("received_on__isnull", True), ("way", "out")),
                        fields=("zone", "person"),
                        name="one_letter_on_its_way",
                    ),
                ],
            },
        ),
    ]
