"""Nouns for one human being."""

from __future__ import annotations

from .predicates import PEOPLE

COLLECTIVE = set("people family crew staff personnel police policemen troop women men children militia crowd".split())
HUMAN = PEOPLE - COLLECTIVE | set(
    "teen teenager toddler baby infant newborn adult adolescent boy girl lad pensioner grandmother grandfather grandparent mother "
    "father parent mom mum dad son daughter brother sister sibling stepson stepdaughter stepbrother stepsister stepfather stepmother "
    "twin cousin uncle aunt nephew niece husband wife spouse fiance fiancee boyfriend girlfriend partner friend neighbour neighbor "
    "roommate colleague classmate acquaintance stranger relative grandson granddaughter grandchild widow bride groom "
    "deputy trooper constable sergeant lieutenant captain corporal general colonel major private marine sailor airman pilot recruit "
    "cadet veteran conscript reservist paramedic firefighter nurse surgeon physician teacher professor pupil lecturer coach principal "
    "driver motorist cyclist bicyclist biker motorcyclist pedestrian jogger runner hiker climber swimmer hunter fisherman farmer "
    "shepherd labourer laborer miner builder engineer technician contractor clerk cashier shopkeeper storekeeper vendor trader "
    "merchant businessman businesswoman bartender waiter waitress chef cook cleaner janitor bouncer dancer singer rapper musician "
    "actor actress artist athlete footballer player boxer wrestler jockey golfer skier lawyer attorney judge prosecutor politician "
    "mayor councillor councilman senator lawmaker legislator minister diplomat ambassador governor official bureaucrat candidate "
    "activist campaigner organiser organizer unionist cleric imam priest pastor deacon bishop rabbi monk nun chaplain preacher "
    "missionary reporter photographer cameraman editor broadcaster blogger correspondent bystander onlooker passerby "
    "customer shopper guest tourist traveller traveler visitor pilgrim worshipper worshiper spectator fan camper suspect gunman "
    "assailant attacker robber burglar intruder carjacker convict felon dealer gangster smuggler bomber hostage captive detainee "
    "patient tenant landlord homeowner squatter employer manager boss owner operator courier postman mailman trucker "
    "cabbie conductor steward stewardess sheriff detective agent spy informant witness sniper paratrooper peacekeeper rescuer "
    "volunteer protester demonstrator marcher striker settler refugee evacuee orphan minor juvenile youngster kid "
    "male female guy lady gentleman bloke individual sophomore freshman senior junior graduate undergraduate schoolboy schoolgirl "
    "schoolchild old resident native national citizen subject parishioner scientist researcher translator interpreter "
    "rider quarterback linebacker chief commander jihadi mourner".split()
)
"""Singular nouns for one person. A death of anything else ("a dog", "a bill") is none of ours."""
SUFFIXES = ("man", "woman", "boy", "girl", "-old")
NOT_HUMAN = {"human", "batman", "talisman"}


def human(word: str) -> bool:
    """Whether the lower-case singular noun is one for a person: "nurse", "fisherman", "15-year-old"."""
    return word in HUMAN or (word.endswith(SUFFIXES) and word not in NOT_HUMAN and len(word) > 4)
