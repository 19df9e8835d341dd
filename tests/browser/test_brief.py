from __future__ import annotations

import json
import re

import msgspec
import pytest
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import Select

from reportedly.model import Comparison

from ..show.story import AGENCY, PAPER, comparison
from .conftest import Open

pytestmark = pytest.mark.browser

CONTRAST = """
const parse = (c) => (c.match(/[\\d.]+/g) ?? []).map(Number);
const lum = ([r, g, b]) => [r, g, b].map((v) => (v /= 255) <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4)
  .reduce((sum, v, i) => sum + v * [.2126, .7152, .0722][i], 0);
const ground = (e) => { for (; e; e = e.parentElement) {
  const c = parse(getComputedStyle(e).backgroundColor); if (c.length === 3 || c[3] > .99) return c; } return [255, 255, 255]; };
const low = [];
const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
while (walk.nextNode()) {
  const e = walk.currentNode.parentElement;
  if (!walk.currentNode.data.trim() || !e.checkVisibility() || e.closest("script, style, option, select, svg")) continue;
  const style = getComputedStyle(e), a = lum(parse(style.color)), b = lum(ground(e));
  const ratio = (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
  if (ratio < 4.5) low.push([walk.currentNode.data.trim().slice(0, 40), e.className, ratio.toFixed(2)]);
}
return low;
"""


def lit(chrome) -> str:  # type: ignore[no-untyped-def]
    return str(
        chrome.execute_script("return [...document.querySelectorAll('.lit')].map((e) => e.textContent).join('')")
    )


def jump(chrome, words: str):  # type: ignore[no-untyped-def]
    return next(e for e in chrome.find_elements(By.CSS_SELECTOR, "main a.jump") if words in e.text)


def test_opens_without_a_complaint_and_asks_nobody_for_anything(opened: Open) -> None:
    chrome = opened()
    assert chrome.get_log("browser") == []
    asked = [json.loads(e["message"])["message"] for e in chrome.get_log("performance")]
    urls = [m["params"]["request"]["url"] for m in asked if m["method"] == "Network.requestWillBeSent"]
    assert all(u.startswith("file:") for u in urls)


@pytest.mark.parametrize("width", [1440, 390])
def test_a_click_on_a_line_shows_its_exact_words(opened: Open, width: int) -> None:
    chrome = opened(width=width)
    line = jump(chrome, "14 people had drowned")
    chrome.execute_script("arguments[0].click()", line)
    assert lit(chrome) == "14 people had drowned"
    place = chrome.execute_script(
        "const r = document.querySelector('.lit').getBoundingClientRect(); return [r.top, innerHeight]"
    )
    assert 0 <= place[0] <= place[1]
    chrome.execute_script("arguments[0].click()", jump(chrome, "blamed the crew"))
    assert lit(chrome) == "blamed the crew"


def test_beside_the_reports_the_brief_stays_where_it_is(opened: Open) -> None:
    chrome = opened(height=500)
    chrome.execute_script("document.querySelector('#sources').scrollIntoView({behavior: 'instant'})")
    before = chrome.execute_script("return scrollY")
    chrome.execute_script("arguments[0].click()", jump(chrome, "14 people had drowned"))
    assert chrome.execute_script("return scrollY") == before > 0


def test_every_line_shows_exactly_what_it_quotes(opened: Open) -> None:
    chrome = opened()
    texts = {"1": AGENCY, "2": PAPER, "3": comparison().documents[2].document.text}
    for line in chrome.find_elements(By.CSS_SELECTOR, "a.jump"):
        report, start, end = (line.get_attribute(f"data-{k}") for k in ("report", "start", "end"))
        chrome.execute_script("arguments[0].click()", line)
        assert lit(chrome) == texts[report][int(start) : int(end)]


def test_the_keyboard_does_it_too_and_escape_leads_back(opened: Open) -> None:
    chrome = opened()
    line = jump(chrome, "14 people had drowned")
    line.send_keys(Keys.ENTER)
    assert lit(chrome) == "14 people had drowned"
    assert chrome.switch_to.active_element.text in "14 people had drowned"
    chrome.switch_to.active_element.send_keys(Keys.ESCAPE)
    assert chrome.switch_to.active_element == line


def test_an_address_with_words_in_it_shows_them(opened: Open) -> None:
    chrome = opened()
    address = jump(chrome, "14 people had drowned").get_attribute("href")
    chrome.get("about:blank")
    chrome.get(address)
    assert lit(chrome) == "14 people had drowned"


def test_a_claim_in_a_report_leads_to_its_card(opened: Open) -> None:
    chrome = opened()
    Select(chrome.find_element(By.ID, "relation")).select_by_value("updates")
    mark = chrome.find_element(By.CSS_SELECTOR, "#r1 a.leads.denies")
    chrome.execute_script("arguments[0].click()", mark)
    card = chrome.switch_to.active_element
    assert card.is_displayed()
    assert "The crew was not to blame" in card.text


def test_narrowing_by_words_relation_and_report(opened: Open) -> None:
    chrome = opened()
    shown = "return [...document.querySelectorAll('main [data-relation], main [data-item]')].filter((e) => e.checkVisibility()).length"
    every = chrome.execute_script("return document.querySelectorAll('main [data-relation], main [data-item]').length")
    chrome.find_element(By.ID, "find").send_keys("oil")
    assert 0 < chrome.execute_script(shown) < every
    assert re.match(rf"\d+ of {every} shown", chrome.find_element(By.CSS_SELECTOR, ".filters output").text)
    chrome.find_element(By.ID, "find").clear()
    chrome.find_element(By.ID, "find").send_keys(" ")
    Select(chrome.find_element(By.ID, "relation")).select_by_value("denies")
    assert chrome.execute_script(shown) == 1
    Select(chrome.find_element(By.ID, "relation")).select_by_value("")
    chrome.execute_script(
        "for (const b of document.querySelectorAll('[name=report]')) b.checked = false;"
        "document.querySelector('[name=report]').dispatchEvent(new Event('input', {bubbles: true}))"
    )
    assert not chrome.find_element(By.CSS_SELECTOR, "#oppose").is_displayed()


def test_dark_by_system_and_by_choice(opened: Open) -> None:
    ground = "return getComputedStyle(document.body).backgroundColor"
    assert opened(scheme="dark").execute_script(ground) == "rgb(22, 22, 20)"
    chrome = opened(scheme="light")
    assert chrome.execute_script(ground) == "rgb(250, 249, 246)"
    chrome.find_element(By.CSS_SELECTOR, ".theme").click()
    assert chrome.execute_script(ground) == "rgb(22, 22, 20)"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_stands_out_from_its_ground(opened: Open, scheme: str) -> None:
    chrome = opened(scheme=scheme)
    chrome.execute_script(
        "for (const d of document.querySelectorAll('details')) d.open = true;"
        "for (const b of document.querySelectorAll('.layers input')) b.checked = true;"
    )
    assert chrome.execute_script(CONTRAST) == []


@pytest.mark.parametrize("width", [320, 390, 820, 1440])
def test_nothing_runs_off_the_side(opened: Open, width: int) -> None:
    long = msgspec.structs.replace(
        comparison().documents[0].document, publisher="x" * 300, url="https://example.org/" + "y" * 300
    )
    wide: Comparison = msgspec.structs.replace(
        comparison(),
        documents=(msgspec.structs.replace(comparison().documents[0], document=long), *comparison().documents[1:]),
    )
    chrome = opened(wide, width=width)
    assert chrome.execute_script("return document.documentElement.scrollWidth") <= width


def test_without_script_all_can_be_read(opened: Open) -> None:
    chrome = opened(script=False)
    hidden = [
        e
        for e in chrome.find_elements(By.CSS_SELECTOR, "main [data-relation], main [data-item]")
        if not e.is_displayed()
    ]
    assert hidden == []
    assert not chrome.find_element(By.CSS_SELECTOR, ".filters").is_displayed()


def test_print_holds_every_line_and_report(opened: Open) -> None:
    chrome = opened()
    chrome.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    chrome.execute_script("dispatchEvent(new Event('beforeprint'))")
    hidden = [
        e.get_attribute("outerHTML")[:80]
        for e in chrome.find_elements(By.CSS_SELECTOR, "main [data-relation], main [data-item], .evidence li, .text")
        if not e.is_displayed()
    ]
    assert hidden == []
    assert not chrome.find_element(By.CSS_SELECTOR, ".theme").is_displayed()


def test_headings_landmarks_and_names(opened: Open) -> None:
    chrome = opened()
    assert len(chrome.find_elements(By.TAG_NAME, "main")) == 1
    assert len(chrome.find_elements(By.TAG_NAME, "h1")) == 1
    for control in chrome.find_elements(By.CSS_SELECTOR, "button, input, select, summary, a"):
        if control.is_displayed():
            assert control.accessible_name, control.get_attribute("outerHTML")
