from django.urls import path

from home.readability.views import ReadabilityReportView

app_name = "readability"

urlpatterns = [
    path("", ReadabilityReportView.as_view(), name="report"),
    path("resultats/", ReadabilityReportView.as_view(results_only=True), name="report_results"),
]
