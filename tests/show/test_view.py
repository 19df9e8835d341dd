import random
from itertools import pairwise

import msgspec
import pytest

from reportedly.model import (
    AsOf,
    Attribution,
    Comparison,
    Document,
    Extraction,
    Group,
    Origin,
    Published,
    Relation,
    Source,
    Span,
    Story,
)
from reportedly.show.view import view
from reportedly.show.view.cards import cards
from reportedly.show.view.days import as_of, between, placed
from reportedly.show.view.index import letter
from reportedly.show.view.voices import called, chain_voice
from reportedly.show.view.wording import Piece, harmless, marked, shortened


def test_what_copies_share_is_agreement_of_a_single_origin(story: Comparison) -> None:
    seen = view(story)
    assert len(seen.agree) == 3
    assert all(p.copied for p in seen.agree)
    assert "3 points, 3 of them told only by reports that carry the same text." in seen.summary[1].text
    assert seen.agree[0].sides[0].origins[0].text == "2 reports, 1 independent origin: Halden Wire (A, C)"


def test_agreement_says_how_much_rests_on_one_origin(story: Comparison) -> None:
    apart = msgspec.structs.replace(story, copies=())
    assert view(apart).summary[1].text == "The reports agree on 3 points; 3 of them rest on a single origin."
    two = tuple(msgspec.structs.replace(o, unknown=1) if n == 0 else o for n, o in enumerate(apart.origins))
    seen = view(msgspec.structs.replace(apart, origins=two))
    assert seen.summary[1].text == "The reports agree on 3 points; 2 of them rest on a single origin."


def test_why_tellings_of_unknown_provenance_count_as_one_is_shown(story: Comparison) -> None:
    first = next(o for o in story.origins if o.reports == 2)
    tagged = Origin("unknown", "unknown", first.origins[0].documents, "Both reports carry the same agency's tag.")
    entry = msgspec.structs.replace(first, count=0, unknown=1, origins=(), unknowns=(tagged,))
    behind = tuple(entry if o is first else o for o in story.origins)
    seen = view(msgspec.structs.replace(story, origins=behind)).agree
    (shown,) = [o for p in seen for o in p.sides[0].origins if not o.named]
    assert shown.text == "2 reports, no origin named: 1 telling of unknown provenance"
    assert [(line.name, line.letters, line.why) for line in shown.lines] == [
        ("Of unknown provenance", ("A", "C"), "Both reports carry the same agency's tag.")
    ]


def test_the_same_words_on_the_same_word_are_one_telling(story: Comparison) -> None:
    point = next(p for p in view(story).agree if "drowned" in p.sides[0].tellings[0].words.text)
    (telling,) = point.sides[0].tellings
    assert (telling.letter, [w.letter for w in telling.also]) == ("A", ["C"])


def test_whose_words_a_claim_is(story: Comparison) -> None:
    seen = view(story)
    voices = {
        t.words.text: t.voice for p in (*seen.agree, *seen.oppose, *seen.updates) for s in p.sides for t in s.tellings
    }
    assert voices["At least 12 people drowned"].text == "an official, via Halden Wire"
    assert voices["At least 12 people drowned"].kind == "unnamed"
    assert voices["blamed the crew"].text == "the report’s own voice"
    assert voices["the wreck leaks oil"].text == "source not stated (“is feared”)"
    assert voices["14 people had drowned"].text == "harbour master Ida Voss"


def test_links_of_a_chain_that_state_no_source_are_told_as_one() -> None:
    text = "It was estimated that 30 were believed to be there, the agency wrote."
    span, estimated, believed, agency = (
        Span(text.index(w), text.index(w) + len(w)) for w in ("30", "was estimated", "were believed", "the agency")
    )
    outer = Attribution("d/attribution/1", None, (Source((agency,), None, "outlet"),), (span,))
    middle = Attribution("d/attribution/2", estimated, (Source((), None, "unstated"),), (span,), via=outer.id)
    inner = Attribution("d/attribution/3", believed, (Source((), None, "unstated"),), (span,), via=middle.id)
    found = Extraction(Document("d", None, text), attributions=(outer, middle, inner))
    assert chain_voice(found, [inner, middle, outer]).text == (
        "source not stated (“were believed”, “was estimated”), via the agency"
    )
    assert called(found, Source((), None, "unnamed")) == "somebody unnamed"


def test_a_denial_of_a_group_is_one_card_with_the_denial_first(story: Comparison) -> None:
    (point,) = view(story).oppose
    assert [s.role for s in point.sides] == ["denial", "denied"]
    assert point.sides[0].tellings[0].words.text == "The crew was not to blame"
    assert point.letters == ("A", "B", "C")


def test_a_card_shows_the_telling_the_relation_is_about(story: Comparison) -> None:
    report = story.documents[0]
    again = msgspec.structs.replace(report.claims[1], id="agency/claim/again", span=Span(0, 11))
    first = msgspec.structs.replace(report, claims=(again, *report.claims))
    groups = tuple(
        Group(g.id, (*g.claims, again.id) if report.claims[1].id in g.claims else g.claims) for g in story.groups
    )
    (point,) = view(msgspec.structs.replace(story, documents=(first, *story.documents[1:]), groups=groups)).oppose
    assert point.sides[1].tellings[0].words.text == "blamed the crew"
    assert point.sides[1].again[0].words.text == "Ferry sinks"


def test_the_later_telling_comes_first(story: Comparison) -> None:
    (point,) = view(story).updates
    assert [s.role for s in point.sides] == ["later", "earlier"]
    assert [s.tellings[0].words.text for s in point.sides] == ["14 people had drowned", "At least 12 people drowned"]
    assert len(point.evidence) == 2


def test_what_one_report_has_alone(story: Comparison) -> None:
    (alone,) = view(story).alone
    assert alone.line.letter == "B"
    assert [t.words.text for t in alone.tellings] == ["14 people had drowned"]
    assert [w.text for w in alone.sources] == ["harbour master Ida Voss"]


def test_a_figure_of_unknown_year_comes_last_and_says_so(story: Comparison) -> None:
    (series,) = view(story).series
    assert [r.date for r in series.rows] == ["6 May 2031", "7 May 2031", "7 May, year unknown"]
    assert [r.known for r in series.rows] == [True, True, False]


def test_one_body_under_two_names(story: Comparison) -> None:
    (names,) = view(story).names
    assert [(u.name, u.dates) for u in names.used] == [("Blue League", ""), ("League of the Blue", "since 2029")]
    assert [(use.words.letter, use.voice) for u in names.used for use in u.uses] == [
        ("A", ""),
        ("C", ""),
        ("B", "Ida Voss"),
    ]
    assert names.link == "is also"
    assert "register of Sorrel" in names.note


def test_a_report_uses_a_name_in_its_own_voice_where_it_does(story: Comparison) -> None:
    one, other = story.namings[0].names
    place = one.spans[0]
    twice = msgspec.structs.replace(one, spans=(place, place), by=("an official", None))
    naming = msgspec.structs.replace(story.namings[0], names=(twice, other))
    (names,) = view(msgspec.structs.replace(story, namings=(naming,))).names
    assert [use.voice for use in names.used[0].uses] == [""]


def test_linked_bodies_come_first_and_describing_words_next(story: Comparison) -> None:
    listed = story.namings[0]
    namings = [msgspec.structs.replace(listed, basis=basis, why=basis) for basis in ("equated", "described", "linked")]
    seen = view(msgspec.structs.replace(story, namings=(listed, *namings))).names
    assert [n.note for n in seen][:2] == ["linked", "described"]
    assert [n.short for n in seen] == [False, False, False, True], "the same words in another order are a short form"
    assert [n.link for n in seen] == ["is linked with", "", "is also", "is also"]
    assert seen[1].head == ""


def test_unnamed_and_unstated_sources_are_listed(story: Comparison) -> None:
    seen = view(story)
    assert [(s.letter, s.voice) for s in seen.unnamed] == [
        ("A", "an official, via Halden Wire"),
        ("C", "an official, via Halden Wire"),
    ]
    assert [s.voice for s in seen.unstated] == ["source not stated (“is feared”)"] * 2


def test_the_order_of_relations_does_not_matter(story: Comparison) -> None:
    rows = list(story.relations)
    random.Random(1).shuffle(rows)
    assert view(msgspec.structs.replace(story, relations=tuple(rows))).oppose == view(story).oppose
    assert (
        view(msgspec.structs.replace(story, relations=tuple(rows))).updates[0].letters == view(story).updates[0].letters
    )


def test_ids_that_point_nowhere_are_passed_over(story: Comparison) -> None:
    lost = Relation("gone", story.documents[0].claims[0].id, "same", 1.0, "lost")
    view(msgspec.structs.replace(story, relations=(lost,), groups=(Group("g", ("gone",)),), figure_series=()))


def test_one_report_and_none() -> None:
    assert view(Comparison(())).title == "No reports"
    assert view(Comparison(())).summary[0].text == "0 reports."


def test_a_report_alone(story: Comparison) -> None:
    report: Extraction = story.documents[0]
    seen = view(report)
    assert seen.title == "Ferry sinks off Sorrel Point"
    assert [s.label for s in seen.summary] == ["Reports", "Claims", "Sources"]
    assert seen.summary[1].text == "3 claims, 1 of them in the report’s own voice."


def test_mutual_conflicts_are_one_card_and_each_pair_is_on_exactly_one() -> None:
    pairs = [("a", "b"), ("a", "c"), ("b", "c"), ("c", "d"), ("d", "e"), ("d", "f")]
    edges = {p: [Relation(*p, "conflicts", 0.5, "why")] for p in pairs}
    found = cards(edges, directed=False)
    assert found[0].sides == (("a",), ("b",), ("c",))
    assert sorted(e for card in found for e in card.edges) == sorted(pairs)
    assert found[1].sides[0] == ("d",)
    assert set(found[1].sides[1]) == {"c", "e", "f"}


def test_directed_pairs_keep_their_direction() -> None:
    edges = {p: [Relation(*p, "updates", 0.5, "why")] for p in [("late", "a"), ("late", "b"), ("x", "late")]}
    first, second = cards(edges, directed=True)
    assert (first.sides, first.forward) == ((("late",), ("a", "b")), True)
    assert (second.sides, second.forward) == ((("x",), ("late",)), True)


def test_several_later_tellings_of_one_earlier() -> None:
    edges = {p: [Relation(*p, "updates", 0.5, "why")] for p in [("a", "early"), ("b", "early")]}
    (card,) = cards(edges, directed=True)
    assert (card.sides, card.forward) == ((("early",), ("a", "b")), False)


@pytest.mark.parametrize(
    ("earliest", "latest", "written"),
    [
        ("2017-12-05", "2017-12-05", "5 December 2017"),
        ("2017-12-05", "2017-12-12", "5 to 12 December 2017"),
        ("2017-11-28", "2017-12-12", "28 November to 12 December 2017"),
        ("2016-12-28", "2017-01-02", "28 December 2016 to 2 January 2017"),
        ("2017-02-01", "2017-02-28", "February 2017"),
        ("2017-01-01", "2017-12-31", "2017"),
        ("2015-01-01", "2017-12-31", "2015 to 2017"),
        ("2017-12-05T10:00:00", "2017-12-05T11:00:00", "5 December 2017"),
        ("2017-12-05", None, "since 5 December 2017"),
        (None, "2017-12-05", "until 5 December 2017"),
        (None, None, "date unknown"),
        ("soon", "later", "date unknown"),
    ],
)
def test_days(earliest: str | None, latest: str | None, written: str) -> None:
    assert between(earliest, latest) == written


def test_a_partial_date_says_what_is_unknown() -> None:
    assert placed(Published(value="XXXX-12-27")) == "27 December, year unknown"
    assert placed(Published(value="XXXX-12")) == "December, year unknown"
    assert placed(Published(value="XXXX-99-27")) == "date unknown"
    assert as_of(None) == "date unknown"
    assert as_of(AsOf("2031-03-04T18:00", "2031-03-05T00:00", "2031-03-04TEV")) == "4 March 2031, evening"
    assert as_of(AsOf("2031-03-04", "2031-03-04", "2031-03-04T22:40")) == "4 March 2031, 22:40"
    assert as_of(AsOf(None, None, "2031-99-99T22:40")) == "date unknown"


def test_letters_go_on_after_z() -> None:
    assert [letter(n) for n in (0, 25, 26, 51, 52, 701, 702)] == ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]
    assert all(letter(a) != letter(b) for a, b in pairwise(range(2000)))


def test_shortening_cuts_between_words_and_says_so() -> None:
    assert shortened((Piece("one two "), Piece("three", True), Piece(" four")), 12)[-1] == Piece("…")
    text = "".join(p.text for p in shortened((Piece("the quick brown fox jumps"),), 12))
    assert text == "the quick…"
    assert shortened((Piece("short"),), 12) == (Piece("short"),)


def test_quotation_marks_are_not_doubled() -> None:
    assert "".join(p.text for p in marked((Piece("“We heard it,"),))) == "“We heard it,”"
    assert "".join(p.text for p in marked((Piece("plain"),))) == "“plain”"
    assert "".join(p.text for p in marked((Piece("“both”"),))) == "“both”"


def test_nothing_steers_a_terminal() -> None:
    assert harmless("a\x1b[31mb\u202ec\x07\n") == "a�[31mb�c��"


def test_stories_are_listed_where_there_are_several(story: Comparison) -> None:
    assert view(story).stories == ()
    apart = (Story("s1", ("agency", "copy"), "Ferry sinks"), Story("s2", ("paper",), "Fourteen lost"))
    seen = view(msgspec.structs.replace(story, stories=apart))
    assert [(s.headline, s.letters) for s in seen.stories] == [("Ferry sinks", ("A", "C")), ("", ("B",))]
