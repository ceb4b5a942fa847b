"""The addresses of translations, in the administration."""

from django.urls import path

from home.translations.views import TranslationReportView

app_name = "translations"
urlpatterns = [
    path("", TranslationReportView.as_view(), name="report"),
    path("resultats/", TranslationReportView.as_view(results_only=True), name="report_results"),
]
