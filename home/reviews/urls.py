"""The addresses of reviews, in the administration."""

from django.urls import path

from home.reviews import views

app_name = "reviews"
urlpatterns = [
    path("", views.ReviewReportView.as_view(), name="report"),
    path("resultats/", views.ReviewReportView.as_view(results_only=True), name="report_results"),
    path("<int:page_id>/", views.page, name="page"),
]
