import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="WorkCommittee",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=80, unique=True, verbose_name="名称")),
                ("is_sample", models.BooleanField(default=False, verbose_name="示例数据")),
            ],
            options={
                "verbose_name": "机关工委",
                "verbose_name_plural": "机关工委",
            },
        ),
        migrations.CreateModel(
            name="Zone",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=80, verbose_name="名称")),
                ("is_sample", models.BooleanField(default=False, verbose_name="示例数据")),
                (
                    "committee",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="zones",
                        to="organisation.workcommittee",
                        verbose_name="机关工委",
                    ),
                ),
            ],
            options={
                "verbose_name": "协作区",
                "verbose_name_plural": "协作区",
                "constraints": [
                    models.UniqueConstraint(fields=("committee", "name"), name="one_zone_of_a_name")
                ],
            },
        ),
        migrations.CreateModel(
            name="Agency",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=80, verbose_name="名称")),
                ("short_name", models.CharField(blank=True, max_length=20, verbose_name="简称")),
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
                "verbose_name": "单位",
                "verbose_name_plural": "单位",
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("zone", "name"), name="one_agency_of_a_name")
                ],
            },
        ),
        migrations.CreateModel(
            name="Person",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=20, verbose_name="人员编号")),
                ("name", models.CharField(max_length=40, verbose_name="姓名")),
                ("search_text", models.CharField(default="", editable=False, max_length=300)),
                (
                    "sex",
                    models.CharField(
                        blank=True,
                        choices=[("M", "男"), ("F", "女")],
                        max_length=1,
                        verbose_name="性别",
                    ),
                ),
                (
                    "birth_month",
                    models.CharField(blank=True, max_length=7, verbose_name="出生年月"),
                ),
                (
                    "applied",
                    models.CharField(blank=True, max_length=10, verbose_name="申请入党时间"),
                ),
                ("joined", models.CharField(blank=True, max_length=10, verbose_name="入党时间")),
                ("converted", models.CharField(blank=True, max_length=10, verbose_name="转正时间")),
                ("phone", models.CharField(blank=True, max_length=20, verbose_name="联系电话")),
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
                "verbose_name": "人员",
                "verbose_name_plural": "人员",
                "ordering": ["pk"],
                "indexes": [models.Index(fields=["zone", "name"], name="person_zone_name")],
                "constraints": [
                    models.UniqueConstraint(fields=("zone", "code"), name="one_person_of_a_code")
                ],
            },
        ),
        migrations.CreateModel(
            name="Branch",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=80, verbose_name="名称")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("ordinary", "普通支部"),
                            ("joint", "联合党支部"),
                            ("retired", "离退休支部"),
                            ("temporary", "临时党支部"),
                        ],
                        default="ordinary",
                        max_length=12,
                        verbose_name="类型",
                    ),
                ),
                (
                    "established_on",
                    models.DateField(blank=True, null=True, verbose_name="成立日期"),
                ),
                ("dissolved_on", models.DateField(blank=True, null=True, verbose_name="撤销日期")),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="branches",
                        to="organisation.agency",
                        verbose_name="所属单位",
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
                "verbose_name": "党支部",
                "verbose_name_plural": "党支部",
                "ordering": ["agency_id", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("zone", "name"), name="one_branch_of_a_name")
                ],
            },
        ),
        migrations.CreateModel(
            name="PartyGroup",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=40, verbose_name="名称")),
                ("dissolved_on", models.DateField(blank=True, null=True, verbose_name="撤销日期")),
                (
                    "branch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="groups",
                        to="organisation.branch",
                        verbose_name="党支部",
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
                "verbose_name": "党小组",
                "verbose_name_plural": "党小组",
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("zone", "branch", "name"), name="one_group_of_a_name"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="VotingSuspension",
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
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="voting_suspensions",
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
                "verbose_name": "暂停表决权",
                "verbose_name_plural": "暂停表决权",
                "ordering": ["since", "pk"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until__isnull", True),
                            ("until__gte", models.F("since")),
                            _connector="OR",
                        ),
                        name="organisation_votingsuspension_until_not_before_since",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Term",
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
                ("due_on", models.DateField(verbose_name="届满日期")),
                (
                    "branch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="terms",
                        to="organisation.branch",
                        verbose_name="党支部",
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
                "verbose_name": "届期",
                "verbose_name_plural": "届期",
                "ordering": ["since", "pk"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until__isnull", True),
                            ("until__gte", models.F("since")),
                            _connector="OR",
                        ),
                        name="organisation_term_until_not_before_since",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("due_on__gt", models.F("since"))),
                        name="term_due_after_election",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("until__isnull", True)),
                        fields=("zone", "branch"),
                        name="one_open_term",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Standing",
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
                    "stage",
                    models.CharField(
                        choices=[
                            ("applicant", "入党申请人"),
                            ("activist", "入党积极分子"),
                            ("candidate", "发展对象"),
                            ("probationary", "预备党员"),
                            ("full", "正式党员"),
                        ],
                        max_length=12,
                        verbose_name="阶段",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="standings",
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
                "verbose_name": "政治面貌",
                "verbose_name_plural": "政治面貌",
                "ordering": ["since", "pk"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until__isnull", True),
                            ("until__gte", models.F("since")),
                            _connector="OR",
                        ),
                        name="organisation_standing_until_not_before_since",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("until__isnull", True)),
                        fields=("zone", "person"),
                        name="one_open_standing",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Secondment",
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
                        choices=[("lent", "抽调"), ("posted", "挂职"), ("village", "驻村")],
                        max_length=8,
                        verbose_name="类别",
                    ),
                ),
                ("host", models.CharField(max_length=80, verbose_name="去向")),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="secondments",
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
                "verbose_name": "借调",
                "verbose_name_plural": "借调",
                "ordering": ["since", "pk"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until__isnull", True),
                            ("until__gte", models.F("since")),
                            _connector="OR",
                        ),
                        name="organisation_secondment_until_not_before_since",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="RosterUpload",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uploaded_at", models.DateTimeField(verbose_name="上传时间")),
                (
                    "as_of",
                    models.DateField(help_text="名册所记情况截至哪一天", verbose_name="名册日期"),
                ),
                ("file_name", models.CharField(max_length=200, verbose_name="文件名")),
                ("content", models.BinaryField(null=True, verbose_name="内容")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("reading", "正在读取"),
                            ("refused", "不能读取"),
                            ("ready", "待确认"),
                            ("saving", "正在保存"),
                            ("saved", "已保存"),
                            ("dropped", "已放弃"),
                        ],
                        default="reading",
                        max_length=8,
                        verbose_name="状态",
                    ),
                ),
                ("progress", models.PositiveIntegerField(default=0, verbose_name="已处理行数")),
                ("total", models.PositiveIntegerField(default=0, verbose_name="总行数")),
                ("mapping", models.JSONField(default=dict, verbose_name="列对应")),
                ("corrections", models.JSONField(default=dict, verbose_name="更正")),
                ("report", models.JSONField(default=dict, verbose_name="读取结果")),
                ("saved_at", models.DateTimeField(blank=True, null=True, verbose_name="保存时间")),
                (
                    "branch",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="organisation.branch",
                        verbose_name="限于支部",
                    ),
                ),
                (
                    "uploader",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.person",
                        verbose_name="上传人",
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
                "verbose_name": "名册导入",
                "verbose_name_plural": "名册导入",
                "ordering": ["-pk"],
            },
        ),
        migrations.CreateModel(
            name="RosterEntry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField(verbose_name="行号")),
                ("name", models.CharField(max_length=80, verbose_name="姓名")),
                (
                    "verdict",
                    models.CharField(
                        choices=[
                            ("error", "有错误"),
                            ("new", "新增"),
                            ("changed", "有变动"),
                            ("unchanged", "无变动"),
                        ],
                        max_length=10,
                        verbose_name="结论",
                    ),
                ),
                ("detail", models.JSONField(default=dict, verbose_name="明细")),
                (
                    "upload",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="entries",
                        to="organisation.rosterupload",
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
                "verbose_name": "名册行",
                "verbose_name_plural": "名册行",
                "ordering": ["number"],
                "indexes": [
                    models.Index(fields=["upload", "verdict"], name="entry_upload_verdict")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("zone", "upload", "number"), name="one_entry_a_row"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Post",
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
                        choices=[
                            ("secretary", "书记"),
                            ("deputy", "副书记"),
                            ("organisation", "组织委员"),
                            ("publicity", "宣传委员"),
                            ("discipline", "纪检委员"),
                            ("committee_member", "委员"),
                            ("group_leader", "党小组组长"),
                            ("responsible", "党务专人"),
                        ],
                        max_length=16,
                        verbose_name="职务",
                    ),
                ),
                ("full_time", models.BooleanField(default=False, verbose_name="专职")),
                (
                    "prior_experience",
                    models.BooleanField(blank=True, null=True, verbose_name="任职前有党务工作经历"),
                ),
                (
                    "branch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="posts",
                        to="organisation.branch",
                        verbose_name="党支部",
                    ),
                ),
                (
                    "group",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="leaders",
                        to="organisation.partygroup",
                        verbose_name="党小组",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="posts",
                        to="organisation.person",
                        verbose_name="人员",
                    ),
                ),
                (
                    "term",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="posts",
                        to="organisation.term",
                        verbose_name="届期",
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
                "verbose_name": "党内任职",
                "verbose_name_plural": "党内任职",
                "ordering": ["since", "pk"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until__isnull", True),
                            ("until__gte", models.F("since")),
                            _connector="OR",
                        ),
                        name="organisation_post_until_not_before_since",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("kind", "secretary"), ("until__isnull", True)),
                        fields=("zone", "branch"),
                        name="one_secretary_at_a_time",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("until__isnull", True)),
                        fields=("zone", "person", "branch", "kind"),
                        name="post_held_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Employment",
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
                    "status",
                    models.CharField(
                        choices=[("in_post", "在职"), ("retired", "退休")],
                        default="in_post",
                        max_length=8,
                        verbose_name="状态",
                    ),
                ),
                ("section", models.CharField(blank=True, max_length=80, verbose_name="科室")),
                ("position", models.CharField(blank=True, max_length=80, verbose_name="职务")),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="employments",
                        to="organisation.agency",
                        verbose_name="单位",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="employments",
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
                "verbose_name": "工作单位",
                "verbose_name_plural": "工作单位",
                "ordering": ["since", "pk"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until__isnull", True),
                            ("until__gte", models.F("since")),
                            _connector="OR",
                        ),
                        name="organisation_employment_until_not_before_since",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("until__isnull", True)),
                        fields=("zone", "person"),
                        name="one_open_employment",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="BranchUnit",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.agency",
                        verbose_name="单位",
                    ),
                ),
                (
                    "branch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="units",
                        to="organisation.branch",
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
                "verbose_name": "联合单位",
                "verbose_name_plural": "联合单位",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("zone", "branch", "agency"), name="unit_joined_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="AwayPeriod",
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
                        choices=[("mobile", "流动党员"), ("elsewhere", "居住外地")],
                        max_length=10,
                        verbose_name="类别",
                    ),
                ),
                (
                    "place",
                    models.CharField(blank=True, max_length=40, verbose_name="地点（到市县）"),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="away_periods",
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
                "verbose_name": "在外",
                "verbose_name_plural": "在外",
                "ordering": ["since", "pk"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until__isnull", True),
                            ("until__gte", models.F("since")),
                            _connector="OR",
                        ),
                        name="organisation_awayperiod_until_not_before_since",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Affiliation",
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
                    "branch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="affiliations",
                        to="organisation.branch",
                        verbose_name="党支部",
                    ),
                ),
                (
                    "group",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="affiliations",
                        to="organisation.partygroup",
                        verbose_name="党小组",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="affiliations",
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
                "verbose_name": "组织关系",
                "verbose_name_plural": "组织关系",
                "ordering": ["since", "pk"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until__isnull", True),
                            ("until__gte", models.F("since")),
                            _connector="OR",
                        ),
                        name="organisation_affiliation_until_not_before_since",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("until__isnull", True)),
                        fields=("zone", "person"),
                        name="one_open_affiliation",
                    ),
                ],
            },
        ),
    ]
