import pytest
from django.forms import TextInput
from django.http import QueryDict

from directory.territory.fields import CommuneField, CommuneInput
from portal.interface.forms import PortalForm

pytestmark = pytest.mark.django_db


class PlaceForm(PortalForm):
    commune = CommuneField(label="Commune", help_text="Par exemple Lille.")
    wanted = CommuneField(label="Commune voulue", selectable_only=True, required=False)


def filled(**typed):
    data = QueryDict(mutable=True)
    data.update({"commune": "Lille", **typed})
    return PlaceForm(data)


@pytest.mark.parametrize("typed", ["Lille", "lille", "Lille (59000)", "59800 LILLE", "Lomme"])
def test_a_commune_is_understood_and_kept_by_its_code(typed):
    form = filled(commune=typed)

    assert form.is_valid()
    assert form.cleaned_data["commune"] == "59350"
    assert 'value="Lille (59000)"' in str(form["commune"])


def test_the_label_shown_means_the_same_commune_the_next_time():
    form = PlaceForm(initial={"commune": "59350", "wanted": "75113"})

    assert 'value="Lille (59000)"' in str(form["commune"])
    assert 'value="Paris 13e Arrondissement (75013)"' in str(form["wanted"])


def test_an_initial_code_that_is_a_postcode_too_stays_a_code():
    form = PlaceForm(initial={"commune": "59350"})

    assert form["commune"].value() == "Lille (59000)"
    # Typed by a person, it is the postcode of another commune.
    assert filled(commune="59350")["commune"].value() == "Saint-André-lez-Lille (59350)"


def test_an_ambiguous_text_names_the_communes_and_offers_them():
    form = filled(commune="Œuilly")

    assert form.errors["commune"] == [
        "Plusieurs communes correspondent : Œuilly (51480), Œuilly (02160). Choisissez la bonne "
        "dans la liste sous la case."
    ]
    page = form["commune"].as_field_group()
    assert page.count('type="radio"') == 2
    assert 'name="commune-choice"' in page
    assert 'value="Œuilly"' in page
    assert 'id="id_commune_error"' in page
    assert "id_commune_error" in str(form["commune"])


def test_many_communes_are_counted_and_all_offered():
    form = filled(commune="51300")

    assert form.errors["commune"][0].startswith("46 communes correspondent : Vitry-le-François")
    assert form["commune"].as_field_group().count('type="radio"') == 46


def test_a_choice_among_those_offered_is_taken_and_shown():
    form = filled(commune="Œuilly", **{"commune-choice": "02565"})

    assert form.is_valid()
    assert form.cleaned_data["commune"] == "02565"
    page = form["commune"].as_field_group()
    assert 'value="Œuilly (02160)"' in page
    assert 'type="radio"' not in page


@pytest.mark.parametrize("choice", ["59350", "00000", "<b>", ""])
def test_a_choice_that_the_text_does_not_mean_is_left_aside(choice):
    form = filled(commune="Œuilly", **{"commune-choice": choice})

    assert not form.is_valid()


def test_another_text_makes_the_former_choice_void():
    form = filled(commune="Dunkerque", **{"commune-choice": "02565"})

    assert form.is_valid()
    assert form.cleaned_data["commune"] == "59183"


def test_a_resembling_name_is_offered_never_guessed():
    form = filled(commune="Villeneuve d'As")

    assert not form.is_valid()
    assert "Nous ne trouvons pas exactement cette commune." in form.errors["commune"][0]
    page = form["commune"].as_field_group()
    assert page.count('type="radio"') == 1
    assert filled(commune="Villeneuve d'As", **{"commune-choice": "59009"}).is_valid()


@pytest.mark.parametrize(
    "typed", ["zzzz", "99999", "<script>", "\x00", "'; --", "x" * 5000, "\ud800", "🏠"]
)
def test_what_is_no_commune_is_refused_and_kept_on_the_page(typed):
    form = filled(commune=typed)

    assert not form.is_valid()
    assert "<script>" not in form["commune"].as_field_group()
    if len(typed) < 10 and typed.isalnum():
        assert f'value="{typed}"' in str(form["commune"])


def test_an_empty_commune_is_asked_for_with_its_own_words():
    form = filled(commune="  ")

    assert form.errors["commune"] == [
        "Écrivez le nom ou le code postal de la commune, par exemple Lille."
    ]
    assert form["commune"].offered == []


def test_an_empty_commune_may_be_no_answer():
    form = filled()

    assert form.is_valid()
    assert form.cleaned_data["wanted"] is None


def test_a_city_with_arrondissements_offers_them_when_a_home_is_wanted():
    form = filled(wanted="Paris")

    assert form.errors["wanted"][0].startswith("20 communes correspondent : Paris 1er")
    assert form["wanted"].as_field_group().count('type="radio"') == 20
    chosen = filled(wanted="Paris", **{"wanted-choice": "75113"})
    assert chosen.is_valid()
    assert chosen.cleaned_data["wanted"] == "75113"


def test_a_city_is_an_address_all_the_same():
    form = filled(commune="Paris")

    assert form.is_valid()
    assert form.cleaned_data["commune"] == "75056"


def test_a_place_where_no_demand_is_made_is_refused_with_the_reason():
    form = filled(wanted="97500")

    assert form.errors["wanted"] == [
        "Cette commune ne peut pas être demandée sur ce site. Choisissez-en une autre."
    ]


def test_the_territory_of_the_demand_settles_between_two_communes_of_one_name():
    form = filled(wanted="Saint-Denis")
    form.fields["wanted"].territory = "974"

    assert form.is_valid()
    assert form.cleaned_data["wanted"] == "97411"


def test_two_forms_do_not_share_their_territory():
    first, second = filled(wanted="Saint-Denis"), filled(wanted="Saint-Denis")
    first.fields["wanted"].territory = "974"

    assert first.is_valid()
    assert not second.is_valid()


def test_the_box_says_where_its_script_asks_and_works_without_it():
    box = str(PlaceForm()["wanted"])

    assert 'data-suggest-url="/communes/suggestions/"' in box
    assert 'data-selectable="oui"' in box
    assert 'type="text"' in box
    assert 'style="' not in box


def test_checking_communes_costs_no_query(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert filled(wanted="75013 Paris").is_valid()


@pytest.mark.parametrize("value", [None, "", "Lille (59000)", "<script>\"&'", 59])
@pytest.mark.parametrize(
    "attrs",
    [None, {"id": "q", "maxlength": 200, "required": True, "hidden": False, "class": "\"><b>&'"}],
)
def test_the_box_is_what_a_text_box_of_django_is(value, attrs):
    box = CommuneInput({"title": "<i>"})

    assert box.render('q"', value, attrs) == TextInput.render(box, 'q"', value, attrs).strip()
