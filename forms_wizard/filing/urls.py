from django.urls import path

from forms_wizard.filing import views

app_name = "filing"
urlpatterns = [
    path("", views.start, name="start"),
    path("recu/<str:reference>/", views.receipt, name="receipt"),
    path("recu/<str:reference>/pdf/", views.receipt_pdf, name="receipt_pdf"),
    path("<str:reference>/", views.tasks, name="tasks"),
    path("<str:reference>/piece-identite/", views.identity, name="identity"),
    path("<str:reference>/verifier/", views.check, name="check"),
    path("<str:reference>/envoyer/", views.submit, name="submit"),
    path("<str:reference>/etape/<slug:step>/", views.section, name="step"),
]
