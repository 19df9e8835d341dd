"""Places: what is found, what it resolves to, what is left open. Real geography, invented events."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.annotate import annotate
from reportedly.extract.places import places
from reportedly.extract.places.choose import BY_HAND, WEIGHTS
from reportedly.extract.places.gazetteer import FOLDER, Entry, Hit, gazetteer
from reportedly.extract.places.names import folded
from reportedly.extract.places.resolve import Mention, kilometres, resolve
from reportedly.model import Document, Extraction, Place


def found(text: str) -> dict[str, Place]:
    """The last place under each wording of a report."""
    parsed = next(iter(annotate([Document(id="r", source_path=None, text=text)])))
    return {p.span.of(text): p for p in places(parsed, Extraction(parsed.document)).places}


@pytest.mark.parametrize(
    ("text", "name", "country", "near"),
    [
        ("A bakery burned down in Paris, Texas, on Monday.", "Paris", "US", (33.66, -95.55)),
        ("The French minister flew back to Paris from Lyon on Monday.", "Paris", "FR", (48.85, 2.35)),
        ("Crews in Athens, Ohio, and nearby Logan fought the flood.", "Athens", "US", (39.33, -82.1)),
        ("Ferries from Piraeus to Athens were late, Greek officials said.", "Athens", "GR", (37.98, 23.72)),
        ("Residents of London, Ontario, and nearby Windsor met.", "London", "CA", (42.98, -81.23)),
        ("Shelling hit Raqqa and Deir ez-Zor in Syria.", "Raqqa", "SY", (35.95, 39.0)),
        ("The column left Mosul for Erbil in northern Iraq.", "Mosul", "IQ", (36.34, 43.1)),
        ("Boats crossed the Mediterranean from Libya.", "Mediterranean", None, (35.0, 18.0)),
        ("Farmers in Laurel County, Kentucky, blocked the road.", "Laurel County", "US", (37.1, -84.1)),
    ],
)
def test_a_name_is_read_in_the_light_of_the_report(
    text: str, name: str, country: str | None, near: tuple[float, float]
) -> None:
    place = found(text)[name]
    assert place.country == country
    assert place.lat is not None
    assert place.lon is not None
    assert abs(place.lat - near[0]) < 1
    assert abs(place.lon - near[1]) < 1


def test_a_city_carries_its_geonames_id() -> None:
    place = found("The talks in Vienna ended without a deal, Austrian radio said.")["Vienna"]
    assert (place.geonames_id, place.feature) == ("2761369", "PPLC")


def test_a_peoples_name_is_a_demonym_of_its_country() -> None:
    by_words = found("Turkish troops and Iraqis met near the border.")
    assert [(by_words[w].feature, by_words[w].country) for w in ("Turkish", "Iraqis")] == [
        ("demonym", "TR"),
        ("demonym", "IQ"),
    ]


def test_a_part_of_a_country_is_an_area_of_its_own() -> None:
    by_words = found("The fighters held out in eastern Syria for a month.")
    part, whole = by_words["eastern Syria"], by_words["Syria"]
    assert (part.feature, whole.feature) == ("region", "PCLI")
    assert part.geonames_id is None
    assert part.lon is not None
    assert whole.lon is not None
    assert part.lon > whole.lon


def test_the_west_has_no_coordinates() -> None:
    place = found("Critics accused the West of doing nothing.")["West"]
    assert (place.feature, place.lat, place.lon) == ("region", None, None)


def test_what_the_gazetteer_does_not_know_has_null_coordinates() -> None:
    place = found("Divers searched the Zorvanelli River in Norway all night.")["Zorvanelli River"]
    assert (place.lat, place.lon, place.geonames_id) == (None, None, None)


@pytest.mark.parametrize(
    "text",
    [
        "Mr. Lancaster said he would not resign.",
        "The committee meets in March and again in August.",
        "President Marian Houston signed the bill.",
    ],
)
def test_persons_and_months_are_no_places(text: str) -> None:
    assert not found(text)


def test_a_state_after_a_comma_may_be_abbreviated() -> None:
    by_words = found("The plant in Gary, Ind., closed; workers from Portland, OR, came to help.")
    assert by_words["Gary"].country == "US"
    assert by_words["OR"].name == "Oregon"


def test_spelling_variants_share_a_key() -> None:
    assert folded("Saint-Denis") == folded("St. Denis") == folded("ST DENIS")
    assert folded("Kraków") == "krakow"


def test_lookup_knows_usual_names_other_names_and_peoples() -> None:
    hits = gazetteer().lookup(["Germany", "Rakka", "Dutch", "Xyzzyville"])
    assert sorted(hits) == ["Dutch", "Germany", "Rakka"]
    assert hits["Germany"][0].entry.feature == "PCLI"
    assert any(h.alternate and h.entry.country == "SY" for h in hits["Rakka"])
    assert hits["Dutch"][0].demonym


def test_the_source_is_credited_beside_the_data() -> None:
    assert "CC-BY" in (FOLDER / "NOTICE").read_text(encoding="utf-8")
    assert (WEIGHTS.parent / "README.md").exists()
    assert BY_HAND["bias"] < 0


def entry(row: int, name: str, lat: float, lon: float, people: int, country: str, feature: str = "PPL") -> Entry:
    return Entry(row, name, lat, lon, people, row, -1, -1, feature, country)


def test_nearness_outweighs_size() -> None:
    big, small = entry(1, "Ardo", 10.0, 10.0, 300_000, "AA"), entry(2, "Ardo", 50.0, 50.0, 4_000, "BB")
    beside, further = entry(3, "Bel", 50.1, 50.1, 20_000, "BB"), entry(4, "Cor", 50.2, 49.9, 9_000, "BB")
    ardo = Mention(0, "ardo", (Hit(big, False, False), Hit(small, False, False)))
    others = [Mention(20, "bel", (Hit(beside, False, False),)), Mention(60, "cor", (Hit(further, False, False),))]
    assert resolve([ardo])[0].entry == big
    assert resolve([ardo, *others])[0].entry == small


def test_distance_is_in_kilometres() -> None:
    paris, berlin = entry(1, "P", 48.8566, 2.3522, 1, "FR"), entry(2, "B", 52.52, 13.405, 1, "DE")
    assert 870 < kilometres(paris, berlin) < 885


WORDS = st.sampled_from(
    [
        "Paris",
        "Texas",
        "Georgian",
        "north",
        "of",
        "Lake",
        "said",
        "Mr.",
        "the",
        "U.S.",
        "New York",
        "County",
        "(",
        "—",
        "“",
        "OR",
        "São Paulo",
        "river",
        "Ōsaka",
        ",",
        ".",
        "12",
        "al-Bab",
        "\n\n",
        "Côte d’Ivoire",
    ]
)
GAPS = st.sampled_from([" ", "\u00a0", "  ", "\n"])


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(WORDS, GAPS), max_size=25))
def test_every_span_gives_its_words_and_every_id_is_unique(pieces: list[tuple[str, str]]) -> None:
    text = "".join(word + gap for word, gap in pieces)
    parsed = next(iter(annotate([Document(id="p", source_path=None, text=text)])))
    out = places(parsed, Extraction(parsed.document)).places
    assert out == places(parsed, Extraction(parsed.document)).places
    assert len({p.id for p in out}) == len(out)
    for p in out:
        words = text[p.span.start : p.span.end]
        assert words
        assert words == words.strip()
        assert (p.lat is None) == (p.lon is None)
