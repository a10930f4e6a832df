"""Pages that say why there is no page: calm, and with a way on."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from zhibu.apps.foundation.viewer import NOBODY


def _refused(request: HttpRequest, status: int, title: str, message: str) -> HttpResponse:
    return render(
        request,
        "stopped.html",
        {"title": title, "message": message, "status": status},
        status=status,
    )


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400: the request cannot be understood."""
    return _refused(
        request, 400, "这个请求看不懂", "请返回上一页重试；若仍不行，请到“意见建议”告诉我们。"
    )


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403: signed in, but this is not for the role held."""
    return _refused(
        request, 403, "您没有查看这一页的权限", "如果您的职务刚有变动，请支部先更新任职记录。"
    )


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404: no such record, or none this person may know of; what was typed is given back."""
    if typed := _typed(request):
        context = {"title": "没有保存：找不到这条记录了", "typed": typed}
        return render(request, "gone.html", context, status=404)
    return _refused(
        request, 404, "没有找到这一页", "地址可能有误，或者该记录不在您可以查看的范围内。"
    )


def _typed(request: HttpRequest) -> list[str]:
    """Return the texts of a form somebody signed in sent to a record that is gone by now.

    The same whether it is gone or not theirs to know of. Marks, days and keys of choices are
    no texts; somebody not signed in sent nothing that was worth keeping.
    """
    is_form = request.method == "POST" and request.resolver_match is not None
    if not is_form or not getattr(request, "viewer", NOBODY).is_signed_in:
        return []
    values = (value.strip() for values in request.POST.lists() for value in values[1])
    return [value for value in values if not value.isascii() or " " in value]


def broken(request: HttpRequest) -> HttpResponse:
    """500: our fault; needs no database and no session."""
    return render(None, "broken.html", status=500)


def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 when the form was open too long or cookies are off."""
    return _refused(
        request,
        403,
        "页面停留太久，表单已失效",
        "请返回上一页、刷新后再提交；浏览器需要允许 Cookie。",
    )
