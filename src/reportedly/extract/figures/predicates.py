"""Which verbs, participles and nouns say what a figure measures."""

from __future__ import annotations

from ...model import Measure

PATIENTS: dict[Measure, str] = {
    "killed": "kill slay murder massacre execute assassinate behead butcher slaughter martyr decapitate lynch slain exterminate eliminate",
    "wounded": "wound injure hurt maim hospitalise hospitalize",
    "captured": "capture kidnap abduct enslave",
    "arrested": "arrest detain jail imprison apprehend remand",
    "displaced": "displace evacuate uproot relocate",
    "freed": "free release liberate rescue pardon",
    "destroyed": "destroy demolish wreck raze flatten torch",
    "present": "deploy station dispatch mobilise mobilize accommodate shelter employ enrol enroll house",
}
"""Verbs whose object (or passive subject) is so measured."""
AGENTS: dict[Measure, str] = {
    "killed": "die perish drown succumb",
    "captured": "surrender",
    "displaced": "flee",
    "freed": "escape",
    "missing": "disappear vanish",
    "present": "remain live stay gather attend reside number operate serve participate",
    "destroyed": "collapse",
    "votes": "vote",
}
"""Verbs whose subject is so measured."""
STATES: dict[Measure, str] = {
    "killed": "dead killed slain martyred executed massacred murdered",
    "wounded": "wounded injured hurt hospitalised hospitalized",
    "missing": "missing unaccounted",
    "displaced": "homeless displaced",
    "captured": "captive hostage captured prisoner kidnapped abducted",
    "arrested": "arrested detained custody jailed imprisoned",
    "freed": "freed released rescued",
    "destroyed": "destroyed demolished",
    "present": "present left large alive aboard",
}
"""Words that say a state right after the number or its noun: "12 dead", "74 in custody"."""
NOUNS: dict[Measure, str] = {
    "killed": "death fatality corpse dead killing murder body martyr",
    "wounded": "injury wounded injured",
    "arrested": "arrest detainee",
    "captured": "hostage captive prisoner pow",
    "displaced": "refugee evacuee idp displaced",
    "missing": "missing",
    "votes": "vote ballot",
    "vehicles": (
        "vehicle truck lorry car bus tank tanker van ambulance aircraft plane jet helicopter drone ship boat vessel jeep "
        "motorcycle motorbike warplane warship trailer pickup train bulldozer apc uav submarine airliner"
    ),
}
"""Nouns that say it themselves."""
OF: dict[Measure, str] = {
    "killed": "death killing execution massacre murder slaughter assassination corpse body",
    "wounded": "injury wounding",
    "arrested": "arrest detention imprisonment",
    "captured": "capture abduction kidnapping",
    "displaced": "displacement evacuation expulsion",
    "freed": "release liberation rescue",
    "destroyed": "destruction demolition",
    "missing": "disappearance",
    "present": "garrison deployment population",
}
"""Nouns before "of N people"."""
TOLL = set(
    "to at of is was reached hit stands stood topped passed exceeded from as total tops reaches be around about rises".split()
)
"""Words between a toll and its number."""
REPORTED = set(
    "believe report fear presume confirm know think say feare estimate assume allege understand pronounce declare find".split()
)
TRIED = set(
    "try attempt plot plan threaten want aim seek conspire fail vow intend hope order ask tell need pledge urge refuse".split()
)
PEOPLE = set(
    "people person civilian fighter soldier troop child woman man worker rebel militant terrorist member jihadist insurgent officer "
    "policeman comrade combatant guard student passenger villager resident citizen guerrilla militiaman commander own refugee "
    "journalist medic doctor migrant youth girl boy extremist mercenary gunman serviceman protester inmate employee crew survivor "
    "women men children policemen staff personnel individual inhabitant victim human soul native family adviser operative recruit".split()
)
TERRITORY = set("village town city hill district position base checkpoint area neighbourhood neighborhood point site building farm outpost "
                "villages block door street barrack province region territory airport airfield quarter seat".split())  # fmt: skip
SKIPPED = set(
    "more others other people of them those us in still were was are is been have had has being reported reportedly feared presumed "
    "confirmed believed also now left taken found lay lying listed as held be at may might seriously critically badly lightly severely "
    "rushed treated admitted hospitalised already allegedly all summarily under to instantly apparently later slightly".split()
)
"""Words that may stand between a figure and the state it is in."""


def _table(rules: dict[Measure, str]) -> dict[str, Measure]:
    return {word: measure for measure, words in rules.items() for word in words.split()}


def _forms(verb: str) -> set[str]:
    stem = verb[:-1] if verb.endswith("e") else verb
    return {verb, verb + "s", stem + "ed", stem + "ing"}


PATIENT, AGENT, STATE, NOUN, NOUN_OF = map(_table, (PATIENTS, AGENTS, STATES, NOUNS, OF))
ACTIVE: dict[str, Measure] = {
    form: measure
    for verb, measure in PATIENT.items()
    if verb not in ("free", "house", "slain")
    for form in _forms(verb)
} | {"slew": "killed", "frees": "freed", "freed": "freed", "freeing": "freed"}
"""Forms of a verb that may stand before the number it acts on."""
