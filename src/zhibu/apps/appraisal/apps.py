from django.apps import AppConfig


class AppraisalConfig(AppConfig):
    """民主评议：组织生活会与民主评议党员。"""

    name = "zhibu.apps.appraisal"
    label = "appraisal"
    verbose_name = "民主评议"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register what the audit trail follows and what is held about a person."""
        from zhibu.apps.appraisal import audited, held  # noqa: F401, PLC0415
