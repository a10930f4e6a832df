from django.apps import AppConfig


class LiteratureConfig(AppConfig):
    """文献：导入、摘录、著录。"""

    name = "zhibu.apps.literature"
    label = "literature"
    verbose_name = "文献"
    default_auto_field = "django.db.models.BigAutoField"
