from django.apps import AppConfig


class ProjectsConfig(AppConfig):
    """项目党小组：跨科室、跨单位的攻坚小组，以及挂职、驻村、抽调。"""

    name = "zhibu.apps.projects"
    label = "projects"
    verbose_name = "项目党小组"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register what the audit trail follows and what is shown to whom it is about."""
        from zhibu.apps.projects import audited, held  # noqa: F401, PLC0415
