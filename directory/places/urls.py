from django.urls import path

from directory.places import views

app_name = "places"
urlpatterns = [
    path("communes/", views.search, name="search"),
    path("communes/<slug:place>/", views.commune, name="commune"),
    path("intercommunalites/<slug:place>/", views.epci, name="epci"),
    path("departements/<slug:place>/", views.departement, name="departement"),
    path("regions/<slug:place>/", views.region, name="region"),
]
