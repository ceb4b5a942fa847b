from django.urls import path

from home.contact import desk_views

app_name = "tickets"
urlpatterns = [
    path("", desk_views.listed, name="list"),
    path("<str:reference>/", desk_views.detail, name="detail"),
    path("<str:reference>/prendre/", desk_views.take, name="take"),
    path("<str:reference>/repondre/", desk_views.answer, name="answer"),
    path("<str:reference>/delai/", desk_views.sort, name="sort"),
    path("<str:reference>/transmettre/", desk_views.forward, name="forward"),
    path("<str:reference>/clore/", desk_views.close, name="close"),
]
