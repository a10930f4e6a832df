"""Demo accounts, one for each role; passwords are made on each installation, never shipped."""

import json
import os
import secrets
import string
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

from django.conf import settings
from django.db import transaction

from zhibu.apps.accounts.models import Grant, User
from zhibu.apps.organisation.models import Affiliation, Person, Post, Standing, Zone

FILE_NAME = "demo_accounts.json"


@dataclass(frozen=True)
class DemoAccount:
    """An account to try the product with."""

    username: str
    password: str
    role: str
    name: str


def accounts_file() -> Path:
    """Return the file that keeps the demo accounts of this installation."""
    return Path(settings.DATA_DIR) / FILE_NAME


def known_accounts() -> list[DemoAccount]:
    """Return the accounts made here; none when there is no demo zone."""
    path = accounts_file()
    if not path.exists():
        return []
    return [DemoAccount(**entry) for entry in json.loads(path.read_text(encoding="utf-8"))]


@transaction.atomic
def make_accounts(zone: Zone, *, today: date) -> list[DemoAccount]:
    """Make one account a role in a demo zone and write them to a file only its owner reads."""
    people = _people(zone, today)
    accounts = []
    for role, person in people.items():
        account = DemoAccount(role, _password(), role, person.name if person else "")
        user = User(username=role, person=person, first_name="" if person else role)
        user.set_password(account.password)
        user.save()
        _grant(user, role, zone, today)
        accounts.append(account)
    _write(accounts)
    return accounts


def _people(zone: Zone, today: date) -> dict[str, Person | None]:
    """Choose who signs in as what: secretary, officer and member of the same branch."""
    posts = Post.objects.filter(zone=zone).select_related("person")
    secretary = posts.filter(kind=Post.Kind.SECRETARY).order_by("pk")[0]
    officer = posts.filter(kind=Post.Kind.ORGANISATION, branch=secretary.branch_id)[0]
    return {
        "secretary": secretary.person,
        "officer": officer.person,
        "member": member_without_post(secretary.branch_id, today=today),
        "coordinator": None,
        "reader": None,
        "keeper": None,
    }


def member_without_post(branch_id: int, *, today: date) -> Person:
    """Return the full member without a post who has been in the branch's records longest."""
    members = (
        Affiliation.objects.on(today)
        .filter(branch=branch_id, person__posts=None)
        .filter(person__standings__stage=Standing.Stage.FULL)
    )
    found: Person = members.select_related("person").order_by("pk")[0].person
    return found


def _grant(user: User, role: str, zone: Zone, today: date) -> None:
    """Grant what does not follow from a post."""
    if role == "coordinator":
        Grant.objects.create(user=user, role=Grant.Role.COORDINATOR, zone=zone, since=today)
    elif role == "reader":
        kind = Grant.Role.COMMITTEE_READER
        Grant.objects.create(user=user, role=kind, committee=zone.committee, since=today)
    elif role == "keeper":
        Grant.objects.create(user=user, role=Grant.Role.KEEPER, since=today)


def _password() -> str:
    """Return a password that holds and can be typed: Abcd-efgh-2345."""
    letters = [secrets.choice(string.ascii_lowercase) for _ in range(8)]
    digits = [secrets.choice("23456789") for _ in range(4)]
    return f"{''.join(letters[:4]).capitalize()}-{''.join(letters[4:])}-{''.join(digits)}"


def _write(accounts: list[DemoAccount]) -> None:
    text = json.dumps([asdict(account) for account in accounts], ensure_ascii=False, indent=2)
    descriptor = os.open(accounts_file(), os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(text)
