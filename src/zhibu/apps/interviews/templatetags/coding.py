"""Say an agreement as readers expect it."""

from django import template

register = template.Library()


@register.filter
def alpha(value: float | None) -> str:
    """Return alpha with two decimals; a dash where it has no value."""
    return "—" if value is None else f"{value:.2f}".replace("-", "−")
