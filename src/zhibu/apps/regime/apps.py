from django.apps import AppConfig


class RegimeConfig(AppConfig):
    """组织生活：年度计划、应办事项与支部一览。"""

    name = "zhibu.apps.regime"
    label = "regime"
    verbose_name = "组织生活"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register what is audited, what is held about a person, and the plan's history."""
        from zhibu.apps.regime import audited, held, receivers  # noqa: F401, PLC0415
