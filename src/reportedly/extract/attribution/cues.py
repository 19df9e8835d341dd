"""The words that attribute: verbs by what is done with the content, nouns, prepositions and adverbs.

The classes follow the `act` of the output contract; the verb list was gathered from the reporting verbs that grammars of English
list (Quirk et al. 1985, 16.31) and from the annotation guidelines of PARC 3 and PolNeAR, by hand.
"""

from __future__ import annotations

from ...model import Act, Stance

VERBS: dict[Act, frozenset[str]] = {
    "says": frozenset(
        """
        say tell add announce claim report state declare deny warn accuse argue note insist write
        tweet post suggest explain confirm acknowledge admit describe call quip joke comment remark
        reply respond answer retort counter contend maintain assert allege aver mention recall
        recount reiterate repeat stress emphasize emphasise underline underscore highlight testify
        swear vouch boast brag complain lament bemoan observe continue conclude concede confess
        disclose divulge reveal relate inform notify brief assure reassure remind advise caution
        predict forecast project proclaim pronounce profess protest object dispute refute rebut
        reject dismiss criticize criticise condemn denounce decry blast slam lambast blame praise
        hail credit cite quote point speak opine posit propose recommend estimate reckon put place
        number publish broadcast air shout yell scream whisper murmur mutter sigh exclaim cry
        declaim narrate chide scold agree disagree welcome characterize characterise portray label
        brand term dub voice express echo clarify specify detail outline spell elaborate summarize
        summarise attribute ascribe caption headline editorialize report update telegraph
        """.split()
    ),
    "shows": frozenset(
        """
        show indicate find reveal prove demonstrate suggest imply document establish record
        determine document confirm
        """.split()
    ),
    "believes": frozenset(
        """
        believe think fear suspect doubt expect assume presume suppose feel consider hold know
        understand realize realise guess imagine conclude worry wonder regard view see deem judge
        anticipate foresee assess reckon estimate speculate learn hear disbelieve
        """.split()
    ),
    "intends": frozenset(
        """
        hope plan intend want wish aim vow pledge promise threaten offer agree undertake commit
        decide refuse seek
        """.split()
    ),
    "asks": frozenset(
        """
        ask urge appeal beg plead implore request demand call invite inquire enquire encourage press
        """.split()
    ),
    "orders": frozenset(
        """
        order command instruct direct tell forbid ban authorize authorise oblige require instruct
        """.split()
    ),
}
ACT_ORDER: tuple[Act, ...] = ("says", "believes", "shows", "orders", "asks", "intends")
ALL_VERBS = frozenset().union(*VERBS.values())
QUOTE_VERBS = VERBS["says"] | frozenset(
    """
        ask urge appeal beg plead demand warn promise vow pledge threaten think wonder order laugh
        smile grin nod snap bark chuckle shrug sob weep begin start go read conclude interject
        interrupt chime
        """.split()
)
"""Verbs that may carry a direct quotation."""

CONTENT_ONLY = frozenset("put place number call describe praise blame accuse credit quote cite speak see hold".split())
"""Verbs that attribute without a clause only in patterns of their own."""

DENIALS = frozenset(
    """
        deny refute rebut reject dismiss disbelieve dispute contradict disavow repudiate denial
        rejection
        """.split()
)
AFFIRMATIONS = frozenset(
    """
        confirm acknowledge admit concede confess agree corroborate verify confirmation admission
        acknowledgement
        """.split()
)
DOUBTS = frozenset("doubt question purport pretend scoff insinuate".split())

NOUNS: dict[str, Act] = {
    **dict.fromkeys(
        """
        announcement statement claim report allegation accusation declaration warning assertion
        suggestion denial confirmation admission acknowledgement comment remark complaint argument
        reminder rumour rumor word news testimony charge contention prediction forecast message
        disclosure revelation acknowledgment insistence rejection
        """.split(),
        "says",
    ),
    **dict.fromkeys(
        """
        belief fear suspicion view opinion expectation consensus speculation impression doubt
        concern conviction feeling estimate assessment assumption understanding hypothesis theory
        """.split(),
        "believes",
    ),
    **dict.fromkeys("evidence proof sign indication finding conclusion".split(), "shows"),
    **dict.fromkeys("hope plan promise pledge vow threat wish intention offer".split(), "intends"),
    **dict.fromkeys(["demand", "call", "appeal", "request", "plea"], "asks"),
    **dict.fromkeys(["order", "instruction", "command", "directive", "decision"], "orders"),
}
ADVERBS = frozenset(["reportedly", "allegedly", "purportedly", "supposedly", "apparently"])

DOCUMENTS = frozenset(
    """
        report document paper statement release survey study poll memo letter email e-mail video
        footage photograph photo image picture recording transcript filing indictment complaint
        lawsuit affidavit book article story blog post tweet message text cable file record log
        logger data figure statistic database analysis review audit map document communique
        communiqué bulletin leaflet website page account tally count census register evidence
        finding assessment estimate
        """.split()
)
GROUPS = frozenset(
    """
        people resident survivor witness villager local fighter soldier official expert analyst
        activist worker protester demonstrator critic supporter opponent observer refugee neighbour
        neighbor relative source adviser advisor aide doctor medic journalist reporter lawmaker
        lawyer prosecutor investigator scientist researcher economist diplomat rebel militant elder
        family woman man child student teacher farmer herdsman advocate authority government member
        colleague other many some
        """.split()
)
UNNAMED = frozenset(
    """
        source official person insider officer aide one somebody someone figure individual diplomat
        """.split()
)
OUTLETS = frozenset(
    """
        reuters ap afp bbc cnn tass interfax xinhua anadolu sana irna upi dpa efe kyodo bloomberg
        newspaper daily magazine broadcaster television tv radio network agency outlet media press
        newsroom website tribune times post journal gazette herald guardian telegraph chronicle
        dispatch star observer mirror globe courier wire news
        """.split()
)
ORGANISATIONS = frozenset(
    """
        government ministry army police force council committee company union party court hospital
        service office agency coalition commission department group movement organisation
        organization bank authority administration parliament embassy brigade board university
        campaign team house senate congress military navy command staff bureau institute operator
        firm business directorate league federation association foundation charity church mission
        alliance secretariat
        """.split()
)
ROLES = frozenset(
    """
        president minister governor mayor general colonel officer spokesman spokeswoman spokesperson
        chief director commander secretary chairman chairwoman envoy ambassador official doctor
        sheriff inspector captain prefect lawyer judge prosecutor professor analyst senator
        representative king queen prince pope bishop manager executive driver witness resident nurse
        survivor engineer electrician teacher farmer priest nun sexton gardener leader adviser
        advisor aide expert critic
        """.split()
)


def act_of(lemma: str, infinitive: bool = False) -> Act:
    """What a cue does with its content; a verb of saying followed by an infinitive orders or asks ("told them to go")."""
    if lemma in NOUNS:
        return NOUNS[lemma]
    if infinitive:
        if lemma in {"tell", "warn", "advise", "remind", "instruct", "order", "command", "direct"}:
            return "orders"
        for act in ("intends", "asks", "orders"):
            if lemma in VERBS[act]:
                return act
    return next((act for act in ACT_ORDER if lemma in VERBS[act]), "says")


def stance_of(lemma: str, negated: bool = False) -> Stance:
    """How the cue makes its source stand to the content."""
    if lemma in DENIALS:
        return "denies"
    if lemma in DOUBTS:
        return "doubts"
    if lemma in AFFIRMATIONS and not negated:
        return "affirms"
    return "neutral"
