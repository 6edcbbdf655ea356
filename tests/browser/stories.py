"""What people do first, told once: joining, signing in and unlocking through the pages, as a person would."""

import re
from dataclasses import dataclass
from io import StringIO

from django.core import mail
from django.core.management import call_command
from playwright.sync_api import Page, expect

CODE = re.compile(r"^[A-Z0-9]{6}$", re.MULTILINE)
FRONT_PAGE = re.compile(r"^https?://[^/]+/$")


@dataclass
class Joined:
    """Someone who has joined: where their codes go, and what they wrote on paper."""

    email: str
    recovery: str
    passphrase: str = ""


def code_for(email: str) -> str:
    """The code in the newest mail to `email`."""
    letters = [letter for letter in mail.outbox if letter.to == [email]]
    assert letters, f"no mail to {email}, only to {[letter.to for letter in mail.outbox]}"
    found = CODE.search(str(letters[-1].body))
    assert found, letters[-1].body
    return found.group()


def give_email_and_code(page: Page, email: str) -> None:
    """Type the address, then the code from the mail; the sixth character sends it."""
    before = len(mail.outbox)
    page.get_by_label("E-mail", exact=True).fill(email)
    page.get_by_role("button", name="Send me a code").click()
    expect(page.get_by_label("The code we sent")).to_be_visible()
    assert len(mail.outbox) > before
    page.get_by_label("The code we sent").fill(code_for(email))


def make_first_way(page: Page, passphrase: str = "") -> None:
    """A passkey by one touch, or a passphrase where one is given."""
    if not passphrase:
        return page.get_by_role("button", name="Make a passkey").click()
    page.get_by_role("button", name=re.compile("passphrase")).first.click()
    page.get_by_label("Passphrase", exact=True).fill(passphrase)
    return page.get_by_role("button", name="Use this passphrase").click()


def keep_recovery_code(page: Page) -> str:
    """Read the code off the page, go on, and type it back; returns it."""
    card = page.locator("recovery-card .code")
    expect(card).to_be_visible(timeout=15_000)
    code = str(card.get_attribute("data-code"))
    page.get_by_role("button", name="I have written it down").click()
    page.get_by_label("Recovery code", exact=True).fill(code.lower())
    page.get_by_role("button", name="It reads well").click()
    return code


def join(page: Page, email: str, *, link: str = "/join/", name: str = "", passphrase: str = "") -> Joined:
    """Join from a link, or alone, to the first page of one's own."""
    page.goto(link)
    page.get_by_role("button", name=re.compile("^Begin")).click()
    give_email_and_code(page, email)
    make_first_way(page, passphrase)
    recovery = keep_recovery_code(page)
    if "#" in link:
        page.get_by_label("Name", exact=True).fill(name)
        page.get_by_role("button", name="Go on").click()
    return Joined(email, recovery, passphrase)


def join_patient(
    page: Page, email: str = "ana@example.org", *, link: str = "/join/", name: str = "Ana", passphrase: str = ""
) -> Joined:
    joined = join(page, email, link=link, name=name, passphrase=passphrase)
    page.wait_for_url("**/today/")
    return joined


def join_therapist(page: Page, link: str, email: str = "dr.bea@example.org", *, name: str = "Dr. Bea Lind") -> Joined:
    """`link` is what `manage.py invite_therapist` printed for this address."""
    joined = join(page, email, link=link, name=name)
    page.wait_for_url("**/inbox/")
    return joined


def therapist_link(email: str = "dr.bea@example.org") -> str:
    """The link that the operator's command prints."""
    printed = StringIO()
    call_command("invite_therapist", email, stdout=printed)
    return printed.getvalue().strip()


def invite_patient(desk: Page) -> str:
    """On an unlocked therapist's page: make an invitation; returns its link."""
    desk.goto("/invite/")
    desk.get_by_role("button", name="Make an invitation").click()
    link = desk.locator("p.link")
    expect(link).to_be_visible()
    return link.inner_text().strip()


def sign_in_by_code(page: Page, email: str) -> None:
    page.goto("/sign-in/")
    give_email_and_code(page, email)


def unlock_with_recovery(page: Page, code: str) -> None:
    """On a page that offers the ways of unlocking."""
    choose = page.get_by_role("button", name="Use the recovery code instead")
    field = page.get_by_label("Recovery code", exact=True)
    expect(choose.or_(field).first).to_be_visible()
    if choose.is_visible():
        choose.click()
    field.fill(code)
    page.get_by_role("button", name="Open with this code").click()


def sign_in_on_new_browser(page: Page, who: Joined, *, home: str = "**/today/") -> None:
    """Everything that a new browser asks for: a code by e-mail, then the recovery code."""
    sign_in_by_code(page, who.email)
    unlock_with_recovery(page, who.recovery)
    page.wait_for_url(home)


def sign_out(page: Page) -> None:
    """From You, where no words wait."""
    page.goto("/you/")
    page.get_by_role("button", name="Sign out", exact=True).click()
    page.wait_for_url(FRONT_PAGE)


def write_a_draft(page: Page, words: str) -> None:
    """Words of an unfinished reflection, kept on the device as the writer keeps them."""
    page.evaluate(
        """async (words) => {
          const journal = await import('/static/js/journal/reflections.js');
          const draft = await journal.startDraft({ guide: 'free-writing' });
          await journal.saveDraft({ ...draft, answers: { page: words } });
        }""",
        words,
    )


def go_offline(page: Page) -> None:
    """Cut the network once the service worker has everything it needs."""
    page.evaluate("async () => { await navigator.serviceWorker.ready; }")
    page.wait_for_function("() => navigator.serviceWorker.controller !== null")
    page.context.set_offline(True)
