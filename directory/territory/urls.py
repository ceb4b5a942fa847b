from django.urls import path

from directory.territory import views

app_name = "territory"
urlpatterns = [path("suggestions/", views.suggest, name="suggest")]
