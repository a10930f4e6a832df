from django.apps import AppConfig


class ActivitiesConfig(AppConfig):
    """活动：做过什么，重复多少，下一次做什么。"""

    name = "zhibu.apps.activities"
    label = "activities"
    verbose_name = "活动"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register what the audit trail follows."""
        from zhibu.apps.activities import audited  # noqa: F401, PLC0415
