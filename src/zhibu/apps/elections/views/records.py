"""From an address to the record behind it."""

from dataclasses import dataclass

from django.http import Http404
from django.shortcuts import get_object_or_404

from zhibu.apps.elections.models import Election, Exclusion
from zhibu.apps.elections.papers import PAPERS, Paper


def election_of(election_id: int) -> Election:
    """Return the election or raise Http404."""
    found = Election.objects.select_related("branch__zone__committee", "branch__agency")
    return get_object_or_404(found, pk=election_id)


def exclusion_of(exclusion_id: int) -> Exclusion:
    """Return the exclusion or raise Http404."""
    return get_object_or_404(
        Exclusion.objects.select_related("election", "person"), pk=exclusion_id
    )


@dataclass(frozen=True)
class WantedPaper:
    """A paper of an election."""

    election: Election
    paper: Paper


def paper_of(election_id: int, name: str) -> WantedPaper:
    """Return the paper of an election or raise Http404."""
    if name not in PAPERS:
        raise Http404
    return WantedPaper(election_of(election_id), PAPERS[name])
