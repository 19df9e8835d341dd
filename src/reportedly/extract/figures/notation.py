"""Stretches of text whose digits count nothing: dates, clock times, addresses, links, telephone numbers, list numbers."""

from __future__ import annotations

import re

MONTH = (
    r"(?:jan(?:uary|\.)?|feb(?:ruary|\.)?|mar(?:ch|\.)?|apr(?:il|\.)?|may|june?\.?|july?\.?|aug(?:ust|\.)?|"
    r"sep(?:t(?:ember|\.)?|\.)?|oct(?:ober|\.)?|nov(?:ember|\.)?|dec(?:ember|\.)?)"
)
CASED_MONTH = (
    r"(?:JAN(?:UARY|\.)?|FEB(?:RUARY|\.)?|MAR(?:CH|\.)?|APR(?:IL|\.)?|MAY|JUNE?\.?|JULY?\.?|AUG(?:UST|\.)?|SEPT?(?:EMBER|\.)?|"
    r"OCT(?:OBER|\.)?|NOV(?:EMBER|\.)?|DEC(?:EMBER|\.)?|"
    r"Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|"
    r"Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
YEAR = r"(?:1[5-9]|20|21)\d\d"
WEEKDAY = r"(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?"
STREET = (
    r"(?:Street|St|Road|Rd|Avenue|Ave|Boulevard|Blvd|Lane|Ln|Drive|Dr|Way|Court|Ct|Square|Sq|Terrace|Place|Pl|Highway|Hwy|"
    r"Parkway|Pkwy|Crescent|Row|Close|Quay|Embankment|Alley|Broadway)"
)
START = r"(?:(?=[^a-zA-Z\s])|\b(?=\w)|^)"
"""Where a notation can begin: not inside a word. Asked first, it spares most characters the long list."""
NOTATION = re.compile(
    START
    + "(?:"
    + "|".join(
        (
            rf"(?<![\w$€£])(?:between |from )?{DAY}(?:(?:\s?[-–/]\s?|,?\s(?i:and|to|or)\s|, ){DAY})?(?:\s+of)?[\s-]+{CASED_MONTH}\b(?:,?[\s-]+(?:{YEAR}|'?\d\d(?!\d)(?=[\s,.;)]|$)(?!\s+[a-z])))?",
            rf"\b{CASED_MONTH}\s+{DAY}(?:\s?[-–]\s?{DAY}|(?:\s(?i:and|to|or)\s|, ){DAY}(?=[\s,.;]*(?:{YEAR}|[,.;)]|$|that\b|at\b|in\b)))?(?![\d%]|,\d{{3}}|\.\d)(?:,?\s+{YEAR}\b)?",
            rf"\b{CASED_MONTH}(?:\s+of|,)?[\s-]*'?{YEAR}\b",
            r"\b\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z?)?\b",
            r"(?<![\d/.,-])\d{1,2}([/.-])\d{1,2}\1(?:\d{4}|\d{2})(?!\d|[/-]\d)",
            r"(?<![\d:.])\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?(?:\s?(?:[ap]\.?m\b\.?|GMT|UTC|hrs|hours))?",
            r"(?i:(?<![\d:.,$€£])\d{1,2}(?:[.:]\d{2})?\s?(?:a\.m\.|p\.m\.|am|pm|o['’]clock)(?![\w]))",
            r"(?i:\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)(?:[ -]thirty)?\s(?:o['’]clock|[ap]\.m\.|[ap]m\b))",
            r"(?i:\b(?:five|ten|quarter|twenty(?:[ -]five)?|half)(?: minutes)? (?:past|to) (?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|midnight|noon|midday)\b)",
            r"(?i:\bat (?:five|ten|quarter|twenty(?:[ -]five)?|half) (?:past|to)(?=[,.;]))",
            r"\b(?:[01]?\d|2[0-4])[.:]?[0-5]\d\s?(?:GMT|UTC|EDT|EST|BST|CET|local time|hours\b|hrs?\b|h\b)",
            r"\bat (?:0\d[0-5]\d\b|(?:1\d|2[0-3])[0-5]\d(?=[.,;)]|$| on\b| local\b))",
            r"(?i:\b(?:S\s?(?:&|and)?\s?P(?:/ASX|/TSX)?|FTSE|Nasdaq|Fortune|Forbes|Russell|Nikkei|CAC|Stoxx|Dow Jones|top|big|CSI|Topix|Hot|KOSPI)\s\d{2,4}\b)",
            r"(?:https?://|www\.)\S+|(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,80}(?:\.[\w-]{1,80}){1,6}|(?<!\w)[@#]\w+",
            r"(?<![\d,.])\+?\d{1,3}[ -]\(?\d{2,4}\)?[ -]\d{3,4}[ -]\d{3,4}(?!\d)|(?<![\d,.$])\(?\d{3}\)?[- ]\d{3}-\d{4}(?!\d)",
            r"\b(?:[Cc]all|[Dd]ial|[Pp]hone|[Rr]ing|[Rr]ang)(?:s|l?ed|l?ing)?\s(?:to\s)?(?:911|999|112|000)\b(?![,.]?\d)",
            r"\b(?:911|999|112)(?=\s(?:calls?|callers?|dispatch\w{0,5}|operators?|cent(?:er|re)s?|emergency|tapes?|recordings?|audio)\b)",
            r"(?<![\d,.$€£])(?:1-)?(?:\(?\d{3}\)?[- ])?\d{3}-[A-Z]{4,10}\b(?!\s[A-Z]{2}|-)(?:\s?\(\d{4}\))?",
            r"\b[Tt]ext(?:ing)? (?:the word )?[\"“']?[A-Z]{2,12}(?: [A-Z]{2,12})?[\"”']? to \d{4,6}\b|\b[Ee]xt\.? \d{1,5}\b",
            rf"(?<![\w$€£,.-])\d{{1,5}}[A-Za-z]?\s+(?:[NSEW]\.?\s+)?(?:\d{{1,3}}(?:st|nd|rd|th)\s+|[A-Z][\w'’.-]+\s+){{1,3}}{STREET}\b",
            r"(?<![\w$€£,.-])\d{1,4}\s+(?:Ave|Rue|Avenue|Via|Calle|Boulevard)\s+[A-Z]",
            r"\b(?:No|Nos|no|nos|№)\.?\s?\d+|\b[Nn]umber \d+(?!\s+[a-z])",
            r"^[ \t]*\(?\d{1,3}[.)][ \t]+(?=[A-Z“\"'])",
            r"\[\d{1,3}\]",
            r"(?i:\b(?:the )?\d{1,5} (?:hundred )?blocks? of\b)",
            r"(?i:\b(?:image|photo|slide|page|part|picture|step|gallery|video|item) \d+ of[ /]+\d+)",
            r"\d{1,3}(?:\.\d+)?\s?°\s?(?:\d{1,2}(?:\.\d+)?\s?['′’]\s?)(?:\d{1,2}(?:\.\d+)?\s?[\"″”]\s?)?[NSEW]?\b|\d{1,3}\.\d+\s?°\s?[NSEW]\b",
            r"(?<![\d.,])0\d{1,20}(?![.,:]?\d)(?=\W|$)",
            r"\b[A-Z]{2} \d{5}(?:-\d{4})?\b",
            rf"\b(?:19|20)\d\d[-–](?:\d\d|{YEAR})(?!\d)(?!\s+(?:people|civilians|fighters|troops|soldiers))",
            r"['’]\d\ds\b|\b(?:1[5-9]|20)\d\ds\b|\b[2-9]0s\b",
            r"(?<![\w.,])\d{1,2}/\d{1,2}(?![\w/]|\s+(?:of|cups?|pounds?|miles?|inch))(?<!1/2)(?<!1/3)(?<!2/3)(?<!1/4)(?<!3/4)",
        )
    )
    + ")",
    re.M,
)


def uncounted_stretches(text: str) -> list[tuple[int, int]]:
    """Where dates, clock times, addresses, links and the like stand, in order."""
    return [m.span() for m in NOTATION.finditer(text)]
