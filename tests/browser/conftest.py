"""A headless Chromium from Debian (chromium, chromium-driver); without one these tests are skipped, or fail where
REQUIRE_ALL=1 asks for everything."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service

from reportedly import show
from reportedly.model import Comparison

from ..show.story import comparison

Open = Callable[..., webdriver.Chrome]


@pytest.fixture(scope="session")
def chrome() -> Iterator[webdriver.Chrome]:
    browser, driver = shutil.which("chromium") or shutil.which("chromium-browser"), shutil.which("chromedriver")
    if not browser or not driver:
        message = "no chromium and chromedriver here: apt-get install chromium chromium-driver"
        if os.environ.get("REQUIRE_ALL") == "1":
            pytest.fail(message)
        pytest.skip(message)
    options = Options()
    options.binary_location = browser
    for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars"):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    made = webdriver.Chrome(options=options, service=Service(driver))
    yield made
    made.quit()


@pytest.fixture
def opened(chrome: webdriver.Chrome, tmp_path: Path) -> Iterator[Open]:
    """Opens a comparison's page at a size and in a colour scheme; script may be off."""

    def at(
        shown: Comparison | None = None,
        width: int = 1440,
        height: int = 900,
        scheme: str = "light",
        script: bool = True,
    ) -> webdriver.Chrome:
        page = tmp_path / "brief.html"
        page.write_text(show.html(shown or comparison()), encoding="utf-8")
        size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600}
        chrome.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
        features = [
            {"name": "prefers-color-scheme", "value": scheme},
            {"name": "prefers-reduced-motion", "value": "reduce"},
        ]
        chrome.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "", "features": features})
        chrome.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": not script})
        chrome.get_log("browser")
        chrome.get_log("performance")
        chrome.get(page.as_uri())
        return chrome

    yield at
    chrome.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
    chrome.execute_script("try { localStorage.clear() } catch {}")
