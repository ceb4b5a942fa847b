import pytest
from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from directory.figures.models import Figure
from directory.imports import running
from directory.imports.models import Import
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
SRU = (
    "code_insee,nom,taux_sru_pct,taux_cible_pct,statut\n"
    '59350,Lille,"26,5",20,en_regle\n'
    "59512,Roubaix,40.1,20,en_regle\n"
    "99999,Nulle part,1,20,en_regle\n"
)


def editor(client, *codenames):
    user = UserFactory()
    wanted = ["access_admin", *codenames]
    user.user_permissions.set(Permission.objects.filter(codename__in=wanted))
    client.force_login(user, backend=BACKEND)
    return client


@pytest.fixture
def full(client):
    return editor(client, "add_import", "change_import")


def sru_file(content=SRU, name="sru_2024.csv"):
    data = content if isinstance(content, bytes) else content.encode()
    return SimpleUploadedFile(name, data)


def give(client, file=None, **typed):
    posted = {"kind": "sru", "file": file or sru_file(), **typed}
    return client.post(reverse("imports:give"), posted)


def worker(import_id):
    running.work(import_id, now=timezone.now())


def given(client, **typed):
    give(client, **typed)
    found = Import.objects.latest("pk")
    worker(found.pk)
    found.refresh_from_db()
    return found


def act(client, import_id, step):
    return client.post(reverse("imports:act", args=[import_id, step]), follow=True)


def page(client, import_id):
    return client.get(reverse("imports:detail", args=[import_id])).content.decode()


def test_a_file_is_read_by_the_worker_then_shown_and_nothing_has_changed(full):
    response = give(full)

    shown = Import.objects.get()
    assert response.url == reverse("imports:detail", args=[shown.pk])
    assert "Vérification en cours" in page(full, shown.pk)
    job = ProcrastinateJob.objects.get(task_name="imports.work")
    assert job.args == {"import_id": shown.pk}

    worker(shown.pk)

    assert "Nouvelle : commune 59350 : taux SRU, Tous, 2024" in page(full, shown.pk)
    shown.refresh_from_db()
    assert (shown.state, shown.created, shown.refused) == ("checked", 6, 1)
    assert not Figure.objects.exists()


def test_refused_lines_are_a_file_with_line_and_reason(full):
    shown = given(full)

    response = full.get(reverse("imports:refusals", args=[shown.pk]))

    assert b"".join(response.streaming_content).decode("utf-8-sig").splitlines() == [
        "ligne;motif",
        "4;Code inconnu : 99999.",
    ]
    assert "attachment" in response["Content-Disposition"]


def test_apply_then_undo_gives_the_previous_values_back(full):
    first = given(full)
    act(full, first.pk, "apply")
    worker(first.pk)
    second = given(full, file=sru_file(SRU.replace('"26,5"', "30")))
    assert "valeur : 26.5 → 30" in page(full, second.pk).replace("26.50", "26.5").replace(
        "30.00", "30"
    )
    act(full, second.pk, "apply")
    worker(second.pk)
    rate = Figure.objects.filter(code="59350", measure="sru_rate")
    assert rate.get().value == 30

    act(full, second.pk, "undo")
    worker(second.pk)

    assert rate.get().value == 26.5
    assert Import.objects.get(pk=second.pk).state == "undone"
    act(full, first.pk, "undo")
    worker(first.pk)
    assert not Figure.objects.exists()


def test_a_second_click_or_another_tab_applies_nothing_twice(full):
    shown = given(full)

    act(full, shown.pk, "apply")
    again = act(full, shown.pk, "apply")

    assert "déjà" in again.content.decode()
    worker(shown.pk)
    worker(shown.pk)
    assert Figure.objects.count() == 6
    assert ProcrastinateJob.objects.filter(task_name="imports.work").count() == 2
    assert "déjà" in act(full, shown.pk, "abandon").content.decode()


def test_an_older_import_is_not_undone_under_a_newer_one(full):
    first = given(full)
    act(full, first.pk, "apply")
    worker(first.pk)
    second = given(full, file=sru_file(SRU.replace('"26,5"', "30")))
    act(full, second.pk, "apply")
    worker(second.pk)

    told = act(full, first.pk, "undo").content.decode()

    assert "Annulez-le d&#x27;abord" in told
    assert Import.objects.get(pk=first.pk).state == "applied"
    assert "Annuler cet import" not in page(full, first.pk)


@pytest.mark.parametrize(
    ("content", "name", "told"),
    [
        (b"\x00\x01\x02" * 500, "binaire.csv", "ni un texte CSV ni un classeur"),
        (b"a" * 300_000, "ligne.csv", "ni un texte CSV ni un classeur"),
        (b"PK\x03\x04 not a zip at all", "faux.xlsx", "abîmé"),
        ("a;b\n1;2\n", "autre.csv", "colonnes attendues"),
        ("taux_sru;taux_cible;code_insee\n1;2;59350\n", "sans_annee.csv", "Renommez-le"),
    ],
    ids=["binary", "endless-line", "broken-zip", "other-columns", "no-year"],
)
def test_a_file_that_cannot_be_used_says_what_to_do(full, content, name, told):
    shown = given(full, file=sru_file(content, name))

    assert shown.state == "unusable"
    assert told in shown.message
    assert "Abandonner" in page(full, shown.pk)
    assert not Figure.objects.exists()


@pytest.mark.parametrize(
    ("file", "told"),
    [
        (SimpleUploadedFile("virus.exe", b"MZ"), "Enregistrez-le en CSV"),
        (SimpleUploadedFile("vide.csv", b""), "Ce fichier est vide"),
    ],
    ids=["another-type", "empty"],
)
def test_a_file_that_is_not_taken_says_so_at_once(full, file, told):
    response = give(full, file=file)

    assert told in response.content.decode()
    assert not Import.objects.exists()


def test_a_file_too_big_is_not_taken(full, settings):
    settings.UPLOAD_MAX_BYTES = 50

    assert "dépasse" in give(full).content.decode()
    assert not Import.objects.exists()


def test_the_file_on_the_disk_keeps_nothing_of_the_name_it_had(full):
    give(full, file=sru_file(name="../../etc/passwd ; sru 2024.csv"))

    shown = Import.objects.get()
    assert "passwd" not in shown.file.name
    assert shown.file.name.endswith(".csv")
    assert shown.file_name == "passwd ; sru 2024.csv"
    with pytest.raises(ValueError, match="accessible"):
        _ = shown.file.url


def test_a_file_abandoned_is_forgotten(full):
    shown = given(full)
    assert shown.file.storage.exists(shown.file.name)

    act(full, shown.pk, "abandon")

    assert not shown.file.storage.exists(shown.file.name)
    assert Import.objects.get().state == "abandoned"


def test_who_may_only_give_a_file_does_not_apply_it(client):
    shown = given(editor(client, "add_import"))

    assert "Appliquer" not in page(client, shown.pk)
    assert act(client, shown.pk, "apply").status_code in (302, 403) or not Figure.objects.exists()
    assert Import.objects.get().state == "checked"


@pytest.mark.parametrize("codenames", [[], ["add_page"]], ids=["nobody", "an-editor-of-pages"])
def test_without_permission_there_is_no_import_to_see(client, codenames):
    shown = Import.objects.create(
        kind="sru", state="checked", given_at=timezone.now(), asked_at=timezone.now()
    )
    editor(client, *codenames)

    for name, args in (("index", []), ("give", []), ("detail", [shown.pk])):
        response = client.get(reverse(f"imports:{name}", args=args))
        assert response.status_code in (302, 403)
    act(client, shown.pk, "abandon")
    assert Import.objects.get().state == "checked"


@pytest.mark.parametrize("how_many", [1, 6])
def test_the_list_costs_the_same_with_one_and_six_imports(full, how_many):
    for _each in range(how_many):
        give(full)
    full.get(reverse("imports:index"))

    with CaptureQueriesContext(
        connection,
    ) as queries:
        full.get(reverse("imports:index"))

    assert sum("imports_import" in each["sql"] for each in queries) == 2  # count, page


def test_an_unknown_step_is_not_found_and_a_get_acts_on_nothing(full):
    shown = given(full)
    address = reverse("imports:act", args=[shown.pk, "explode"])

    assert full.post(address).status_code == 404
    assert full.get(reverse("imports:act", args=[shown.pk, "apply"])).status_code == 405
    assert Import.objects.get().state == "checked"
