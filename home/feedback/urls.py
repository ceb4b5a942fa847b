from django.urls import path

from home.feedback import views

app_name = "feedback"
urlpatterns = [
    path("", views.give, name="give"),
    path("merci/", views.thanks, name="thanks"),
]
