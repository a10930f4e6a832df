from django.apps import AppConfig


class ResourcesConfig(AppConfig):
    """场地与师资：会议室、讲师，全协作区共用一份。"""

    name = "zhibu.apps.resources"
    label = "resources"
    verbose_name = "场地与师资"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register what the audit trail follows and what is shown to whom it is about."""
        from zhibu.apps.resources import audited, held  # noqa: F401, PLC0415
