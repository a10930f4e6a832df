from django.apps import AppConfig


class ContributionsConfig(AppConfig):
    """纪实：一个人为支部和项目做了什么。"""

    name = "zhibu.apps.contributions"
    label = "contributions"
    verbose_name = "纪实"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register what the audit trail follows and what is shown to whom it is about."""
        from zhibu.apps.contributions import audited, held  # noqa: F401, PLC0415
