import pytest
from django.contrib.auth.models import Group, Permission
from django.urls import reverse

from directory.figures.models import Ceiling, Figure
from portal.accounts.models import User
from tests.factories.accounts import UserFactory
from tests.factories.figures import FigureFactory

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
KINDS = ("figures_figure", "figures_source", "figures_ceiling")


def url(kind, view, *args):
    return reverse(f"wagtailsnippets_{kind}:{view}", args=args)


@pytest.fixture
def admin_client(client):
    client.force_login(User.objects.create_superuser("admin@exemple.fr", "x"), backend=BACKEND)
    return client


@pytest.mark.parametrize("kind", KINDS)
def test_each_list_opens(admin_client, kind):
    FigureFactory()

    assert admin_client.get(url(kind, "list")).status_code == 200


def test_figures_are_found_by_their_place_and_narrowed(admin_client):
    FigureFactory(code="59350")
    FigureFactory(code="62041", measure="stock")

    page = admin_client.get(url("figures_figure", "list"), {"q": "59350"}).content.decode()
    narrowed = admin_client.get(url("figures_figure", "list"), {"measure": "stock"})

    assert "59350" in page
    assert "62041" not in page
    assert "62041" in narrowed.content.decode()


def test_a_figure_is_not_written_by_hand_even_by_an_administrator(admin_client):
    figure, before = FigureFactory(), Figure.objects.count()

    for view, args in (("add", ()), ("edit", (figure.pk,)), ("delete", (figure.pk,))):
        response = admin_client.post(url("figures_figure", view, *args), {"value": "1"})
        assert response.status_code == 302
        assert response.url == reverse("wagtailadmin_home")
    assert Figure.objects.count() == before
    assert Figure.objects.get().value == figure.value
    assert not Ceiling.objects.filter(euros=1).exists()


@pytest.mark.parametrize("kind", KINDS)
def test_who_has_no_permission_opens_none(client, kind):
    editor = UserFactory()
    editor.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(editor, backend=BACKEND)

    assert client.get(url(kind, "list")).status_code == 302


@pytest.mark.parametrize("how_many", [1, 8])
def test_the_list_costs_the_same(admin_client, django_assert_max_num_queries, how_many):
    for year in range(2010, 2010 + how_many):
        FigureFactory(year=year)
    admin_client.get(url("figures_figure", "list"))

    with django_assert_max_num_queries(16):
        admin_client.get(url("figures_figure", "list"))


def test_an_editor_of_data_reads_figures_and_imports_and_opens_no_desk(client):
    editor = UserFactory()
    editor.groups.add(Group.objects.get(name="Éditeurs des données"))
    client.force_login(editor, backend=BACKEND)

    for kind in KINDS:
        assert client.get(url(kind, "list")).status_code == 200
    assert client.get(reverse("imports:index")).status_code == 200
    assert client.get(reverse("imports:give")).status_code == 200
    assert client.get(reverse("desk:queue")).status_code == 403
