from django.apps import AppConfig


class WorkitemsConfig(AppConfig):
    """工作事项：业务目标和党建内容一起谋划、部署、落实、检查。"""

    name = "zhibu.apps.workitems"
    label = "workitems"
    verbose_name = "工作事项"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register what the audit trail follows, what is held, and who listens to sources."""
        from zhibu.apps.workitems import audited, held, receivers  # noqa: F401, PLC0415
