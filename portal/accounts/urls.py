"""The account, under /compte/. Only what is used of django-allauth is mounted."""

from allauth.account import views as allauth
from django.urls import path, re_path

from portal.accounts import views

urlpatterns = [
    path("", views.home, name="account_home"),
    path("connexion/", allauth.login, name="account_login"),
    path("deconnexion/", allauth.logout, name="account_logout"),
    path("creer/", allauth.signup, name="account_signup"),
    path("adresse-perdue/", views.lost_address, name="account_lost_address"),
    path("supprimer/", views.delete, name="account_delete"),
    path("supprimer/confirmer/", views.delete_confirm, name="account_delete_confirm"),
    path("ferme/", allauth.account_inactive, name="account_inactive"),
    path("mot-de-passe/confirmer/", allauth.reauthenticate, name="account_reauthenticate"),
    path("adresse/", allauth.email, name="account_email"),
    path(
        "adresse/confirmer/",
        allauth.email_verification_sent,
        name="account_email_verification_sent",
    ),
    path("adresse/confirmer/<str:key>/", allauth.confirm_email, name="account_confirm_email"),
    path("mot-de-passe/", allauth.password_change, name="account_change_password"),
    path("mot-de-passe/choisir/", allauth.password_set, name="account_set_password"),
    path("mot-de-passe/oublie/", allauth.password_reset, name="account_reset_password"),
    path(
        "mot-de-passe/oublie/envoye/",
        allauth.password_reset_done,
        name="account_reset_password_done",
    ),
    re_path(
        r"^mot-de-passe/nouveau/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>[^/]+)/$",
        allauth.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path(
        "mot-de-passe/nouveau/",
        allauth.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
]
