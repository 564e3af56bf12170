"""How letters begin and end in the languages that people write them in: by which words a line greets or takes leave.

Only the beginnings of such lines are kept here, without capitals. Sources: letter-writing handbooks and house styles
of each language as commonly taught; no line of them is quoted.
"""

import re

GREETINGS = (
    # English
    *("dear", "dearest", "my dear", "my dearest", "darling", "my darling", "beloved", "my love", "my beloved"),
    *("hello", "hi", "hey", "hiya", "good morning", "good afternoon", "good evening", "greetings"),
    *(
        "to whom it may concern",
        "to my",
        "to our",
        "to everybody",
        "to everyone",
        "to all",
        "to those",
        "sweetheart",
        "my sweet",
        "my own",
    ),
    # German, Dutch
    *("liebe", "lieber", "liebes", "liebste", "liebster", "liebstes", "meine liebe", "mein lieber", "mein liebes"),
    *("sehr geehrte", "sehr geehrter", "hallo", "guten tag", "guten morgen", "grüß gott", "servus", "moin"),
    *("verehrte", "verehrter", "geliebte", "geliebter", "beste", "lieve", "geachte", "dag", "hoi"),
    # French, Italian, Spanish, Portuguese, Catalan, Romanian
    *("cher", "chère", "chers", "chères", "mon cher", "ma chère", "bonjour", "salut", "coucou", "mon amour"),
    *("madame", "monsieur", "mesdames", "caro", "cara", "cari", "care", "carissimo", "carissima", "mio caro"),
    *("mia cara", "gentile", "gentili", "egregio", "egregia", "spettabile", "ciao", "buongiorno"),
    *("querido", "querida", "queridos", "queridas", "mi querido", "mi querida", "estimado", "estimada"),
    *("estimados", "apreciado", "hola", "buenos días", "muy señor", "muy señores", "amado", "amada"),
    *("meu querido", "minha querida", "caríssimo", "caríssima", "prezado", "prezada", "olá", "oi", "exmo", "benvolgut"),
    *("dragă", "dragi", "draga mea", "dragul meu", "stimate", "stimată", "bună"),
    # Polish, Czech, Slovak, Hungarian, Croatian, Slovene
    *("drogi", "droga", "drodzy", "kochany", "kochana", "kochani", "najdroższy", "najdroższa", "szanowny"),
    *("szanowna", "szanowni", "cześć", "moja droga", "mój drogi", "milý", "milá", "milí", "drahý", "drahá"),
    *("vážený", "vážená", "vážení", "ahoj", "moje milá", "kedves", "drága", "tisztelt", "szia"),
    *("draga", "dragi", "poštovani", "poštovana", "ljubi", "spoštovani"),
    # Danish, Norwegian, Swedish, Finnish, Icelandic
    *("kære", "kjære", "kära", "käre", "hej", "hei", "bästa", "bäste", "rakas", "hyvä", "kæri", "kæra"),
    # Turkish, Welsh, Irish, Greek
    *("sevgili", "değerli", "sayın", "canım", "merhaba", "annwyl", "a chara", "a stór", "αγαπητέ", "αγαπητή"),
    *("αγαπημένε", "αγαπημένη", "γεια"),
    # Russian, Ukrainian, Bulgarian, Serbian
    *("дорогой", "дорогая", "дорогие", "милый", "милая", "уважаемый", "уважаемая", "здравствуй", "здравствуйте"),
    *("привет", "любимый", "любимая", "мой дорогой", "моя дорогая", "дорогий", "дорога", "любий", "люба"),
    *("шановний", "шановна", "вітаю", "скъпи", "скъпа", "мили", "мила", "здравей", "драги", "драга", "поштовани"),
)
"""How a line begins that greets."""

VALEDICTIONS = (
    # English
    *("love", "much love", "lots of love", "with love", "with all", "with much", "with my", "with our", "with every"),
    *(
        "with best",
        "with kind",
        "with warm",
        "with fond",
        "with deep",
        "with thanks",
        "with gratitude",
        "with sympathy",
    ),
    *("with affection", "with respect", "all my love", "all our love", "all the best", "all best", "yours"),
    *("your loving", "your friend", "your old", "your ever", "your own", "your affectionate", "your devoted"),
    *("your grateful", "your son", "your daughter", "your brother", "your sister", "your mother", "your father"),
    *("your mum", "your mom", "your dad", "your grand", "your nan", "your aunt", "your uncle", "your husband"),
    *("your wife", "your neighbour", "your neighbor", "sincerely", "faithfully", "respectfully", "best", "regards"),
    *("kind regards", "kindest regards", "warm regards", "warmest regards", "fond regards", "warmly", "cordially"),
    *("gratefully", "affectionately", "lovingly", "fondly", "truly", "ever yours", "ever your", "as ever", "as always"),
    *("always", "forever", "for ever", "until", "till", "see you", "take care", "cheers", "thanks", "many thanks"),
    *("thank you", "hugs", "big hug", "a big hug", "a hug", "kisses", "thinking of you", "missing you", "god bless"),
    *("bless you", "in sympathy", "in friendship", "in haste", "in love", "goodbye", "good night", "peace", "xoxo"),
    *(
        "believe me",
        "i remain",
        "bye",
        "ta ta",
        "toodle",
        "onwards",
        "blessings",
        "cuddles",
        "still yours",
        "only yours",
    ),
    # German, Dutch
    *(
        "liebe grüße",
        "liebe grüsse",
        "viele grüße",
        "viele liebe",
        "herzliche",
        "herzlich",
        "herzlichst",
        "beste grüße",
    ),
    *(
        "mit freundlichen",
        "mit freundlichem",
        "mit lieben",
        "mit herzlichen",
        "mit besten",
        "mit liebem",
        "freundliche",
    ),
    *("freundlichst", "schöne grüße", "alles liebe", "alles gute", "in liebe", "in alter", "in verbundenheit"),
    *("dein", "deine", "euer", "eure", "ihr", "ihre", "es grüßt", "es umarmt", "hochachtungsvoll", "bis bald"),
    *("gruß", "grüße", "lg", "mfg", "sei umarmt", "deine dich", "liefs", "veel liefs", "groetjes", "groeten"),
    *("hartelijke", "met vriendelijke", "met lieve", "hoogachtend", "dikke kus", "je"),
    # French, Italian, Spanish, Portuguese, Catalan, Romanian
    *("je t'embrasse", "je t’embrasse", "je vous embrasse", "bien à", "amitiés", "amicalement", "bises", "bisous"),
    *("grosses bises", "gros bisous", "cordialement", "bien cordialement", "affectueusement", "tendrement"),
    *("avec toute", "avec tout", "avec mes", "avec amour", "sincèrement", "respectueusement", "à bientôt", "ton", "ta"),
    *("un abbraccio", "ti abbraccio", "con affetto", "con amore", "con stima", "baci", "tanti baci", "cordialmente"),
    *("cordiali saluti", "distinti saluti", "saluti", "a presto", "tuo", "tua", "con tutto", "con tutta"),
    *("un abrazo", "un fuerte", "un beso", "abrazos", "besos", "muchos besos", "con cariño", "con todo", "con amor"),
    *("con toda", "con mucho", "atentamente", "saludos", "un saludo", "cordialmente", "tu hijo", "tu hija", "tu amigo"),
    *("tu amiga", "te quiere", "te abraza", "hasta pronto", "siempre tuyo", "siempre tuya", "tuyo", "tuya"),
    *("um abraço", "abraço", "abraços", "beijo", "beijos", "com carinho", "com amor", "com todo", "com muito"),
    *("atenciosamente", "cumprimentos", "com os melhores", "teu", "tua", "saudades", "até breve", "una abraçada"),
    *("cu drag", "cu dragoste", "cu stimă", "cu respect", "cu mult", "te îmbrățișez", "al tău", "a ta"),
    # Polish, Czech, Slovak, Hungarian, Croatian, Slovene
    *("pozdrawiam", "serdecznie", "serdeczne", "z poważaniem", "z wyrazami", "z miłością", "z całego", "ściskam"),
    *(
        "całuję",
        "twój",
        "twoja",
        "wasz",
        "wasza",
        "uściski",
        "buziaki",
        "łączę",
        "s láskou",
        "s pozdravem",
        "se srdečným",
    ),
    *("s úctou", "srdečně", "tvůj", "tvoje", "tvá", "líbám", "objímám", "s přáním", "s pozdravom", "tvoj", "tvoja"),
    *("szeretettel", "sok szeretettel", "üdvözlettel", "tisztelettel", "ölel", "csókol", "puszi", "barátsággal"),
    *("s ljubavlju", "srdačno", "s poštovanjem", "tvoj", "tvoja", "lep pozdrav", "z ljubeznijo"),
    # Danish, Norwegian, Swedish, Finnish, Icelandic
    *("kærlig hilsen", "kærligst", "kærlige", "mange hilsner", "med venlig", "venlig hilsen", "knus", "hilsen"),
    *("kjærlig hilsen", "klem", "mvh", "med vennlig", "vennlig hilsen", "beste hilsener", "kram", "kramar"),
    *("hälsningar", "många hälsningar", "varma hälsningar", "med vänliga", "vänliga hälsningar", "med vänlig"),
    *("med kärlek", "din", "ditt", "terveisin", "rakkaudella", "ystävällisin", "halauksin", "kveðja", "með kveðju"),
    # Turkish, Welsh, Irish, Greek
    *("sevgiler", "sevgilerimle", "sevgiyle", "saygılarımla", "saygılar", "cariad", "cofion", "yn gywir", "le grá"),
    *("is mise", "με αγάπη", "με εκτίμηση", "φιλιά", "δικός σου", "δική σου"),
    # Russian, Ukrainian, Bulgarian, Serbian
    *("с любовью", "с уважением", "с наилучшими", "твой", "твоя", "твои", "ваш", "ваша", "целую", "обнимаю"),
    *("крепко", "искренне", "всегда твой", "всегда твоя", "до встречи", "твій", "з любов'ю", "з любов’ю", "з повагою"),
    *("цілую", "обіймаю", "с обич", "с уважение", "прегръщам", "са љубављу", "срдачно", "с поштовањем", "твој"),
)
"""How a line begins that takes leave."""

POSSESSIVES = (
    *("your", "dein", "deine", "euer", "eure", "ihr", "ihre", "je", "ton", "ta", "votre", "tuo", "tua", "tu", "tus"),
    *("teu", "tua", "vostro", "vostra", "twój", "twoja", "wasz", "wasza", "tvůj", "tvoje", "tvá", "tvoj", "tvoja"),
    *("din", "ditt", "al tău", "a ta", "твой", "твоя", "твои", "ваш", "ваша", "твій", "твоя"),
)
"""What stands before a name that signs as somebody's own: “Dein Jonas”, “Your friend Mo”."""

NOTATION = re.compile(
    r"(?:b?cc|c\.\s?c\.|copy to|copies to|encl?s?|enclosures?|enclosed|att|attachments?|anlagen?|anl|kopie an|beilagen?"
    r"|p\.\s?j|pi[eè]ces? jointes?|anexos?|adjuntos?|allegat[oi]|bijlagen?|vedlagt|bilag|zał(?:ączniki?)?|przílohy?)"
    r"\s*[.:(]",
    re.IGNORECASE,
)
"""How a line below a name begins that says who has a copy, or what lies inside."""

REFERENCE = re.compile(
    r"(?:re|ref|our ref|your ref|subject|betreff|betr|unser zeichen|ihr zeichen|objet|r[eé]f|asunto|oggetto|assunto"
    r"|betreft|onderwerp|dotyczy|věc|tárgy|тема)\s*[.:]",
    re.IGNORECASE,
)
"""How a line begins that says what a letter is about."""

POSTSCRIPT = re.compile(r"(?:(?:P\.?\s?[-–]?\s?){1,3}S\b\.?|N\.?\s?B\b\.?|З\.?\s?Ы\b\.?)", re.IGNORECASE)
"""How a block after the signature begins: P.S., PS, P.P.S., N.B."""

KISSES = re.compile(r"[xXoOхХ\s.♥❤\ufe0f💕💋😘🥰*<3:)(-]+")
"""A line of nothing but kisses and what goes with them."""


def _opening(phrases: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(set(phrases), key=lambda phrase: (-len(phrase), phrase))
    return re.compile(rf"\W*(?:{'|'.join(map(re.escape, longest_first))})(?!\w)", re.IGNORECASE)


_GREETS, _TAKES_LEAVE, _OWN = _opening(GREETINGS), _opening(VALEDICTIONS), _opening(POSSESSIVES)


def begins_as_a_greeting(line: str) -> bool:
    """Whether a line begins as letters in some language do: “Dear”, “Sehr geehrte”, “Querida”."""
    return _GREETS.match(line) is not None


def begins_as_a_valediction(line: str) -> bool:
    """Whether a line begins as people take leave in some language: “With love”, “Liebe Grüße”, “Un abrazo”."""
    return _TAKES_LEAVE.match(line) is not None


def signs_as_somebodys_own(line: str) -> bool:
    """Whether a line is a name behind a possessive: “Dein Jonas”, “Твой Саша”, “Your friend Mo”."""
    words = line.split()
    return _OWN.match(line) is not None and len(words) > 1 and words[-1][0].isupper()
