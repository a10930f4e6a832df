"""Addresses of work items and of the city's tasks."""

from django.urls import URLPattern, path

from zhibu.apps.workitems.views import boards, city_tasks, items, steps

app_name = "workitems"

BRANCH = "branches/<int:branch_id>/items/"
ITEM = "items/<int:item_id>/"
TASKS = "zones/<int:zone_id>/city-tasks/"

urlpatterns: list[URLPattern] = [
    path("items/", boards.home, name="home"),
    path("items/mine/", boards.mine, name="mine"),
    path(BRANCH, boards.board, name="board"),
    path(f"{BRANCH}list/", boards.list_items, name="list"),
    path(f"{BRANCH}items.xlsx", boards.items_xlsx, name="xlsx"),
    path(f"{BRANCH}line/", boards.line, name="line"),
    path(f"{BRANCH}add/", items.plan, name="plan"),
    path(f"{BRANCH}take/", items.to_take, name="to_take"),
    path(f"{BRANCH}take/decisions/<int:follow_up_id>/", items.take_decision, name="take_decision"),
    path(f"{BRANCH}take/measures/<int:measure_id>/", items.take_measure, name="take_measure"),
    path(ITEM, items.item, name="item"),
    path(f"{ITEM}change/", items.change, name="change"),
    path("items/owners/<int:owner_id>/", items.share_out, name="share_out"),
    path(f"{ITEM}deploy/", steps.deploy, name="deploy"),
    path(f"{ITEM}finish/", steps.finish, name="finish"),
    path(f"{ITEM}check/", steps.check, name="check"),
    path(f"{ITEM}drop/", steps.drop, name="drop"),
    path(f"{ITEM}back/", steps.step_back, name="step_back"),
    path(f"{ITEM}stuck/", steps.stuck, name="stuck"),
    path(f"{ITEM}clear/", steps.clear, name="clear"),
    path(TASKS, city_tasks.city_tasks, name="city_tasks"),
    path(f"{TASKS}add/", city_tasks.add_city_task, name="add_city_task"),
    path("city-tasks/<int:task_id>/end/", city_tasks.end_city_task, name="end_city_task"),
]
