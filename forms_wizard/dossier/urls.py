from django.urls import path

from forms_wizard.dossier import contact_views, views

app_name = "dossier"
urlpatterns = [
    path("", views.home, name="home"),
    path("<str:reference>/", views.demand, name="demand"),
    path("<str:reference>/attestation/", views.certificate, name="certificate"),
    path("<str:reference>/attestation/pdf/", views.certificate_pdf, name="certificate_pdf"),
    path("<str:reference>/piece-identite/", views.resend_identity, name="resend_identity"),
    path("<str:reference>/coordonnees/", contact_views.contact, name="contact"),
    path("<str:reference>/retirer/", views.withdraw, name="withdraw"),
]
