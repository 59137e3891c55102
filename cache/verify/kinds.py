"""Tells from a question's words what kind it is: leaning on what came before, or true only for a while."""

from __future__ import annotations

import re
from typing import Final

from cache.verify.words import LONGEST, is_text, plain, word_set

_DAY: Final = 86_400.0
_SOON: Final = 7 * _DAY
"""What costs so much, who leads the league: a week old is still fair."""
_SLOW: Final = 30 * _DAY
"""Who holds an office, how many live somewhere: it changes a few times a year at most."""

# What comes before

_OPENING: Final = re.compile(
    r"""(
      (and|but|or|also|then|plus|because|instead|why\ not|what\ about|how\ about|what\ else|anything\ else)\b
    | (continue|go\ on|proceed|more(?!\ than)|again|retry|try\ again|yes|yeah|yep|no|nope|not|ok|okay|sure|thanks?
      |thank\ you|please\ do|same|exactly|correct|right|wrong)\b(?!\ to\b)
    | (why|how|when|where|who|how\ come|how\ so|really|which\ one|which\ ones|next|oh)\b\W*($|,)
    | (shorter|longer|simpler|cheaper|faster|slower|better|easier|smaller|bigger|something|somewhere|another)\b
    | now\ (?!that\b|in\b)\w+ | so\ (what|why|how|is|are|do|does|can|it|there)\b
    | in\ (english|french|german|spanish|italian|portuguese|chinese|japanese|short|detail|other\ words
        |simple\ terms|python
      |java|javascript|rust|c\+\+)\W*$
    | (do|explain|translate|rewrite|shorten|summari[sz]e|say|repeat|make|rephrase|expand|use|add|remove|change|fix
        |run|try
      |convert|turn|put|give\ me|show\ me|tell\ me|describe|compare|write)\ (it|that|this|those|these|them|so|more
        |again
      |further|another)\b(?!\ \w+\ (is|are)\b)
    | (the\ )?(first|second|third|last|former|latter|previous|other|next)\ (one|ones|option|part|point|step|question
      |example|paragraph|sentence|line|answer)\b
    )""",
    re.VERBOSE,
)
_SAID_BEFORE: Final = re.compile(
    r"""\b(
      (you|i|we)\ (just\ )?(said|mentioned|listed|told|gave|wrote|explained|suggested|recommended|meant|discussed)
    | (i|we)\ (just\ )?asked
    | your\ ((last|previous|first|second|third)\ )?(answer|example|explanation|list|suggestion|response|point|one|option
        |idea|sentence|message|reply)s?
    | (that|this|these|those)$
    | (the|that|this)\ (above|previous|former|latter|following|same\ (thing|one))
    | the\ (other|first|second|third|last|two|three|remaining|rest)(\ ones?)?\W*$
    | (the|these|those|both|all)\ (two|three|four|five)\b(?!.*\b(of|in|that|from|between)\b)
    | what\ (other|else)\b | any\ (other|others|more)\b(?!.*\bthan\b) | (some|are\ there)\ other\b | (one|ones)\W*$
    | for\ example$ | such\ as$ | as\ well$ | instead$ | too$
    )""",
    re.VERBOSE,
)
_SHOWN: Final = re.compile(
    r"""\b(
      (this|these)\b(?!\ (year|month|week|day|morning|evening|is|are|world|life|country|planet)\b)
    | the\ (above|attached|following|previous|selected|highlighted)
    | (text|article|code|function|document|file|image|picture|error|list|table|email|message)\ (above|below)
    )\b""",
    re.VERBOSE,
)
_NAMED_BEFORE: Final = re.compile(r"(?:\S+ ){3,}\S+(?:,|;| and| or| but)(?: \w+){0,4} $")
"""A clause of its own before "this": what that may mean has been said."""
_CONTENT_FOLLOWS: Final = re.compile(r"""[:\n"“«`]""")
_POINTS_AHEAD: Final = re.compile(r"(please )?\w+ (this|these|the following)\b")
_PERSON: Final = re.compile(r"\b(he|him|his|she|her|hers|they|them|their|theirs|its|those|that|it|there)\b")
_EXPLETIVE: Final = re.compile(
    r"""\b(
      it\ (take|takes|took|cost|costs|mean|means|feel|feels|matter|rain|rains|snow|snows)\b.*\b(to|when|for|if
        |in)\ \w+
    | it\ (is\ |was\ |be\ |would\ be\ )?((\w+ly|too|so|ever|still|not)\ )*\w+\ (to|for|that|if|when|in|on|at
        |with)\ \w+\ \S+
    | it\ (still\ |really\ |even\ )?worth\ \w+ing\ \w{2,}
    | (is|was|would|will|can|could)\ (it|there)\ (be\ )?(a|an|any|possible|true|ever|like)\ .*\S+\ \S+
    | is\ it\ to\ \w+\ \S+ | it\ matter\b.*\S+\ \S+ | it\ called\ \S+ | is\ it\ that\ \S+\ \S+
    | it\ (\w+\ ){1,3}(idea|time|way)\ to\ \w+\ \S+ | it\ (is\ )?like\ \w+ing\ \S+
    | (are|is|were|was)\ there\ \w+\ .*\S+ | there\ (is|are|was|were)\b | how\ (is|was)\ it\ (that|like\ to)
    | what\ (is|was|does)\ it\ (like|mean|take)\ to\ \w+ | believe\ that | (so|such|say|said|true|like|than|think
        |know)\ that
    | that\ (is|are|was|were|can|could|have|has|had|do|does|did|will|would|should|you|i|we|people|the|a|an|no)\b
    )""",
    re.VERBOSE,
)
_OWN: Final = ("its", "their", "they")
"""Mostly said of what the same question has named."""
_THINGS: Final = ("that", "those", "there")
_ANTECEDENT_WORDS: Final = 5
"""Words before a pronoun from which on it may mean something of the question itself."""

_RELATIONAL: Final = word_set(
    """advantage advantages alternative alternatives application applications author benefit benefits cause causes
    characteristic characteristics component components con cons consequence consequences cost costs danger
    dangers definition difference differences different disadvantage disadvantages downside downsides drawback
    drawbacks effect effects example examples feature features function functions goal goals history impact
    impacts importance important inventor kind kinds layer layers limitation limitations main meaning method
    methods name names option options origin origins outcome outcomes part parts pro pros problem problems
    process purpose reason reasons requirement requirements result results risk risks role roles rule rules
    sense side sign significance signs solution solutions source sources stage stages step steps structure
    symptom symptoms theme themes tip tips topic treatment treatments type types use uses usage variety way ways
    age long-term long term short best better big bigger biggest cheap cheaper cheapest common easier easiest
    expensive famous fast faster fastest first good great greatest hard key largest last least major many more
    most much new newest next often old older oldest other popular possible several similar similarity
    similarities simple smallest special typical usual usually various worst happened happen happens work works
    mean means explain describe detail details elaborate summarize summary clarify compare help list tell show
    give examples know region city country place people person world thing things one two three made done
    invented discovered treated used created called located built happened founded started ended affect affects
    important relevant necessary dangerous safe true ethical legal useful effective expensive secure"""
)
_SILENT: Final = word_set(
    """a an the of in on at to for from by with and or but as is are was were be been do does did has have had can
    could may might should would will shall must i me my we us our you your there here what which who whom whose
    when where why how some any all each every both its it this that these those they them their he she his her
    him about please not so s t d ll re ve m if than then also just really very far long"""
)
_FIRST_SENTENCE: Final = re.compile(r"(.+?[^\W_]{2}[.?!]+)\s+\S")
_SAYS_ENOUGH: Final = 5
"""Words of a first sentence from which on it says what the question is about."""
_OWN_PERSON: Final = re.compile(
    r"\b(one|someone|somebody|anyone|anybody|everyone|people|persons?|man|men|woman|women|girls?|boys?|guys?|kids?"
    r"|children|wife|husband|boyfriend|girlfriend|friends?|boss|students?|employees?)\b"
)
"""Somebody whom a later "he", "her" or "their" of the same question may mean."""
_BRIEF: Final = 9
"""Words beyond which a question has said what it is about, even if in general words only."""

# What changes

_LIVE: Final = re.compile(
    r"""\b(
      today('s)?|tonight('s)?|tomorrow('s)?|yesterday('s)?|right\ now|just\ now|currently|latest|newest|upcoming
        |up\ to\ date
    | (?<!^)now$ | (?<!^)(?<!from\ )now\b(?=\ (in|at|for|on|and)\b) | (?<!^)at\ the\ moment|as\ of|so\ far\ this
    | (the|a)\ current(?!\ (account|density|divider|flow)\b)
        |current\ (\w+\ )?(price|time|date|weather|rate|version|status|temperature|score|president
        |ceo|news)
    | most\ recent|recent\ (news|events?|updates?|changes?|developments?|results?)
    | (weather|forecast)\ (in|for|at|like|on)|(the|what's\ the|how's\ the|how\ is\ the)\ (weather|forecast
        |temperature\ outside)
    | (any|the|in\ the|latest|world|local|tech|sports)\ (news|headlines)|news\ (about|on|of|from|for)
    | (stock|share|spot|market|gas|fuel|oil|gold|house|bitcoin|crypto\w*|ethereum)\ prices?|prices?\ (of|for|today)
    | exchange\ rates?|(bitcoin|ethereum|dogecoin)\ (worth|trading|at)|share\ price|stock\ quote
    | who\ (is|'s)\ (winning|leading|ahead)|score\ of\ the|final\ score|league\ table|standings
    | (this|next|last|past|coming)\ (hour|morning|afternoon|evening|night|weekend|week|month|quarter|season|year
        |summer
        |winter|spring|autumn|fall|monday|tuesday|wednesday|thursday|friday|saturday|sunday)
    | what\ (time|day|date|year|month)\ is\ (it|this|today)(?!\ in\ .*\bwhen\b)|(what\ is|what's)\ the\ (time|date)\b
    | (days|hours|weeks|months|minutes|long)\ (until|till|left|ago|to\ go)
    | (is|are|has|have)\ .{1,40}\bstill\ (running|open|available|alive|valid|working|on|down|up|online|in\ stock
        |going)
    | near\ me|nearby|around\ here|close\ to\ me|open\ now
    )(?!\w)""",
    re.VERBOSE,
)
_OWN_THINGS: Final = (
    r"(e-?mails?|inbox|mails?|calendar|schedule|agenda|meetings?|appointments?|reminders?|tasks?|to-?dos?|to-?do\ list"
    r"|shopping\ list|clipboard|screen|desktop|downloads?|notes?|messages?|contacts?|battery|location|balance|name|age"
    r"|birthday|alarms?|timers?|files?|folders?|build|order|package|parcel|flight|expenses|spending|transactions?|photos"
    r"|ip(\ address)?|password|address|phone\ number|tabs?|selection|cart|playlist|steps|heart\ rate)"
)
_OWN_STATE: Final = re.compile(
    rf"""\b(
      (what's|what\ is|what\ are|what\ was|show|read|check|list|open|any|who\ is|summari[sz]e|find|search|look\ (at
        |in|up)
        |where\ is|where's|where\ are|status\ of|when\ is|when's|is|are|how\ much\ is|how\ many)\ (\w+\ ){{0,2}}?
        ((on|in|at|of)\ )?my\ (\w+\ )?{_OWN_THINGS}\W*($|\b(today|for|still|this|full|empty|running|done|ready|on)\b)
    | (unread|my\ new|my\ last|my\ latest|my\ next|my\ upcoming|the\ last|the\ latest)\ (e-?mails?|mails?|messages?
        |meeting
        |appointment|alarm|notification|flight)s?
    | (what|which|how\ many|any)\ .{{0,40}}\bdo\ i\ have\b(?!\ to)
    | my\ (clipboard|inbox|calendar|agenda|to-?do\ list) | (who|where)\ am\ i\b | remember\ me
    | (what|where|when|who|which)\ .{{0,20}}\bdid\ (i|my|we|you)\b | have\ (i|we)\ (got|already|ever|done|paid)
    | (you|we)\ (said|discussed|talked)\ (about\ )?(yesterday|before|last|earlier)
    )""",
    re.VERBOSE,
)
_ACTION: Final = re.compile(
    r"""^((hey|hi|please|can\ you|could\ you|ok)\W+)*(
      remind\ me\b | set\ (a|an|the|my)\ (timer|alarm|reminder|volume|brightness) | wake\ me | (snooze|cancel
        |stop)\ the\ (alarm
        |timer) | start\ (a|the)\ timer
    | (send|forward|reply\ to|delete|archive)\ (this|that|an?|the|my|him|her|them)\ ?(\w+\ )?(e-?mail|mail|message
        |text|file)
    | (call|text|e-?mail|message)\ (my|mom|mum|dad|him|her|them)\b
    | (play|pause|skip|resume)\ (some|the|my|this|a|next)\b | (turn|switch)\ (on|off|up|down)\ the\ (light|lights
        |heating|tv
        |music|volume|lamp|ac)
    | (add|put)\ .{1,60}\b(to|on|in)\ (my|the)\ (calendar|list|shopping\ list|to-?do\ list|cart)
    | (schedule|book|reserve|order|buy)\ (me\ )?(a|an|the|my)\ (meeting|table|flight|room|taxi|cab|pizza
        |appointment|call)
    | (take|make)\ a\ (note|screenshot|picture)\ (of|that)\b
    )""",
    re.VERBOSE,
)
_VARIED: Final = re.compile(
    r"(tell|give|show|write|make|suggest|generate|invent|say|pick|choose|draw)\b.*\b(another|random|jokes?)\b"
    r"|surprise me|pick (a|one|any) (number|card|word|colou?r)|choose (a|one|any) (number|card)|pick one$|choose one$"
    r"|roll (a|the|two|\d+) dic?e|flip a coin|throw a coin|toss a coin|(generate|create|make) (a|an|me a) .*\bpassword"
)
_WEEK: Final = re.compile(
    r"\b(how much (does|do|is|are|would|will)\b.*\b(cost|worth|rent|fee|fees|rate|rates|ticket|tickets)"
    r"|costs? of|cheapest"
    r"|interest rates?|mortgage rates?|salary|salaries|best .* (20[2-9]\d)|recently|lately|these days|nowadays|trending"
    r"|who (is|are) (playing|running|favou?rites?)|ranking|rankings|odds)\b"
)
_MONTH: Final = re.compile(
    r"\b((who|what) (is|are|'s) the (\w+ )?(ceo|president|prime minister|chancellor|king|queen|mayor|governor"
    r"|minister|pope"
    r"|leader|head|coach|manager|captain|owner|chairman|director|champion|record|population|version|tax|limit"
    r"|minimum wage"
    r"|richest|tallest|fastest|largest|biggest|most)|population|how old (is|are)"
    r"|how many (people|users|employees|followers"
    r"|countries|members)|version of|contribution limit|tax rates?|minimum wage|net worth|richest|world records?"
    r"|laws?|visa"
    r"|best (laptop|phone|car|camera|tv|app|apps|model|models|software|movies|restaurants?|hotels?)s?)\b"
)


def leans_on_context(question: str) -> bool:
    """Whether a question cannot be understood without what came before or is shown beside it.

    In doubt it leans: such a question is still answered from memory after the same turns.
    """
    text = plain(question).lower()
    if not text:
        return False
    first = _FIRST_SENTENCE.match(text)
    if first and len(first[1].split()) >= _SAYS_ENOUGH and not _CONTENT_FOLLOWS.search(question):
        # What later sentences lean on is the first one.
        text = question = first[1]
    if _CONTENT_FOLLOWS.search(question) and (_POINTS_AHEAD.match(text) or _SHOWN.search(text)):
        return False
    shown = _SHOWN.search(text)
    if _OPENING.match(text) or (shown and not _NAMED_BEFORE.search(text[: shown.start()])):
        return True
    bare = text.rstrip("?!. ")
    return _SAID_BEFORE.search(bare) is not None or _pronoun_without_noun(bare) or _says_no_subject(bare)


def lifetime(question: str, answer: str) -> float | None:
    """Seconds that an answer may be given again: None for no limit, 0.0 for not at all.

    Not at all: what holds for the moment only, what belongs to the user's own state, what does something, and what
    should be different each time.

    Args:
        question: as the user wrote it.
        answer: as it was given; one that speaks of the moment is as short-lived as a question that does.
    """
    if not answer.strip() or len(question) > LONGEST or not is_text(question):
        return 0.0
    text = plain(question).lower().rstrip("?!. ")
    if _LIVE.search(text) or _OWN_STATE.search(text) or _ACTION.match(text) or _VARIED.match(text):
        return 0.0
    if _SPEAKS_OF_NOW.search(plain(answer[:_ANSWER_READ]).lower()):
        return 0.0
    if _WEEK.search(text):
        return _SOON
    return _SLOW if _MONTH.search(text) else None


_ANSWER_READ: Final = 400
"""Characters of an answer that are looked at; what it depends on is said at its beginning."""
_SPEAKS_OF_NOW: Final = re.compile(
    r"\b(as of (today|now|this (morning|week|month))|today is|it is (currently|now)|right now it|the current time"
    r"|at the time of (writing|this)|i (do not|don't|cannot|can't) (have|access) (real[- ]time|live|current))\b"
)


def _pronoun_without_noun(text: str) -> bool:
    """Whether a pronoun stands so early that nothing in the question itself can be meant by it."""
    if _EXPLETIVE.search(text):
        text = _EXPLETIVE.sub(" ", text)
    found = _PERSON.search(text)
    if found is None:
        return False
    if found[0].startswith(("h", "s", "th")) and found[0] not in _THINGS and _OWN_PERSON.search(text[: found.start()]):
        return False
    before = [word for word in re.findall(r"[\w']+", text[: found.start()]) if word not in _SILENT]
    if not before:
        return True
    if found[0] in _OWN and before[-1] not in _RELATIONAL:
        return False
    return len(text[: found.start()].split()) < _ANTECEDENT_WORDS and len(text.split()) <= _BRIEF


def _says_no_subject(text: str) -> bool:
    """Whether only words are left that need something they belong to: "What are the main advantages?"."""
    words = re.findall(r"[\w'+#-]+", text)
    if len(words) > _BRIEF:
        return False
    content = [word.removesuffix("'s") for word in words if word not in _SILENT]
    return all(word in _RELATIONAL for word in content) and not re.search(r"\d", text)
