"""Who speaks a quotation: named in its own sentence, in the paragraph after it, or in one that leads up to it."""

from __future__ import annotations

from dataclasses import dataclass

from ...model import Span
from ..syntax import Tree
from .cues import GROUPS, QUOTE_VERBS, ROLES
from .draft import Draft
from .phrases import noun_phrases


@dataclass
class Speaker:
    """Who speaks, by which cue, and who carried it."""

    cue: Span | None
    sources: list[Span]
    lemma: str = ""
    outer: tuple[Span, ...] = ()
    outer_cue: Span | None = None


def speaking(speaker: Speaker, content: Span, rule: str) -> Draft:
    """The draft of a speaker and what he says."""
    draft = Draft(speaker.cue, speaker.sources, [content], speaker.lemma, rule)
    draft.outer, draft.outer_cue = list(speaker.outer), speaker.outer_cue
    return draft


def paragraph_speaker(tree: Tree, span: Span) -> Speaker | None:
    """The speaker of a quotation that fills its paragraph, as the paragraph after it or before it names one."""
    block = tree.parsed.paragraphs[tree.paragraph(span.start)]
    if span.start > block.start + 1 or span.end < block.end - 1:
        return None
    return _from_next_paragraph(tree, span) or _from_paragraph_before(tree, span)


def any_speaker(tree: Tree, span: Span) -> Speaker | None:
    """The speaker of a quotation, looked for near it first and then in the paragraphs around it."""
    for after in (True, False):
        verb = verb_near(tree, span, after=after)
        if verb is not None:
            return _from_verb(tree, verb)
    return _from_next_paragraph(tree, span) or _from_paragraph_before(tree, span) or _by_colon(tree, span)


def verb_near(tree: Tree, span: Span, after: bool) -> int | None:
    """A verb of speech with a subject, in what directly follows (or leads up to) a quotation in its paragraph."""
    block = tree.parsed.paragraphs[tree.paragraph(span.start)]
    if after:
        near = [
            i
            for i in range(tree.token_at(span.end), min(tree.token_at(span.end) + 14, len(tree)))
            if span.end <= tree.start[i] < block.end
        ]
        stop = next((n for n, i in enumerate(near) if tree.word[i] in '.!?“"‘;'), len(near))
        near = near[:stop]
        if (
            tree.text[span.end - 2 : span.end - 1] in ".!?"
            and near
            and near[0] == tree.sentence(near[0])[0]
            and tree.text[span.end - 2] == "."
            and tree.pos[near[0]] not in {"VERB", "PRON"}
        ):
            return None
    else:
        first = tree.token_at(span.start)
        near = [i for i in range(max(first - 16, 0), first) if tree.start[i] >= block.start]
        stop = next((n for n, i in reversed(list(enumerate(near))) if tree.word[i] in '.!?”"’;'), -1)
        near = near[stop + 1 :][::-1]
        lead = tree.text[block.start : span.start].rstrip()
        if not lead.endswith((",", ":", "that", "—", "–")) and tree.text[span.start + 1 : span.start + 2].isupper():
            near = near[:2]
    for i in near:
        if tree.lemma[i] in QUOTE_VERBS and tree.pos[i] == "VERB" and _free_subject(tree, i, span) is not None:
            return i
    return None


def _free_subject(tree: Tree, verb: int, span: Span) -> int | None:
    subject = tree.subject(verb)
    if subject is not None and not span.start <= tree.start[subject] < span.end:
        return subject
    following = verb + 1
    while following < len(tree) and tree.pos[following] in {"DET", "ADJ", "ADV", "PROPN", "NOUN", "PRON"}:
        if tree.pos[following] in {"PROPN", "NOUN", "PRON"} and tree.head[following] not in range(verb + 1, following):
            root = following
            while (
                tree.head[root] != root and tree.dep[root] in {"compound", "appos", "nmod"} and tree.head[root] > verb
            ):
                root = tree.head[root]
            return root
        following += 1
    return None


def _from_verb(tree: Tree, verb: int) -> Speaker | None:
    subject = _free_subject(tree, verb, Span(0, 1))
    if subject is None:
        return None
    sources = noun_phrases(tree, subject)
    if subject > verb and len(sources) == 1:
        sources = [_to_punctuation(tree, sources[0])]
    return Speaker(tree.span(*tree.verb_group(verb)), sources, tree.lemma[verb])


def _to_punctuation(tree: Tree, span: Span) -> Span:
    """A speaker named behind the verb whose phrase the parse cut short ("a representative for the US led coalition")."""
    end = tree.token_at(span.end - 1)
    _, last = tree.sentence(end)
    stop = next((j for j in range(end + 1, last) if tree.pos[j] == "PUNCT" and tree.word[j] != "-"), last)
    rest = range(end + 1, stop)
    named = len(rest) > 1 and tree.lemma[rest[0]] in {"lead", "back"} and tree.pos[rest[-1]] in {"NOUN", "PROPN"}
    if len(rest) > 6 or (not named and any(tree.tag[j] in BREAKING for j in rest)):
        return span
    return Span(span.start, tree.end[stop - 1])


BREAKING = frozenset({"VBD", "VBZ", "VBP", "VBG", "RB", "WDT", "WP", "IN", "TO"})
"""Tags of words that a name behind the verb of speech doesn't go on over."""


def _from_next_paragraph(tree: Tree, span: Span) -> Speaker | None:
    """A quotation that is a paragraph of its own, and the next one goes on with its cue ("said a representative ...")."""
    n = tree.paragraph(span.start)
    blocks = tree.parsed.paragraphs
    if span.end < blocks[n].end or n + 1 >= len(blocks):
        return None
    first = tree.token_at(blocks[n + 1].start)
    if tree.word[first][:1].isupper():
        return None
    for i in range(first, min(first + 4, len(tree))):
        if tree.lemma[i] in QUOTE_VERBS and tree.pos[i] in {"VERB", "AUX"}:
            return _from_verb(tree, i)
    return None


def _from_paragraph_before(tree: Tree, span: Span) -> Speaker | None:
    """A paragraph that leads up to the quotation with a colon, or ends with its speaker's verb."""
    n = tree.paragraph(span.start)
    blocks = tree.parsed.paragraphs
    if n == 0 or span.start > blocks[n].start + 1:
        return None
    return introduced(tree, blocks[n - 1])


def _by_colon(tree: Tree, span: Span) -> Speaker | None:
    """ "The minister: “...”" """
    block = tree.parsed.paragraphs[tree.paragraph(span.start)]
    lead = tree.text[block.start : span.start].rstrip()
    if not lead.endswith(":"):
        return None
    return introduced(tree, Span(block.start, block.start + len(lead)))


def introduced(tree: Tree, lead: Span) -> Speaker | None:
    """Who is brought in by a sentence that ends in a colon: its verb's subject, else the last one named in it."""
    if not lead.of(tree.text).endswith(":"):
        return None
    tokens = list(tree.within(lead))
    if not tokens:
        return None
    first, last = tree.sentence(tokens[-1])
    first = max(first, tokens[0])
    quoted = _quoted_by(tree, first, last)
    if quoted is not None:
        return quoted
    verbs = [i for i in range(first, last) if tree.lemma[i] in QUOTE_VERBS and tree.pos[i] == "VERB"]
    for verb in reversed(verbs):
        subject = tree.subject(verb)
        if subject is not None and tree.pos[subject] in {"NOUN", "PROPN", "PRON"} and not tree.kids(verb, "auxpass"):
            return Speaker(tree.span(*tree.verb_group(verb)), noun_phrases(tree, subject), tree.lemma[verb])
    named = [e for e in tree.entities_in(first, last) if e.label == "PERSON"]
    if named:
        return Speaker(None, [_around(tree, named[-1].first, named[-1].last)])
    people = [i for i in range(first, last) if tree.lemma[i] in ROLES | GROUPS and tree.pos[i] == "NOUN"]
    return Speaker(None, noun_phrases(tree, people[-1])) if people else None


def _quoted_by(tree: Tree, first: int, last: int) -> Speaker | None:
    """ "an official quoted by Reuters": the official speaks, Reuters carries."""
    for i in range(first, last):
        if tree.lemma[i] not in {"quote", "cite"} or tree.tag[i] != "VBN":
            continue
        carriers = [
            k for a in tree.kids(i, "agent", "prep") for k in tree.kids(a, "pobj") if tree.lemma[a] in {"by", "in"}
        ]
        speaker = tree.head[i] if tree.dep[i] == "acl" else tree.subject(i)
        if not carriers or speaker is None:
            continue
        kids = [k for k in tree.children[speaker] if k < i and k != i]
        start = min([speaker, *(tree.edges[k][0] for k in kids if tree.dep[k] != "punct")])
        who = tree.bare(tree.span(start, max([speaker, *(tree.edges[k][1] for k in kids)])))
        outer = tuple(tree.bare(tree.span(*_name_edges(tree, k))) for k in carriers)
        return Speaker(None, [who], "quote", outer, tree.span(i, i))
    return None


def _name_edges(tree: Tree, i: int) -> tuple[int, int]:
    kids = [k for k in tree.children[i] if tree.dep[k] in {"compound", "det", "amod", "poss", "nmod"}]
    return min([i, *(tree.edges[k][0] for k in kids)]), max([i, *(tree.edges[k][1] for k in kids)])


def _around(tree: Tree, first: int, last: int) -> Span:
    """The noun phrase of a named person with titles before and apposition after the name."""
    root = last - 1
    while first <= tree.head[root] < last and tree.head[root] != root:
        root = tree.head[root]
    a, b = tree.edges[root]
    kids = [
        k for k in tree.children[root] if tree.dep[k] in {"compound", "det", "amod", "nmod", "poss", "appos", "punct"}
    ]
    a = min([first, *(tree.edges[k][0] for k in kids if k < root)])
    b = max([last - 1, *(tree.edges[k][1] for k in kids if tree.dep[k] == "appos")])
    return tree.bare(tree.span(a, b))
