from django.urls import path

from directory.guichets import views

app_name = "guichets"
urlpatterns = [
    path("", views.search, name="list"),
    path("<str:code>/", views.card, name="card"),
    path("<str:code>/signaler/", views.report, name="report"),
    path("<str:code>/signaler/merci/", views.reported, name="reported"),
]
