from django.urls import path

from directory.places import comparison_views, views

app_name = "places"
urlpatterns = [
    path("communes/", views.search, name="search"),
    path("communes/comparer/", comparison_views.comparison, name="comparison"),
    path("communes/<slug:place>/autour/", comparison_views.around, name="around"),
    path("communes/<slug:place>/", views.commune, name="commune"),
    path("intercommunalites/<slug:place>/", views.epci, name="epci"),
    path("departements/<slug:place>/", views.departement, name="departement"),
    path("regions/<slug:place>/", views.region, name="region"),
]
