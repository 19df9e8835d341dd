"""Which Windows code page a text in Latin letters is in: the one in which its letters are one language's.

General detectors mix these pages up on texts of a few lines; the alphabets settle it.
"""

from __future__ import annotations

import re
import unicodedata

ALPHABETS = (
    ("cp1252", "àâæçèéêëîïôœùûüÿ"),  # French
    ("cp1252", "äöüßé"),  # German
    ("cp1252", "áéíóúüñ¿¡ªº"),  # Spanish
    ("cp1252", "àáâãçéêíóôõúü"),  # Portuguese
    ("cp1252", "àèéìíîòóùú"),  # Italian
    ("cp1252", "áéëèïóöü"),  # Dutch
    ("cp1252", "åäöéæø"),  # Swedish, Finnish, Danish, Norwegian
    ("cp1252", "áéíóúýæöðþ"),  # Icelandic
    ("cp1250", "ąćęłńóśźż"),  # Polish
    ("cp1250", "áčďéěíňóřšťúůýž"),  # Czech
    ("cp1250", "áäčďéíĺľňóôŕšťúýž"),  # Slovak
    ("cp1250", "áéíóöőúüű"),  # Hungarian
    ("cp1250", "ăâîşţ"),  # Romanian
    ("cp1250", "čćđšž"),  # Croatian, Slovene, Serbian
    ("cp1254", "çğıöşüâîûi"),  # Turkish
    ("cp1257", "ąčęėįšųūž"),  # Lithuanian
    ("cp1257", "āčēģīķļņšūž"),  # Latvian
    ("cp1257", "äõöüšž"),  # Estonian
)
"""In the order in which they win when they explain equally much."""
PUNCTUATION = frozenset("“”„‘’‚–—…«»‹›•·°§€£©®™†\xa0\xad")
SAMPLE = 2**18
"""Bytes looked at."""
ABOVE = re.compile("[^\x00-\x7f]")
CONTROL = re.compile("[\x80-\x9f]")


def latin(data: bytes) -> str | None:
    """The text in the page that explains most of its characters above ASCII; None where none of them fits."""
    sample = data[:SAMPLE]
    shares = [(_explained(sample, encoding, alphabet), encoding) for encoding, alphabet in ALPHABETS]
    share, encoding = max(shares, key=lambda s: s[0])
    return _decoded(data, encoding) if share > 0 else None


def _explained(data: bytes, encoding: str, alphabet: str) -> float:
    """The share of characters above ASCII that are this language's letters, or punctuation."""
    text = _decoded(data, encoding)
    if text is None or CONTROL.search(text):
        return 0.0
    above = [unicodedata.normalize("NFC", c.lower())[0] for c in ABOVE.findall(text)]
    return sum(c in alphabet or c in PUNCTUATION for c in above) / max(len(above), 1)


def _decoded(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None
