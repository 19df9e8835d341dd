"""Nouns that head the name of somebody who acts, and the kind of actor each makes."""

from __future__ import annotations

from ...model import ActorKind


def _kinds(**groups: str) -> dict[str, ActorKind]:
    return {word: kind for kind, words in groups.items() for word in words.split()}  # type: ignore[misc]


HEADS: dict[str, ActorKind] = _kinds(
    government=(
        "government regime administration ministry cabinet parliament junta presidency authority authorities embassy "
        "legislature senate congress judiciary court leadership monarchy kremlin department secretariat treasury consulate "
        "municipality governorate council politburo"
    ),
    military=(
        "army military navy air-force force forces troop troops soldier soldiers marine marines battalion brigade "
        "division regiment corps command squadron coalition peacekeeper airman sailor serviceman servicewoman personnel "
        "reservist conscript paratrooper commando pilot crew aircrew garrison guard peshmerga gendarmerie infantry "
        "artilleryman unit contingent convoy patrol advisers servicemember"
    ),
    armed_group=(
        "fighter rebel militant insurgent militia militiaman jihadist jihadi terrorist gunman extremist islamist guerrilla "
        "separatist paramilitary mercenary combatant insurgency faction hijacker assailant attacker bomber sniper warlord "
        "mujahideen mujahid resistance warrior gang cartel pirate bandit kidnapper hostage-taker caliphate enemy cell recruit "
        "operative loyalist"
    ),
    organisation=(
        "company group organisation organization agency party union committee commission association federation "
        "community society charity ngo bank firm corporation foundation institute institution university opposition "
        "alliance bloc movement campaign network team league club consortium delegation panel tribunal watchdog think-tank "
        "fund hospital church school business manufacturer airline operator police mission enterprise body board bureau "
        "office service staff side lobby nation country state world coordinator investigation inquiry taskforce minority "
        "majority orchestra crowd partner ally guarantor backer supporter opponent rival adversary donor"
    ),
    outlet=(
        "newspaper media press broadcaster channel newswire website tabloid daily magazine station television radio medium "
        "outlet"
    ),
    people=(
        "people civilian resident family victim citizen refugee protester demonstrator migrant villager survivor "
        "inhabitant population public child woman man boy girl student worker journalist reporter activist expert analyst "
        "witness voter patient prisoner detainee hostage passenger local muslim christian jew sunni shiite shia yazidi "
        "tribesman tribe clan farmer youth teenager parent mother father wife husband son daughter brother sister relative "
        "neighbour neighbor mourner worshipper employee member dissident exile national foreigner settler kurd arab employer "
        "customer user doctor medic nurse teacher scientist researcher scholar musician poet artist player fan "
        "volunteer rescuer responder firefighter paramedic driver student pupil graduate individual person perpetrator "
        "businessman businesswoman contractor follower crowd household couple nephew niece uncle aunt cousin friend colleague "
        "graduate translator developer enthusiast audience consumer taxpayer investor shareholder trader historian economist "
        "observer monitor suspect culprit accused defendant convict looter smuggler trafficker leader commander official "
        "officer minister lawmaker politician diplomat adviser advisor negotiator mediator prosecutor investigator detective "
        "senator congressman deputy elder cleric"
    ),
    role=(
        "spokesman spokeswoman spokesperson president premier chancellor king queen prince princess "
        "secretary chief head director chairman chairwoman chair governor mayor ambassador envoy general colonel captain "
        "sergeant lieutenant admiral major brigadier marshal commissioner judge lawyer attorney pope imam sheikh bishop "
        "archbishop priest patriarch ayatollah emir sultan caliph founder owner executive manager editor correspondent author "
        "professor vice-president predecessor successor counterpart candidate nominee incumbent dictator ruler monarch "
        "boss representative delegate coach superintendent sheriff coroner conductor aide inspector rapporteur commandant "
        "deputy-head designate ombudsman principal pastor rabbi speaker"
    ),
)
"""Lemma -> kind. Words of `people` that name an office become a `role` in the singular."""
OFFICES = frozenset(
    "leader commander official officer minister lawmaker politician diplomat adviser advisor negotiator mediator prosecutor "
    "investigator detective senator congressman deputy elder cleric expert analyst journalist reporter activist witness "
    "lawyer researcher scholar doctor medic economist historian observer monitor economist suspect gunman soldier fighter "
    "militant rebel terrorist bomber attacker assailant pilot driver member employee worker resident student "
    "national citizen partner".split()
)
"""In the singular one person: kind `role`, unless the word says another kind of armed actor."""
PERSONS = frozenset(
    "man woman boy girl child mother father wife husband son daughter brother sister uncle aunt nephew niece cousin friend "
    "person individual teenager youth victim survivor refugee patient prisoner detainee hostage passenger teacher nurse "
    "farmer villager colleague neighbour neighbor relative poet artist musician".split()
)
"""In the singular one person: kind `person`."""
VAGUE = frozenset(
    "force unit side body office service staff world command guard cell crew daily station channel television radio "
    "patrol convoy division department court board team club league campaign school hospital church bank business network "
    "mission medium press site state country nation fund house authority head chief major general executive chair principal "
    "speaker operator monitor public local individual medium representative driver pilot body delegate monitor council "
    "marine recruit enemy".split()
)
"""Nouns with other common meanings: taken only with a definite article, a name or an adjective of nation, or as a subject."""
OF_HEADS = frozenset(
    "government ministry department president minister king queen leader leaders head chief commander director member members "
    "family families resident residents people group army secretary speaker mayor governor representative representatives "
    "citizen citizens spokesman spokeswoman spokesperson ambassador envoy founder owner editor victim victims supporter "
    "supporters opponent enemies ally allies coalition union council office bank university kingdom republic emirate son "
    "daughter wife widow mother father brother sister guarantor commission committee court organisation organization "
    "association federation league community parents relatives followers number majority".split()
)
"""Nouns whose "of ..." belongs to the name."""
FOR_HEADS = frozenset(
    "minister spokesman spokeswoman spokesperson secretary adviser advisor envoy commissioner representative".split()
)
MARTIAL = frozenset(
    "coalition government regime security rebel opposition armed special enemy allied loyalist police paramilitary ground "
    "militant terrorist insurgent tactical mortar sniper rescue medical peacekeeping border riot international".split()
)
"""Modifiers that make a vague noun somebody: "coalition forces", "tactical units"."""
NATIONAL = frozenset(("NORP", "GPE", "LOC"))
SINGULAR = frozenset(("i", "me", "myself", "he", "him", "himself", "she", "her", "herself"))
PLURAL = frozenset(("we", "us", "ourselves", "they", "them", "themselves"))
TITLES = frozenset(
    "mr mrs ms dr sir lady lord gen lt col capt maj sgt adm brig spc pvt cpl prof rev sen rep gov pres hon sheikh mullah "
    "ayatollah imam pope king queen prince princess general colonel captain major sergeant lieutenant admiral president "
    "minister secretary ambassador senator governor mayor judge chief commander chairman foreign prime deputy vice "
    "defense defence of state special envoy spokesman spokeswoman retired former then acting the".split()
)
MILITARY_WORDS = frozenset(
    "army navy force forces battalion brigade division corps command peshmerga guard guards marines military regiment squadron".split()
)
GOVERNMENT_WORDS = frozenset(
    "ministry government department parliament administration senate congress house cabinet office court council embassy".split()
)
OUTLET_WORDS = frozenset(
    "times post news tv television radio herald tribune journal gazette press guardian telegraph broadcasting newspaper daily newswire".split()
)
ARMED_WORDS = frozenset("front brigades movement militia liberation jihad mujahideen".split())
AGENTIVE_PREPOSITIONS = frozenset(("by", "with", "against", "between", "among"))
STANDS_FOR = frozenset(
    "fighter militant rebel insurgent terrorist jihadist force troop soldier spokesman spokeswoman spokesperson official "
    "representative leadership command gunman operative recruit member militiaman source statement unit commander extremist "
    "army military government regime authority police delegation side leader expert adviser advisor envoy analyst".split()
)
"""Heads that stand for the body their phrase names: "ISIS fighters", "a Hamas spokesman"."""
NO_ACTORS = frozenset(
    "VBIED VBIEDs IED IEDs UAV UAVs RPG RPGs SVBIED MANPADS SUV GPS CT MRI DNA COVID COVID-19 HIV AIDS GMT EST GDP TV DNS UHF "
    "Internet Facebook Twitter YouTube Telegram WhatsApp Skype WMD ICBM".split()
)
"""Capital letters and names the parser takes for organisations that aren't, or are only a channel here."""
