"""Template tags of the look: icons from the one sprite, tabs, and the modules that a page will need."""

from typing import Any

from django import template
from django.template.context import Context
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from frontend.modules import needed_by
from frontend.precache import address

register = template.Library()
ENTRY = "js/pages/app.js"


@register.simple_tag
def icon(name: str, css: str = "icon") -> SafeString:
    """An icon of static/icons.svg; hidden from screen readers, as a label always stands beside it."""
    drawing = f"{address('icons.svg')}#{name}"
    return format_html('<svg class="{}" aria-hidden="true"><use href="{}"/></svg>', css, drawing)


@register.simple_tag
def asset(path: str) -> str:
    """The address of a static file, spelled as modules and stylesheets spell it."""
    return address(path)


@register.inclusion_tag("shared/tab.html", takes_context=True)
def tab(context: Context, name: str, label: str, picture: str = "") -> dict[str, Any]:
    """One tab of the main navigation; `name` is the name of its address and, unless told, of its icon."""
    url = reverse(name)
    here = context["request"].path.startswith(url)
    return {"url": url, "current": here, "picture": picture or name, "label": label}


@register.simple_tag
def modulepreloads(*elements: str) -> SafeString:
    """Links that fetch the modules of the page and its `elements` all at once, not one after the other."""
    line = '<link rel="modulepreload" href="{}">'
    paths = needed_by(ENTRY, *(f"js/elements/{name}.js" for name in elements))
    return format_html_join("\n  ", line, ((address(path),) for path in paths))
