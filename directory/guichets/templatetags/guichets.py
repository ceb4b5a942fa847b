"""What is said of guichets and of places that help, in any page that names them."""

from django import template

from directory.guichets import articles
from directory.guichets.search_form import search_form

register = template.Library()
for said in (
    articles.found_lines,
    articles.guichet_articles,
    articles.guichet_lines,
    articles.help_articles,
    articles.week,
    articles.where,
    search_form,
):
    register.filter(said)
register.simple_tag(articles.door)
