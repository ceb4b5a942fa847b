"""Thousands of pages in a moment: rows like those of one page, without its signals."""

from django.db import connection
from wagtail.models import Page


def many_like(page: Page, how_many: int) -> list[int]:
    """The keys of `how_many` new pages under this one, each with its content and options."""
    base = Page.objects.get(pk=page.pk)
    specific, start = base.specific, base.numchild
    rows = [
        Page(
            path=Page._get_path(base.path, base.depth + 1, start + rank),
            depth=base.depth + 1,
            title=f"{base.title} {start + rank}",
            draft_title=base.title,
            slug=f"page-{start + rank}",
            url_path=f"{base.url_path}page-{start + rank}/",
            content_type=base.content_type,
            locale_id=base.locale_id,
            show_in_menus=True,
            live=True,
        )
        for rank in range(1, how_many + 1)
    ]
    keys = [row.pk for row in Page.objects.bulk_create(rows)]
    Page.objects.filter(pk=base.pk).update(numchild=start + how_many)
    own = specific._meta.get_ancestor_link(Page).column
    others = [field.column for field in specific._meta.local_concrete_fields if field.column != own]
    named = ", ".join(f'"{column}"' for column in others)
    with connection.cursor() as cursor:
        cursor.execute(
            f'INSERT INTO {specific._meta.db_table} ("{own}", {named}) '
            f"SELECT new.id, {named} FROM {specific._meta.db_table} old, "
            f'unnest(%s::int[]) AS new(id) WHERE old."{own}" = %s',
            [keys, base.pk],
        )
    return keys
