from django.urls import path

from home.contact import views

app_name = "contact"
urlpatterns = [
    path("ecrire/", views.write, name="write"),
    path("ecrire/recu/<str:reference>/", views.received, name="received"),
]
