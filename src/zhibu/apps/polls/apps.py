from django.apps import AppConfig


class PollsConfig(AppConfig):
    """约时间：一次会议，几个时间，谁方便。"""

    name = "zhibu.apps.polls"
    label = "polls"
    verbose_name = "约时间"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register what the audit trail follows and what is held about a person."""
        from zhibu.apps.polls import audited, held  # noqa: F401, PLC0415
