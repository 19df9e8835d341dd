"""What the wording of a source says: a person's name, an office, the body that it is or speaks for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from msgspec import Struct, structs

from .lexicon import WORD, common, stem


def stems(words: str) -> frozenset[str]:
    """The stems of words in a row."""
    return frozenset(stem(w) for w in words.split())


MOUTHS = stems(
    "spokesman spokeswoman spokesperson spokespeople spokesmen spokeswomen director directors chief head president minister ministers "
    "secretary general generals commander representative representatives executive executives chairman chairwoman chair aide aides official officials "
    "ambassador envoy expert experts superintendent inspector manager administrator commissioner captain major "
    "colonel admiral lieutenant sergeant brigadier marshal rector governor mayor prefect leader warden lawyer lawyers"
)
"""Who and what speaks for a body."""
PAPERS = stems(
    "press news media release statement communique communiqué bulletin advisory notice text message register registry website report letter table log list post"
)
"""What a body gives out or keeps: by itself the word of who issued the report."""
TITLES = stems("governor mayor prefect minister president premier chancellor king queen pope general")
"""Offices that a story has one holder of."""
_OTHERS = stems(
    "source sources adviser advisor advisors advisers officer officers member members people person man men woman women speaking condition "
    "anonymity familiar matter direct knowledge senior top former retired deputy regional national local acting vice own mr mrs ms dr sir professor analyst doctor "
    "engineer he she they we it reporter reporters correspondent journalist today insider insiders judge prime operating managing founder"
)
ROLES = MOUTHS | PAPERS | _OTHERS
"""Words that say what somebody is, not for whom."""
FIRMS = stems(
    "company companies operator firm maker manufacturer producer developer owner employer carrier airline bank utility group retailer builder"
)
"""What a business is called for short."""
PLACED = stems(
    "ministry government office authority council committee commission agency department service police army military forces command hospital clinic "
    "court brigade administration staff guard coastguard navy prosecutor prosecutors coroner regulator board parliament inspectorate directorate"
)
"""Words for bodies that a place may stand before: "Varn" by itself isn't the police of Varn."""
BODIES = (
    PLACED
    | FIRMS
    | stems(
        "union party coalition opposition network federation association society institute foundation movement front university museum league club church"
    )
)
"""Words for bodies: by themselves a short form of a longer name."""
CROWDS = stems(
    "resident witness survivor neighbour critic observer worker villager people local passenger protester bystander reader trader medic doctor official "
    "source insider analyst expert relative colleague"
)
"""Of these there are many: two reports needn't mean the same ones."""
_HOLDERS = stems("prosecutor prosecutors coroner")
"""Bodies of one person."""
_HERE = stems("country nation state")
"""Whose country is meant goes without saying."""
ARTICLES = frozenset("the a an its his her their our my".split())
_STYLES = frozenset("mr mrs ms dr sir miss lord lady".split())
_PREPOSITION = re.compile(
    r"(?:of|for|at|in|from|inside|within|behind|on|near|by|under|to|[a-z]{3,}ing|with(?!(?: direct| first-hand| some| close)? knowledge))(?=\s)"
)
_CLAUSE = re.compile(
    r"\s(?:who|whom|whose|which|that|where|seen|quoted|familiar|close to|authori[sz]ed|not|with(?: \S+)? knowledge)\b.*",
    re.DOTALL,
)
_HEADS = re.compile(
    r",? who (?:heads|headed|leads|led|runs|ran|chairs|chaired|directs|directed|commands|commanded|speaks for) "
)
_PARTS = re.compile(r"[,()–—;]| - ")
_AT = re.compile(r"(?i)\bexperts? (?:at|from|in|on|who)\b")
"""An expert who works somewhere speaks for himself; a body's own experts speak for it."""
MANY = re.compile(r"(?i)\b(?:another|other|others|second|third|more)\b")
"""Words by which one source is told from another of its kind."""


class Speaker(Struct, frozen=True, gc=False):
    """Who speaks, as the wording has it."""

    person: tuple[str, ...] = ()
    """The words of a person's name, in lower case."""
    body: frozenset[str] = frozenset()
    """Stems of the words for the body."""
    proper: frozenset[str] = frozenset()
    """Those of them that are names."""
    whom: str = ""
    """The body in the report's words."""
    roles: frozenset[str] = frozenset()
    about: frozenset[str] = frozenset()
    """Stems of all that is said of who it is, names of persons left out."""
    speaks: bool = False
    """Whether it is that body or speaks for it; False for who speaks for himself."""


class _Part(Struct, frozen=True, gc=False):
    """A stretch between commas: what stands before a name, the noun, the name, and what follows a preposition."""

    before: tuple[str, ...]
    noun: str
    name: tuple[str, ...]
    after: tuple[str, ...]


@lru_cache(maxsize=20_000)
def speaker(wording: str, kind: str) -> Speaker:
    """Read a source's wording; `kind` is the attribution's own reading of it."""
    told = _HEADS.sub(", head of ", _alone(wording, kind))
    parts = [_part(p) for p in _PARTS.split(told) if WORD.search(p)]
    if parts and kind in ("group", "unnamed") and len(parts[0].name) == 1 and not parts[0].noun:
        parts[0] = _Part(parts[0].before, parts[0].name[0].lower(), (), parts[0].after)
    nouns = [p.noun for p in parts if p.noun]
    described = [p.noun for p in parts if p.noun and not p.name]
    human = any(personal(n, kind) for n in described) or (kind in ("person", "role") and not described)
    person: tuple[str, ...] = ()
    words: list[str] = []
    for part in parts:
        named = bool(part.name) and not person and (personal(part.noun, kind) if part.noun else human)
        if named and not stems(" ".join(part.name)) & PLACED:
            person = tuple(_bare(w).lower() for w in part.name)
            words += [*part.before, part.noun, *part.after]
        else:
            words += [*part.before, part.noun, *part.name, *part.after]
    who = _speaker(person, [w for w in words if w], nouns, kind)
    return structs.replace(who, speaks=False) if _AT.search(wording) and not person else who


def _speaker(person: tuple[str, ...], told: Sequence[str], nouns: Sequence[str], kind: str) -> Speaker:
    roles = frozenset(stem(w) for w in told if _role(w))
    words = [w for w in told if content((w,))]
    heads = {stem(w) for w in nouns}
    itself = not person and (kind in ("organisation", "outlet", "document") or bool(heads & BODIES) or not heads)
    body = content(words)
    added = bool(body) and stem("minister") in roles and stem("prime") not in roles and not body & BODIES
    if added:
        body |= stems("ministry")
    if any(w.lower() == "generals" for w in told):
        body |= stems("army")
    return Speaker(
        person=person,
        body=body,
        proper=content(w for w in words if w[0].isupper()) - BODIES,
        whom=" ".join([*(_bare(w) for w in words), *(["Ministry"] if added else [])]),
        roles=roles,
        about=body | frozenset(s for s in heads if s not in common()),
        speaks=bool(roles & MOUTHS or heads & _HOLDERS) or (itself and not heads & _OTHERS),
    )


def _alone(wording: str, kind: str) -> str:
    """Without a second person joined by "and"."""
    return re.split(r"\band (?=[a-z]+ )", wording, maxsplit=1)[0] if kind == "person" else wording


def _part(text: str) -> _Part:
    text = _CLAUSE.sub("", " " + text.strip())
    cut = next((m for m in _PREPOSITION.finditer(text) if text[m.start() - 1].isspace()), None)
    before = WORD.findall(text[: cut.start()] if cut else text)
    after = WORD.findall(text[cut.end() :]) if cut else []
    at = max((i for i, w in enumerate(before) if not w[0].isupper() or _noun(w)), default=-1)
    owner = max((i for i, w in enumerate(before) if i > at and _owns(w) and i + 1 < len(before)), default=-1)
    if owner >= 0:
        return _Part(tuple(before[: owner + 1]), "", tuple(before[owner + 1 :]), tuple(after))
    noun = before[at] if at >= 0 and (_noun(before[at]) or stem(before[at]) not in common()) else ""
    if noun.lower() in ARTICLES:
        noun = ""
    return _Part(tuple(before[: max(at, 0)]), noun, tuple(before[at + 1 :]), tuple(after))


def _noun(word: str) -> bool:
    return _role(word) or stem(word) in BODIES or word.lower() in _STYLES | ARTICLES


def _role(word: str) -> bool:
    """Whether it says what somebody is; "aid" is no aide."""
    return stem(word) in ROLES and word.lower() != "aid"


def _owns(word: str) -> bool:
    return word.replace("’", "'").endswith("'s")


def personal(noun: str, kind: str) -> bool:
    """Whether a noun is one for people; a noun that no list has follows the attribution's own reading."""
    s = stem(noun)
    if _role(noun) or s in _HOLDERS or noun.lower() in _STYLES:
        return True
    return s not in BODIES and kind in ("person", "role")


def _bare(word: str) -> str:
    return re.sub(r"['’]s?$", "", word)


def content(words: Iterable[str]) -> frozenset[str]:
    """The stems that tell one body from another."""
    return frozenset(s for w in words if (s := stem(w)) not in common() | _HERE and not _role(w) and len(s) > 1)
