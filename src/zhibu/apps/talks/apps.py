from django.apps import AppConfig


class TalksConfig(AppConfig):
    """谈心谈话：谈心谈话及其记录。"""

    name = "zhibu.apps.talks"
    label = "talks"
    verbose_name = "谈心谈话"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register what the audit trail follows and what is held about a person."""
        from zhibu.apps.talks import audited, held  # noqa: F401, PLC0415
