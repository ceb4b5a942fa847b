from django.urls import path

from forms_wizard.assistance import person_views, views

app_name = "assistance"
urlpatterns = [
    path("", views.home, name="home"),
    path("session/", views.session, name="session"),
    path("session/mandat/", views.paper, name="paper"),
    path("session/texte/", views.text, name="text"),
    path("session/bilan/", views.summary, name="summary"),
    path("session/terminer/", views.end, name="end"),
    path("termine/", views.closed, name="closed"),
    path("accord/", person_views.agree, name="agree"),
    path("arreter/", person_views.stop, name="stop"),
    path("sessions/<str:reference>/", person_views.of_person, name="of_person"),
]
