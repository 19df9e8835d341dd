"""Word lists for telling a place's name from a person's, a street's or an organisation's."""

from __future__ import annotations


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


LOCATIVE = _set(
    "in at near from to outside inside around toward towards across into between through throughout via above below "
    "beyond within off along downtown central north south east west northeast northwest southeast southwest northern "
    "southern eastern western northeastern northwestern southeastern southwestern upstate greater"
)
"""Words after which a name is likely a place's."""
DIRECTIONS = _set(
    "north south east west northeast northwest southeast southwest northern southern eastern western northeastern "
    "northwestern southeastern southwestern central north-eastern north-western south-eastern south-western "
    "north-east north-west south-east south-west"
)
TITLES = _set(
    "mr mrs ms miss dr sir lady lord president sen senator rep representative gov governor mayor judge justice chief officer "
    "sgt sergeant lt lieutenant capt captain col colonel gen general maj major cpl corporal pvt pfc adm admiral coach "
    "sheriff deputy detective attorney prof professor rev reverend pastor father bishop archbishop pope rabbi imam "
    "sheikh king queen prince princess minister secretary ambassador commissioner councilman councilwoman councillor "
    "alderman chairman chairwoman spokesman spokeswoman director superintendent principal inspector constable mp"
)
STREETS = _set(
    "street st road rd avenue ave boulevard blvd drive dr lane ln highway hwy route parkway pkwy court ct circle place "
    "way terrace trail turnpike pike expressway freeway interstate causeway crescent alley row loop"
)
ROADS = _set("highway hwy route rt interstate road rd i state freeway autobahn")
"""Words a road's number follows."""
ADMINISTRATIVE = _set(
    "county parish township borough province governorate prefecture district region state city town village municipality "
    "oblast territory republic department emirate canton shire peninsula neighborhood neighbourhood suburb"
)
WATER_AND_LAND = _set(
    "river creek lake bay island islands mountain mountains valley hills hill beach harbor harbour canyon ocean sea gulf "
    "strait channel canal desert forest falls springs reservoir dam coast peninsula park plains basin delta ridge cape"
)
INSTITUTIONS = _set(
    "university college school academy institute hospital clinic church cathedral mosque temple synagogue police fire "
    "department sheriff court council commission committee board authority agency association society foundation club "
    "center centre museum library theatre theater stadium arena airport station bank company corp corporation inc ltd "
    "llc group times post news herald tribune journal gazette press daily chronicle star sun review observer register "
    "bureau office ministry parliament senate congress house assembly army navy force forces high middle elementary "
    "district union federation league united fc rangers hotel inn mall jail prison chamber festival fair symphony "
    "orchestra health medical schools public community national memorial regional"
)
LAND_FIRST = _set("lake mount mt fort ft port cape camp point isle gulf bay strait río rio river san santa saint st")
OF_FIRST = _set(
    "city town village county university college republic state district bay gulf bank isle province region "
    "governorate port diocese archdiocese bishop mayor borough kingdom"
)
"""Words before "of" after which a place follows."""
SPEECH = _set(
    "said says told added asked noted explained argued claimed stated warned recalled admitted insisted replied testified "
    "joked wrote thinks believes pleaded was, scored"
)
NEVER = _set(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september "
    "october november december christmas easter god internet police mr mrs ms dr president sheriff university college "
    "church bible english latin of the a an and i he she it we they in on at for to by but is was republican republicans "
    "democrat democrats democratic states east north south northern southern eastern obama trump biden bush "
    "putin modi merkel macron thatcher central union lot miss bell free mayor city town county street mile star"
)
"""Single words that are never a place's name, whatever the gazetteer holds."""
SHORT_NAMES = _set("us uk eu bc nz uae usa drc prc nsw")
"""Abbreviations that stand alone; other names of one or two letters count only after a place and a comma."""
GENERIC = STREETS | ADMINISTRATIVE | WATER_AND_LAND
DATELINE_AFTER = _set("- – — -- (")
