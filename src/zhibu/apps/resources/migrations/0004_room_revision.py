from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("resources", "0003_lending")]

    operations = [
        migrations.AddField(
            model_name="room",
            name="revision",
            field=models.PositiveIntegerField(default=0, verbose_name="第几次改动"),
        ),
    ]
