"""The tagger's findings and the rules' set against each other: the tagger leads, the rules fill what it left open."""

from __future__ import annotations

import re

from ...model import Span
from ..grid import Grid
from ..syntax import Tree
from .cues import QUOTE_VERBS, VERBS
from .draft import Draft
from .quotes import before_in_paragraph
from .speakers import paragraph_speaker, speaking
from .tagged import OPENING

TRUSTED = frozenset({"according", "adverb", "object", "written"})
"""Rules that may add an attribution where the tagger has none."""
PLAIN = frozenset({"say", "tell", "add", "report", "announce", "state", "claim", "deny", "warn", "confirm", "explain"})
"""Verbs whose clauses a rule may take out of a content that swallowed them."""
SAYING = VERBS["says"] | VERBS["asks"]
CONTRAST = re.compile(r",?\s(?:while|whereas|although|though)\s")


def combined(tree: Tree, tagged: list[Draft], rules: list[Draft]) -> list[Draft]:
    """The tagger's drafts, completed where source or content is missing, and the rules' where the tagger was silent."""
    by_cue = Grid((d.cue, d) for d in rules if d.cue)
    tagged_cues = Grid((d.cue, d) for d in tagged if d.cue)
    _reassign(tree, tagged, rules, tagged_cues)
    held = Grid((c, d) for d in tagged if d.cue for c in d.content)
    for draft in tagged:
        twin = next((r for _, r in by_cue.rows(draft.cue)), None) if draft.cue else None
        if twin is not None:
            draft.sources = draft.sources or twin.sources
            if not draft.content and not any(held.rows(c) for c in twin.content):
                draft.content = twin.content
            _take_in_nested(draft, twin, tagged_cues)
            _without_contrast(tree, draft, twin)
            if twin.rule == "according" and draft.content:
                draft.content += [c for c in twin.content if not (held.rows(c) or tagged_cues.rows(c))]
    _keep_sources_inside(tree, tagged)
    tagged += _far_quotations(tree, tagged)
    tagged = _blocks_by_their_speakers(tree, tagged)
    cued = _adopted(tree, _freed(tree, tagged, rules), rules)
    cues = Grid((d.cue, d) for d in cued if d.cue)
    contents = Grid((c, d) for d in cued for c in d.content)
    return cued + [d for d in rules if _adds(d, cues, contents)]


def _reassign(tree: Tree, tagged: list[Draft], rules: list[Draft], cues: Grid[Draft]) -> None:
    """A content linked to a cue of another sentence goes to the cue that a rule has for it in its own."""
    by_content = Grid((c, r) for r in rules if r.cue for c in r.content)
    for draft in tagged:
        for piece in list(draft.content):
            sentence = tree.sentence_of[tree.token_at(piece.start)]
            if draft.cue is None or tree.text[piece.start] in OPENING or _sentence(tree, draft.cue) == sentence:
                continue
            rule = next((r for c, r in by_content.rows(piece) if _mostly(c, piece)), None)
            if rule is None or rule.cue is None or _sentence(tree, rule.cue) != sentence:
                continue
            owner = next((d for _, d in cues.rows(rule.cue)), None)
            if owner is not None and owner is not draft:
                owner.content = sorted({*owner.content, piece})
                draft.content.remove(piece)


def _sentence(tree: Tree, span: Span) -> int:
    return tree.sentence_of[tree.token_at(span.start)]


def _take_in_nested(draft: Draft, twin: Draft, cues: Grid[Draft]) -> None:
    """The tagger's spans never nest: "it was estimated that nine were believed to ..." ends at "nine" for it."""
    if len(draft.content) != 1 or len(twin.content) != 1 or twin.rule != "verb":
        return
    short, full = draft.content[0], twin.content[0]
    rest = Span(short.end, full.end) if full.contains(short) and full.end > short.end else None
    if rest and any(cue.start - short.end <= 1 for cue, _ in cues.rows(rest)):
        draft.content = [Span(short.start, full.end)]


def _blocks_by_their_speakers(tree: Tree, tagged: list[Draft]) -> list[Draft]:
    """A quotation that fills a paragraph is its speaker's, whom the paragraphs around it name by a cue or a colon."""
    near = Grid((c, d) for d in tagged for c in d.content)
    gone: set[int] = set()
    added = []
    for quotation in tree.parsed.quotations:
        span = quotation.span
        inside = [d for c, d in near.rows(span) if span.contains(c) and not (d.cue and span.contains(d.cue))]
        if quotation.depth or not inside or any(_has_speaker(d) for d in inside):
            continue
        speaker = paragraph_speaker(tree, span)
        if speaker is None:
            continue
        gone |= {id(d) for d in inside} | {id(d) for d in tagged if d.cue is not None and d.cue == speaker.cue}
        added.append(speaking(speaker, span, "quote"))
    return [d for d in tagged if id(d) not in gone] + added


def _without_contrast(tree: Tree, draft: Draft, twin: Draft) -> None:
    """ "..., while others remain convinced": what is set against a content is no part of it."""
    for n, piece in enumerate(draft.content):
        short = next((c for c in twin.content if c.start == piece.start and c.end < piece.end), None)
        if short is not None and CONTRAST.match(tree.text, short.end, piece.end):
            draft.content[n] = short


def _far_quotations(tree: Tree, tagged: list[Draft]) -> list[Draft]:
    """A quotation in another paragraph than its cue: one that follows somebody's words in its own paragraph is his; else
    it is an attribution of its own to the same source, without a cue.
    """
    cues = Grid((d.cue, d) for d in tagged if d.cue)
    apart = []
    for draft in tagged:
        if draft.cue is None:
            continue
        own = tree.paragraph(draft.cue.start)
        far = [c for c in draft.content if tree.text[c.start] in OPENING and tree.paragraph(c.start) != own]
        for piece in far:
            nearer = before_in_paragraph(tree, piece, cues)
            if nearer is not None:
                nearer.content = sorted({*nearer.content, piece})
                draft.content.remove(piece)
            elif len(draft.content) > 1:
                apart.append(Draft(None, list(draft.sources), [piece], draft.lemma, "quote"))
                draft.content.remove(piece)
    return apart


def _keep_sources_inside(tree: Tree, tagged: list[Draft]) -> None:
    """Inside a quotation others may be cited, but not by whoever is named outside it."""
    outer = Grid((q.span, q) for q in tree.parsed.quotations if q.depth == 0)
    for draft in tagged:
        around = next((q for q, _ in outer.rows(draft.cue) if q.contains(draft.cue)), None) if draft.cue else None
        if around is not None:
            draft.sources = [s for s in draft.sources if around.contains(s)]


def _has_speaker(draft: Draft) -> bool:
    return draft.cue is not None and draft.lemma in QUOTE_VERBS and bool(draft.sources)


def _freed(tree: Tree, tagged: list[Draft], rules: list[Draft]) -> list[Draft]:
    """A content that is "X said Y" as a whole, unquoted, was two attributions run together: the rule's stands."""
    plain = [d for d in rules if d.rule == "verb" and d.lemma in PLAIN and d.sources and d.cue]
    by_source = {d.sources[0].start: d for d in plain}
    by_start = {d.content[0].start: d for d in plain}
    taken = {d.cue for d in tagged}
    for draft in tagged:
        for piece in draft.content:
            rule = by_source.get(piece.start) or by_start.get(piece.start)
            whole = rule and piece.contains(rule.sources[0]) and any(piece.contains(c) for c in rule.content)
            if rule and whole and rule.cue not in taken and (len(draft.content) > 1 or not draft.cue):
                draft.content = [p for p in draft.content if p != piece]
    return tagged


def _adopted(tree: Tree, tagged: list[Draft], rules: list[Draft]) -> list[Draft]:
    """Contents without a cue take the cue and source of the rule that found the same content."""
    by_content = Grid((c, d) for d in rules for c in d.content)
    for draft in tagged:
        if draft.cue is None and draft.content and draft.rule == "tagged":
            span = draft.content[0]
            twins = [r for c, r in by_content.rows(span) if _mostly(c, span) and not (r.cue and span.contains(r.cue))]
            if twins:
                draft.cue, draft.lemma, draft.infinitive = twins[0].cue, twins[0].lemma, twins[0].infinitive
                draft.sources = draft.sources or twins[0].sources
    cued = Grid((c, d) for d in tagged if d.cue for c in d.content)
    tagged = [d for d in tagged if d.cue or not any(_mostly(c, x) for x in d.content for c, _ in cued.rows(x))]
    return [d for d in tagged if d.content and (d.cue or _stands_alone(tree, d))]


def _stands_alone(tree: Tree, draft: Draft) -> bool:
    """A content without a cue is one if it is quoted, or its source is named in its own paragraph."""
    own = tree.paragraph(draft.content[0].start)
    return tree.text[draft.content[0].start] in OPENING or any(tree.paragraph(s.start) == own for s in draft.sources)


def _mostly(one: Span, other: Span) -> bool:
    """Whether two spans share more than half of the longer one."""
    shared = min(one.end, other.end) - max(one.start, other.start)
    return 2 * shared > max(one.end - one.start, other.end - other.start)


def _plain(draft: Draft) -> bool:
    """A verb of saying or asking with its speaker, or "it is feared"."""
    return draft.lemma in (SAYING if draft.sources else VERBS["believes"])


def _adds(draft: Draft, cues: Grid[Draft], contents: Grid[Draft]) -> bool:
    if draft.rule not in TRUSTED and not (draft.rule == "verb" and _plain(draft)):
        return False
    if draft.cue is not None and cues.rows(draft.cue):
        return False
    return not any(contents.rows(x) for x in draft.content)
