from django.apps import AppConfig
from django.db.models.signals import post_migrate, pre_migrate
from django.utils.module_loading import autodiscover_modules


class FoundationConfig(AppConfig):
    """Doors, tenancy, refusals and the pieces pages are made of; no records of its own."""

    name = "zhibu.apps.foundation"
    label = "foundation"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Load every app's access rules; check zones after every migrate (this app is last)."""
        from zhibu.apps.foundation.tenancy import keep_zones_apart, lift_triggers  # noqa: PLC0415

        autodiscover_modules("access")
        pre_migrate.connect(lift_triggers, sender=self, dispatch_uid="lift_triggers")
        post_migrate.connect(keep_zones_apart, sender=self, dispatch_uid="keep_zones_apart")
