from django.apps import AppConfig


class RegimeConfig(AppConfig):
    """组织生活：年度计划、应办事项与支部一览。"""

    name = "zhibu.apps.regime"
    label = "regime"
    verbose_name = "组织生活"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register what the audit trail follows and what is held about a person."""
        from zhibu.apps.regime import audited, held  # noqa: F401, PLC0415
