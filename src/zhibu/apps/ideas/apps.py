from django.apps import AppConfig


class IdeasConfig(AppConfig):
    """微创新：建议，采纳与否，到结果。"""

    name = "zhibu.apps.ideas"
    label = "ideas"
    verbose_name = "建言献策"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register what the audit trail follows and what is held about a person."""
        from zhibu.apps.ideas import audited, held  # noqa: F401, PLC0415
