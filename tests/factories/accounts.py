"""Accounts that sign in."""

import factory

from portal.accounts.models import User

PASSWORD = "une phrase de passe longue"


class UserFactory(factory.django.DjangoModelFactory):
    """An applicant's account."""

    email = factory.Sequence(lambda n: f"personne{n}@exemple.fr")
    password = factory.django.Password(PASSWORD)

    class Meta:
        model = User
        skip_postgeneration_save = True
