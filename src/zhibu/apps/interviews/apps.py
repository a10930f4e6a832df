from django.apps import AppConfig


class InterviewsConfig(AppConfig):
    """访谈：提纲、记录、编码。"""

    name = "zhibu.apps.interviews"
    label = "interviews"
    verbose_name = "访谈"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register what the audit trail follows and what is held about a person."""
        from zhibu.apps.interviews import audited, held  # noqa: F401, PLC0415
