from django.apps import AppConfig


class TimetablingConfig(AppConfig):
    """排时间：大家什么时候能一起学习。"""

    name = "zhibu.apps.timetabling"
    label = "timetabling"
    verbose_name = "排时间"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register what is audited and what is held about a person."""
        from zhibu.apps.timetabling import audited, held  # noqa: F401, PLC0415
