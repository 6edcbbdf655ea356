"""The whole app in Spanish: no screen falls back to English, and nothing is wider than the phone."""

import pytest
from playwright.sync_api import Page, expect

from frontend.shells import PUBLIC, SHELLS
from tests.browser.conftest import NewPage
from tests.browser.known import be_known, visit
from tests.browser.leftovers import english_on, shown
from tests.browser.stories import code_for, therapist_link

SPANISH = {"locale": "es-MX"}
DESK = ("inbox", "people", "invite", "received")
OURS = [name for name in SHELLS if name not in ("unlock", "sign-in", "join", *DESK)]
IN_ENGLISH_BY_NATURE = "licences"
TOO_WIDE = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


def settled(page: Page) -> Page:
    """Once the page's own parts have come and drawn."""
    page.wait_for_load_state("networkidle")
    page.wait_for_function("() => document.querySelectorAll(':not(:defined)').length === 0")
    return page


def assert_in_spanish(page: Page) -> None:
    settled(page)
    assert page.locator("html").get_attribute("lang") == "es"
    assert len(shown(page)) > 3
    assert english_on(page) == []
    assert not page.evaluate(TOO_WIDE)


@pytest.mark.parametrize("name", [name for name in PUBLIC if name != IN_ENGLISH_BY_NATURE])
def test_a_public_page_is_in_spanish(name: str, new_page: NewPage) -> None:
    page = new_page(**SPANISH)
    page.goto(PUBLIC[name])
    assert_in_spanish(page)


def test_every_page_of_the_journal_is_in_spanish(new_page: NewPage) -> None:
    page = new_page(service_workers="block", **SPANISH)
    be_known(page)
    for name in OURS:
        visit(page, SHELLS[name])
        assert_in_spanish(page)


def test_every_page_of_the_desk_is_in_spanish(new_page: NewPage) -> None:
    page = new_page(service_workers="block", **SPANISH)
    be_known(page, role="therapist")
    for name in DESK:
        visit(page, SHELLS[name])
        assert_in_spanish(page)


def test_a_locked_device_speaks_spanish(new_page: NewPage) -> None:
    page = new_page(service_workers="block", **SPANISH)
    be_known(page, unlocked=False)
    for address in ("/today/", "/journal/", "/unlock/", "/help/"):
        page.goto(address)
        assert_in_spanish(page)


def test_a_guide_asks_in_spanish(new_page: NewPage) -> None:
    page = new_page(service_workers="block", **SPANISH)
    be_known(page)
    visit(page, "/write/#guide=old-belief-new-view")
    expect(page.get_by_label("Tu respuesta")).to_be_visible()
    assert_in_spanish(page)
    page.get_by_label("Tu respuesta").fill("Que tengo que servir para algo.")
    page.get_by_role("button", name="Siguiente").click()
    expect(page.get_by_role("radio").first).to_be_visible()
    assert_in_spanish(page)


def test_someone_joins_in_spanish(new_page: NewPage) -> None:
    page = new_page(**SPANISH)
    page.goto("/join/")
    join_in_spanish(page, "ana@example.org")
    page.wait_for_url("**/today/")
    for address in ("/you/devices/", "/you/reminders/", "/you/unlocking/", "/you/reminders/"):
        page.goto(address)
        assert_in_spanish(page)
    page.get_by_role("button", name="Agregar un recordatorio").click()
    expect(page.get_by_role("button", name="Guardar este recordatorio")).to_be_visible()
    assert_in_spanish(page)


def test_a_therapist_joins_in_spanish(new_page: NewPage) -> None:
    page = new_page(**SPANISH)
    page.goto(therapist_link())
    join_in_spanish(page, "dr.bea@example.org")
    page.get_by_label("Nombre", exact=True).fill("Dra. Bea Lind")
    assert_in_spanish(page)
    page.get_by_role("button", name="Seguir").click()
    page.wait_for_url("**/inbox/")
    page.goto("/invite/")
    page.get_by_role("button", name="Crear una invitación").click()
    expect(page.locator("p.link")).to_be_visible()
    assert "English" not in shown(page)


def join_in_spanish(page: Page, email: str) -> None:
    """To the recovery code typed back; each step on the way is held against the catalogue."""
    assert_in_spanish(page)
    page.get_by_role("button", name="Empezar").first.click()
    page.get_by_label("Correo", exact=True).fill(email)
    assert_in_spanish(page)
    page.get_by_role("button", name="Envíame un código").click()
    expect(page.get_by_label("El código que")).to_be_visible()
    assert_in_spanish(page)
    page.get_by_label("El código que").fill(code_for(email))
    expect(page.get_by_role("button", name="Crear una llave de acceso")).to_be_visible()
    assert_in_spanish(page)
    page.get_by_role("button", name="Crear una llave de acceso").click()
    card = page.locator("recovery-card .code")
    expect(card).to_be_visible(timeout=15_000)
    assert_in_spanish(page)
    code = str(card.get_attribute("data-code"))
    page.get_by_role("button", name="Ya lo anoté").click()
    page.get_by_label("Código de recuperación", exact=True).fill(code.lower())
    page.get_by_role("button", name="Se lee bien").click()
