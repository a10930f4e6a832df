from django.apps import AppConfig


class WorkdaysConfig(AppConfig):
    """工作日：哪天上班：法定节假日之外的调整。"""

    name = "zhibu.apps.workdays"
    label = "workdays"
    verbose_name = "工作日"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register what the audit trail follows."""
        from zhibu.apps.workdays import audited  # noqa: F401, PLC0415
