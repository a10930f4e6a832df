from django.apps import AppConfig


class StudiesConfig(AppConfig):
    """调研：一个题目，几个人，一棵编码树。"""

    name = "zhibu.apps.studies"
    label = "studies"
    verbose_name = "调研"
    default_auto_field = "django.db.models.BigAutoField"
