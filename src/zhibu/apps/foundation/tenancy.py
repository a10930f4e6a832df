"""Every record of a zone carries its zone, and the database refuses references across zones.

Unique keys include the zone, and every foreign key between two records of zones is checked
together with it: on PostgreSQL by a composite foreign key (which a distributed engine such
as Citus can shard by), on SQLite by triggers. Both are put in place after each migrate, from
the models themselves, so that a new model cannot forget them.
"""

from collections.abc import Iterator
from typing import Any

from django.apps import AppConfig, apps
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper

from zhibu.apps.foundation.models import ZoneOwned


class ZoneReference:
    """A foreign key from one zone-owned table to another: table.column -> target."""

    def __init__(self, model: type[models.Model], field: models.ForeignKey[Any, Any]) -> None:
        """Read table, column and target from the model's field."""
        self.table = model._meta.db_table
        self.column = field.column
        self.target = field.related_model._meta.db_table
        self.name = f"zone_{self.table}_{self.column}"[:60]
        self.key = f"zone_key_{self.target}"[:60]


def zone_references() -> Iterator[ZoneReference]:
    """Yield every foreign key between zone-owned models, in a stable order."""
    owned = [m for m in apps.get_models() if issubclass(m, ZoneOwned) and m._meta.managed]
    for model in sorted(owned, key=lambda m: m._meta.db_table):
        for field in model._meta.concrete_fields:
            if isinstance(field, models.ForeignKey) and issubclass(field.related_model, ZoneOwned):
                yield ZoneReference(model, field)


def keep_zones_apart(sender: AppConfig, using: str = "default", **_options: object) -> None:
    """Put the zone checks of all models into the database (after migrate; idempotent)."""
    from django.db import connections  # noqa: PLC0415 -- apps must be ready

    connection = connections[using]
    tables = set(connection.introspection.table_names())
    references = [r for r in zone_references() if {r.table, r.target} <= tables]
    install = _install_keys if connection.vendor == "postgresql" else _install_triggers
    install(connection, references)


def lift_triggers(sender: AppConfig, using: str = "default", **_options: object) -> None:
    """Drop SQLite's triggers before migrating: it cannot rebuild a table they speak of."""
    from django.db import connections  # noqa: PLC0415 -- apps must be ready

    connection = connections[using]
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        for (name,) in cursor.fetchall():
            if name.startswith("zone_"):
                cursor.execute(f'DROP TRIGGER "{name}"')


def _install_keys(connection: BaseDatabaseWrapper, references: list[ZoneReference]) -> None:
    """Composite foreign keys, each checked at the end of the transaction like Django's own."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT conname FROM pg_constraint WHERE conname LIKE 'zone_%'")
        present = {row[0] for row in cursor.fetchall()}
        for reference in references:
            if reference.key not in present:
                cursor.execute(
                    f'ALTER TABLE "{reference.target}" ADD CONSTRAINT "{reference.key}"'
                    " UNIQUE (zone_id, id)"
                )
                present.add(reference.key)
            if reference.name not in present:
                cursor.execute(
                    f'ALTER TABLE "{reference.table}" ADD CONSTRAINT "{reference.name}"'
                    f' FOREIGN KEY (zone_id, "{reference.column}")'
                    f' REFERENCES "{reference.target}" (zone_id, id)'
                    " DEFERRABLE INITIALLY DEFERRED"
                )


def _install_triggers(connection: BaseDatabaseWrapper, references: list[ZoneReference]) -> None:
    """Triggers that refuse a row whose reference lies in another zone."""
    with connection.cursor() as cursor:
        for reference in references:
            for moment, event in (("insert", "INSERT"), ("update", "UPDATE")):
                name = f"{reference.name}_{moment}"
                cursor.execute(f'DROP TRIGGER IF EXISTS "{name}"')
                cursor.execute(  # names from our own models, nothing typed by a user
                    f'CREATE TRIGGER "{name}" BEFORE {event} ON "{reference.table}"'
                    f' WHEN NEW."{reference.column}" IS NOT NULL AND EXISTS ('
                    f'SELECT 1 FROM "{reference.target}" WHERE id = NEW."{reference.column}"'
                    " AND zone_id <> NEW.zone_id)"
                    " BEGIN SELECT RAISE(ABORT, 'FOREIGN KEY: another zone'); END"
                )
