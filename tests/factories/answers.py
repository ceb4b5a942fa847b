"""Typed answers, as a browser posts them and a draft keeps them: `{"slug-field": ["text"]}`."""

from __future__ import annotations


def day(text: str) -> dict[str, str]:
    """« 31/12/1985 » in its three boxes; « 00 » for a part that is not known."""
    return dict(zip(("_day", "_month", "_year"), text.split("/"), strict=True))


def section(slug: str, groups: dict[str, dict[str, dict]] | None = None, **fields) -> dict:
    """What is typed in one section.

    `groups`: `{"charge": {"k1": {field: value}}}`, the keys being sent too, as the page does. A
    value is a text, a list of texts, or a `day(…)`.
    """
    typed = _fields(slug, fields)
    for group, persons in (groups or {}).items():
        typed[f"{slug}-{group}-keys"] = list(persons)
        for key, answers in persons.items():
            typed.update(_fields(f"{slug}-{group}-{key}", answers))
    return typed


def _fields(prefix: str, fields: dict) -> dict[str, list[str]]:
    typed = {}
    for name, value in fields.items():
        if isinstance(value, dict):
            typed.update({f"{prefix}-{name}{part}": [text] for part, text in value.items()})
        else:
            typed[f"{prefix}-{name}"] = value if isinstance(value, list) else [str(value)]
    return typed


def sections(**by_slug) -> dict:
    """`{slug: {"slug-field": [text]}}` from keywords; « _ » stands for « - » in a slug."""
    named = {name.replace("_", "-"): fields for name, fields in by_slug.items()}
    return {
        slug: section(slug, fields.pop("groups", None), **fields)
        for slug, fields in ((slug, dict(fields)) for slug, fields in named.items())
    }


def change(life: dict, slug: str, **fields) -> dict:
    """The same answers with some of a section typed otherwise; None for what was left empty.

    Names are those of the section, « __ » standing for « - »: `adults__moi__SAL="1200"`.
    """
    typed = dict(life[slug])
    for name, value in fields.items():
        key = f"{slug}-{name.replace('__', '-')}"
        for old in [old for old in typed if old == key or old.startswith(f"{key}_")]:
            if isinstance(value, dict) or value is None or old == key:
                del typed[old]
        if value is not None:
            typed.update(_fields(slug, {name.replace("__", "-"): value}))
    return {**life, slug: typed}
