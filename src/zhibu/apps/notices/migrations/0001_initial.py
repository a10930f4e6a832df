import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("organisation", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Channel",
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
                        choices=[("none", "只在系统里看"), ("mail", "同时发邮件")],
                        default="none",
                        max_length=8,
                        verbose_name="方式",
                    ),
                ),
                ("address", models.EmailField(blank=True, max_length=254, verbose_name="邮箱")),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
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
                "verbose_name": "通知方式",
                "verbose_name_plural": "通知方式",
                "constraints": [
                    models.UniqueConstraint(fields=("zone", "person"), name="one_channel_a_person"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("address", ""), ("kind", "none")),
                            models.Q(("address", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="mail_has_an_address",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="GroupPost",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("subject", models.CharField(max_length=120, verbose_name="标题")),
                ("text", models.TextField(blank=True, verbose_name="内容")),
                ("url", models.CharField(blank=True, editable=False, max_length=200)),
                ("created_at", models.DateTimeField(verbose_name="生成时间")),
                ("deliver_after", models.DateTimeField(verbose_name="送达时间")),
                ("delivered_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "branch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="group_posts",
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
                "verbose_name": "工作群通知",
                "verbose_name_plural": "工作群通知",
                "ordering": ["-created_at", "-pk"],
                "abstract": False,
                "indexes": [
                    models.Index(fields=["zone", "branch", "-created_at"], name="post_branch")
                ],
            },
        ),
        migrations.CreateModel(
            name="Notice",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("subject", models.CharField(max_length=120, verbose_name="标题")),
                ("text", models.TextField(blank=True, verbose_name="内容")),
                ("url", models.CharField(blank=True, editable=False, max_length=200)),
                ("created_at", models.DateTimeField(verbose_name="生成时间")),
                ("deliver_after", models.DateTimeField(verbose_name="送达时间")),
                ("delivered_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="notices",
                        to="organisation.person",
                        verbose_name="收件人",
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
                "verbose_name": "通知",
                "verbose_name_plural": "通知",
                "ordering": ["-created_at", "-pk"],
                "abstract": False,
                "indexes": [
                    models.Index(fields=["zone", "person", "-created_at"], name="notice_person")
                ],
            },
        ),
        migrations.CreateModel(
            name="Robot",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("address", models.CharField(max_length=300, verbose_name="地址")),
                (
                    "branch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
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
                "verbose_name": "工作群机器人",
                "verbose_name_plural": "工作群机器人",
                "constraints": [
                    models.UniqueConstraint(fields=("zone", "branch"), name="one_robot_a_branch")
                ],
            },
        ),
    ]
