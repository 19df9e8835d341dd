"""When two voices are one: one person, one body with those who speak for it, one office, one statement."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from msgspec import Struct

from .lexicon import WORD, common, stem
from .sources import Voice
from .speakers import BODIES, CROWDS, FIRMS, MANY, MOUTHS, PLACED, TITLES, Speaker, stems


class Body(Struct, frozen=True, gc=False):
    """A body by the stems of its words, and those of them that are names."""

    words: frozenset[str]
    proper: frozenset[str] = frozenset()


Bodies = Mapping[str, tuple[Body, ...]]
"""A person's name -> the bodies that reports say this person speaks for."""
_COMMON_HEADS = stems(
    "office service agency authority department board administration bureau brigade body organisation commission directorate guard"
)
"""Bodies whose kind is named now in one word, now in another: what stands before it tells them apart."""
_ARMY = stems("army military forces armed navy general generals")
_DEFENCE = stems("defence defense")
_ENDINGS = 4
"""Letters that "Vessian" may have beyond "Vessia"."""
_PREFIX = 4


def affiliations(voices: Iterable[Voice]) -> dict[str, tuple[Body, ...]]:
    """Whom the people among these voices speak for, by name; a surname alone stands for the only whole name that has it."""
    found: dict[tuple[str, ...], set[Body]] = defaultdict(set)
    for v in voices:
        who = v.speaker
        if who.person and who.speaks and who.body:
            found[who.person].add(Body(who.body, who.proper))
        elif who.person:
            found[who.person]
    out = {" ".join(name): _sorted(bodies) for name, bodies in found.items() if bodies}
    having: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for name in found:
        for word in name:
            having[word].append(name)
    for name in found:
        whole = [n for n in having[name[-1]] if len(n) > len(name) and set(name) <= set(n)]
        if len(whole) == 1 and (bodies := found[name] | found[whole[0]]):
            out[" ".join(name)] = out[" ".join(whole[0])] = _sorted(bodies)
    return out


def _sorted(bodies: Iterable[Body]) -> tuple[Body, ...]:
    return tuple(sorted(bodies, key=lambda b: (sorted(b.words), sorted(b.proper))))


def one_voice(a: Voice, b: Voice, people: Bodies) -> str | None:
    """Why two known voices are one, in words that follow "because"; None where nothing shows it."""
    if why := _one(a, b, people):
        return why
    for bottom, other in ((a, b), (b, a)):
        if bottom.report != other.report and any(_one(c, other, people) for c in bottom.carriers):
            return f"the word of {bottom.called} is passed on by {other.called}"
    return None


def contrary(a: Speaker, b: Speaker) -> bool:
    """Two that a short form between them doesn't make one: other people, or bodies of one kind with other names."""
    if a.person and b.person:
        return not _one_person(a.person, b.person)
    return bool(a.body & b.body & BODIES and a.body - b.body and b.body - a.body)


def _one(a: Voice, b: Voice, people: Bodies) -> str | None:
    one, other, both = a.speaker, b.speaker, f"{a.called} and {b.called}"
    if a.actor and a.actor == b.actor:
        return f"{both} are the same body"
    if one.person and other.person and _one_person(one.person, other.person):
        return _named(a, b)
    if a.name.lower() == b.name.lower() and (one.proper or a.report == b.report or _telling(one)):
        return _named(a, b)
    if a.report == b.report and _told_at_length(a, b):
        return f"{both} stand for one in the same report"
    if _one_holder(one, other):
        return f"{both} hold one office"
    if _one_man(a, b):
        return f"{both} are described alike"
    if a.quoted and (a.quoted in b.quoted or b.quoted in a.quoted) and b.quoted and not (one.person and other.person):
        return f"{both} are quoted with the same words"
    return _one_body(a, b, people) or _by_initials(a, b) or _by_initials(b, a) or _short(a, b) or _short(b, a)


def _named(a: Voice, b: Voice) -> str:
    name = max((a, b), key=lambda v: len(v.name)).called
    if a.report == b.report:
        return f"the report tells it more than once on the word of {name}"
    return f"different reports stand on the word of {name}"


def _one_person(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """One name within the other, or first names that begin alike where one is an initial."""
    if set(a) <= set(b) or set(b) <= set(a):
        return True
    first, last = (a[0], b[0]), (a[-1], b[-1])
    return last[0] == last[1] and first[0][0] == first[1][0] and min(map(len, first)) == 1


def _telling(who: Speaker) -> bool:
    """Whether the words tell one source from others of its kind: more than "officials", "witnesses", "a spokesman"."""
    return bool((who.body if who.speaks else who.about) - CROWDS - stems("two three four five six several many some"))


def _told_at_length(a: Voice, b: Voice) -> bool:
    """A bare "the general" in a report that names the general, or one told of at more length."""
    one, other = a.speaker, b.speaker
    if MANY.search(a.name) or MANY.search(b.name) or (one.person and other.person):
        return False
    if one.roles & other.roles & (MOUTHS | stems("judge")) - stems("official spokesman spokeswoman expert"):
        return bool(one.person) != bool(other.person) or _within(one.body, other.body)
    left, right = one.about, other.about
    return (
        bool(left and right)
        and one.speaks == other.speaks
        and _within(left, right)
        and not (one.person or other.person)
    )


def _within(a: frozenset[str], b: frozenset[str]) -> bool:
    return a <= b or b <= a


def _one_holder(a: Speaker, b: Speaker) -> bool:
    """A "prefect" without a name and one with: an office that a story has one holder of."""
    if not a.roles & b.roles & TITLES or (a.person and b.person):
        return False
    return bool(a.person or b.person or a.proper & b.proper) and _within(a.proper, b.proper)


def _one_man(a: Voice, b: Voice) -> bool:
    """A witness of a kind there is one of ("a shepherd"), told of alike by two reports."""
    one, other = a.speaker, b.speaker
    if one.speaks or other.speaks or (one.person and other.person) or a.report == b.report:
        return False
    alike = one.about & other.about
    if not alike or MANY.search(a.name) or MANY.search(b.name):
        return False
    if alike <= CROWDS or "group" in (a.kind, b.kind):
        return bool(one.proper & other.proper) and _within(one.about - CROWDS, other.about - CROWDS)
    return _within(one.about, other.about)


def _one_body(a: Voice, b: Voice, people: Bodies) -> str | None:
    if a.speaker.person and b.speaker.person and a.speaker.roles & b.speaker.roles & TITLES:
        return None
    for left in _bodies(a, people):
        for right in _bodies(b, people):
            if (granted := same_body(left, right)) is not None:
                return _for_one(a, b) + granted
    return None


def _for_one(a: Voice, b: Voice) -> str:
    both = f"{a.called} and {b.called}"
    mouths = [_mouth(a, b), _mouth(b, a)]
    if all(mouths):
        whom = min((v.speaker.whom for v in (a, b) if v.speaker.whom), key=len, default="")
        return f"{both} both speak for one body" + (f", “{whom}”" if whom else "")
    return f"{both} are a body and who speaks for it" if any(mouths) else f"{both} name the same body"


def _mouth(a: Voice, b: Voice) -> bool:
    """Whether the first speaks for a body rather than being it."""
    who = a.speaker
    return bool(who.roles & MOUTHS) or bool(who.person and not stems(" ".join(who.person)) & b.speaker.body)


def _bodies(v: Voice, people: Bodies) -> tuple[Body, ...]:
    """What a voice speaks for: itself, its body, what other reports say of the person."""
    who = v.speaker
    own = (Body(who.body, who.proper),) if who.body and who.speaks else ()
    if not who.person:
        return own
    name = stems(" ".join(who.person))
    return (*own, *people.get(" ".join(who.person), ()), Body(name, name))


def same_body(a: Body, b: Body) -> str | None:
    """What follows the reason why two names of bodies are of one ("" for nothing); None where they aren't."""
    left, right = _parted(a.words, b.words), _parted(b.words, a.words)
    left = _aligned(left, right)
    if not left or not right:
        return None
    if _within(left, right):
        less, more = sorted((left, right), key=len)
        placed = PLACED if less & (a.proper | b.proper) else PLACED - _COMMON_HEADS - stems("ministry")
        return "" if less & BODIES or less == more or not more & placed else None
    one, other = left - BODIES, right - BODIES
    heads = (left | right) - (left & right)
    if one and one == other and heads & BODIES <= _COMMON_HEADS:
        return ""
    return _branch(left, right) or _branch(right, left)


def _parted(a: frozenset[str], b: frozenset[str]) -> frozenset[str]:
    """The first's words, those that are two of the second's written together ("coastguard") taken apart."""
    pairs = {x + y: (x, y) for x in b for y in b if x != y}
    return frozenset(w for v in a for w in pairs.get(v, (v,)))


def _aligned(a: frozenset[str], b: frozenset[str]) -> frozenset[str]:
    """The first's words, those that differ from one of the second's by an ending alone ("Vessian") put as there."""
    return frozenset(next((w for w in sorted(b) if _ending(v, w)), v) for v in a)


def _ending(v: str, w: str) -> bool:
    short, long = sorted((v, w), key=len)
    return v != w and len(short) >= _PREFIX and long.startswith(short) and len(long) - len(short) <= _ENDINGS


def _branch(a: frozenset[str], b: frozenset[str]) -> str | None:
    """A ministry and its government, the army and the ministry of defence."""
    government, ministry = stems("government"), stems("ministry")
    if a & government and b & ministry and a - government <= b:
        return ", taking a ministry for a part of its government"
    if a & _ARMY and b & ministry and b & _DEFENCE and a - _ARMY <= b - ministry - _DEFENCE:
        return ", taking the army and the ministry of defence for one chain of command"
    return None


def _by_initials(a: Voice, b: Voice) -> str | None:
    """An acronym and a name whose initials are among its letters ("NODR", "the disaster office")."""
    short = a.name.split()[0]
    words = [w for w in WORD.findall(b.name.split(",")[0]) if stem(w) not in common()]
    if not short.isupper() or not 3 <= len(short) <= 6 or len(words) < 2 or not b.speaker.speaks:
        return None
    if all(w[0].upper() in short for w in words):
        return f"“{short}” can be read as {b.called} by its letters"
    return None


def _short(a: Voice, b: Voice) -> str | None:
    """A bare "the company" in one report and a business by name in another, for one claim."""
    if a.report == b.report or a.speaker.proper or not a.speaker.body or not a.speaker.body <= FIRMS:
        return None
    if b.kind != "organisation" or not b.speaker.proper or b.speaker.body & BODIES - FIRMS:
        return None
    return f"{a.called} can only be {b.called} if both tell of one business"
