from django.urls import path

from forms_wizard.dossier import (
    agenda_views,
    change_views,
    contact_views,
    letter_views,
    person_views,
    renewal_views,
    renunciation_views,
    shared_views,
    views,
)

app_name = "dossier"
urlpatterns = [
    path("", views.home, name="home"),
    path("partagee/<str:reference>/", shared_views.shared, name="shared"),
    path(
        "partagee/<str:reference>/attestation/", shared_views.certificate, name="shared_certificate"
    ),
    path(
        "partagee/<str:reference>/attestation/pdf/",
        shared_views.certificate_pdf,
        name="shared_certificate_pdf",
    ),
    path("<str:reference>/", views.demand, name="demand"),
    path("<str:reference>/attestation/", views.certificate, name="certificate"),
    path("<str:reference>/attestation/pdf/", views.certificate_pdf, name="certificate_pdf"),
    path("<str:reference>/courriers/<int:rank>/", letter_views.letter, name="letter"),
    path("<str:reference>/piece-identite/", views.resend_identity, name="resend_identity"),
    path("<str:reference>/coordonnees/", contact_views.contact, name="contact"),
    path("<str:reference>/modifier/<slug:slug>/", change_views.change, name="change"),
    path("<str:reference>/correction/", change_views.ask_correction, name="ask_correction"),
    path("<str:reference>/renouveler/", renewal_views.renew, name="renew"),
    path("<str:reference>/renouvelee/", renewal_views.renewed, name="renewed"),
    path("<str:reference>/co-demandeurs/", person_views.co_applicants, name="co_applicants"),
    path("<str:reference>/consultations/", person_views.readings, name="readings"),
    path("<str:reference>/agenda.ics", agenda_views.calendar, name="calendar"),
    path("<str:reference>/retirer/", views.withdraw, name="withdraw"),
    path("<str:reference>/renoncer/", renunciation_views.renounce, name="renounce"),
    path(
        "<str:reference>/renoncer/confirmer/",
        renunciation_views.confirm_renunciation,
        name="confirm_renunciation",
    ),
    path(
        "<str:reference>/reprendre/",
        renunciation_views.undo_renunciation,
        name="undo_renunciation",
    ),
]
