from django.apps import AppConfig


class LessonsConfig(AppConfig):
    """微课堂：轮流讲，记得住，大家都能用。"""

    name = "zhibu.apps.lessons"
    label = "lessons"
    verbose_name = "微课堂"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register what the audit trail follows and what is shown to whom it is about."""
        from zhibu.apps.lessons import audited, held  # noqa: F401, PLC0415
