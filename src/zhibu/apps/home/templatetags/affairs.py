"""Groups of links on the page 事务; a group nobody may open anything of is not there."""

from django import template
from django.template import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

register = template.Library()


@register.simple_tag(takes_context=True)
def affairs_group(context: Context, title: str, *names: str) -> SafeString:
    """Draw a heading with the links of the templates `names`: <li> elements, or nothing."""
    engine = context.template.engine  # type: ignore[union-attr]
    drawn = [engine.get_template(name).render(context).strip() for name in names]
    links = mark_safe("\n".join(part for part in drawn if part))  # noqa: S308 -- our own templates
    if not links:
        return SafeString("")
    return format_html('<h2>{}</h2>\n<ul class="links">{}</ul>', title, links)
