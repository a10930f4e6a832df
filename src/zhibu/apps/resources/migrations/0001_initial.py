import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("organisation", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Room",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=40, verbose_name="名称")),
                ("seats", models.PositiveSmallIntegerField(verbose_name="座位数")),
                ("has_video", models.BooleanField(default=False, verbose_name="有视频会议设备")),
                (
                    "is_shared",
                    models.BooleanField(default=False, verbose_name="可供区内其他单位使用"),
                ),
                ("is_closed", models.BooleanField(default=False, verbose_name="已停用")),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rooms",
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
                "verbose_name": "场地",
                "verbose_name_plural": "场地",
                "ordering": ["agency_id", "name", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("zone", "agency", "name"), name="one_room_of_a_name"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("seats__gte", 1)), name="room_has_a_seat"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RoomBooking",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("starts_at", models.DateTimeField(verbose_name="开始")),
                ("ends_at", models.DateTimeField(verbose_name="结束")),
                ("used_by", models.CharField(blank=True, max_length=40, verbose_name="使用单位")),
                (
                    "booked_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="organisation.person",
                        verbose_name="登记人",
                    ),
                ),
                (
                    "room",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="bookings",
                        to="resources.room",
                        verbose_name="场地",
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
                "verbose_name": "场地占用",
                "verbose_name_plural": "场地占用",
                "ordering": ["starts_at", "pk"],
                "indexes": [
                    models.Index(fields=["zone", "room", "starts_at"], name="booking_of_a_room")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ends_at__gt", models.F("starts_at"))),
                        name="booking_ends_after_start",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Lecturer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=40, verbose_name="姓名")),
                ("topics", models.CharField(blank=True, max_length=200, verbose_name="可讲的题目")),
                ("is_shared", models.BooleanField(default=True, verbose_name="可到区内其他单位讲")),
                ("is_closed", models.BooleanField(default=False, verbose_name="不再安排")),
                (
                    "agency",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.agency",
                        verbose_name="单位",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
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
                "verbose_name": "讲师",
                "verbose_name_plural": "讲师",
                "ordering": ["name", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("person__isnull", False)),
                        fields=("zone", "person"),
                        name="one_lecturer_a_person",
                    )
                ],
            },
        ),
    ]
