"""A small comparison built by hand: two fictional reports and one that copies the first."""

from __future__ import annotations

from reportedly.model import (
    Actor,
    AsOf,
    Attribution,
    Called,
    Claim,
    ClaimFrame,
    Comparison,
    Copy,
    Document,
    DocumentSpan,
    Evidence,
    Extraction,
    Figure,
    Group,
    KnownActor,
    Naming,
    Origin,
    OriginEntry,
    Published,
    Relation,
    Series,
    SeriesPoint,
    Silence,
    SoleName,
    Source,
    Span,
    Story,
    Time,
    item_ids,
)

AGENCY = (
    "Ferry sinks off Sorrel Point\n\n"
    "At least 12 people drowned, an official told the Halden Wire on Monday. The Blue League blamed the crew. "
    "It is feared that the wreck leaks oil."
)
PAPER = (
    "Fourteen lost with the ferry\n\n"
    "By Tuesday 14 people had drowned, harbour master Ida Voss said. The crew was not to blame, Voss said. "
    "The League of the Blue denied it."
)
COPY = AGENCY.replace("Ferry sinks", "Ferry goes down")


def at(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def attribution(
    document: str, text: str, source: str, cue: str, content: str, kind: str, via: str | None = None
) -> Attribution:
    span = at(text, content)
    identity = item_ids(document, "attribution", [span])[0]
    sources = (Source((at(text, source),), source, kind),) if source else (Source((), None, "unstated"),)  # type: ignore[arg-type]
    return Attribution(identity, at(text, cue), sources, (span,), via=via)


def first(document: str, text: str, published: str) -> Extraction:
    """The agency's report, or one that carries the same text."""
    deaths, blame, oil = (
        at(text, "At least 12 people drowned"),
        at(text, "blamed the crew"),
        at(text, "the wreck leaks oil"),
    )
    told = attribution(document, text, "Halden Wire", "told", "At least 12 people drowned", "outlet")
    said = attribution(document, text, "an official", "told", "At least 12 people drowned", "unnamed", via=told.id)
    said = Attribution(said.id + "/2", said.cue, said.sources, said.content, via=told.id)
    feared = attribution(document, text, "", "is feared", "the wreck leaks oil", "unstated")
    monday = at(text, "Monday")
    ids = item_ids(document, "claim", [deaths, blame, oil])
    figure = Figure(
        f"{document}/figure/{deaths.start}-{deaths.start + 11}", at(text, "At least 12"), 12.0, None,
        counts="people", measure="killed", as_of=AsOf(published, published, published),
    )  # fmt: skip
    league = at(text, "Blue League")
    actor = Actor(f"{document}/actor/{league.start}-{league.end}", league, "Blue League", "organisation", "blue-league")
    return Extraction(
        Document(document, f"{document}.txt", text, headline=Span(0, text.index("\n")), published=Published(published, published, published, "stated", "the dateline says so")),
        attributions=(told, said, feared),
        figures=(figure,),
        times=(Time(f"{document}/time/{monday.start}-{monday.end}", monday, "DATE", published, published, published),),
        actors=(actor,),
        claims=(
            Claim(ids[0], deaths, (told.id, said.id), figures=(figure.id,)),
            Claim(ids[1], blame, actors=(actor.id,)),
            Claim(ids[2], oil, (feared.id,), modality="possible"),
        ),
        frames=tuple(ClaimFrame(i, vector=bytes(16)) for i in ids),
    )  # fmt: skip


def second() -> Extraction:
    deaths, blame = at(PAPER, "14 people had drowned"), at(PAPER, "The crew was not to blame")
    said = attribution("paper", PAPER, "harbour master Ida Voss", "said", "14 people had drowned", "person")
    again = attribution("paper", PAPER, "harbour master Ida Voss", "said", "The crew was not to blame", "person")
    ids = item_ids("paper", "claim", [deaths, blame])
    number = at(PAPER, "14")
    figure = Figure(
        f"paper/figure/{number.start}-{number.end}", number, 14.0, 14.0, counts="people", measure="killed",
        as_of=AsOf(None, None, "XXXX-05-07", None),
    )  # fmt: skip
    league = at(PAPER, "League of the Blue")
    return Extraction(
        Document("paper", "paper.txt", PAPER, publisher="Sorrel Gazette"),
        attributions=(said, again),
        figures=(figure,),
        actors=(Actor(f"paper/actor/{league.start}-{league.end}", league, "League of the Blue", "organisation", "blue-league"),),
        claims=(Claim(ids[0], deaths, (said.id,), figures=(figure.id,)), Claim(ids[1], blame, (again.id,), polarity="negated")),
        frames=tuple(ClaimFrame(i) for i in ids),
    )  # fmt: skip


def comparison() -> Comparison:
    """Three reports: a toll that moved on, a denial, a copy, and one body under two names."""
    a, b, c = first("agency", AGENCY, "2031-05-06"), second(), first("copy", COPY, "2031-05-07")
    tolls, blames, oils = ([e.claims[n].id for e in (a, c)] for n in range(3))
    later, denial = b.claims[0].id, b.claims[1].id
    evidence = (Evidence("figure", 0.7, "12 or more and 14 are of one toll"), Evidence("time", -0.2, "the days differ"))
    same = [Relation(x[0], x[1], "same", 0.99, "The wording is the same.") for x in (tolls, blames, oils)]
    updates = [Relation(later, t, "updates", 0.8, "The toll is told a day later.", None, evidence) for t in tolls]
    denies = [Relation(denial, x, "denies", 0.9, "One says that it is not so.", None) for x in blames]
    span = DocumentSpan("agency", a.attributions[0].sources[0].spans[0])
    league = tuple(DocumentSpan(e.document.id, e.actors[0].span) for e in (a, c))
    leagues = (
        Called("Blue League", ("agency", "copy"), league, (None, None)),
        Called("League of the Blue", ("paper",), (DocumentSpan("paper", b.actors[0].span),), ("Ida Voss",)),
    )
    listed = "The alias table lists the names for one body, Blue League."
    voss = SoleName("harbour master Ida Voss", b.attributions[0].sources[0].spans[0])
    wire = Origin("Halden Wire", "outlet", ("agency", "copy"), "both carry its text", (span,))
    return Comparison(
        documents=(a, b, c),
        copies=(Copy("agency", "copy", 0.93, ((at(AGENCY, "an official told"), at(COPY, "an official told")),)),),
        groups=tuple(Group(f"group/{n}", tuple(ids)) for n, ids in enumerate((tolls, blames, oils))),
        relations=(*same, *updates, *denies),
        origins=(
            *(OriginEntry(tuple(ids), 2, 1, 0, (wire,)) for ids in (tolls, blames, oils)),
            *(OriginEntry((i,), 1, 0, 1) for i in (later, denial)),
        ),
        figure_series=(
            Series("people", "killed", (), tuple(
                SeriesPoint(f.id, e.document.id, f.low, f.high, f.as_of) for e in (a, b, c) for f in e.figures
            )),
        ),
        stories=(Story("story", ("agency", "paper", "copy"), "Ferry sinks off Sorrel Point"),),
        namings=(Naming("Blue League", "organisation", "blue-league", "listed", leagues, listed),),
        silences=(Silence("paper", (later,), (voss,)),),
        known_actors=(
            KnownActor("blue-league", "Blue League", "organisation", (("League of the Blue", "2029", None),), "Listed as one by the register of Sorrel since 2029."),
        ),
    )  # fmt: skip
