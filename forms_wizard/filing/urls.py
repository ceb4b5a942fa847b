from django.urls import path

from forms_wizard.filing import resume_views, views

app_name = "filing"
urlpatterns = [
    path("", views.start, name="start"),
    path("reprendre/", resume_views.open_again, name="resume"),
    path("retrouver/", resume_views.open_again, {"claim": True}, name="claim"),
    path("continuer/", resume_views.keep_open, name="keep_open"),
    path("terminer/", resume_views.finish, name="finish"),
    path("termine/", resume_views.finished, name="finished"),
    path("recu/<str:reference>/", views.receipt, name="receipt"),
    path("recu/<str:reference>/pdf/", views.receipt_pdf, name="receipt_pdf"),
    path("<str:reference>/", views.tasks, name="tasks"),
    path("<str:reference>/code-de-reprise/", resume_views.resume_code, name="resume_code"),
    path("<str:reference>/piece-identite/", views.identity, name="identity"),
    path("<str:reference>/verifier/", views.check, name="check"),
    path("<str:reference>/envoyer/", views.submit, name="submit"),
    path("<str:reference>/etape/<slug:step>/", views.section, name="step"),
    path("<str:reference>/etape/<slug:step>/champ/", views.field, name="field"),
    path("<str:reference>/etape/<slug:step>/versions/", views.versions, name="versions"),
]
