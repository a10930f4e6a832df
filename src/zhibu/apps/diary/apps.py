from django.apps import AppConfig


class DiaryConfig(AppConfig):
    """忙闲：谁什么时候有空；只记忙闲，不记事由。"""

    name = "zhibu.apps.diary"
    label = "diary"
    verbose_name = "忙闲"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register what the audit trail follows and what is held about a person."""
        from zhibu.apps.diary import audited, held  # noqa: F401, PLC0415
