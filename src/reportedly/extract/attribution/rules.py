"""Attributions by parse rules: they work without any trained weights, and add what a tagger of single paragraphs can't see.

Each rule takes the tree and yields drafts. Direct and indirect speech after O'Keefe et al. 2012 and Pareti 2015, nominal cues,
agentless passives, orders, "according to".
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from ...model import Span
from ..syntax import SUBJECTS, Tree
from .cues import ADVERBS, ALL_VERBS, CONTENT_ONLY, DOCUMENTS, NOUNS, QUOTE_VERBS, VERBS
from .draft import Draft

CLAUSES = ("ccomp", "xcomp", "advcl", "acl")


def noun_phrases(tree: Tree, i: int) -> list[Span]:
    """The phrase headed by `i`, one span for each coordinated part ("NY Post and forces on the ground")."""
    split = _by_preposition(tree, i)
    if split:
        return [_before_again(tree, part) for part in split]
    parts = [k for k in tree.conjuncts(i) if tree.pos[k] in {"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "X"}]
    if len(parts) < 2 or not any(tree.kids(k, "cc") for k in parts):
        return [_before_again(tree, _last_named(tree, i, parts))]
    out = []
    for part in parts:
        kids = [k for k in tree.children[part] if tree.dep[k] not in {"conj", "cc", "punct"}]
        first = min([part, *(tree.edges[k][0] for k in kids)])
        last = max([part, *(tree.edges[k][1] for k in kids)])
        out.append(_before_again(tree, tree.bare(tree.span(first, last))))
    return out


def _before_again(tree: Tree, span: Span) -> Span:
    """ "governments in the region and by the United States": the first source ends where the preposition comes again."""
    again = re.search(r"\sand\s+by\s", span.of(tree.text))
    return Span(span.start, span.start + again.start()) if again else span


def _last_named(tree: Tree, i: int, parts: list[int]) -> Span:
    """The whole phrase; of phrases the parse strung together without a conjunction only the last ("..., Venn said")."""
    if len(parts) > 1:
        kids = [k for k in tree.children[parts[-1]] if tree.dep[k] not in {"cc", "punct"}]
        return tree.bare(tree.span(min([parts[-1], *(tree.edges[k][0] for k in kids)]), tree.edges[parts[-1]][1]))
    return tree.phrase(i)


def _by_preposition(tree: Tree, i: int) -> list[Span]:
    """ "by governments in the region and by the United States": the preposition said again begins a second source."""
    again = [k for k in tree.conjuncts(tree.head[i]) if k > i and tree.lemma[k] == tree.lemma[tree.head[i]]]
    if tree.dep[i] != "pobj" or not again:
        return []
    others = [k for a in again for k in tree.kids(a, "pobj")]
    conjunctions = [k for k in range(i, again[0]) if tree.dep[k] == "cc"]
    stop = (conjunctions[-1] if conjunctions else again[0]) - 1
    return [tree.bare(tree.span(tree.edges[i][0], max(stop, i))), *(tree.phrase(k) for k in others)]


def clause(tree: Tree, i: int, without: Collection[int] = ()) -> list[Span]:
    """The clause headed by `i` without the subtrees in `without`, in contiguous pieces.

    An introducing "that" belongs to it: PolNeAR has it inside the content in 99 of 100 cases.
    """
    dropped = {j for k in without for j in tree.subtree(k)}
    return _pieces(tree, [j for j in tree.subtree(i) if j not in dropped])


def _pieces(tree: Tree, kept: list[int]) -> list[Span]:
    runs: list[list[int]] = []
    for j in kept:
        if (
            runs
            and all(tree.pos[k] == "PUNCT" and tree.word[k] not in '"“”' for k in range(runs[-1][-1] + 1, j))
            and j - runs[-1][-1] <= 2
        ):
            runs[-1].append(j)
        else:
            runs.append([j])
    out = [tree.bare(tree.span(run[0], run[-1])) for run in runs if any(tree.pos[j] != "PUNCT" for j in run)]
    return [_with_quotes(tree, span) for span in out]


def _with_quotes(tree: Tree, span: Span) -> Span:
    """The quotation mark that closes (or opens) right at the edge belongs to the content."""
    start, end, text = span.start, span.end, tree.text
    inside = text[start:end]
    after = end
    while after < len(text) and text[after] in ",.!?":
        after += 1
    if after < len(text) and text[after] in '”"' and (inside.count("“") > inside.count("”") or inside.count('"') % 2):
        end = after + 1
    if start and text[start - 1] in '“"' and (inside.count("”") > inside.count("“") or inside.count('"') % 2):
        start -= 1
    return Span(start, end)


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


def according_to(tree: Tree) -> Iterator[Draft]:
    """ "According to X, ..." and its like: the content is the clause it hangs on."""
    for i, word in enumerate(tree.lemma):
        if word != "accord" or tree.word[i].lower() != "according":
            continue
        to = next((k for k in (i + 1, i + 2) if k < len(tree) and tree.lemma[k] == "to"), None)
        if to is None:
            continue
        objects = [k for k in tree.children[to] if tree.dep[k] in {"pobj", "pcomp"}] or [
            k for k in tree.kids(i, "pobj") if k > to
        ]
        if not objects:
            continue
        opening = _opening(tree, i, to)
        if opening is not None:
            first, stop, last = opening
            sources = [s for s in noun_phrases(tree, objects[0]) if s.end <= tree.end[stop - 1] + 1]
            if not sources or max(s.end for s in sources) < tree.end[stop - 1] - 1:
                sources = [tree.bare(tree.span(to + 1, stop - 1))]
            before = [j for j in range(first, i) if tree.word[j] != "," or j < i - 1]
            content = _pieces(tree, before + list(range(stop + 1, last)))
            yield Draft(tree.span(i, to), sources, content, "accord", "according")
            continue
        top = i if tree.head[to] == i else to
        host = tree.head[top] if tree.head[top] != top else None
        content = _beside(tree, top, host, objects[0])
        yield Draft(tree.span(i, to), noun_phrases(tree, objects[0]), content, "accord", "according")


def _opening(tree: Tree, i: int, to: int) -> tuple[int, int, int] | None:
    """For "According to X, ..." and "..., according to X, ...": the first token of the content, the comma that
    ends the source, and where the content ends. None where the source ends the sentence, or the parse must tell.
    """
    first, last = tree.sentence(i)
    if i - first > 2 and tree.word[i - 1] != ",":
        return None
    while last - 1 > first and tree.word[last - 1] in ".!?":
        last -= 1
    for comma in range(to + 2, last - 1):
        if tree.word[comma] != ",":
            continue
        after = range(comma + 1, next((k for k in range(comma + 1, last) if tree.word[k] in ",;"), last))
        if any(_begins_clause(tree, k, comma) for k in after):
            return first if i - first > 2 else i, comma, last
    return None


def _begins_clause(tree: Tree, k: int, comma: int) -> bool:
    verb = tree.head[k]
    finite = tree.pos[verb] in {"VERB", "AUX"} and tree.dep[verb] != "relcl" and verb > comma
    return finite and tree.dep[k] in SUBJECTS and tree.tag[k] not in {"WDT", "WP"}


def _beside(tree: Tree, phrase: int, host: int | None, source: int) -> list[Span]:
    """The sentence without the phrase; only its own clause where the sentence has several."""
    first, last = tree.sentence(phrase)
    drop = set(tree.subtree(phrase)) | set(range(phrase, tree.edges[source][1] + 1))
    if host is not None and tree.pos[host] in {"VERB", "AUX"}:
        while tree.dep[host] in {"xcomp", "aux"} and tree.head[host] != host:
            host = tree.head[host]
        kept = [j for j in tree.subtree(host) if j not in drop]
        others = {
            j
            for k in tree.children[host]
            if tree.dep[k] == "conj"
            and any(c in SUBJECTS for c in map(tree.dep.__getitem__, tree.children[k]))
            and (k > phrase) != (phrase > host)
            for j in tree.subtree(k)
        }
        kept = [j for j in kept if j not in others]
    else:
        kept = [j for j in range(first, last) if j not in drop]
    while kept and tree.pos[kept[0]] in {"PUNCT", "CCONJ"} and tree.word[kept[0]] not in '“"‘':
        kept.pop(0)
    return _pieces(tree, kept) if kept else []


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
                content = _pieces(tree, kept)
                if content:
                    yield Draft(tree.span(i, i), [], content, lemma, "adverb")


def nominal_content(tree: Tree) -> Iterator[Draft]:
    """Content that is a noun phrase: "put the toll at 24", "reported 17 deaths", "denied involvement", "spoke of 60"."""
    for i in tree.verbs():
        lemma = tree.lemma[i]
        if tree.kids(i, "ccomp", "auxpass") or tree.dep[i] == "amod":
            continue
        subject = tree.subject(i)
        if subject is None:
            continue
        content = _object_content(tree, i, lemma)
        if content is not None:
            yield Draft(tree.span(*tree.verb_group(i)), noun_phrases(tree, subject), [content], lemma, "object")


PUTTING = frozenset({"put", "estimate", "place", "number"})
STATING = frozenset("deny report confirm announce claim predict dispute dismiss reject refute".split())
COUNTING = frozenset("show record count list admit find cite document register acknowledge repeat".split())
"""Verbs whose object is a claim when it holds a number or a negation."""
ABOUT: dict[str, tuple[str, ...]] = {
    **dict.fromkeys("warn speak complain boast talk".split(), ("of", "about")),
    "call": ("for",),
    "admit": ("to",),
    "confess": ("to",),
}


def _object_content(tree: Tree, i: int, lemma: str) -> Span | None:
    objects = [k for k in tree.kids(i, "dobj") if tree.tag[k] not in {"WP", "WDT", "PRP$"}]
    if lemma in PUTTING:
        at = [k for k in tree.subtree(i) if tree.lemma[k] == "at" and k > i and tree.kids(k, "pobj", "pcomp")]
        return tree.span(tree.edges[objects[0]][0], tree.edges[at[0]][1]) if objects and at else None
    if lemma in STATING and objects and (tree.pos[objects[0]] != "PRON" or lemma == "deny"):
        return _on_to_punctuation(tree, objects[0])
    if lemma in COUNTING and objects and _counted(tree, objects[0]):
        return _on_to_punctuation(tree, objects[0])
    for k in tree.kids(i, "prep"):
        if tree.lemma[k] in ABOUT.get(lemma, ()) and (inner := tree.kids(k, "pobj", "pcomp")):
            return _on_to_punctuation(tree, inner[0])
    return None


def _counted(tree: Tree, i: int) -> bool:
    return any(tree.pos[j] == "NUM" or tree.lemma[j] in {"no", "none", "nobody"} for j in [i, *tree.children[i]])


def _on_to_punctuation(tree: Tree, i: int) -> Span:
    """From the phrase's first word to the next comma, semicolon or end: what hangs on the verb belongs to it too."""
    first, end = tree.edges[i]
    _, last = tree.sentence(i)
    while end + 1 < last and tree.word[end + 1] not in {",", ";", ".", ":", "!", "?", "–", "—"}:
        if tree.pos[end + 1] == "CCONJ" and any(
            tree.pos[k] in {"VERB", "AUX"} for k in range(end + 2, min(end + 4, last))
        ):
            break
        if tree.lemma[end + 1] in {"while", "although", "but"}:
            break
        end += 1
    return _with_quotes(tree, tree.bare(tree.span(first, end)))


def written(tree: Tree) -> Iterator[Draft]:
    """ "have written stories about how ...", "issued a statement saying ...": content under a document that is an object."""
    for i in tree.verbs():
        subject = tree.subject(i)
        if tree.lemma[i] not in WRITING or subject is None:
            continue
        for k in tree.kids(i, "dobj"):
            about = [p for p in tree.kids(k, "prep") if tree.lemma[p] in {"about", "on"} and tree.kids(p, "pcomp")]
            if tree.lemma[k] in DOCUMENTS | {"story"} and about:
                yield Draft(
                    tree.span(*tree.verb_group(i)),
                    noun_phrases(tree, subject),
                    clause(tree, tree.kids(about[0], "pcomp")[0]),
                    "write",
                    "written",
                )


WRITING = frozenset("write publish run carry print broadcast air issue release".split())


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
