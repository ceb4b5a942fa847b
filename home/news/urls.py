from django.urls import path

from home.news.feeds import NewsFeed
from portal.interface.public_page import public_page

app_name = "news"
urlpatterns = [path("actualites.atom", public_page(NewsFeed()), name="feed")]
