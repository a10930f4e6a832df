"""Everything held about a person, for the person (个人信息保护法: right to look up and copy)."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from axes.models import AccessLog
from django.db.models import ForeignKey, Model

from zhibu.apps.accounts.models import CorrectionRequest, Grant, User
from zhibu.apps.accounts.queries.trail import entries_about, in_words, local
from zhibu.apps.organisation.models import (
    Affiliation,
    AwayPeriod,
    Employment,
    Person,
    Post,
    Secondment,
    SectionHead,
    Standing,
    VotingSuspension,
)
from zhibu.core.documents.workbook import Cell

SHOWN = 50
NOT_ABOUT_ANYONE = frozenset({"id", "zone", "person", "user", "search_text", "password"})
PERIODS: tuple[type[Model], ...] = (
    Employment,
    Standing,
    Affiliation,
    Post,
    SectionHead,
    Secondment,
    AwayPeriod,
    VotingSuspension,
    CorrectionRequest,
)


@dataclass(frozen=True)
class Section:
    """A table of what is held: title, column names, rows."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]

    @property
    def pairs(self) -> list[tuple[str, Cell]]:
        """Name and value of each column of a single row."""
        return list(zip(self.columns, self.rows[0], strict=True))

    @property
    def shown(self) -> tuple[tuple[Cell, ...], ...]:
        """The rows a page shows; an export holds them all."""
        return self.rows[:SHOWN]


_also: list[Callable[[Person], Section]] = []


def also_held(builder: Callable[[Person], Section]) -> Callable[[Person], Section]:
    """Add a section of a higher app (its `ready` registers it): nothing held stays unshown."""
    _also.append(builder)
    return builder


def held_about(person: Person) -> list[Section]:
    """Return everything about a person, in tables; the audit trail comes last."""
    return [*records_about(person), _trail(person)]


def records_about(person: Person) -> list[Section]:
    """Return every record about a person, in tables."""
    user = User.objects.filter(person=person).first()
    sections = [_section(Person, [person])]
    sections += [_section(model, _of(model, person)) for model in PERIODS]
    if user:
        sections += [_account(user), _section(Grant, _grants(user)), _sign_ins(user)]
    return sections + [builder(person) for builder in _also]


def _of(model: type[Model], person: Person) -> Iterable[Model]:
    references = [f.name for f in model._meta.concrete_fields if isinstance(f, ForeignKey)]
    return model._default_manager.filter(person=person).select_related(*references)


def _grants(user: User) -> Iterable[Grant]:
    return user.grants.select_related("zone", "committee")


def _section(model: type[Model], records: Iterable[Model]) -> Section:
    fields = [f for f in model._meta.concrete_fields if f.name not in NOT_ABOUT_ANYONE]
    return Section(
        str(model._meta.verbose_name),
        tuple(str(field.verbose_name) for field in fields),
        tuple(tuple(_cell(record, field.name) for field in fields) for record in records),
    )


def _cell(record: Model, name: str) -> Cell:
    shown = getattr(record, f"get_{name}_display", None)
    value: Any = shown() if shown else getattr(record, name)
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, datetime):
        return local(value)
    return value if value is None or isinstance(value, str | int | date) else str(value)


def _account(user: User) -> Section:
    row = (user.username, local(user.date_joined), user.last_login and local(user.last_login))
    return Section("账号", ("用户名", "开通时间", "最近登录"), (row,))


def _sign_ins(user: User) -> Section:
    logs = AccessLog.objects.filter(username__iexact=user.username).order_by("-attempt_time")
    rows = tuple((local(log.attempt_time), log.ip_address) for log in logs)
    return Section("登录记录", ("时间", "网络地址"), rows)


def _trail(person: Person) -> Section:
    rows = tuple(
        (local(line.at), line.who, line.action, line.what or line.kind, "；".join(line.changes))
        for line in in_words(entries_about(person))
    )
    return Section("谁查看、导出、改动过", ("时间", "操作人", "操作", "内容", "改动"), rows)
