from django.apps import AppConfig


class ElectionsConfig(AppConfig):
    """换届选举：任期、换届与补选。"""

    name = "zhibu.apps.elections"
    label = "elections"
    verbose_name = "换届选举"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register what the audit trail follows and what is held about a person."""
        from zhibu.apps.elections import audited, held  # noqa: F401, PLC0415
