from django.apps import AppConfig


class AppraisalConfig(AppConfig):
    """民主评议：组织生活会与民主评议党员。"""

    name = "zhibu.apps.appraisal"
    label = "appraisal"
    verbose_name = "民主评议"
    default_auto_field = "django.db.models.BigAutoField"
