"""Values of a roster in the words people use, for previews and for the exported file."""

from zhibu.apps.organisation.models import Employment, Person, Post, Standing
from zhibu.apps.organisation.roster.columns import FIELDS

_WORDS = {
    "sex": dict(Person.Sex.choices),
    "stage": dict(Standing.Stage.choices),
    "category": {**dict(Employment.Status.choices), "mobile": "流动党员"},
}


def label(field: str) -> str:
    """Return the Chinese name of a field."""
    return FIELDS[field][0]


def say(field: str, value: str) -> str:
    """Return a value as people write it; reading it back gives the same value."""
    if field == "post":
        return "、".join(_post(word) for word in value.split("、") if word)
    return str(_WORDS.get(field, {}).get(value, value))


def _post(word: str) -> str:
    name = str(Post.Kind(word.removesuffix("+")).label)
    return f"{name}（专职）" if word.endswith("+") else name
