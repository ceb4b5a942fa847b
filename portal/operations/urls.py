from django.urls import path

from portal.operations import views

app_name = "operations"
urlpatterns = [
    path("", views.health, name="health"),
    path("passages-de-nuit/", views.nights, name="nights"),
]
