from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    """会议：从议程到会议记录、台账和待办。"""

    name = "zhibu.apps.meetings"
    label = "meetings"
    verbose_name = "会议"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register what the trail follows, what is shown to whom it is about, what takes rooms."""
        from zhibu.apps.meetings import audited, held  # noqa: F401, PLC0415
        from zhibu.apps.meetings.queries import taken  # noqa: F401, PLC0415
