from django.urls import path

from directory.figures import simulator_views

app_name = "figures"
urlpatterns = [
    path("", simulator_views.simulator, name="simulator"),
    path("plafonds/", simulator_views.ceilings_page, name="ceilings"),
]
