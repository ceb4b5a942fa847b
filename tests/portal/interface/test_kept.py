from portal.interface import stamp
from portal.interface.kept import Kept, KeptRows


def counted(most=2):
    read = []

    def make(key):
        read.append(key)
        return [key]

    return Kept(make, most=most), read


def test_it_is_read_once_until_something_public_changes():
    kept, read = counted()

    assert kept("a") is kept("a")
    stamp.touch()
    kept("a")

    assert read == ["a", "a"]


def test_what_was_read_before_a_change_is_not_given_after_it():
    read = []

    def make(key):
        read.append(key)
        if len(read) == 1:
            stamp.touch()  # published while the old state was being read
        return len(read)

    kept = Kept(make, most=2)

    assert [kept("a"), kept("a"), kept("a")] == [1, 2, 2]


def test_the_least_recently_asked_for_leaves_first():
    kept, read = counted(most=2)

    for key in ("a", "b", "a", "c", "a", "b"):
        kept(key)

    assert read == ["a", "b", "c", "b"]


def test_of_many_only_those_that_are_not_kept_are_read_and_at_once():
    read = []

    def make(keys):
        read.append(keys)
        return {key: [key] for key in keys if key != "unknown"}

    kept = KeptRows(make, most=3)

    first = kept(["a", "b"])
    assert kept(["b", "c", "a"]) == {"a": ["a"], "b": ["b"], "c": ["c"]}
    assert kept(["a"])["a"] is first["a"]
    assert kept(["unknown"]) == kept(["unknown"]) == {}
    stamp.touch()
    kept(iter(["a", "b"]))
    kept(["d", "e"])
    kept(["a", "b"])

    assert read == [["a", "b"], ["c"], ["unknown"], ["unknown"], ["a", "b"], ["d", "e"], ["a"]]


def test_many_that_were_read_before_a_change_are_not_given_after_it():
    read = []

    def make(keys):
        read.append(keys)
        if len(read) == 1:
            stamp.touch()  # published while the old state was being read
        return dict.fromkeys(keys, len(read))

    kept = KeptRows(make, most=2)

    assert [kept(["a"]), kept(["a"]), kept(["a"])] == [{"a": 1}, {"a": 2}, {"a": 2}]
