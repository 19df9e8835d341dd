"""Direct speech: which words stand between quotation marks, or in a block after a colon, and who is named as their speaker.

A speaker may stand in the quotation's own sentence, in a paragraph that begins after it ("said a representative"), in one that
leads up to it with a colon, or in the paragraph whose quotation it continues. Short quotations inside a clause that no cue
governs are scare quotes and no attribution.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from dataclasses import dataclass

from ...model import Quotation, Span, trimmed
from ..grid import Grid
from ..syntax import Tree
from .cues import DENIALS, GROUPS, QUOTE_VERBS, ROLES, VERBS
from .draft import Draft
from .rules import noun_phrases

SPEECH_LENGTH = 4
"""Words from which a quotation may stand for a whole utterance."""


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


def complete(tree: Tree, drafts: list[Draft]) -> None:
    """Widen each draft's content to the whole of the utterance it is part of; marks stay inside the span."""
    outer = Grid((q.span, q) for q in tree.parsed.quotations if not q.depth)
    for draft in drafts:
        if draft.rule in {"verb", "according"}:
            draft.content = _merge([_widened(draft, piece, outer) for piece in draft.content])


def _widened(draft: Draft, piece: Span, outer: Grid[Quotation]) -> Span:
    for q, _ in outer.rows(piece):
        if draft.cue and q.overlaps(draft.cue):
            continue
        if any(q.overlaps(s) for s in draft.sources):
            continue
        if piece.start >= q.start:
            return Span(q.start, max(piece.end, q.end))
        if piece.end > q.start:
            return Span(piece.start, max(piece.end, q.end))
    return piece


def _merge(pieces: list[Span]) -> list[Span]:
    out: list[Span] = []
    for piece in sorted(set(pieces)):
        if out and piece.start <= out[-1].end:
            out[-1] = Span(out[-1].start, max(out[-1].end, piece.end))
        else:
            out.append(piece)
    return out


def direct(tree: Tree, drafts: list[Draft]) -> list[Draft]:
    """Drafts for the quotations and blocks that no draft's content holds yet; a second piece joins the draft of the first.

    Where a tagger read the paragraph and left a quotation out, only what other paragraphs say of its speaker is added.
    """
    tagged = bool(tree.parsed.tagged)
    new: list[Draft] = []
    previous: Draft | None = None
    parts = Grid((s, d) for d in drafts for s in _parts(d))
    cues = Grid((d.cue, d) for d in drafts if d.cue)
    for quotation in tree.parsed.quotations:
        if quotation.depth:
            continue
        near = sorted(parts.items(quotation.span), key=lambda d: d.start)
        holder = next((d for d in near if _holds(d, quotation.span)), None)
        if holder is not None:
            previous = holder if _starts_or_ends(holder, quotation) else previous
            continue
        if not _is_speech(tree, quotation) or _inside_source_or_cue(quotation, near):
            continue
        if quotation.continued and previous is not None:
            previous.content = _merge([*previous.content, quotation.span])
            continue
        joined = None if tagged else _same_paragraph(tree, quotation, previous)
        if joined is not None:
            joined.content = _merge([*joined.content, quotation.span])
            continue
        speaker = (paragraph_speaker if tagged else _speaker)(tree, quotation.span)
        if speaker is None and not tagged and (holder := before_in_paragraph(tree, quotation.span, cues)) is not None:
            holder.content = _merge([*holder.content, quotation.span])
            continue
        if speaker is not None:
            previous = speaking(speaker, quotation.span, "quote")
            new.append(previous)
            for span in _parts(previous):
                parts.add(span, previous)
            if previous.cue is not None:
                cues.add(previous.cue, previous)
    new += _blocks(tree, parts, cues)
    return new


LABEL = re.compile(r"(?:[A-Z][\w.'’-]*)(?: [A-Z][\w.'’-]*){0,4}(?=:\s+\S)")
"""A speaker's label at the start of a paragraph ("HC:", "General Craye:")."""


def transcript(tree: Tree) -> list[Draft]:
    """Paragraphs that begin with a speaker's label, in a text where at least three do and one label comes back."""
    found = [(block, m) for block in tree.parsed.paragraphs if (m := LABEL.match(tree.text, block.start, block.end))]
    labels = Counter(m[0] for _, m in found)
    if len(found) < 3 or max(labels.values(), default=0) < 2:
        return []
    out = []
    for block, match in found:
        content = trimmed(tree.text, match.end() + 1, block.end)
        asks = labels[match[0]] < 2 or match[0] in {"Q", "Question", "QUESTION"} or tree.text[: block.end].endswith("?")
        if content is not None and not asks:
            out.append(Draft(None, [Span(match.start(), match.end())], [content], "", "transcript"))
    return out


def _parts(draft: Draft) -> list[Span]:
    return [*draft.content, *draft.sources, *([draft.cue] if draft.cue else [])]


def _holds(draft: Draft, span: Span) -> bool:
    """Whether the quotation is (part of) what this draft reports; a draft with its cue inside the quotation isn't asked."""
    if draft.cue is not None and span.contains(draft.cue):
        return False
    return any(c.overlaps(span) for c in draft.content)


def _starts_or_ends(draft: Draft, quotation: Quotation) -> bool:
    return any(q.start == quotation.span.start or q.end == quotation.span.end for q in draft.content)


def _inside_source_or_cue(quotation: Quotation, drafts: list[Draft]) -> bool:
    return any(s.contains(quotation.span) for d in drafts for s in (*d.sources, *([d.cue] if d.cue else [])))


def _is_speech(tree: Tree, quotation: Quotation) -> bool:
    inside = [i for i in tree.within(quotation.span) if tree.pos[i] not in {"PUNCT", "SPACE"}]
    if not inside:
        return False
    text, span = tree.text, quotation.span
    whole_block = any(p.start == span.start or p.end == span.end for p in tree.parsed.paragraphs)
    last = text[span.end - 2] if span.end - span.start > 2 else ""
    has_verb = any(tree.pos[i] in {"VERB", "AUX"} for i in inside)
    if len(inside) >= SPEECH_LENGTH and (
        last in ",.!?…—" or whole_block or not quotation.closed or not quotation.opened
    ):
        return True
    after_colon = text[: span.start].rstrip().endswith((":", ",")) and text[span.start + 1 : span.start + 2].isupper()
    return (after_colon and has_verb) or (last in ",!?." and has_verb and len(inside) > 1)


def _same_paragraph(tree: Tree, quotation: Quotation, previous: Draft | None) -> Draft | None:
    """ "..., he said. "..." goes on: the same draft, if nobody else is brought in between."""
    if previous is None or not previous.content:
        return None
    last = max(previous.content)
    if tree.paragraph(last.start) != tree.paragraph(quotation.span.start) or last.end > quotation.span.start:
        return None
    following = _verb_near(tree, quotation.span, after=True)
    if following is not None:
        return None
    between = [i for i in range(tree.token_at(last.end), tree.token_at(quotation.span.start)) if tree.pos[i] == "VERB"]
    cue = previous.cue
    strangers = [i for i in between if not (cue and cue.start <= tree.start[i] < cue.end)]
    own = all(any(s.start <= tree.start[i] < s.end for s in previous.sources) for i in strangers)
    return previous if own or len(strangers) <= 1 else None


def before_in_paragraph(tree: Tree, span: Span, cues: Grid[Draft]) -> Draft | None:
    """A quotation that is a sentence of its own, after one that says what somebody says: the same somebody goes on."""
    block = tree.parsed.paragraphs[tree.paragraph(span.start)]
    lead = tree.text[block.start : span.start].rstrip()
    if not lead.endswith((".", "!", "?")) or tree.text[span.start + 1 : span.start + 2].islower():
        return None
    first, _ = tree.sentence(tree.token_at(block.start + len(lead) - 1))
    near = [d for d in cues.items(Span(max(tree.start[first], block.start), span.start)) if d.sources]
    last = max(near, key=lambda d: d.start, default=None)
    return last if last is not None and last.rule != "object" and last.lemma in QUOTE_VERBS - DENIALS else None


def paragraph_speaker(tree: Tree, span: Span) -> Speaker | None:
    """The speaker of a quotation that fills its paragraph, as the paragraph after it or before it names one."""
    block = tree.parsed.paragraphs[tree.paragraph(span.start)]
    if span.start > block.start + 1 or span.end < block.end - 1:
        return None
    return _from_next_paragraph(tree, span) or _from_paragraph_before(tree, span)


def _speaker(tree: Tree, span: Span) -> Speaker | None:
    for after in (True, False):
        verb = _verb_near(tree, span, after=after)
        if verb is not None:
            return _from_verb(tree, verb)
    return _from_next_paragraph(tree, span) or _from_paragraph_before(tree, span) or _by_colon(tree, span)


def _verb_near(tree: Tree, span: Span, after: bool) -> int | None:
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


def _blocks(tree: Tree, parts: Grid[Draft], cues: Grid[Draft]) -> list[Draft]:
    """A paragraph without marks after one that ends in a colon and attributes: a block quotation."""
    out = []
    blocks = tree.parsed.paragraphs
    for lead, block in itertools.pairwise(blocks):
        if not lead.of(tree.text).endswith(":") or any(_holds(d, block) for d in parts.items(block)):
            continue
        if tree.text[block.start] in '“"‘-•*–' or len(block.of(tree.text).split()) < 2 * SPEECH_LENGTH:
            continue
        speaker = introduced(tree, lead)
        if speaker is None or not (speaker.lemma in QUOTE_VERBS | VERBS["shows"] or speaker.cue is None):
            continue
        carrier = next((d for cue, d in (cues.rows(speaker.cue) if speaker.cue else []) if cue == speaker.cue), None)
        if carrier is not None:
            out.append(Draft(None, [], [block], "", "block", via=carrier))
        else:
            out.append(speaking(speaker, block, "block"))
    return out
