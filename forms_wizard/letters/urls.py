from django.urls import path

from forms_wizard.letters import views

app_name = "letters"
urlpatterns = [path("sms/<str:token>/", views.sms_receipt, name="sms_receipt")]
