from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """账号：登录、角色、操作记录、“我的信息”。"""

    name = "zhibu.apps.accounts"
    label = "accounts"
    verbose_name = "账号"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register what the audit trail follows and what the libraries tell us."""
        from zhibu.apps.accounts import audited, receivers  # noqa: F401, PLC0415
