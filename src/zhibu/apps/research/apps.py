from django.apps import AppConfig


class ResearchConfig(AppConfig):
    """调研室：发现、措施和报告。"""

    name = "zhibu.apps.research"
    label = "research"
    verbose_name = "调研报告"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register what the audit trail follows and what is held about a person."""
        from zhibu.apps.research import audited, held  # noqa: F401, PLC0415
