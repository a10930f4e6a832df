from django.apps import AppConfig


class NoticesConfig(AppConfig):
    """提醒：工作时间内的提醒。"""

    name = "zhibu.apps.notices"
    label = "notices"
    verbose_name = "提醒"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register what the audit trail follows and what is held about a person."""
        from zhibu.apps.notices import audited, held  # noqa: F401, PLC0415
