"""What is worked out once a process says the same as Django's own tags."""

import pytest
from django.template import Context, Template
from django.templatetags import i18n, static
from django.utils import translation
from django.utils.safestring import SafeString

from portal.interface.templatetags import constants
from portal.interface.templatetags.constants import ConstantNode, SentenceNode
from portal.interface.wording import said_once

SAID = "{% load i18n %}{% translate 'Oui' %}"


def constant_nodes(source: str) -> list[ConstantNode]:
    return Template(source).nodelist.get_nodes_by_type(ConstantNode)


def test_a_sentence_of_the_template_is_said_in_the_language_of_each_reading():
    template = Template(SAID)

    said = []
    for language in ("fr", "en", "fr", "ar"):
        with translation.override(language):
            said.append(template.render(Context()))

    assert said == ["Oui", "Yes", "Oui", "نعم"]


def test_an_apostrophe_and_a_percentage_come_out_as_from_django():
    source = '{{% load i18n {0} %}}{{% translate "L\'accueil <10 %>" %}}'

    ours = Template(source.format("")).render(Context())

    assert ours == "L'accueil <10 %>"
    assert constant_nodes(source.format(""))


@pytest.mark.parametrize(
    "source",
    [
        "{% load i18n %}{% translate word %}",
        "{% load i18n %}{% translate 'Oui' as said %}{{ said }}",
        "{% load i18n %}{% translate 'oui'|capfirst %}",
        "{% load i18n %}{% translate 'Oui' noop %}",
        "{% load i18n %}{% translate 'Oui' context 'réponse' %}",
        "{% load static %}{% static path %}",
        "{% load static %}{% static 'css/portal.css' as sheet %}{{ sheet }}",
        "{% load i18n %}{% url 'guichets:card' word %}",
        "{% load i18n %}{% url 'guichets:list' as list %}{{ list }}",
    ],
)
def test_what_depends_on_more_than_the_language_is_worked_out_each_time(source):
    assert not constant_nodes(source)
    first, second = (
        Template(source).render(Context({"word": word, "path": f"css/{word}.css"}))
        for word in ("Oui", "Non")
    )

    assert first
    assert (first != second) == ("word" in source or "path" in source)


def test_a_file_has_its_address():
    source = "{% load static %}{% static 'css/portal.css' %}"

    assert constant_nodes(source)
    assert Template(source).render(Context()) == static.static("css/portal.css")


def test_an_address_is_that_of_its_language():
    template = Template("{% load i18n %}{% url 'guichets:list' %}")

    said = []
    for language in ("fr", "en", "fr"):
        with translation.override(language):
            said.append(template.render(Context()))

    assert said == ["/guichets/", "/en/guichets/", "/guichets/"]


def test_in_debug_a_catalogue_may_change_under_the_process(settings):
    settings.DEBUG = True

    assert not constant_nodes(SAID)


def test_nothing_of_django_is_missing():
    for library in (i18n.register, static.register):
        assert library.tags.keys() <= constants.register.tags.keys()
        assert library.filters.keys() <= constants.register.filters.keys()


def test_what_is_said_once_is_said_once_a_language():
    calls = []

    @said_once
    def said(word):
        calls.append(word)
        return translation.gettext(word)

    heard = []
    for language in ("fr", "en", "fr", "en"):
        with translation.override(language):
            heard.append(said("Oui"))

    assert heard == ["Oui", "Yes", "Oui", "Yes"]
    assert calls == ["Oui", "Oui"]


def test_a_kept_part_is_rendered_once_for_each_of_its_values():
    asked = []
    template = Template("{% load kept %}{% kept look section %}{{ ask }}{% endkept %}")

    def render(look, section):
        def ask():
            asked.append((look, section))
            return f"{look}-{section}"

        return template.render(Context({"look": look, "section": section, "ask": ask}))

    said = [render(*values) for values in (("a", 1), ("a", 2), ("a", 1), ("b", 1), ("a", 2))]

    assert said == ["a-1", "a-2", "a-1", "b-1", "a-2"]
    assert asked == [("a", 1), ("a", 2), ("b", 1)]


# -- sentences with holes

WRITTEN = (
    "{% load i18n %}{% blocktranslate trimmed with place=name|lower %}"
    "Font partie de {{ place }} : {{ names }}.{% endblocktranslate %}"
)


def test_the_holes_of_a_sentence_are_filled_each_time_and_escaped():
    template, said = Template(WRITTEN), []
    for language, name in (("fr", "LILLE"), ("en", "LILLE"), ("fr", "<b>")):
        with translation.override(language):
            said.append(template.render(Context({"name": name, "names": "A & B"})))

    assert isinstance(template.nodelist[-1], SentenceNode)
    assert said == [
        "Font partie de lille : A &amp; B.",
        "Part of lille: A &amp; B.",
        "Font partie de &lt;b&gt; : A &amp; B.",
    ]


@pytest.mark.parametrize(
    ("within", "expected"),
    [
        ("10 % de {{ place }}", "10 % de Lille"),
        ("{{ unknown }}, {{ place }}", ", Lille"),
        ("Oui", "Oui"),
        ("{{ safe }}", "<br>"),
        ("{{ number }}", "3"),
    ],
)
def test_a_sentence_comes_out_as_from_django(within, expected):
    source = f"{{% load i18n %}}{{% blocktranslate %}}{within}{{% endblocktranslate %}}"
    context = Context({"place": "Lille", "safe": SafeString("<br>"), "number": 3})

    template = Template(source)
    ours = template.render(context)
    template.nodelist[-1] = template.nodelist[-1].node

    assert ours == template.render(context) == expected


def test_a_translation_with_another_hole_gives_way_to_the_sentence():
    template = Template(WRITTEN)
    template.nodelist[-1].said["fr"] = "Font partie de %(town)s."

    said = template.render(Context({"name": "Lille", "names": "A"}))

    assert said == "Font partie de lille : A."


@pytest.mark.parametrize(
    "tag",
    [
        "count total=2 %}un{% plural %}{{ total }}",
        "asvar said %}Oui",
        "context 'réponse' %}Oui",
    ],
)
def test_a_sentence_that_varies_otherwise_is_left_to_django(tag):
    source = f"{{% load i18n %}}{{% blocktranslate {tag}{{% endblocktranslate %}}"

    assert isinstance(Template(source).nodelist[-1], i18n.BlockTranslateNode)
