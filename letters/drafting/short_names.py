"""What people are also called: "Dave" and "Davey" for "David", "Peggy" for "Margaret", and back again.

The names are those of the package `nicknames` (Apache-2.0), and some of our own that it lacks.
"""

from collections.abc import Mapping
from functools import cache, lru_cache
from types import MappingProxyType

from nicknames import NickNamer

from letters.naming import fold_word

_ONE_NAME = """
    alan allan allen al
    alexander alexandra alexandre alejandro alejandra aleksander alex alec sasha sandy sascha xander lex lexi ale
    andrew andreas andre andy drew
    ann anne anna annie nan nancy anya ania hannah
    anthony antony antonio anton tony ant toni
    barbara babs barb barbie bobbie
    barry baz bazza
    benjamin ben benny benji
    carolyn caroline carol caro carrie caz
    catherine katherine katharine kathryn catharine katrin catalina katarzyna ekaterina cath kath cathy kathy cat kat
        kate katie katy kit kitty kasia katya cate
    charlotte charlie lottie lotte char
    christopher chris kit topher kris
    christine christina kristina chris chrissie tina kirsty
    daniel dan danny dani daniela danielle
    darren daz dazza
    david dave davey davy dai davie
    deborah debra debbie deb debs
    dorothy dot dottie dolly dodie
    edward edmund edwin ed eddie ted teddy ned eduardo
    eleanor elinor ellie nell nellie nora lena ella
    elizabeth elisabeth elsbeth liz lizzie lizzy beth betty betsy bess bessie eliza libby lisbeth elsie elspeth lily
        lise lilibet buffy ela elisabetta
    emily em emmy millie
    francis francisco frances fran frank frankie fanny paco pancho cisco
    frederick fred freddie freddy fritz friedrich
    gareth gary gaz gazza
    geoffrey jeffrey geoff jeff
    gerald gerard gerry jerry
    giovanni gianni johann johannes hans
    guillermo memo
    harold harry hal
    helen helena ellen elena lena nell
    henry harry hal hank henri heinrich heinz enrique
    isabel isabella isobel izzy bella belle izzie
    jacqueline jackie jacqui
    james jim jimmy jamie jem jimbo
    jane janet janey jan
    jennifer jenny jen jenn jennie
    jeremy jez jem jerry
    jessica jess jessie
    joan joanna joanne johanna jo joanie
    john jon jonathan johnny jack jock jono jonny ian ivan
    joseph joe joey jos jose josef giuseppe pepe beppe jojo zef
    josephine josie jo
    joshua josh
    judith judy jude
    juan juanito
    kenneth ken kenny
    laurence lawrence larry laurie lol loz lorenzo
    leonard leo len lenny leonardo
    louis lewis lou louie luis ludwig
    louise louisa lou luisa lulu
    lucy lucia luce
    manuel manny manolo
    margaret maggie maggy mags meg megan peg peggy madge marge margie margot greta gretel rita daisy maisie magda
        margarita marguerite gosia
    maria mary marie molly polly mamie may mae mia maryam miriam marja mariam masha marisol
    martha marty mattie
    martin marty
    matthew matt matty mateo matteo matthias
    michael mike mick mickey micky mikey mitch miguel mischa michel michal mikael misha
    miguel migs
    natalie natalia natasha nat tasha nata
    nathaniel nathan nat nate natty
    nicholas nicolas nick nicky nico klaus nik nikolai niko colin
    nicola nicole nicky nikki nic
    oliver ollie olly
    olivia liv livvy
    pamela pam pammy
    patricia pat pats patsy patty tricia trish trisha paddy
    patrick pat paddy patsy rick
    paul paulie pablo paolo pavel
    peter pete pietro pedro pierre piet petey
    philip phillip philippa phil pip pippa felipe
    rachel rach rachael rae
    raymond ray
    rebecca rebekah becky becca bex beck
    richard rich richie rick ricky dick dickie ricardo dickon
    robert rob robbie robby bob bobby bert roberto robin rab
    roderick rod roddy
    ronald ron ronnie
    rosemary rose rosie romy
    samuel samantha sam sammy
    sarah sara sal sally sadie
    sharon shaz shazza
    sophia sophie sofia soph zofia zosia
    stephen steven stephan stefan steve stevie ste esteban steph
    stephanie steph steffi stephie
    susan suzanne susanna susannah sue susie suzie suzy suki sukie zuzana zuza
    terence terry tel
    theodore theo ted teddy teodor
    theresa teresa terry terri tess tessa tracy tracey tereza
    thomas tom tommy tomas tommo
    timothy tim timmy
    tobias toby
    valerie val
    victoria vicky vicki vic tori
    victor vic vik
    vincent vince vinny vin
    walter walt wally wat
    william will bill billy willie willy liam wills guillaume wilhelm willem bil
    winifred winnie freda
    zachary zack zach
"""
_NOT_SHORT = frozenset(
    ("robert bill", "robert billy", "susan hannah", "patrick peter", "robert rupert", "steven steph")
)
"""Pairs of the package that nobody would take for one another."""

_ORDINARY = """
    bat cage candy chat chick con court day del duty es experience fall fate field governor green ham hop kill king left
    les life link little mock nap one see silence than van vest vet wash west wood
"""
"""What the package has among the short names, and what is one so seldom that it is rather the word."""


@cache
def _known() -> NickNamer:
    """The table of short names, read on first use, in some 5 ms."""
    return NickNamer()


@cache
def _ours() -> Mapping[str, frozenset[str]]:
    called: dict[str, set[str]] = {}
    for line in _ONE_NAME.strip().replace("\n        ", " ").split("\n"):
        first, *others = line.split()
        for other in others:
            called.setdefault(first, set()).add(other)
            called.setdefault(other, set()).add(first)
            # Two long forms are one name too ("Catherine", "Kathryn"), and so are two short ones of the same.
            called[other].update(others)
    return MappingProxyType({name: frozenset(also) for name, also in called.items()})


@lru_cache(maxsize=1_024)
def also_called(name: str) -> frozenset[str]:
    """Every other name, in small letters without accents, by which somebody called `name` may be meant."""
    plain = fold_word(name)
    ours = _ours().get(plain, frozenset[str]())
    theirs = _known().nicknames_of(plain) | _known().canonicals_of(plain)
    others = {each for each in theirs if f"{plain} {each}" not in _NOT_SHORT and f"{each} {plain}" not in _NOT_SHORT}
    return frozenset(others.difference(_ORDINARY.split()) | ours) - {plain}
