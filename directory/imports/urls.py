from django.urls import path

from directory.imports import views

app_name = "imports"

urlpatterns = [
    path("", views.index, name="index"),
    path("nouveau/", views.give, name="give"),
    path("<int:import_id>/", views.detail, name="detail"),
    path("<int:import_id>/refus/", views.refusals, name="refusals"),
    path("<int:import_id>/<slug:step>/", views.act, name="act"),
]
