"""Filtering the audit trail."""

from django import forms

from zhibu.apps.accounts.queries.trail import TrailFilter, kinds


class TrailFilterForm(forms.Form):
    """Which lines to show; every field may stay empty."""

    since = forms.DateField(
        label="从", required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    until = forms.DateField(
        label="到", required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    who = forms.CharField(label="操作人", required=False, max_length=40)
    about = forms.CharField(label="涉及谁、什么", required=False, max_length=40)
    action = forms.TypedChoiceField(
        label="操作", required=False, coerce=int, empty_value=None, choices=[("", "全部"), *kinds()]
    )

    def asked(self) -> TrailFilter:
        """Return the filter; a field that cannot be read asks for everything."""
        return TrailFilter(**self.cleaned_data) if self.is_valid() else TrailFilter()
