"""The database itself refuses a reference from one zone into another."""

import pytest
from django.db import IntegrityError, connection, transaction
from tests.factories import (
    AffiliationFactory,
    AgencyFactory,
    BranchFactory,
    PersonFactory,
    PostFactory,
    TermFactory,
)

from zhibu.apps.foundation.tenancy import zone_references
from zhibu.apps.organisation.models import Affiliation, Branch, Employment, Post

pytestmark = pytest.mark.django_db


def refuses(write):
    """Tell whether the database refuses, at once (SQLite) or when checked (PostgreSQL)."""
    try:
        with transaction.atomic():
            write()
            connection.check_constraints()
            with connection.cursor() as cursor:
                if connection.vendor == "postgresql":
                    cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    except IntegrityError:
        return True
    return False


def test_a_record_cannot_point_into_another_zone_when_it_is_made():
    branch, stranger = BranchFactory(), PersonFactory()
    assert refuses(
        lambda: Affiliation.objects.create(
            zone=branch.zone, person=stranger, branch=branch, since="2026-01-01"
        )
    )
    assert refuses(
        lambda: Employment.objects.create(
            zone=branch.zone, person=stranger, agency=branch.agency, since="2026-01-01"
        )
    )
    assert refuses(
        lambda: Branch.objects.create(zone=branch.zone, agency=AgencyFactory(), name="外支部")
    )


def test_a_record_cannot_be_moved_to_point_into_another_zone():
    affiliation, post = AffiliationFactory(), PostFactory()
    assert refuses(
        lambda: Affiliation.objects.filter(pk=affiliation.pk).update(branch=BranchFactory())
    )
    assert refuses(lambda: Post.objects.filter(pk=post.pk).update(term=TermFactory()))
    assert refuses(
        lambda: Affiliation.objects.filter(pk=affiliation.pk).update(zone=BranchFactory().zone)
    )


def test_references_within_the_zone_are_let_through():
    affiliation = AffiliationFactory()
    other = BranchFactory(agency__zone=affiliation.zone)
    assert not refuses(lambda: Affiliation.objects.filter(pk=affiliation.pk).update(branch=other))


def test_every_reference_between_records_of_zones_is_guarded():
    guarded = {(reference.table, reference.column) for reference in zone_references()}
    assert ("organisation_affiliation", "branch_id") in guarded
    assert ("organisation_post", "term_id") in guarded
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT conname FROM pg_constraint WHERE conname LIKE 'zone_%'")
        else:
            cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        present = {name for (name,) in cursor.fetchall()}
    for reference in zone_references():
        names = {reference.name, f"{reference.name}_insert", f"{reference.name}_update"}
        assert names & present
