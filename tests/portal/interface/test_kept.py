from portal.interface import stamp
from portal.interface.kept import Kept


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
