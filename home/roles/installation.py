"""Giving each role what it needs; what an administrator added stays."""

from __future__ import annotations

from collections import Counter

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from wagtail.models import (
    Collection,
    GroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    Site,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

from home.models import HomePage
from home.roles.roles import ENTER, REVIEWERS, ROLES, Role

WORKFLOW, TASK = "Relecture", "Accord d'un relecteur"
# What Wagtail itself starts a site with, in English.
WAGTAIL_GROUPS, WAGTAIL_WORKFLOW = ("Editors", "Moderators"), "Moderators approval"


class NoHomePage(Exception):
    """Permissions on pages are given on the home page: its installation comes first."""


@transaction.atomic
def install() -> Counter:
    """Make the groups, their permissions and the workflow; run twice, it adds nothing.

    A group gets back what it misses, and keeps what was added to it. One more group a language is
    made for who translates that one only. Wagtail's own groups and workflow leave when nobody is
    in them. Raises NoHomePage.
    """
    site = Site.objects.filter(is_default_site=True).select_related("root_page").first()
    home = site and HomePage.objects.filter(pk=site.root_page_id).first()
    if home is None:
        raise NoHomePage
    translated = list(home.get_translations().select_related("locale").order_by("locale_id"))
    report: Counter = Counter(groups=0, permissions=0, workflows=0, removed=0)
    for role in ROLES:
        _give(role.name, role, translated if role.translates else [home], report)
        if role.translates:
            for page in translated:
                _give(f"{role.name} : {page.locale.language_code}", role, [page], report)
    _install_workflow(home, report)
    _remove_the_unused(report)
    return report


def _give(name: str, role: Role, pages: list[Page], report: Counter) -> None:
    group, created = Group.objects.get_or_create(name=name)
    report["groups"] += created
    held = set(group.permissions.values_list("pk", flat=True))
    wanted = [_permission(code) for code in (ENTER, *role.permissions)]
    missing = [permission for permission in wanted if permission.pk not in held]
    group.permissions.add(*missing)
    report["permissions"] += len(missing)
    for page in pages if role.pages else ():
        for action in role.pages:
            permission = _permission(f"wagtailcore.{action}_page")
            _row, created = GroupPagePermission.objects.get_or_create(
                group=group, page=page.page_ptr, permission=permission
            )
            report["permissions"] += created
    collection = Collection.get_first_root_node()
    for action in role.media:
        for code in (f"wagtailimages.{action}_image", f"wagtaildocs.{action}_document"):
            _row, created = GroupCollectionPermission.objects.get_or_create(
                group=group, collection=collection, permission=_permission(code)
            )
            report["permissions"] += created


def _permission(code: str) -> Permission:
    app, codename = code.split(".")
    return Permission.objects.get(content_type__app_label=app, codename=codename)


def _install_workflow(home: HomePage, report: Counter) -> None:
    """What an author sends is published once a reviewer agrees; a workflow chosen since stays."""
    if WorkflowPage.objects.filter(page=home.page_ptr).exists():
        return
    workflow, created = Workflow.objects.get_or_create(name=WORKFLOW)
    if created:
        task = GroupApprovalTask.objects.create(name=TASK)
        task.groups.add(Group.objects.get(name=REVIEWERS))
        WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    WorkflowPage.objects.create(workflow=workflow, page=home.page_ptr)
    report["workflows"] += 1


def _remove_the_unused(report: Counter) -> None:
    for workflow in Workflow.objects.filter(name=WAGTAIL_WORKFLOW, active=True):
        tasks = GroupApprovalTask.objects.filter(workflow_tasks__workflow=workflow)
        if not tasks.filter(groups__user__isnull=False).exists():
            workflow.deactivate()
            report["removed"] += 1
    for group in Group.objects.filter(name__in=WAGTAIL_GROUPS, user=None):
        group.delete()
        report["removed"] += 1
