"""Adding and removing a person without JavaScript."""

from django.http import QueryDict

from forms_wizard.engine.groups import read_keys, rearrange


def typed(keys, **fields):
    return {"foyer-charge-keys": keys, **{name: [value] for name, value in fields.items()}}


def test_adding_a_person_gives_a_new_key_and_keeps_the_others():
    answers = typed(["aaa"])

    prefix = rearrange("foyer", answers, QueryDict("foyer-add=charge"))

    first, new = answers["foyer-charge-keys"]
    assert first == "aaa"
    assert prefix == f"foyer-charge-{new}"
    assert read_keys([new]) == [new]


def test_removing_a_person_never_gives_their_answers_to_the_next():
    answers = typed(["aaa", "bbb"])
    answers |= {"foyer-charge-aaa-name": ["Ada"], "foyer-charge-bbb-name": ["Bob"]}

    rearrange("foyer", answers, QueryDict("foyer-remove=charge/aaa"))

    assert answers == {"foyer-charge-keys": ["bbb"], "foyer-charge-bbb-name": ["Bob"]}


def test_no_button_changes_nothing():
    answers = typed(["aaa"])

    assert rearrange("foyer", answers, QueryDict("foyer-charge-keys=aaa")) is None
    assert answers == typed(["aaa"])


def test_forged_keys_are_left_out():
    assert read_keys(["aaa", "AAA", "../x", "aaa", "", "k" * 9, "b2"]) == ["aaa", "b2"]
