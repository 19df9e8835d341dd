"""Attributions by parse rules: they work without any trained weights, and add what a tagger of single paragraphs can't see.

Each rule takes the tree and yields drafts. Direct and indirect speech after O'Keefe et al. 2012 and Pareti 2015, nominal cues,
agentless passives, orders, "according to".
"""

from __future__ import annotations

from collections.abc import Iterator

from ...model import Span
from ..syntax import Tree
from .according import according_to
from .cues import ADVERBS, ALL_VERBS, CONTENT_ONLY, NOUNS, QUOTE_VERBS, VERBS
from .draft import Draft
from .objects import nominal_content, written
from .phrases import clause, noun_phrases, pieces_of


def speech_verbs(tree: Tree) -> Iterator[Draft]:
    """A verb of saying, thinking, showing with a clause for its content: "X said (that) ...", "..., X said"."""
    for i in tree.verbs():
        lemma = tree.lemma[i]
        if lemma not in ALL_VERBS or tree.dep[i] in {"amod", "compound"}:
            continue
        passive = bool(tree.kids(i, "auxpass")) or _past_participle(tree, i)
        subject = tree.subject(i)
        content, infinitive = _complement(tree, i, subject)
        if not content:
            continue
        if passive:
            sources = [
                s for agent in tree.kids(i, "agent") for k in tree.kids(agent, "pobj") for s in noun_phrases(tree, k)
            ]
            if not sources and lemma not in PASSIVES:
                continue
        else:
            if subject is None:
                continue
            sources = [] if tree.lemma[subject] == "it" and lemma in {"seem", "appear"} else noun_phrases(tree, subject)
        yield Draft(tree.span(*tree.verb_group(i)), sources, content, lemma, "verb", infinitive=infinitive)


PASSIVES = frozenset(
    """
        say believe think estimate report allege expect know understand assume fear claim announce
        feel suspect rumour rumor presume suppose consider confirm reckon hold reveal disclose tell
        state quote
        """.split()
)


def _past_participle(tree: Tree, i: int) -> bool:
    return tree.tag[i] == "VBN" and not tree.kids(i, "aux", "auxpass") and tree.dep[i] == "acl"


def _complement(tree: Tree, i: int, subject: int | None) -> tuple[list[Span], bool]:
    lemma = tree.lemma[i]
    clauses = tree.kids(i, "ccomp")
    following = [k for k in clauses if k > i]
    for k in following:
        if lemma in CONTENT_ONLY and lemma not in {"see", "hold"}:
            continue
        infinitive = _to_infinitive(tree, k)
        return _to_the_end(tree, _clause_with_object(tree, i, k, infinitive)), infinitive
    introduced = _after_that(tree, i)
    if introduced:
        return introduced, False
    for k in tree.kids(i, "xcomp"):
        if _to_infinitive(tree, k):
            return _clause_with_object(tree, i, k, True), True
    host = next(iter(clauses), _host_clause(tree, i))
    if host is not None and lemma in QUOTE_VERBS | VERBS["believes"] | VERBS["shows"]:
        return clause(tree, host, {i} if host < i and tree.head[i] == host else set()), False
    return _ordered(tree, i), True


def _after_that(tree: Tree, i: int) -> list[Span]:
    """The words behind a "that" right after the verb, its particle or its addressee, whatever the parse made of them."""
    _, last = tree.sentence(i)
    limit = min(i + 5, last - 1)
    for k in range(i + 1, limit):
        if tree.lemma[k] == "that" and tree.tag[k] == "IN" and tree.tag[k + 1] != "VBZ":
            return _to_the_end(tree, [tree.span(k, max(k + 1, _clause_end(tree, k + 1)))])
        if tree.pos[k] in {"VERB", "PUNCT", "ADP"}:
            return []
    return []


def _ordered(tree: Tree, i: int) -> list[Span]:
    """ "told their ... charges to kill": the infinitive, wherever the parse hung it."""
    if tree.lemma[i] not in VERBS["orders"] | VERBS["asks"]:
        return []
    _, last = tree.sentence(i)
    objects = tree.kids(i, "dobj", "dative")
    for k in range((tree.edges[objects[0]][0] if objects else i) + 1, last - 1):
        if tree.tag[k] == "TO" and tree.tag[k + 1] == "VB":
            return [tree.bare(tree.span(k, _clause_end(tree, k)))]
        if tree.pos[k] == "VERB" or tree.word[k] in ";:":
            return []
    return []


def _clause_end(tree: Tree, k: int) -> int:
    """The last token before the sentence ends, a semicolon, or a comma after which a new clause has its own subject."""
    _, last = tree.sentence(k)
    for j in range(k, last):
        if tree.word[j] in ";" or (tree.word[j] in ".!?" and j == last - 1):
            return max(j - 1, k)
    return last - 1


def _to_the_end(tree: Tree, pieces: list[Span]) -> list[Span]:
    """A clause that breaks off in the middle of a phrase goes on to the next comma or the sentence's end."""
    if not pieces:
        return pieces
    end = tree.token_at(pieces[-1].end - 1)
    _, last = tree.sentence(end)
    j = end
    while (j + 1 < last and tree.pos[j + 1] not in {"PUNCT", "CCONJ"}) or (j + 1 < last and tree.word[j + 1] in "-/"):
        if tree.pos[j + 1] == "SCONJ" or tree.dep[j + 1] in {"nsubj", "ROOT"}:
            return pieces
        j += 1
    return [*pieces[:-1], Span(pieces[-1].start, tree.end[j])] if j > end else pieces


def _to_infinitive(tree: Tree, k: int) -> bool:
    return any(tree.tag[j] == "TO" for j in tree.kids(k, "aux"))


def _clause_with_object(tree: Tree, verb: int, k: int, infinitive: bool) -> list[Span]:
    if not infinitive:
        return clause(tree, k)
    subject = set(tree.kids(k, "nsubj")) if tree.lemma[verb] in {"tell", "order", "ask", "urge"} else set()
    passive_subject = tree.kids(verb, "nsubjpass", "expl")
    out = clause(tree, k, subject)
    if passive_subject:
        return [tree.phrase(passive_subject[0]), *out]
    return out


def _host_clause(tree: Tree, i: int) -> int | None:
    """The clause a parenthetical "X said" stands in."""
    if tree.dep[i] in {"parataxis", "ccomp"} and tree.head[i] != i and tree.head[i] < i:
        host = tree.head[i]
        between = (
            tree.text[tree.end[tree.edges[i][0] - 1] - 1 : tree.start[tree.edges[i][0]]] if tree.edges[i][0] else ""
        )
        if tree.dep[i] == "parataxis" or "," in between:
            return host
    return None


def nominal(tree: Tree) -> Iterator[Draft]:
    """ "the Wednesday announcement that ...", "fears that ...", "their claim to have ..."."""
    for i, lemma in enumerate(tree.lemma):
        if lemma not in NOUNS or tree.pos[i] not in {"NOUN", "PROPN"}:
            continue
        heads = [k for k in tree.kids(i, "acl", "ccomp", "relcl") if _that_clause(tree, k)]
        if not heads:
            continue
        owners = tree.kids(i, "poss")
        by = [
            p
            for k in tree.kids(i, "prep")
            if tree.lemma[k] in {"by", "from", "of", "among"}
            for p in tree.kids(k, "pobj")
        ]
        sources = [s for k in owners or by for s in noun_phrases(tree, k)]
        sources = [_without_possessive(tree, s) for s in sources]
        yield Draft(tree.span(i, i), sources, clause(tree, heads[0]), lemma, "noun")


def _without_possessive(tree: Tree, span: Span) -> Span:
    words = span.of(tree.text)
    return Span(span.start, span.end - 2) if words.endswith(("'s", "’s")) else span


def _that_clause(tree: Tree, k: int) -> bool:
    marks = [j for j in tree.children[k] if tree.lemma[j] == "that"]
    return any(tree.dep[j] == "mark" for j in marks)


def adverbial(tree: Tree) -> Iterator[Draft]:
    """ "reportedly", "allegedly": said by somebody who isn't named."""
    for i, lemma in enumerate(tree.lemma):
        if lemma in ADVERBS and tree.pos[i] == "ADV" and lemma != "apparently":
            head = tree.head[i]
            if tree.pos[head] in {"VERB", "AUX"}:
                kept = [j for j in tree.subtree(head) if j != i]
                content = pieces_of(tree, kept)
                if content:
                    yield Draft(tree.span(i, i), [], content, lemma, "adverb")


def regarded(tree: Tree) -> Iterator[Draft]:
    """ "is considered a threat by governments in the region and by the United States"."""
    for i in tree.verbs():
        if tree.lemma[i] not in VERBS["believes"] | VERBS["says"] or not tree.kids(i, "auxpass"):
            continue
        subject, complement = tree.subject(i), tree.kids(i, "oprd", "attr")
        if subject is None or not complement:
            continue
        agents = [k for k in tree.subtree(i) if tree.lemma[k] == "by" and k > i and tree.kids(k, "pobj")]
        if not agents:
            continue
        sources = [s for a in agents for k in tree.kids(a, "pobj") for s in noun_phrases(tree, k)]
        stop = agents[0]
        content = tree.bare(tree.span(tree.edges[complement[0]][0], max(stop - 1, complement[0])))
        yield Draft(
            tree.span(*tree.verb_group(i)),
            sources,
            [tree.phrase(subject), content],
            tree.lemma[i],
            "regarded",
        )


RULES = (speech_verbs, according_to, written, regarded, nominal, adverbial, nominal_content)
"""Every rule that reads one sentence; quotations, which cross sentences, follow in `quotes`."""


def by_rules(tree: Tree) -> list[Draft]:
    """All drafts of all rules, in the order of the text."""
    return sorted((d for rule in RULES for d in rule(tree)), key=lambda d: (d.start, d.cue.start if d.cue else 0))
