from django.urls import path

from forms_wizard.desk import (
    card_views,
    change_views,
    code_views,
    contact_views,
    ending_views,
    household_views,
    post_views,
    views,
    warning_views,
)

app_name = "desk"
urlpatterns = [
    path("", views.queue, name="queue"),
    path("papier/", views.start_paper, name="start_paper"),
    path("fiche/", card_views.card, name="card"),
    path("fiche/jours/", card_views.special_days, name="special_days"),
    path("signalements/", card_views.list_reports, name="reports"),
    path("signalements/<str:reference>/", card_views.report, name="report"),
    path("sans-preuve/", ending_views.list_without_proof, name="without_proof"),
    path("courriers/", post_views.letters, name="post"),
    path("courriers/preparer/", post_views.prepare, name="post_prepare"),
    path("courriers/revenu/", post_views.returned, name="post_returned"),
    path("courriers/lots/<str:reference>/", post_views.batch, name="post_batch"),
    path("courriers/lots/<str:reference>/pdf/", post_views.pdf, name="post_pdf"),
    path("courriers/lots/<str:reference>/liste/", post_views.manifest, name="post_manifest"),
    path("demandes/<str:reference>/", views.demand, name="demand"),
    path("demandes/<str:reference>/enregistrer/", views.register, name="register"),
    path("demandes/<str:reference>/coordonnees/", contact_views.contact, name="contact"),
    path("demandes/<str:reference>/modifier/<slug:slug>/", change_views.change, name="change"),
    path("demandes/<str:reference>/renouveler/", change_views.renew, name="renew"),
    path("demandes/<str:reference>/refuser/", views.refuse_identity, name="refuse_identity"),
    path("demandes/<str:reference>/code/", code_views.make_code, name="make_code"),
    path("demandes/<str:reference>/co-demandeurs/", code_views.co_applicants, name="co_applicants"),
    path("demandes/<str:reference>/foyer/", household_views.household, name="household"),
    path("demandes/<str:reference>/foyer/separation/", household_views.separate, name="separate"),
    path("demandes/<str:reference>/foyer/depart/", household_views.co_left, name="co_left"),
    path("demandes/<str:reference>/foyer/deces/", household_views.holder_died, name="holder_died"),
    path("demandes/<str:reference>/renoncer/", ending_views.renounce, name="renounce"),
    path("demandes/<str:reference>/avertir/", warning_views.warnings, name="warnings"),
    path("demandes/<str:reference>/avertir/<str:motive>/", warning_views.warning, name="warning"),
    path("demandes/<str:reference>/reactiver/", ending_views.reactivate, name="reactivate"),
    path("demandes/<str:reference>/corriger/", ending_views.correct_error, name="correct_error"),
    path("demandes/<str:reference>/attestation/", views.certificate, name="certificate"),
    path(
        "demandes/<str:reference>/attestation/pdf/", views.certificate_pdf, name="certificate_pdf"
    ),
    path("demandes/<str:reference>/pieces/<str:piece>/<int:page>/", views.picture, name="picture"),
]
