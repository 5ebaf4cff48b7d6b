"""The values that recipes.py draws from, dimension by dimension."""

LENGTHS = ["4-5 sentences", "5-6 sentences", "6-8 sentences", "4-6 sentences", "5-7 sentences", "6-8 sentences",
           "1-2 sentences", "3 sentences", "9-12 sentences"]

GENRES = [
    "news agency dispatch", "security trade press", "long newspaper feature", "ministry or embassy statement", "company blog post",
    "threat research report", "indictment or court report", "small local paper", "digest of several unrelated items", "interview (question and answer)",
    "live ticker with times", "leak-site or Telegram post quoted by a reporter", "parliamentary debate report", "broadcast transcript",
    "opinion column that reports others' words", "stock exchange notice and reactions", "sports or culture paper", "think-tank note",
]
PLACES = {
    "en": ["United Kingdom", "United States", "Australia", "India", "Ireland", "Canada", "Nigeria", "Singapore", "New Zealand", "Kenya"],
    "fr": ["France", "Belgium", "Switzerland", "Quebec", "Senegal", "Morocco", "Algeria", "Ivory Coast", "Luxembourg", "Lebanon"],
    "es": ["Spain", "Mexico", "Argentina", "Colombia", "Chile", "Peru", "Costa Rica", "Venezuela", "Ecuador", "Uruguay"],
    "de": ["Germany", "Austria", "Switzerland", "Liechtenstein", "South Tyrol", "Germany, a Land", "Germany, a town"],
    "it": ["Italy", "Ticino", "Italy, a region", "Italy, a town", "Vatican"],
    "pt": ["Brazil", "Portugal", "Angola", "Mozambique", "Brazil, a state"],
    "ru": ["Russia", "Kazakhstan", "Belarus", "Ukraine (Russian-language press)", "Latvia (Russian-language press)", "Armenia", "exile press"],
    "zh": ["China", "Taiwan (traditional characters)", "Hong Kong (traditional characters)", "Singapore", "overseas press"],
}
SPEAKERS = [
    "foreign ministry spokesperson", "embassy", "intelligence service", "prosecutor or court", "security company", "research lab or NGO",
    "newspaper or consortium of media", "hospital, university or town", "ransomware gang", "hacktivist collective", "forum handle",
    "opposition party or politician", "treasury or sanctions office", "bank or exchange", "state media", "lawyer for an accused",
    "unnamed officials", "head of government", "data protection or cyber agency", "telecom or energy company", "sports club or federation",
    "international organisation", "two agencies together", "a minister named by name only", "capital city standing for the government",
]
TARGETS = [
    "a state", "an intelligence or military unit", "a named hacking group (invented name)", "a named hacking group that exists", "a spyware vendor",
    "hackers described by country only", "a rival company", "a named individual", "a gang", "nobody named", "several states in a list",
    "a ministry or agency", "a rival political party", "a platform or software maker accused of spying", "the accuser itself (counter-accusation)",
]
ACTS = [
    "intrusion into government mail", "ransomware on a hospital", "DDoS on public sites", "phone spyware on journalists", "theft of customer data",
    "wiper on energy company", "hack-and-leak before a vote", "supply chain compromise", "interception of calls or cables", "theft of cryptocurrency",
    "attack on water or rail operator", "espionage against a laboratory", "defacement of sites", "compromise of a telecom network", "voicemail or account hacking",
    "theft of a voter register", "attack on a satellite or broadcaster", "router botnet",
]
EXCHANGES = [
    "accusation alone", "accusation, and its denial in the next sentence", "denial only; the accusation is known from the denier's retelling",
    "denial before the accusation it rejects", "denial and counter-accusation in one sentence", "accusation, denial and counter-accusation with precedents",
    "condemnation together with an accusation", "demand to stop or explain, after an accusation", "condemnation without attribution",
    "responsibility claim by a group, victim denies the breach", "responsibility claim alone", "sanction with its accusing sentence",
    "indictment, and plea of not guilty", "several accusers, one accused", "one accuser, several accused, one of them denies",
    "two independent claims about two incidents", "denial alone, partial (admits something else)", "sanction or indictment announced, accused state protests",
    "company accuses a state, which denies through its embassy", "demand and denial without open accusation", "accusation through a nested source",
    "hacktivists claim, government attributes them to a state", "denial by a third party", "summoned ambassador, protest note, denial",
]
CONSTRUCTIONS = [
    "plain active sentence", "passive with or without agent", "accuser hidden in a noun phrase", "split quotation, speaker at the end",
    "reported speech over two sentences with pronoun for the speaker", "participle or relative clause carries the claim", "according-to phrase",
    "idiom without a verb of accusing", "technical attribution (overlap of code, infrastructure, wallet, log-in) with a confidence level",
    "hearsay mood or conditional of the language", "nominalisation", "list of parties spread over sentences", "headline-like fragment",
    "question and answer", "irony or scorn in the quote", "target only in an earlier sentence", "role noun instead of a name (the company, the ministry, the group)",
    "short verbless quote",
]
TRAPS = [
    "none", "none", "none", "the writer asserts an act as fact beside the claim", "victim's own scope statement (no bank data taken)", "a 'no comment' beside the claim",
    "an accusation about something that is not a cyber act", "a rival explicitly not accused", "malware or technique named like an actor",
    "'denial of service' and other words that look like cues", "an older incident recalled as background", "sanctions for other reasons",
    "an expert with a job title only", "a bystander country (place of servers, place of visit)", "leak by an insider", "reassurance and advice",
    "arrest without charge told", "an unconfirmed rumour nobody is quoted for",
]
EMPTY = [
    "victim reports a breach, names nobody", "victim limits the scope of a breach (no card data)", "'no comment' to a question about an attack",
    "the writer tells an attack as known fact, nobody is quoted as saying it", "patch and advice for administrators", "malware analysis without any actor",
    "an accusation of vote rigging, corruption or lying, no hacking", "denial of a military or diplomatic matter", "sanctions over war, drugs or human rights",
    "espionage by persons, expulsion of diplomats", "trolls, bots, propaganda without hacking", "negligence suit or fine after a breach",
    "announcement of cyber defence money, a law, an exercise", "warning of possible future attacks by criminals in general",
    "profile of a hacking group, history told as fact", "arrests without a charge told", "insider takes files; charges about leaking",
    "trademark, patent or antitrust quarrel between technology companies", "denial-of-service explained, or statistics of attacks",
    "a company denies that it paid a ransom or that it is for sale", "a spokesman denies a resignation, in an article that also mentions an attack",
    "spoofed, fake or phishing mails in the name of an authority", "interview on passwords, job market of security people",
    "officials of one side contradict each other about readiness", "outage that was not an attack", "sports or culture item with words like attack, defence, hack (life hack)",
    "review of a film or novel on hackers", "joint statement on norms, nobody blamed", "a state builds offensive capability, is not accused of an act",
    "digest of several short items without claim", "accident, crime or health item with no cyber matter", "economic or trade dispute with accusations and denials",
    "question whether an attack took place, still investigated", "a gang's rules or recruitment described by a researcher", "report on blocking of sites or platforms",
]

PLAIN_EXCHANGES = [
    "accusation alone", "accusation, then its denial in another sentence", "denial only; the accusation is known from the denier's retelling",
    "company or town denies that it was breached, attackers' claim told", "denial of a state, the accusation named in a noun", "denial by several of the accused, one sentence each",
    "denial and demand for proof", "denial and condemnation of the accusing side's own hacking", "condemnation alone of a cyber act, actor named", "condemnations by two allies of an act attributed before",
    "demand to stop hacking or explain, ambassador summoned", "demand to extradite or hand over hackers, with the reason", "responsibility claimed by a group, first-person quote",
    "responsibility claimed by a group; the victim confirms the attack only", "data offered for sale by their thief, victim denies", "leak-site listing reported with date and size",
    "hacktivists claim several attacks in one post", "guilty plea or confession", "indictment of named persons, and what is charged", "indictment; the accused's state denies",
    "sanctions against persons and units over hacking, with accusing sentence", "sanctions; the sanctioned state protests and denies", "joint attribution by several states, listed",
    "security company attributes, with confidence level", "media report attributing, officials quoted, denial by the embassy", "accusation, counter-accusation, demand",
    "company sues or accuses a spyware vendor, which denies", "two independent items: a claim of responsibility and an attribution", "politician accuses another party of hacking, who rejects it",
    "the same accusation said three times: headline, body, quote", "no evidence yet, says one; we have proof, says the other",
]
PLAIN_WORDING = [
    "the everyday verb of accusing, denying, claiming", "the everyday verb of accusing, denying, claiming", "said that X was behind / was responsible", "noun of accusing or denying (accusation, allegation, claim, denial)",
    "passive with an agent", "according to", "plain quotation with said", "linked / attributed / traced to", "headline in the present tense, then the body", "pronoun or role in the claim's sentence, name before",
    "short denial (this is not true, we had nothing to do with it, no evidence)", "infinitive or that-clause after the verb", "relative or participle clause",
]
PLAIN_TRAPS = [
    "none", "none", "none", "a second accusation in the passage is about something that is not a cyber act", "a denial in the passage of another matter", "sanctions or charges in the passage over other matters",
    "the writer tells an older hack as fact", "a spokesman comments without accusing anybody", "expert warns of attacks in general", "victim tells the extent of the damage", "somebody named who is neither accuser nor accused",
]
DISPUTES = [
    "airspace or sea border", "troops and shelling", "assassination or poisoning", "spies expelled, agents arrested", "meddling by money, trolls, propaganda, no hacking", "trade, tariffs, subsidies",
    "human rights", "energy, gas, pipelines", "drones, missiles, nuclear work", "journalists jailed, media banned", "corruption, bribes, fraud", "election results, fraud at the polls", "doping and sport",
    "fishing, water, migration", "app or network maker called a risk, banned, no act alleged", "patents, trade secrets by employees", "data protection fine", "bomb or arson attack, claimed by a group",
    "murder charge, plea", "strike and lockout", "insider leak", "disinformation", "sabotage of a cable by a ship", "sanctions over war", "price agreement, antitrust",
]
DISPUTE_MOVES = [
    "accusation and denial", "accusation alone", "denial alone", "condemnation by several states", "ambassador summoned, demand", "sanctions announced", "charges and not guilty", "group claims responsibility",
    "accusation, counter-accusation",
]
PLAIN_EMPTY_SHARE = 0.6

DENSE_TYPES = ["A", "D", "A", "R", "D", "C", "M", "A", "D", "S", "I", "R"]
DENSE_ORDERS = {
    "A": [
        "victim first, then the accused in a passive, speaker last",
        "speaker first, that-clause with accused and victim",
        "quotation first, speaker after it, parties before it",
        "accused first (is accused by ... of ...)",
        "victim is the speaker and a state its accused",
        "newspaper cites officials who blame a state",
        "security company names the victim's attackers, a rival or another group beside",
        "the claim in a relative clause behind the victim's name",
        "two accusers and one accused",
        "one accuser and three accused in a list",
        "pronoun or role as speaker, named the sentence before",
        "pronoun or role as target, named the sentence before",
        "speaker only in a phrase with according to, at the end",
        "person speaks for an institution, both named",
        "another state as bystander (place, ally, victim) in the same sentence",
        "malware, tool or operation named beside the actor",
        "group is said to work for a state, both named",
        "authorless passive or is suspected",
        "accused described only by country, victim a firm of another country",
        "noun phrase: X's accusation against Y over Z",
        "leaked documents, their source, the medium that prints them, the service they blame",
        "headline of five to nine words, then its long sentence",
    ],
    "D": [
        "denial names its accuser and the victim",
        "denial by one of two accused, the other silent",
        "victim denies what a gang claims",
        "speaker first, that-clause with accuser and victim",
        "quotation first, speaker after it, accuser before it",
        "pronoun or role as speaker, named the sentence before",
        "short denial without a cyber word after the accusation",
        "person speaks for an institution, both named",
        "denial told inside the accusing sentence",
        "an ally denies for the accused, both named",
    ],
    "R": [
        "gang lists several victims",
        "seller on a forum, victim, and reporter who saw the post",
        "victim first, gang in a passive, date of the post",
        "confession or guilty plea, prosecutor and victim named",
        "group boasts of an attack in reply to another state's act",
        "researcher or newspaper says that the group claimed it, victim confirms",
    ],
    "C": [
        "state condemns an attack on an ally by a third",
        "several states condemn, one names the actor",
        "victim firm's head condemns, in a quotation, actor named before",
    ],
    "M": [
        "parliament or party demands an answer from a state or firm",
        "ambassador summoned, asked to explain, ally named beside",
        "state asks another to hand over hackers or stop, victim named",
    ],
    "S": [
        "treasury sanctions a person, a unit and a firm",
        "two governments sanction together, the sanctioned work for a third",
    ],
    "I": [
        "court, prosecutor, several defendants, victim",
        "charged persons said to work for a state, victims in several countries",
    ],
}

WATCHED = [
    "a secret service tapped telephones of a government, told by a newspaper", "mass collection of call records or cables by a service, from leaked documents", "an embassy or summit bugged electronically",
    "phones of journalists infected with a vendor's spyware, told by an NGO or lab", "tabloid or private detectives listened to voicemail", "opposition politician says that the government taps his phone or reads his mail",
    "police or prosecutors use trojans, read a party's or institute's mailboxes", "service of one state passes intercepted data to that of another", "firm accused of a back door or of giving a service access to its servers",
    "a service watched lawyers, activists, a union, a religious group", "allied services spy on each other", "university, exchange or telephone network infiltrated by a service",
    "private pictures of celebrities stolen and spread", "hacktivists against a company, ministry, sect or terrorist group", "accounts on a social network taken over, the pranksters speak", "leak-site listing of well-known firms",
    "young hacker before the court", "voting machines or voter rolls interfered with", "journalist or researcher called a hacker by an authority", "app maker accused of sending users' data to its state",
    "e-mails of a campaign stolen and published; who gave them", "whistle-blower and what he revealed", "state media say that another state attacks their networks", "bank, exchange or betting firm robbed of coins, investigators point at somebody",
]
WATCH_CLAIMS = [
    "the medium's own finding, the medium named at the end", "documents show or reveal it; their source named", "source or expert without a name says it, medium beside", "accused of, suspected of, without an accuser",
    "accusation only in a noun phrase", "somebody brings a secret programme to light", "investigators or agencies believe or suspect", "NGO's report according to which X did it",
    "person tells what was done to him and by whom, in a quotation", "complaint or lawsuit against X over it", "adjective of origin names the accused", "a ministry's statement in the first person",
]
WATCH_ANSWERS = [
    "short denial without an object", "quotation that says what the speaker never did, no verb of denying", "denial as a scornful noun or adjective", "denial in a subordinate clause at the end",
    "pleaded not guilty", "firm denies that it was broken into", "third party denies for another, or sees no sign of it", "government demands an explanation, an end, an inquiry", "parties, unions, firms condemn it, object named",
    "condemnation by one strong adjective in a quotation", "confession, and why it was done", "group says why it did it, in a post", "placed under formal investigation, charged", "sanctions mentioned in passing",
    "no answer at all; a second medium tells more of it", "accused answers with an accusation of its own",
]
ARTICLE_BACKGROUND = [
    "the same two parties quarrelled over an earlier hack", "who attributed the group before, in a subordinate clause", "an earlier denial recalled", "an older indictment or sanction of the same people",
    "history of the group as fact (no claim)", "what the victim does and how large it is", "a law, summit or election that gives the moment", "another country's similar case with its own accuser",
    "an expert explains without accusing", "how the attack worked, technically", "a second incident with other parties", "no comment from somebody asked",
]
