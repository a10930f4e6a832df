"""How sections are called where those of several agencies stand together."""

from zhibu.apps.organisation.models import Branch, Section


def called(section: Section, branch: Branch) -> str:
    """Return a section's name, with its agency where that is not the branch's own.

    A joint branch has an 综合科 in each of its agencies.
    """
    if section.agency_id == branch.agency_id:
        return section.name
    return f"{section.agency.label}{section.name}"
