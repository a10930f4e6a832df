"""Fields of forms that we do not write ourselves, dressed like ours."""

from django import forms, template
from django.forms.boundfield import BoundField
from django.utils.safestring import SafeString

register = template.Library()


@register.filter
def control(field: BoundField) -> SafeString:
    """Draw the control of a field with the class its kind is styled by."""
    widget = field.field.widget
    if isinstance(widget, forms.CheckboxInput):
        return field.as_widget(attrs={"class": "form-check-input"})
    dress = "form-select" if isinstance(widget, forms.Select) else "form-control"
    return field.as_widget(attrs={"class": dress, "placeholder": ""})
