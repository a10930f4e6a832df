from django.apps import AppConfig


class MembershipConfig(AppConfig):
    """党员发展：发展党员、组织关系转接、党费。"""

    name = "zhibu.apps.membership"
    label = "membership"
    verbose_name = "党员发展"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register what the audit trail follows and what is shown to the person."""
        from zhibu.apps.membership import audited, held  # noqa: F401, PLC0415
