"""Words that begin an answer with a capital only because it was typed as a sentence.

An answer's first word loses its capital when it is listed here (or has the ending of an ordinary word) and
keeps it otherwise, so a name that we have never seen stays a name. Words of kin ("Mother", "Papa") and words that are
also given names ("Rose", "Will", "May", "Grace") are left out on purpose.
"""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


FUNCTION_WORDS = _words("""
    a about after again all almost already also although always am an and another any anyone anything anywhere
    are as at away back because been before being behind below beside besides between beyond both but by can
    cannot could did do does down during each either else enough even ever every everybody everyone everything
    everywhere except few finally first for forever from had has have having he her here hers herself him
    himself his how however if in inside instead into is it its itself just last later least less let like
    many maybe me mine more most much must my myself near nearly neither never next no nobody none nor not
    nothing now nowhere of off often on once one only onto or other our ours ourselves out outside over own
    perhaps quite rather really right same several shall she should since so some somebody someone something
    sometimes somewhere soon still such suddenly than that the their theirs them themselves then there these
    they this those though three through throughout to today together tomorrow tonight too towards two under
    until up upon us usually very was we were what whatever when whenever where wherever whether which while
    who whoever whole whom whose why with within without would yes yesterday yet you your yours yourself
    yourselves
""")

_VERBS = """
    ask ate bake baked be beat became become began begin believe bite blew bought break bring broke brought
    build built burn burst buy call came care carry catch caught change choose chose clean climb close come
    cook count cried cross cry cut dance dig drank draw dreamt drink drive drove dry eat fall feed feel fell
    felt fetch fight fill find finish fix flew fly fold follow forget forgive forgot fought found gave get
    give go goes got grew grow hang hear heard held help hid hide hit hold hug hung hurt keep kept knew know
    laid laugh lay lead learn learnt leave led left lend lent lie lied listen lit live look lose lost love
    made make mean meant meet mend met miss move need open owe paid paint pay pick plant play pour pull push
    put ran rang reach read rest ring rode run said sail sang sat saw say see seek sell send sent set sew
    shook show shut sing sit sleep slept slip sold sort speak spent spoke spread stand stay stole stood stop
    sung swam sweep swept swim take talk taught teach tell tend think thought threw throw told took tore treat
    tried trust try turn understood use wake walk want wash waste watch wear went wept whistle win woke wonder
    wore work write wrote
"""

_NOUNS_AND_OTHERS = """
    afternoon anger apple baby bad bed best better big books boys brave bread breakfast bus cake calm chairs
    children coffee cold cooking cups dark days deep dinner dogs early eight eleven empty evening family
    fifteen fifty fine fish five flowers food forty four fresh fried friends full garden girls good great half
    happy hard hot hours hundreds kids kind kindness kitchen late letters light little long loud lunch men
    mending milk minutes money months morning mornings music new news night nights nine old paper patience
    people pictures plain plenty poor proud quiet quietly rain sad seven shoes shy silence six slow slowly
    small snow songs soup stories strong sure sweet tea ten thank thanks things thirty time tired true twelve
    twenty twice warm water weeks well wet whole wild wine women words worse years young
    absence advice affection alone apples arguments arms babies balance beauty bedtime birds birthdays books
    breakfasts bright brilliance broken candles cards care careful cats cheer chickens chocolate clever clumsy
    coffees colour comfort company compassion conversation conversations corner courage crosswords cuddles
    curiosity daily daughters dignity dinners dog eggs eighteen eighty energy enthusiasm evenings everyday
    eyes faces feet fire football freedom fun funny games generosity gentle gifts glasses grief guidance guilt
    guts hair hands health healthy heart help holidays honest honesty hospital house hugs humility humour
    hundred ice ideas imagination independence integrity jam jokes journeys kisses kittens knees knowledge
    laughs laughter lies loneliness lots loudly loyal loyalty luck lunches manners meals memories messages
    messy midnight moments mouth muddy mugs naughty newspapers nineteen ninety noise nonsense notes oranges
    others pain pancakes parties passion peace pets phone photographs photos pizza poems potatoes prayers
    presence presents pride puddles puns puzzles questions quick recipes respect roses routine sandwiches
    school sense sensible serious seventeen seventy sick silly simple simplicity sincerity sixteen sixty skill
    slippers smell smiles sons sorry spare sparkle stars strength stubborn success sunlight sunrise sunsets
    sunshine support surprises talent talks tall telephone texts thirteen thoughtful thoughts thousands tiny
    toast touch toys trees trouble truth unable useless vegetables visits voices walks weekends weekly wins
    wisdom wonderful worries
"""

# Not "-ity" or "-ly": Trinity and Emily are people.
_ENDINGS = ("ing", "ed", "ness", "ship", "tion", "less", "ously", "fully")
_ROOT = 3  # letters before the ending, at least: "Ming" and "Fred" are people

COMMON_WORDS = _words(_VERBS + _NOUNS_AND_OTHERS)

# Capitalised wherever they stand, also where a verb is asked for ("I wish you God's peace").
ALWAYS_NAMES = _words("""
    mr mrs ms dr prof sir
    god jesus lord christ allah heaven christmas easter ramadan eid diwali hanukkah passover thanksgiving
    monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays fridays
    saturdays sundays january february april june july august september october november december
""")

NAMES_THAT_LOOK_ORDINARY = _words("""
    ahmed alfred beijing chongqing flushing guinness hamed harding harkness inverness irving jared kipling
    manfred mildred mohamed mohammed muhammed reading rashed rasheed saeed siegfried sterling syed waheed
    wilfred winifred
""")


def is_common(word: str) -> bool:
    """True for a word, in small letters, that is surely no name."""
    if word in NAMES_THAT_LOOK_ORDINARY:
        return False
    return word in COMMON_WORDS or any(word.endswith(end) and len(word) >= len(end) + _ROOT for end in _ENDINGS)
