"""How fields, groups and components are shown: ids, hints, errors, words."""

from datetime import UTC, date, datetime

import pytest
from django import forms
from django.http import QueryDict
from django.template import Context, Template
from django.template.loader import render_to_string
from django.utils.safestring import mark_safe

from portal.interface.fields import NameField, PartialDateField, YesNoField
from portal.interface.forms import PortalForm, PortalSection


class PersonForm(PortalForm):
    first_names = NameField(label="Prénoms", error_messages={"required": "Écrivez les prénoms."})
    birth_date = PartialDateField(
        label="Date de naissance",
        help_text="Par exemple 31 12 1985.",
        error_messages={"required": "Écrivez la date de naissance."},
    )
    sex = forms.ChoiceField(
        label="Civilité",
        choices=[("M", "Monsieur"), ("F", "Madame")],
        widget=forms.RadioSelect,
        help_text="Comme sur le document.",
        error_messages={"required": "Choisissez une civilité."},
    )
    kind = forms.ChoiceField(
        label="Lien",
        choices=[("", "Choisir"), ("Famille", [("E", "Enfant"), ("P", "Père")])],
        error_messages={"required": "Choisissez un lien."},
    )
    works = YesNoField(label="Travaille", required=False)
    agreed = forms.BooleanField(
        label="D'accord", help_text="Lu.", error_messages={"required": "Cochez la case."}
    )


class HouseholdSection(PortalSection):
    def build(self):
        self.add_form(PersonForm, legend="Vous")
        self.add_group(
            "enfants", PersonForm, legend="Enfants", one="Enfant", add="Ajouter un enfant", most=2
        )


def refused() -> PersonForm:
    return PersonForm(QueryDict("p-first_names=<b>"), prefix="p")


@pytest.mark.parametrize("name", ["birth_date", "sex"])
def test_a_group_is_described_by_its_hint_and_its_error(name):
    html = refused()[name].as_field_group()

    described = f'aria-describedby="id_p-{name}_helptext id_p-{name}_error"'
    assert described in html
    assert f'id="id_p-{name}_helptext"' in html
    assert f'id="id_p-{name}_error"' in html
    assert html.count("<fieldset") == html.count("<legend") == 1


def test_every_error_link_leads_to_an_element_of_the_page():
    form = refused()
    html = str(form)

    links = form.error_links()
    assert len(links) == 4
    for target, message in links:
        assert f'id="{target}"' in html
        assert message in html


def test_the_summary_says_the_same_words_as_the_fields_and_can_take_the_focus():
    form = refused()

    html = render_to_string("components/error_summary.html", {"form": form})

    for target, message in form.error_links():
        assert f'<a href="#{target}">{message}</a>' in html
    assert 'tabindex="-1"' in html
    assert 'role="alert"' in html
    assert "4 réponses à corriger" in html


def test_no_summary_before_anything_is_sent():
    assert render_to_string("components/error_summary.html", {"form": PersonForm()}).strip() == ""


def test_what_was_typed_is_escaped():
    html = str(refused())

    assert "<b>" not in html
    assert 'value="&lt;b&gt;"' in html


def test_only_what_may_be_left_out_is_marked_optional():
    html = str(PersonForm())

    assert html.count("(facultatif)") == 1
    assert "(facultatif)" in PersonForm()["works"].as_field_group()


def test_groups_of_options_are_kept_and_the_answer_is_selected():
    html = PersonForm(QueryDict("kind=P"))["kind"].as_field_group()

    assert '<optgroup label="Famille">' in html
    assert '<option value="P" selected>Père</option>' in html


def test_a_person_has_a_heading_a_key_and_a_button_that_names_them():
    data = QueryDict("f-enfants-keys=k3f&f-enfants-k3f-first_names=Léa")

    html = str(HouseholdSection(data, prefix="f", today=date(2026, 3, 1)))

    assert 'id="f-enfants-k3f"' in html
    assert 'name="f-enfants-keys" value="k3f"' in html
    assert 'name="f-remove"' in html
    assert 'value="enfants/k3f"' in html
    assert "Retirer" in html
    assert "Enfant 1 Léa" in html
    assert 'name="f-add"' in html
    assert "Ajouter un enfant" in html


def test_the_enter_key_never_removes_a_person():
    data = QueryDict("f-enfants-keys=k3f")

    html = str(HouseholdSection(data, prefix="f", today=date(2026, 3, 1)))

    buttons = html.split("<button")[1:]
    assert "portal-default-button" in buttons[0]
    assert "name=" not in buttons[0].split(">")[0]


def test_a_full_group_offers_no_other_person_and_says_where_to_go():
    data = QueryDict("f-enfants-keys=a&f-enfants-keys=b")

    html = str(HouseholdSection(data, prefix="f", today=date(2026, 3, 1)))

    assert 'name="f-add"' not in html
    assert "guichet" in html


def test_nothing_is_inline():
    html = str(HouseholdSection(QueryDict("f-enfants-keys=a"), prefix="f", today=date(2026, 3, 1)))

    for inline in ("<script", "<style", "style=", " onclick", " onchange"):
        assert inline not in html


# -- components


def shown(name, **context) -> str:
    return " ".join(render_to_string(f"components/{name}.html", context).split())


def test_each_task_says_its_status_in_words():
    tasks = [
        {"title": "Vous", "url": "/a", "status": "done"},
        {"title": "Foyer", "url": "/b", "status": "to_correct"},
        {"title": "Travail", "url": "/c", "status": "todo", "hint": "Dix minutes."},
    ]

    html = shown("task_list", tasks=tasks)

    for words in ("Complété", "À corriger", "À faire", "Dix minutes."):
        assert words in html


def test_a_change_link_says_what_it_changes_and_an_absence_is_written():
    groups = [{"title": "", "rows": [("Nom", "Martin"), ("Téléphone", "")]}]

    html = shown("summary_list", title="Vous", change_url="/x", groups=groups)

    assert '<span class="fr-sr-only">&nbsp;: Vous</span>' in html
    assert "Non renseigné" in html


def test_the_stepper_is_the_heading_at_any_number_of_sections():
    html = shown("stepper", title="Foyer", current=3, total=12, next_title="Travail")

    assert html.count("<h1") == 1
    assert "Étape 3 sur 12" in html
    assert 'max="12"' in html
    assert "Étape suivante" not in shown("stepper", title="Fin", current=12, total=12)


def test_the_status_answers_four_questions():
    html = shown("status_card", title="Envoyée", where="A", who="B", since="C", action="D")

    assert html.count("<dt>") == html.count("<dd>") == 4


def test_history_dates_are_written_in_letters():
    events = [{"date": date(2026, 3, 1), "title": "Demande envoyée", "by": "Vous"}]

    assert "1er mars 2026 – Vous" in shown("history", events=events)


def test_advice_links_to_the_field_and_never_blocks():
    html = shown("advice", advice=[{"message": "Vérifiez le loyer.", "target": "id_rent"}])

    assert '<a href="#id_rent">Vérifiez le loyer.</a>' in html
    assert "vous pouvez continuer" in html
    assert shown("advice", advice=[]) == ""


def test_a_notice_without_title_is_small():
    assert "fr-alert--sm" in shown("notice", kind="success", text="Fait.")


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("{{ day|long_date }}", "1er mars 2026"),
        ("{{ moment|long_date }}", "1er janvier 2026"),
        ("{{ moment|long_moment }}", "1er janvier 2026 à 0\xa0h\xa030"),
        ("{{ none|long_date }}", ""),
        ("{{ number|grouped }}", "059\xa0032\xa0612"),
        ("{{ phone|phone }}", "06\xa012\xa034\xa056\xa078"),
        ("{{ foreign|phone }}", "+213551234567"),
    ],
)
def test_dates_and_numbers_as_people_read_them(source, text):
    context = {
        "day": date(2026, 3, 1),
        "moment": datetime(2025, 12, 31, 23, 30, tzinfo=UTC),
        "none": None,
        "number": "059032612",
        "phone": "+33612345678",
        "foreign": "+213551234567",
    }

    assert Template("{% load portal %}" + source).render(Context(context)) == text


def test_a_safe_label_is_not_escaped_twice():
    form = PersonForm()
    form.fields["agreed"].help_text = mark_safe("<strong>Lu</strong>")

    assert "<strong>Lu</strong>" in form["agreed"].as_field_group()
