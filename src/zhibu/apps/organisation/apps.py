from django.apps import AppConfig


class OrganisationConfig(AppConfig):
    """组织：协作区、单位、支部、党小组、人员、任职和届期。"""

    name = "zhibu.apps.organisation"
    label = "organisation"
    verbose_name = "组织"
    default_auto_field = "django.db.models.BigAutoField"
