"""What must hold everywhere in the house, whoever writes and whatever is added."""

import ast
import re
from io import StringIO
from pathlib import Path

import pytest
from django import forms
from django.conf import settings
from django.core.management import call_command
from django.template.loader import get_template
from django.urls import get_resolver
from django.utils.module_loading import import_string

from forms_wizard.form import QUESTIONNAIRE
from portal.interface.forms import PortalForm

ROOT = Path(settings.BASE_DIR)
PACKAGES = ("portal", "home", "forms_wizard", "directory")
TEMPLATES = sorted((ROOT / "templates").rglob("*.*"))
HTML = [path for path in TEMPLATES if path.suffix == ".html"]
LONGEST_FILE = 450
DRAWERS = {"utils", "core", "common", "helpers", "services", "misc", "tools", "lib"}
FRENCH = re.compile(r"[A-Za-zÀ-ÿ]{3,}\s+[A-Za-zÀ-ÿ]{2,}")


def sources(*folders: str) -> list[Path]:
    """Python files that people write: migrations apart."""
    found = [path for folder in folders for path in (ROOT / folder).rglob("*.py")]
    return sorted(path for path in found if "migrations" not in path.parts)


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


# -- forms


def portal_forms() -> list[type[PortalForm]]:
    """Every form class of the house, those inside sections included."""
    get_resolver().url_patterns  # noqa: B018  imports every view, so nearly every form
    for path in settings.ACCOUNT_FORMS.values():
        import_string(path)
    found, queue = [], [PortalForm]
    while queue:
        for child in queue.pop().__subclasses__():
            queue.append(child)
            if child.__module__.startswith(PACKAGES) and child.base_fields:
                found.append(child)
    return sorted(set(found), key=lambda form: (form.__module__, form.__qualname__))


def test_there_are_forms_to_look_at():
    assert len(portal_forms()) >= len(QUESTIONNAIRE.steps)


def test_every_visible_field_has_a_label():
    missing = [
        f"{form.__module__}.{form.__qualname__}.{field_name}"
        for form in portal_forms()
        for field_name, field in form.base_fields.items()
        if not field.label and not isinstance(field.widget, forms.HiddenInput)
    ]

    assert missing == []


# Declared by allauth, taken out when the form is made: a name is not asked at sign-up.
NEVER_ASKED = "portal.accounts.forms.SignUpForm.username"


def test_a_name_is_never_asked_at_sign_up():
    assert "username" not in import_string(settings.ACCOUNT_FORMS["signup"])().fields


def test_every_required_field_has_its_own_required_message():
    default = str(forms.Field.default_error_messages["required"])
    # The forms of a library are given our words when they are made (portal.accounts.forms).
    missing = [
        f"{form.__module__}.{form.__qualname__}.{field_name}"
        for form in portal_forms()
        for field_name, field in form.base_fields.items()
        if field.required
        and str(field.error_messages["required"]) == default
        and "required" not in getattr(form, "words", {}).get(field_name, {}).get("messages", {})
    ]

    assert set(missing) <= {NEVER_ASKED}


def test_no_message_of_a_field_says_obligatoire_or_invalide():
    wrong = re.compile(r"obligatoire|invalide|veuillez|désolé", re.IGNORECASE)
    found = [
        f"{form.__module__}.{form.__qualname__}.{field_name}: {message}"
        for form in portal_forms()
        for field_name, field in form.base_fields.items()
        for code, message in field.error_messages.items()
        if code == "required" and field.required and wrong.search(str(message))
    ]

    assert found == []


# -- templates


def test_every_template_compiles():
    for path in TEMPLATES:
        get_template(str(path.relative_to(ROOT / "templates")))


def test_every_template_is_used():
    """Its name stands in the code or in another template, or a library looks for it."""
    by_convention = ("account/", "allauth/", "wagtailadmin/", "admin/", "wagtailcore/", "usersess")
    special = {"400.html", "403.html", "403_csrf.html", "404.html", "429.html", "500.html"}
    files = [*sources(*PACKAGES), *HTML, *TEMPLATES]
    text = "\n".join(path.read_text() for path in files if path.suffix in (".py", ".html", ".txt"))
    unused = []
    for path in TEMPLATES:
        template = str(path.relative_to(ROOT / "templates"))
        folder, stem = str(Path(template).parent), Path(template).stem
        named = template in text or f"{folder}/{{" in text or f"{folder}/%" in text
        by_stem = f'"{stem}"' in text or f"'{stem}'" in text
        if not (named or by_stem or template in special or template.startswith(by_convention)):
            unused.append(template)

    assert unused == []


def test_nothing_is_inline_in_a_template():
    """The Content-Security-Policy would block it (design: nothing inline)."""
    inline = re.compile(
        r"<style\b|\sstyle\s*=|\son[a-z]+\s*=\s*[\"']|javascript:|csp_nonce"
        r"|<script(?![^>]*\b(src\b|type=\"application/(ld\+)?json\"))"
    )
    # The HTML of a mail has no other way to be styled, and no policy of ours. The page that stands
    # alone carries a policy of its own, which allows its style by a digest.
    alone = ROOT / "templates" / "incidents" / "unavailable.html"
    found = [
        f"{name(path)}: {match.group()}"
        for path in HTML
        if {"mails", "email", "letters"}.isdisjoint(path.parts) and path != alone
        for match in inline.finditer(path.read_text())
    ]

    assert found == []


def test_what_people_read_in_a_template_can_be_translated():
    """Outside tags, a template holds no words but those of translation blocks."""
    block = re.compile(
        r"{%\s*blocktrans(?:late)?\b.*?{%\s*endblocktrans(?:late)?\s*%}"
        r"|{%\s*comment.*?{%\s*endcomment\s*%}|{#.*?#}|{%.*?%}|{{.*?}}"
        r"|<!--.*?-->|<style.*?</style>|<!doctype[^>]*>|<[^>]*>",
        re.DOTALL | re.IGNORECASE,
    )
    found = []
    for path in HTML:
        # The State's name is not a text to translate (STATE_BRANDING).
        bare = re.sub(r"République\s+Française", "", block.sub("\n", path.read_text()))
        words = FRENCH.search(bare)
        if words:
            found.append(f"{name(path)}: {words.group()}")

    assert found == []


# -- files and names


def test_no_file_is_long():
    # One module of prose, one line a sentence, is not code.
    long = [
        f"{name(path)}: {lines}"
        for path in sources(*PACKAGES, "tests")
        if (lines := len(path.read_text().splitlines())) > LONGEST_FILE
        and path.parent.name != "content"
    ]

    assert long == []


def test_there_is_no_drawer():
    found = [name(path) for path in sources(*PACKAGES) if {path.stem, *path.parts} & DRAWERS]

    assert found == []


def test_only_views_tasks_and_commands_read_the_clock():
    reading = re.compile(r"timezone\.localdate\(\)|date\.today\(|datetime\.now\(|utcnow\(")
    # A sitemap is a view that a library calls.
    allowed = {"views", "sitemaps", "wizard", "tasks", "wagtail_hooks", "commands", "access"}
    allowed |= {"forms"}
    found = [
        name(path)
        for path in sources("forms_wizard", "directory")
        if reading.search(path.read_text()) and not ({path.stem, *path.parts} & allowed)
    ]

    assert found == []


@pytest.mark.django_db
def test_migrations_are_complete():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0, stdout=StringIO())


def test_migrations_have_a_name():
    automatic = re.compile(r"^\d{4}_(auto_|alter_|remove_|rename_|add_field)")
    found = [
        name(path)
        for folder in PACKAGES
        for path in (ROOT / folder).rglob("migrations/*.py")
        if automatic.match(path.stem)
    ]

    assert found == []


def test_requirements_are_pinned_with_a_reason():
    for file in ("requirements.txt", "requirements-test.txt"):
        for line in (ROOT / file).read_text().splitlines():
            if line and not line.startswith("#"):
                assert re.fullmatch(r"[\w\[\],-]+==[\w.]+\s+# .+", line), line


def test_every_requirement_is_among_the_constraints():
    held = {}
    for line in (ROOT / "constraints.txt").read_text().splitlines():
        package, _, version = line.partition("==")
        held[package.lower().replace("_", "-")] = version
    for file in ("requirements.txt", "requirements-test.txt"):
        for line in (ROOT / file).read_text().splitlines():
            if line and not line.startswith("#"):
                package, _, version = line.split("#")[0].strip().partition("==")
                wanted = package.split("[")[0].lower().replace("_", "-")
                assert held.get(wanted) == version, line


def test_every_warning_that_is_let_through_has_a_reason():
    text = (ROOT / "pyproject.toml").read_text()
    section = text.split("filterwarnings = [")[1].split("]")[0]
    for line in section.splitlines():
        if line.strip().startswith('"ignore'):
            assert "#" in line, line


# -- tests


def test_every_test_asserts_something():
    """A test has an assertion, expects an exception, or calls a checker of its file."""
    empty = []
    for path in sources("tests"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
                calls = {
                    getattr(call.func, "attr", getattr(call.func, "id", ""))
                    for call in ast.walk(node)
                    if isinstance(call, ast.Call)
                }
                asserts = any(isinstance(child, ast.Assert) for child in ast.walk(node))
                if not asserts and not calls - {"print", "len"}:
                    empty.append(f"{name(path)}::{node.name}")

    assert empty == []


def test_no_test_is_skipped():
    skipping = re.compile(r"mark\.(skip|xfail)|pytest\.(skip|xfail|importorskip)\(")
    here = Path(__file__)
    found = [
        name(path)
        for path in sources("tests")
        if path != here and skipping.search(path.read_text())
    ]

    assert found == []
