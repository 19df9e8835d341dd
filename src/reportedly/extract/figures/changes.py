"""Amounts of change: "rose by 12", "down 3 per cent", "an increase of 60". "Rose to 31 from 25" holds none."""

from __future__ import annotations

import re
from typing import Literal

from ..syntax import Tree
from .draft import Draft

Direction = Literal["up", "down"]

UP = (
    "rise rises rose risen rising increase increases increased increasing grow grows grew grown growing climb climbs climbed climbing "
    "jump jumps jumped jumping gain gains gained gaining advance advances advanced advancing soar soars soared soaring surge surges "
    "surged surging rally rallies rallied rallying swell swells swelled swollen swelling leap leaps leapt leaped leaping spike spikes "
    "spiked rocket rockets rocketed up upward upwards higher raise raises raised raising boost boosts boosted boosting lift lifts lifted lifting "
    "hike hikes hiked hiking expand expands expanded expanding add adds added adding strengthen strengthened appreciate appreciated "
    "rebound rebounds rebounded bounced skyrocketed accelerated widened"
).split()
DOWN = (
    "fall falls fell fallen falling drop drops dropped dropping decline declines declined declining decrease decreases decreased "
    "decreasing shrink shrinks shrank shrunk shrinking tumble tumbles tumbled tumbling plunge plunges plunged plunging plummet plummets "
    "plummeted plummeting slump slumps slumped slumping slip slips slipped slipping slide slides slid sliding sink sinks sank sunk "
    "sinking dip dips dipped dipping lose loses lost losing shed sheds shedding ease eases eased easing weaken weakened cut cuts cutting "
    "reduce reduces reduced reducing lower lowers lowered lowering slash slashes slashed slashing trim trims trimmed trimming retreat "
    "retreats retreated down downward downwards depreciate depreciated narrowed dive dived dove contracted contract"
).split()
TRANSITIVE = set(
    "grow grew growing climb climbs climbed climbing drop drops dropped dropping lose loses lost losing cut cuts cutting reduce "
    "reduces reduced reducing lower lowers lowered lowering slash slashes slashed raise raises raised raising boost boosted lift "
    "lifts lifted lifting add adds added adding shed sheds sank sink sinking sunk gain gains gained gaining trim trimmed jump jumped "
    "advance advanced slide slid hike hiked expand expanded contract".split()
)
"""Verbs that also take things: "dropped 10 bombs" is no change; they need a percentage, money or points after them."""
NOMINAL = {
    **dict.fromkeys("increase rise jump gain growth surge hike uptick upsurge leap".split(), "up"),
    **dict.fromkeys("decrease fall drop cut decline reduction decreases slump dip plunge".split(), "down"),
}
DIRECTION: dict[str, Direction] = {**dict.fromkeys(UP, "up"), **dict.fromkeys(DOWN, "down")}
PHRASAL = set(
    "give gave gives given giving take took takes taken taking set sets setting pick picked picking make made makes making end ended "
    "knock knocked blow blew blown shot shoot shooting bring brought bringing gun gunned put puts call called sign signed turn turned come came show showed back backed cover "
    "beat burn burned burnt tear tore torn pull pulled round rounded use used eat ate hold held track tracked lay laid back".split()
)
"""Verbs whose "up" or "down" is no direction of change."""
BETWEEN = {"only", "just", "another", "further", "a", "an", "by", "some", "as", "much", "nearly"}
OR = re.compile(r"(?: [a-z-]+){0,3}\s*,?\s*(?:or|\()\s*")


def change_of(tree: Tree, draft: Draft, previous: Draft | None) -> Direction | None:
    """The direction of an amount of change; None for any other figure. `previous` is the figure before it."""
    if draft.measure in ("share", "age") or draft.quantity.form == "none":
        return None
    if (
        previous is not None
        and previous.change
        and OR.fullmatch(tree.text, previous.quantity.end, draft.quantity.start)
    ):
        return previous.change
    first = tree.sentence(draft.first)[0]
    start = tree.token_at(draft.quantity.start)
    before = [w.lower() for w in tree.word[max(first, start - 10) : start]]
    return _amount(before, draft) or _named(before, draft) or _after(tree, draft)


def _scaled(draft: Draft) -> bool:
    return draft.measure in ("percent", "money", "distance") or (draft.unit or "").rstrip("s") in (
        "point",
        "basis point",
        "degree",
    )


def _amount(before: list[str], draft: Draft) -> Direction | None:
    """Rose by 12, fell 3 per cent, up 19 cents."""
    if before and before[-1] == "by":
        return next((DIRECTION[w] for w in reversed(before) if w in DIRECTION), None)
    words = before[-3:]
    while words and (words[-1] in BETWEEN or words[-1].endswith("ly")):
        words.pop()
    if not words or words[-1] not in DIRECTION:
        return None
    word = words[-1]
    if word in ("up", "down") and len(words) > 1 and words[-2] in PHRASAL:
        return None
    if (word in TRANSITIVE and not _scaled(draft)) or (word.startswith("rais") and draft.measure == "money"):
        return None
    return DIRECTION[word] if _scaled(draft) or word not in ("higher", "lower") else None


def _named(before: list[str], draft: Draft) -> Direction | None:
    """An increase of 60."""
    if draft.measure == "percent" or len(before) < 2 or before[-1] != "of":
        return None
    return NOMINAL.get(before[-2])  # type: ignore[return-value]


def _after(tree: Tree, draft: Draft) -> Direction | None:
    """3 per cent higher."""
    following = tree.text[draft.quantity.end : draft.quantity.end + 8].lower()
    if draft.measure == "percent" and (m := re.match(r"\s(higher|lower)\b", following)):
        return "up" if m[1] == "higher" else "down"
    return None
