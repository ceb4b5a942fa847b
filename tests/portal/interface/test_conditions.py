"""Questions asked only after a certain answer, and answers given instead of a figure."""

from django import forms

from portal.interface.conditions import When
from portal.interface.fields import RadioField, WholeNumberField, YesNoField
from portal.interface.forms import PortalForm, PortalSection


class RentForm(PortalForm):
    status = RadioField(choices=[("LP", "Locataire"), ("SD", "Sans abri")])
    rent = WholeNumberField(required=False, error_messages={"required": "Écrivez le loyer."})
    rent_unknown = forms.BooleanField(required=False)
    owner = YesNoField(required=False)
    where = forms.CharField(required=False, error_messages={"required": "Où ?"})

    shown_when = {"rent": When("status", "LP"), "where": When("owner", True)}
    needed = ("where",)
    alternatives = {"rent": "rent_unknown"}


def cleaned(**data) -> tuple[dict, dict]:
    form = RentForm(data)
    return {name: list(errors) for name, errors in form.errors.items()}, form.cleaned_data


def test_a_question_that_is_not_asked_is_neither_checked_nor_kept():
    errors, answers = cleaned(status="SD", rent="beaucoup", rent_unknown="on", where="ici")

    assert errors == {}
    assert answers.keys() == {"status", "owner"}


def test_a_question_that_is_asked_must_be_answered():
    errors, _ = cleaned(status="LP", owner="oui")

    assert errors == {"rent": ["Écrivez le loyer."], "where": ["Où ?"]}


def test_the_box_is_an_answer():
    errors, answers = cleaned(status="LP", rent_unknown="on")

    assert errors == {}
    assert answers["rent_unknown"] is True


def test_a_figure_wins_over_the_box():
    errors, answers = cleaned(status="LP", rent="0", rent_unknown="on")

    assert errors == {}
    assert answers["rent"] == 0
    assert "rent_unknown" not in answers


def test_the_condition_can_be_read_by_a_script():
    form = RentForm()

    assert form["rent"].build_widget_attrs({})["data-shown-when"] == "status=LP"
    assert form["rent_unknown"].build_widget_attrs({})["data-shown-when"] == "status=LP"
    assert str(When("a", "2", "1") | When("b", False)) == "a=1|2 b=non"


def test_only_what_nobody_must_answer_is_optional():
    form = RentForm()

    assert [field.name for field in form if field.is_optional] == ["owner"]


def test_a_number_is_an_answer_too():
    assert When("count", *range(1, 10)).holds({"count": 1})
    assert not When("count", *range(1, 10)).holds({"count": 0})
    assert When("box", "on").holds({"box": True})
    assert When("codes", "A").holds({"codes": ["B", "A"]})


class PairSection(PortalSection):
    def build(self):
        self.people = self.add_group("p", RentForm, legend="Personnes", least=1, most=2)

    def clean(self, cleaned):
        self.people.forms[0].add_error("owner", "Non.")


def section(data):
    from django.utils.datastructures import MultiValueDict

    return PairSection(MultiValueDict(data), prefix="s", today=None)


def test_one_person_is_shown_when_none_was_added():
    assert [form.prefix for form in section({}).people.forms] == ["s-p-p1"]


def test_keys_that_are_not_ours_are_left_aside():
    keys = ["k1", "K2", "k1", "k 3", "<b>", "é", "x" * 9, "k4\n"]

    assert [form.key for form in section({"s-p-keys": keys}).people.forms] == ["k1"]


def test_beyond_the_most_nothing_typed_is_lost():
    keys = ["a", "b", "c"]

    people = section({"s-p-keys": keys}).people

    assert people.is_full
    assert [form.key for form in people.forms] == keys


def test_an_error_found_on_the_whole_section_stands_at_its_field():
    refused = section({"s-p-p1-status": ["SD"]})

    assert not refused.is_valid()
    assert refused.error_links() == [("id_s-p-p1-owner_0", "Non.")]
