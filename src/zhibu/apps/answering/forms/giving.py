"""How many codes to print, and how many to make besides."""

from django import forms

from zhibu.apps.foundation.forms import PlainForm

MOST = 2000
"""Slips of one file: two hundred pages."""


class PrintForm(PlainForm):
    """Slips to print."""

    count = forms.IntegerField(
        label="打印几张",
        min_value=1,
        max_value=MOST,
        widget=forms.NumberInput({"inputmode": "numeric"}),
        error_messages={
            "required": "请填张数。",
            "invalid": "请填整数。",
            "min_value": "至少打印 1 张。",
            "max_value": f"一次最多打印 {MOST} 张，请分几次。",
        },
    )


class SparesForm(PlainForm):
    """Codes to make besides."""

    spares = forms.IntegerField(
        label="补做几个",
        min_value=1,
        widget=forms.NumberInput({"inputmode": "numeric"}),
        error_messages={
            "required": "请填个数。",
            "invalid": "请填整数。",
            "min_value": "至少补做 1 个。",
        },
    )
