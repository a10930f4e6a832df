import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("organisation", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Election",
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
                        choices=[("term", "换届选举"), ("vacancy", "补选")],
                        max_length=8,
                        verbose_name="类别",
                    ),
                ),
                (
                    "body",
                    models.CharField(
                        choices=[
                            ("committee", "支部委员会委员"),
                            ("secretary", "支部书记（不设委员会）"),
                        ],
                        max_length=12,
                        verbose_name="选举什么",
                    ),
                ),
                ("seats", models.PositiveSmallIntegerField(verbose_name="应选人数")),
                ("term_due", models.DateField(blank=True, null=True, verbose_name="本届届满")),
                ("planned_on", models.DateField(verbose_name="选举大会日期")),
                ("asked_on", models.DateField(blank=True, null=True, verbose_name="请示日期")),
                ("approved_on", models.DateField(blank=True, null=True, verbose_name="批复日期")),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "进行中"), ("finished", "已完成"), ("dropped", "已撤销")],
                        default="open",
                        max_length=8,
                        verbose_name="状态",
                    ),
                ),
                (
                    "branch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="elections",
                        to="organisation.branch",
                        verbose_name="党支部",
                    ),
                ),
                (
                    "term",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="organisation.term",
                        verbose_name="产生的一届",
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
                "verbose_name": "选举",
                "verbose_name_plural": "选举",
                "ordering": ["-planned_on", "-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "open")),
                        fields=("zone", "branch"),
                        name="one_open_election",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("seats__gte", 1)), name="election_has_a_seat"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Candidate",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("written_in", models.BooleanField(default=False, verbose_name="另选他人")),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="organisation.person",
                        verbose_name="候选人",
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
                    "election",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="candidates",
                        to="elections.election",
                    ),
                ),
            ],
            options={
                "verbose_name": "候选人",
                "verbose_name_plural": "候选人",
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("zone", "election", "person"), name="stands_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Ballot",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField(verbose_name="第几轮")),
                ("seats", models.PositiveSmallIntegerField(verbose_name="应选人数")),
                ("present", models.PositiveIntegerField(verbose_name="实到")),
                ("handed", models.PositiveIntegerField(verbose_name="发出选票")),
                ("returned", models.PositiveIntegerField(verbose_name="收回选票")),
                ("void", models.PositiveIntegerField(verbose_name="废票")),
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
                    "election",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="ballots",
                        to="elections.election",
                    ),
                ),
            ],
            options={
                "verbose_name": "计票",
                "verbose_name_plural": "计票",
                "ordering": ["number"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("zone", "election", "number"), name="one_ballot_a_round"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Exclusion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "reason",
                    models.CharField(
                        choices=[
                            ("ill", "患病，生活不能自理"),
                            ("abroad", "自费出国半年以上"),
                            ("detained", "被留置、羁押"),
                            ("frail", "年老体弱，不能参加"),
                            ("mobile", "长期外出，按规定不能参加"),
                        ],
                        max_length=10,
                        verbose_name="原因",
                    ),
                ),
                (
                    "election",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="exclusions",
                        to="elections.election",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="organisation.person",
                        verbose_name="党员",
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
                "verbose_name": "不计入应到会",
                "verbose_name_plural": "不计入应到会",
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("zone", "election", "person"), name="excluded_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Teller",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "role",
                    models.CharField(
                        choices=[("scrutineer", "监票人"), ("counter", "计票人")],
                        max_length=12,
                        verbose_name="分工",
                    ),
                ),
                (
                    "election",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="tellers",
                        to="elections.election",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="organisation.person",
                        verbose_name="党员",
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
                "verbose_name": "监票人、计票人",
                "verbose_name_plural": "监票人、计票人",
                "ordering": ["-role", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("zone", "election", "person"), name="tells_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Votes",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("yes", models.PositiveIntegerField(verbose_name="赞成")),
                ("no", models.PositiveIntegerField(verbose_name="不赞成")),
                (
                    "ballot",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="votes",
                        to="elections.ballot",
                    ),
                ),
                (
                    "candidate",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="votes",
                        to="elections.candidate",
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
                "verbose_name": "得票",
                "verbose_name_plural": "得票",
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("zone", "ballot", "candidate"), name="counted_once_a_round"
                    )
                ],
            },
        ),
    ]
