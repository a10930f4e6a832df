"""The keeper's pages: accounts and grants, without personal content."""

from collections.abc import Callable

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache

from zhibu.apps.accounts.forms.keeping import NewAccount, NewGrant
from zhibu.apps.accounts.models import Grant, User
from zhibu.apps.accounts.queries.accounts import accounts, rows_of
from zhibu.apps.accounts.services import grants, keeping
from zhibu.apps.foundation.door import ViewerRequest, door
from zhibu.apps.foundation.searching import typed_query

A_PAGE = 50


def load(pk: int) -> User:
    """Return the account of an address."""
    return get_object_or_404(User, pk=pk)


def load_grant(pk: int) -> Grant:
    """Return the grant of an address."""
    return get_object_or_404(Grant.objects.select_related("user"), pk=pk)


@door("accounts.keep", write="accounts.keep")
def keeper_accounts(request: ViewerRequest) -> HttpResponse:
    """List accounts and find one; make a new one."""
    form = NewAccount(request.POST or None)
    if request.method == "POST" and form.is_valid():
        user, password = keeping.create_account(viewer=request.viewer, **form.cleaned_data)
        return _handed_over(request, user, password)
    search = typed_query(request)
    page = Paginator(accounts(search, on=timezone.localdate()), A_PAGE).get_page(
        request.GET.get("page")
    )
    rows = rows_of(page.object_list, at=timezone.now())
    context = {"form": form, "page": page, "rows": rows, "search": search}
    return render(
        request, "account/keeper_accounts.html", context, status=422 if form.errors else 200
    )


@door("accounts.keep")
def keeper_account(request: ViewerRequest, pk: int) -> HttpResponse:
    """Show one account with everything the keeper may do with it."""
    return _account_page(request, load(pk), NewGrant())


@door(write="accounts.keep")
def keeper_reset_password(request: ViewerRequest, pk: int) -> HttpResponse:
    """Give the account a one-time password."""
    user = load(pk)
    return _handed_over(request, user, keeping.reset_password(user=user, viewer=request.viewer))


@door(write="accounts.keep")
def keeper_switch(request: ViewerRequest, pk: int) -> HttpResponse:
    """Switch the account off, or on again."""
    active = request.POST.get("active") == "1"
    done = "账号已恢复使用。" if active else "账号已停用，正在进行的登录已失效。"
    return _step(
        request,
        pk,
        done,
        lambda user: keeping.switch_account(user=user, active=active, viewer=request.viewer),
    )


@door(write="accounts.keep")
def keeper_unlock(request: ViewerRequest, pk: int) -> HttpResponse:
    """Lift the lock after wrong passwords."""
    return _step(
        request,
        pk,
        "已解除登录锁定。",
        lambda user: keeping.unlock(user=user, viewer=request.viewer),
    )


@door(write="accounts.keep")
def keeper_second_factor(request: ViewerRequest, pk: int) -> HttpResponse:
    """Take the second factor off the account."""
    return _step(
        request,
        pk,
        "已移除第二步验证。",
        lambda user: keeping.remove_second_factor(user=user, viewer=request.viewer),
    )


@door(write="accounts.keep")
def keeper_grant(request: ViewerRequest, pk: int) -> HttpResponse:
    """Give the account a role."""
    user, form = load(pk), NewGrant(request.POST)
    if not form.is_valid():
        return _account_page(request, user, form, status=422)
    filled = form.cleaned_data | {"role": Grant.Role(form.cleaned_data["role"])}
    grants.give_grant(user=user, viewer=request.viewer, since=timezone.localdate(), **filled)
    messages.success(request, "已授权。")
    return redirect("accounts:keeper_account", pk=pk)


@door(write="accounts.keep")
def keeper_end_grant(request: ViewerRequest, pk: int) -> HttpResponse:
    """End a role."""
    grant = load_grant(pk)
    account = grant.user_id
    grants.end_grant(grant=grant, viewer=request.viewer, on=timezone.localdate())
    messages.success(request, "已收回授权。")
    return redirect("accounts:keeper_account", pk=account)


def _step(
    request: ViewerRequest, pk: int, done: str, step: Callable[[User], object]
) -> HttpResponse:
    step(load(pk))
    messages.success(request, done)
    return redirect("accounts:keeper_account", pk=pk)


def _account_page(
    request: ViewerRequest, user: User, form: NewGrant, status: int = 200
) -> HttpResponse:
    found = accounts("", on=timezone.localdate()).filter(pk=user.pk)
    (row,) = rows_of(found, at=timezone.now())
    context = {"row": row, "form": form}
    return render(request, "account/keeper_account.html", context, status=status)


@never_cache
def _handed_over(request: ViewerRequest, user: User, password: str) -> HttpResponse:
    """Show the one-time password, this once."""
    return render(request, "account/one_time_password.html", {"user": user, "password": password})
