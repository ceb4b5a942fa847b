"""Accounts that sign in."""

import factory
from django.contrib.auth.models import Group

from portal.accounts.models import User

PASSWORD = "une phrase de passe longue"


class UserFactory(factory.django.DjangoModelFactory):
    """An applicant's account."""

    email = factory.Sequence(lambda n: f"personne{n}@exemple.fr")
    password = factory.django.Password(PASSWORD)

    class Meta:
        model = User
        skip_postgeneration_save = True

    @factory.post_generation
    def groups(user, create, names, **kwargs):
        """Names of groups that exist."""
        for name in names or ():
            user.groups.add(Group.objects.get(name=name))
