"""The language of a text, as an ISO 639-1 code; None where too little of it is there to tell."""

from __future__ import annotations

import re
from functools import cache

from lingua import LanguageDetector, LanguageDetectorBuilder

SAMPLE = 5000
"""Characters looked at."""
FEWEST = 60
"""Letters below which nothing is said."""
SURE = 0.8
ENGLISH = frozenset("the of to and a in that is was for on with said by at from as were has have had".split())
WORD = re.compile(r"[^\W\d_]+")


def language(text: str) -> str | None:
    """English is told by its function words (at least 40 words, a fifth of them such); else lingua decides.

    lingua's models take a quarter of a second to load, so they load for other languages only.
    """
    words = WORD.findall(text[:SAMPLE])
    if sum(map(len, words)) < FEWEST:
        return None
    if len(words) >= 40 and sum(w.lower() in ENGLISH for w in words) * 5 >= len(words):
        return "en"
    best = _detector().compute_language_confidence_values(text[:SAMPLE])[0]
    return best.language.iso_code_639_1.name.lower() if best.value >= SURE else None


@cache
def _detector() -> LanguageDetector:
    return LanguageDetectorBuilder.from_all_languages().with_low_accuracy_mode().build()
