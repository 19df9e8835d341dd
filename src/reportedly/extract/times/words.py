"""The vocabulary of time in English: names, their numbers, and the fragments that the rules' patterns are built from."""

from __future__ import annotations

MONTHS = {
    m: i
    for i, m in enumerate(["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"], start=1)
}
WEEKDAYS = {d: i for i, d in enumerate(["mon", "tue", "wed", "thu", "fri", "sat", "sun"], start=1)}
SEASONS = {"spring": "SP", "summer": "SU", "fall": "FA", "autumn": "FA", "winter": "WI"}
SEASON_MONTHS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 2)}
PARTS = {
    "early hours": "MO", "small hours": "MO", "dawn": "MO", "daybreak": "MO", "sunrise": "MO", "morning": "MO", "mornings": "MO", "noon": "MI",
    "afternoon": "AF", "afternoons": "AF", "evening": "EV", "evenings": "EV", "dusk": "EV", "sunset": "EV",
    "nightfall": "EV", "night": "NI", "nights": "NI", "overnight": "NI",
}  # fmt: skip
UNITS = {
    "second": "S", "sec": "S", "minute": "M", "min": "M", "hour": "H", "hr": "H", "day": "D", "week": "W", "fortnight": "W",
    "weekend": "WE", "month": "M", "quarter": "Q", "season": "S", "year": "Y", "yr": "Y", "decade": "DE", "century": "CE",
    "centurie": "CE", "millennium": "ML", "millennia": "ML",
}  # fmt: skip
CLOCK_UNITS = frozenset({"second", "sec", "minute", "min", "hour", "hr"})
ORDINALS = {
    w: i
    for i, w in enumerate(
        [
            "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
            "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth",
            "twentieth", "twenty-first", "twenty-second", "twenty-third", "twenty-fourth", "twenty-fifth", "twenty-sixth",
            "twenty-seventh", "twenty-eighth", "twenty-ninth", "thirtieth", "thirty-first",
        ],
        start=1,
    )
}  # fmt: skip
DECADES = {
    w: i * 10
    for i, w in enumerate(
        ["twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties"], start=2
    )
}

MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)(?:\.|(?!\w)))"
)
WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
SHORT_WEEKDAY = r"(?:Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)(?:\.|(?!\w))"
SEASON = r"(?:spring|summer|fall|autumn|winter)(?:time)?"
_ORDINAL_DAYS = "|".join(sorted(ORDINALS, key=lambda w: (-len(w), w)))
DAY = rf"(?:(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?!\d|[.,:]\d|\s?%)|(?:{_ORDINAL_DAYS})(?!\w))"
YEAR = r"(?:1[1-9]|2[01])\d\d(?!\d|[.,:]\d|%)"
UNIT = r"(?:second|sec|minute|min|hour|hr|day|week|fortnight|weekend|month|quarter|year|yr|decade|century|millennium)"
UNITS_PLURAL = (
    r"(?:seconds|secs|minutes|mins|hours|hrs|days|weeks|fortnights|weekends|months|quarters|years|yrs|decades|centuries"
    r"|millennia|millenniums)"
)
ANY_UNIT = rf"(?:{UNITS_PLURAL}|{UNIT})"
ZONE = r"(?:,? \(?(?:GMT|UTC|BST|CET|CEST|EE?ST|EET|EDT|ET|CDT|CST|CT|MDT|MST|PDT|PST|PT|IST|MSK|AEST|JST|local time)\)?(?!\w))"

APPROX = (
    r"(?:about|around|approximately|roughly|nearly|almost|some|at least|at most|up to|more than|less than|fewer than"
    r"|well over|just over|just under|no more than|no less than|as (?:long|many|much|little|few) as|close to)"
)
EDGE = (
    r"(?:(?P<edge>(?:very |as )?(?:early|late)|mid(?:dle)?|sometime|earlier|later"
    r"|(?:the )?(?:beginning|start|middle|end|close|turn|onset|course|eve) of|(?:the )?(?:first|last|latter) (?:half|part) of"
    r")(?: in| on|-)?(?: |(?<=-))|(?P<near>around|about) )"
)


def month_of(word: str) -> int:
    """1 to 12 for a month's name or abbreviation."""
    return MONTHS[word[:3].lower()]


def weekday_of(word: str) -> int:
    """1 (Monday) to 7 for a weekday's name or abbreviation."""
    return WEEKDAYS[word[:3].lower()]


def day_of(word: str) -> int:
    """1 to 31 for "5", "5th" or "fifth"."""
    digits = "".join(c for c in word if c.isdigit())
    return int(digits) if digits else ORDINALS["-".join(word.lower().split())]


def unit_of(word: str) -> str:
    """The dictionary form of a unit: "years" -> "year"."""
    low = word.lower().rstrip(".")
    if low in ("centuries", "century"):
        return "century"
    if low in ("millennia", "millenniums", "millennium"):
        return "millennium"
    return low.removesuffix("s")
