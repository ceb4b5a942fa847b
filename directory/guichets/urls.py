from django.urls import path

from directory.guichets import views

app_name = "guichets"
urlpatterns = [path("", views.GuichetList.as_view(), name="list")]
