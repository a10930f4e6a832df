import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("organisation", "0003_sections_of_today"),
    ]

    operations = [
        migrations.CreateModel(
            name="Release",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("year", models.PositiveSmallIntegerField(verbose_name="年度")),
                ("released_on", models.DateField(verbose_name="交给支部的日期")),
                (
                    "branch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="released_records",
                        to="organisation.branch",
                        verbose_name="党支部",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="released_records",
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
                "verbose_name": "交给支部的纪实",
                "verbose_name_plural": "交给支部的纪实",
                "ordering": ["-year", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("zone", "person", "year"), name="one_release_a_year"
                    )
                ],
            },
        ),
    ]
