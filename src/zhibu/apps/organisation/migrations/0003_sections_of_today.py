"""Put on record the sections that people's employments name."""

from typing import Any

from django.db import migrations


def keep_sections(apps: Any, schema_editor: Any) -> None:
    employment = apps.get_model("organisation", "Employment")
    section = apps.get_model("organisation", "Section")
    named = employment.objects.exclude(section="").order_by()
    section.objects.bulk_create(
        section(zone_id=zone, agency_id=agency, name=name)
        for zone, agency, name in named.values_list("zone_id", "agency_id", "section").distinct()
    )


class Migration(migrations.Migration):
    dependencies = [("organisation", "0002_sections")]

    operations = [migrations.RunPython(keep_sections, migrations.RunPython.noop)]
