import { type Claims, caution } from './span.ts'
import { houseOfSaint } from './units.ts'
import { matchesIn, matchesOf, windowsOf } from './windows.ts'

/** Weak hints that point at one person: a rare job, an event in the news, a described car, a face or a print. */
const COLORS =
  'silver|white|black|blue|red|green|gray|grey|gold|yellow|orange|purple|maroon|tan|beige|brown|teal|navy|burgundy|pink|turquoise|dark blue|light blue|primer-gray|rusted|two-tone|lime green|champagne'
const MAKES =
  'toyota|honda|ford|chevy|chevrolet|subaru|jeep|nissan|bmw|audi|volvo|mazda|hyundai|kia|lexus|dodge|ram|gmc|buick|cadillac|tesla|volkswagen|vw|mercedes|mini|acura|infiniti|chrysler|pontiac|saturn|saab|mercury|lincoln|porsche|harley|yamaha|kawasaki|ducati|peugeot|renault|seat|fiat|corolla|camry|civic|accord|altima|sentra|prius|tacoma|tundra|rav4|highlander|crv|cr-v|f-?150|f-?250|silverado|malibu|impala|camaro|corvette|mustang|explorer|escape|focus|fusion|taurus|outback|forester|impreza|wrangler|cherokee|elantra|sonata|tucson|jetta|passat|golf|beetle|odyssey|pilot|sienna|minivan|caravan|pickup|bronco|suburban|tahoe|equinox|charger|challenger|durango|rogue|maxima|frontier|sportage|soul|van|motorcycle|el camino|versa|fit|cruze|sierra|tsuru|hilux|escalade|hellcat|electra|lesabre|range rover|land rover|defender|jaguar|maserati|ferrari|lamborghini|rivian|suzuki|mitsubishi|isuzu|opel|vauxhall|skoda|citroen|holden|maruti|mahindra|kenworth|peterbilt|freightliner|winnebago|airstream|vespa|goldwing|4runner|land cruiser|yukon|navigator|crown vic(?:toria)?|town car|ranger|maverick|excursion|trailblazer|prowler|gladiator|telluride|sorento|yaris|supra|miata|wrx|crosstrek|tiguan|el dorado|eldorado|thunderbird|firebird|trans am|gto|chevelle|nova|barracuda|studebaker|packard|oldsmobile|bel air|f-?350|f-?100|nomad|biscayne|fairlane|galaxie|plymouth|datsun|ambassador|bentley|rolls-royce'
/** What is said of a car before its make: `powder blue`, `lifted white`, `rust-colored`. */
const PAINT = `(?:(?:lifted|lowered|stretch|vintage|restored|souped-up|beat-up|rusty|rusted|old|matte|metallic|powder|sky|baby|navy|forest|lime|candy|candy-apple|fire-engine|cherry|midnight|electric|neon|pale|faded|bright|light|dark)[ -])?(?:(?:${COLORS})|[a-z]+[- ]colou?red|candy-red|cherry-red)(?:[ -](?:and[- ])?(?:${COLORS}))?`
/** What it has on it: `with a cattle guard`, `w/ Bruins decal`. */
const FITTED =
  '(?:,? (?:with|w/|w) (?:a |an |the |no |its )?[a-z][a-z-]*(?: (?!and |or |but |on |in |at |to |he |she |is |was )[a-z][a-z-]*){0,3})'
const BODY =
  'stretch limo|limousine|truck|pickup|van|suv|wagon|sedan|hatchback|convertible|coupe|camper|rv|trailer|motorhome|scooter|moped|flatbed|school bus|hearse|jeep|bike|motorbike|tractor|skiff|sloop|trawler|pontoon|houseboat|sailboat|catamaran'
const DESCRIBED = `(?:${PAINT} (?:(?:19|20)\\d\\d |'\\d\\d )?(?:stretch |lifted |flatbed )?(?:(?:${MAKES})\\b ?){1,2}(?:(?:${BODY})\\b ?)?${FITTED}?|(?:lifted|flatbed|vintage|restored|stretch|souped-up) (?:(?:${MAKES})\\b ?){1,2}${FITTED}?|${PAINT} (?:${BODY})\\b${FITTED}|(?:${COLORS})-hulled [\\w-]+|\\d\\d-foot(?:er)?(?: (?:sloop|trawler|skiff|sailboat|yacht|boat|ketch|schooner|pontoon|catamaran))?)(?![\\w])`
const CAR = `(?:(?:${COLORS})(?:[- ](?:and[- ])?(?:${COLORS}))? (?:(?:19|20)\\d\\d )?(?:(?:${MAKES})\\b ?){1,2}(?:with [a-z ]{3,30})?|(?:(?:19|20)\\d\\d |'\\d\\d )(?:(?:${COLORS}) )?(?:(?:${MAKES})\\b ?){1,2}|(?:${COLORS}) (?:(?:19|20)\\d\\d|'\\d\\d) [A-Z]?[a-z]+|(?:(?:${MAKES})) (?:color )?(?:rojo|roja|azul|blanco|blanca|negro|negra|gris|verde|plateado|amarillo|dorado|cafe|vino))`

const PUBLIC_PLACE =
  "bridge|mill|plant|factory|mall|church|school|stadium|train|bus|ferry|dam|mine|nightclub|courthouse|plaza|warehouse|refinery|hotel|synagogue|mosque|temple|apartment|building|tower|subway|metro|airport|marathon|parade|concert|festival|market|supermarket|grocery store|college|campus|hospital|nursing home|tunnel|pipeline|quarry|chemical|gas|crane|levee|boat|plane|helicopter|bank|prison|jail|club|rodeo|fair|silo|elevator|brewery|high school|mayor's|senator's|governor's|sheriff's|bishop's|priest's|coach's|senate|county|city|downtown|courthouse|diocese|olympic|election|lab|dorm|refinery|transit|depot"
const HAPPENING =
  'rollover|pile-?up|shootings?|fire|collapse|indictment|bombing|crash|derailment|explosion|flood|scandal|massacre|stabbings?|kidnapping|murders?|trial|lawsuit|arrest|verdict|riot|recall|robbery|wreck|sinking|spill|standoff|hostage[- ]taking|resignation|cave-in|accident|strike|closure|disaster|attack|conviction|impeachment|abuse case|hostage crisis|bus crash|drowning|landslide|mudslide|hit-and-run|wildfire|tornado|hurricane|evacuation|inquiry|inquest|killings?|slayings?|raid|siege|blackout|earthquake|loss of separation|near[- ]miss|near[- ]collision|crush|sit-in|walkout|heist|blaze|tragedy|strangl(?:ing|er)s?|poisonings?|abductions?|hijacking|stampede|beheading|lynching|hold-?ups?'

const EVENTS: RegExp[] = [
  `\\b[Tt]he (?:(?:[A-Z][\\w'.-]+|19\\d\\d|20\\d\\d) ){1,4}(?:[a-z]+ ){0,2}?(?:${HAPPENING})\\b`,
  `\\b(?:the|(?:last|this|that) [a-z]+(?:'s)?|a) (?:[a-z]+ )?(?:${PUBLIC_PLACE}|daycare van|school bus|daycare|van|truck|tanker|ambulance|mayor|senator|governor|sheriff|bishop) (?:(?!(?:said|says|had|has|was|is|saw|and|or|on|after|before|set|called|caught) )[a-z]+ )?(?:${HAPPENING})\\b(?: (?:on|at|in) (?:the )?[A-Z][\\w-]+(?: [A-Z\\d][\\w-]*){0,2})?`,
  `\\bHurricane [A-Z][a-z]+\\b`,
  `\\b[Tt]he (?!(?:attempted|alleged|second|first|whole|mass|other|last|next|gun|real|recent|such)\\b)[a-z]+(?:'s|s')? (?:explosion|drownings|murders?|killings|massacre|bombing|shooting|stabbing|strike|derailment)\\b(?! (?:distance|range|pains?))`,
  `\\b[Tt]he (?:sinking|murder|shooting|disappearance|killing|drowning|collapse|burning) of the (?:[A-Z][\\w'-]+ ?){1,3}`,
  `\\b[Tt]he (?:[a-z]+-[a-z]+ |[a-z]+ ){1,2}(?:derailment|massacre|bombing|hostage crisis|press conference|mudslide|standoff|cave-in)\\b`,
  `\\b[Tt]he [a-z]+(?:-[a-z]+)+ (?:press conference|drowning|murders?|shooting|rescue|wedding|scandal|trial|lawsuit|video|interview)\\b`,
  `\\b(?:one|two|three|four|five|six|seven|eight|nine|ten|\\d{1,2}|several) (?:[a-z]+ ){0,2}(?:deaths|suicides|murders|killings|drownings|overdoses|shootings) (?:at|in|on|of) [^,.;\\nA-Z]{3,60}?(?= (?:made|was|were|that)\\b|[,.;\\n]|$)`,
  `(?<=\\b(?:en las noticias|en el periodico|en los periodicos|en la tele|en la television|viral)(?::|,|,? como) )(?:el|la|los|las) [a-z]+(?: [a-z]+){1,5}(?=[.,;)]|$)`,
  `(?<=\\b(?:[Rr]ead about it|[Hh]eard of it|[Hh]eard about it|[Ss]een it|[Ww]atched it), )the [a-z'-]+(?: [a-z'-]+){0,3}(?=[,.;]|$)`,
  `\\b(?:(?:the |a )?(?:runner-up|finalist|semifinalist|winner|champion|medall?ist|valedictorian|contestant|record holder)) (?:at|in|on) (?:the |an? )?(?:\\d{4} )?[A-Z][\\w'-]+(?: (?:of |the )?[A-Z][\\w'-]+){0,4}`,
  `\\bthe (?:hit-and-run|shooting|stabbing|explosion|drowning|standoff|derailment|crash|bombing|massacre) (?:by|at|on|near|outside|under|behind) the (?:[a-z]+ )?[a-z]+\\b`,
  `\\bthe (?:[a-z'-]+ ){1,3}(?:${HAPPENING}|case|story|incident|protest|rescue|murders?)(?=,? (?:that was |which was |that has been |that had been |was |is |has been |had been |made |it was |were |got )?(?:all over|on|in all(?: of)?|in|the|every)(?: the| every)? (?:news|papers?|newspapers?|headlines|local news|evening news|front page|tv|channel|station))`,
  `\\b(?:el|la|los|las) (?:derrumbe|incendio|tiroteo|choque|explosion|atentado|masacre|accidente|balacera|secuestro|inundacion|terremoto|huracan|desplome|descarrilamiento|escandalo) (?:de la|del|de los|en el|en la|de|en) [\\w-]+(?: [A-Z][\\w-]+)?`,
  `(?<=\\b(?:may remember|(?:may|will|might|must) have (?:read|heard|seen)|you'll have (?:read|heard|seen)|remember|read about|heard about|saw|you know|you'd know|recuerdan|recordaran) )(?:(?:about|of) )?the [a-z'-]+(?: [a-z'-]+){0,2} (?:${HAPPENING}|case|story)\\b(?: (?:on|in|at) (?:campus|town|the [a-z]+))?`,
].map((source) => new RegExp(source, 'g'))

const RARE_JOB =
  "deputy sheriff|chief deputy|tympanist|timpanist|lexicographer|dowser|water witch|(?:federal |u\\.s\\. )?bankruptcy judge|administrative law judge|riverboat pilot|mayor|alderman|alderwoman|meteorologist|archdeacon|cantor|town clerk|county commissioner|selectman|selectwoman|ombudsman|provost marshal|harness maker|bagpiper|muralist|auctioneer|tribal council(?:man|woman|member)|paramount chief|alcalde|alcaldesa|coroner|sheriff|police chief|fire chief|chief of police|poet laureate|state senator|senator|congress(?:man|woman)|governor|lieutenant governor|ambassador|astronaut|county judge|state representative|city council(?:man|woman|member)|school superintendent|superintendent of schools|district attorney|attorney general|bishop|archbishop|lighthouse keeper|harbor pilot|harbor ?master|falconer|bull rider|rodeo clown|beekeeper|glassblower|luthier|bell ?ringer|organ builder|storm chaser|test pilot|bush pilot|smokejumper|tv (?:weatherman|anchor|meteorologist|presenter)|news anchor|weather ?man|weather presenter|radio host|morning show host|sportscaster|olympian|olympic [a-z]+er|(?:nfl|nba|mlb|nhl|wnba) (?:player|referee|coach)|concertmaster|prima ballerina|opera singer|puppeteer|ventriloquist|sword swallower|trapeze artist|circus [a-z]+|postmistress|postmaster|harpist|brewmaster|weaver|thatcher|cooper of|bookbinder|lacemaker|net ?mender|wheelwright|gunsmith|stunt (?:man|woman|double)|taxidermist|embalmer|medical examiner|executioner|lobster-boat designer|boat ?builder|shipwright|wolf biologist|zookeeper|snake handler|mascot|town crier|carillonneur|perfumer|sommelier|horse whisperer|farrier|saddle maker|piano tuner|clock ?maker|cheese ?maker|tribal (?:chair(?:man|woman|person)?|chief|judge|elder)|imam of [a-z ]+|drag (?:king|queen) [a-z]+|crossword (?:constructor|setter)|chess grandmaster|grandmaster|voice actor|fire lookout|bomb technician|hostage negotiator|crop duster|tugboat captain|ferry captain|submarine [a-z]+|nuclear [a-z]+ operator|rocket [a-z]+|cryptographer|diamond cutter|ice road trucker|alligator [a-z]+|oyster farmer|truffle hunter|stenographer for the [a-z ]+|court stenographer|santero|[a-z]+er's apprentice|" +
  'glaciologist|volcanologist|seismologist|palaeontologist|paleontologist|egyptologist|primatologist|ichthyologist|herpetologist|ornithologist|entomologist|mycologist|speleologist|oceanographer|astrophysicist|bridge tender|lock ?keeper|lamplighter|gravedigger|hatchery manager|wig ?maker|milliner|gemologist|horologist|dry-?stone waller|hedge-?layer|charcoal burner|chicken sexer|reindeer herder|sheep shearer|tea taster|saturation diver|commercial diver|nuclear diver|(?:textile|art|paper|painting|book|furniture) conservator|art restorer|stained-glass [a-z]+|color matcher|puppet [a-z]+|bell founder|(?:violin|cello|bow|harpsichord|bagpipe|guitar|lute|flute|drum) maker|knife thrower|fire-?eater|lion tamer|stuntwoman|foley artist|ice sculptor|sand sculptor|rope maker|sail ?maker|block maker|cooper and [a-z]+|coin designer|map ?maker|globe maker|typefounder|smoke jumper|egg candler|pearl diver|sponge diver|mine rescuer|cave rescuer|avalanche [a-z]+|tsunami [a-z]+ technician|antarctic station [a-z]+|mortuary affairs specialist|campaner[oa]|farer[oa]|guardafaros|torer[oa]|domador[a]?|afinador[a]? de pianos'

/** A field few work in, and what one may be there: `rodeo announcer`, `glacier pilot`. */
const RARE_FIELD =
  'riverboat|opal|emerald|diamond|wild[- ]horse|grain elevator|dam safety|church[- ]bell|church[- ]organ|pipe[- ]organ|theat(?:er|re) organ|sponge|abalone|urchin|dulse|kelp|seaweed|clam|geoduck|oyster|lobster|crab|eel|caviar|truffle|ginseng|cranberry|braille|sanskrit|hieroglyph|manuscript|relic|reptile|bear|wolf|wool[- ]handling|shearing|log[- ]rolling|rodeo|harness-racing|harness racing|glacier|bush|hotshot|harbou?r|lighthouse|circus|racetrack|derby|ice[- ]road|avalanche|volcano|whale|shark|falcon|sled[- ]dog|dog[- ]?sled|steeplechase|opera|ballet|symphony|casino|submarine|rocket|missile|bomb|execution|death[- ]row|crime[- ]scene|cadaver|deep[- ]sea|oil[- ]rig|saturation|stunt|trapeze|carnival|puppet|honky-tonk|bagpipe|carillon|sumo|polo|bobsled|luge|chess|spelling|tidal|antarctic|arctic|planetarium|lottery|jousting|blimp|hovercraft|cable-car|funicular|lifeboat|tugboat|pilot-boat'
const RARE_ROLE =
  'miner|tuner|founder|harvester|transcriber|auctioneer|appraiser|grader|restorer|voicer|carver|lexicographer|blower|hunter|tracker|wrangler|specialist|announcer|bullfighter|clown|judge|pilot|superintendent|keeper|trainer|handler|diver|driver|musher|jockey|caller|rider|breeder|dealer|operator|inspector|sketch artist|interpreter|biologist|lookout|engineer|tech|technician|chef|scout|scientist|captain|singer|dancer|conductor|photographer|chaplain|warden|executioner|spotter|skipper|coxswain|groom|farrier|master|player|coach|star|soloist|rigger|welder|cleaner|commentator|champion|veterinarian'
const SKILLED = `\\b(?:the |an? )?(?:ret(?:ired|\\.)? |former |ex-)?(?:(?:${RARE_FIELD}) (?:${RARE_ROLE})|court stenographer|court sketch artist)\\b`
const PLACE_OWNER =
  'town|county|city|state|village|parish|valley|island|region|district|league|team|school|university|diocese|tribe|country|nation|hospital|company|department'
const UNIQUE: RegExp[] = [
  `\\bmember of (?:the |our |this )?(?:state|county|city|governor|mayor|president|king|queen|national|olympic|world|royal|u\\.?s\\.?|country|nation)(?:'s)? (?:[a-z-]+ ){0,3}(?:team|squad|cabinet|task force|commission|orchestra|choir|ballet|unit|crew|guard|court)\\b`,
  `\\b(?:the )?(?:reigning |former |defending |two-time |three-time )?(?:champion|winner|holder) of the (?:[a-z'-]+ ){1,4}(?:regatta|derby|rodeo|marathon|race|cup|bee|fair|pageant|tournament|championship|open|games|contest|festival|title|record|belt)\\b(?: (?:[a-z]+ years running|[a-z]+ times|[a-z]+ years in a row))?`,
  `\\b(?:the )?only [a-z]{2,}(?:er|or|ist|ian|man|woman|ero|era|ant|smith|wright|pilot|nurse|priest|rabbi|imam|cop|vet|judge|chef|guide|monk|nun)s? with (?:an? |the |one |no )?[a-z-]+(?: [a-z-]+)?(?=[.,;)]|$| (?:and|in|at|who)\\b)`,
  `\\b(?:the )?(?:assistant |associate |acting |co-)(?:principal|concertmaster|conductor)(?: (?:oboe|violin|cello|viola|flute|clarinet|horn|trumpet|bassoon|harp|bass|percussion|trombone|timpani))?(?: (?:of|in|for|with) the (?:[a-z]+ ){1,3}(?:orchestra|symphony|philharmonic|opera|ballet|chorale|choir|band))?\\b`,
  `(?:\\bthe |\\b(?:our|their|his|her) )?\\b(?:(?:${PLACE_OWNER})'s |(?:the )?(?:${PLACE_OWNER}) )?(?:only|sole|lone|last(?= (?:[a-z-]+ ){0,2}[a-z-]*(?:keeper|maker|midwife|speaker|blacksmith|doctor|priest|teacher|miner|fisherman|weaver|operator|pharmacist|dentist|vet|veterinarian|barber|tailor|cooper|farrier)\\b)|youngest|oldest|first(?! (?:time|session|year|week|day|month|child|one|thing|visit|born|marriage|husband|wife|date|sessions?|few|meeting|job|language|two|line|name|step|grade|and)))\\b(?: (?:ever|known|remaining|surviving|openly|licensed|board-certified|female|male|woman|black|latina|latino|gay|trans|deaf|blind|asian|native|muslim|jewish|hmong))* (?:class of )?(?:[a-z'-]+ ){0,4}?(?:[a-z-]*(?:er|or|ist|ian|man|woman|men|women|pilots?|chief|coroner|captain|rider|doctor|nurse|priest|imam|rabbi|vet|judge|officer|keeper|teacher|principal|surgeon|clerk|mayor|sheriff|midwife|interpreter|pharmacist|conductor|coach|smith|wright|monger|deputy|mechanic|teacher's aide|guide|athlete|cop|attorney|professor|minister|pastor|chef|undertaker|agent|rangers?|operator|firefighters?|trooper|anchor))\\b (?:in|at|on|of|for|within) (?:the|this|that|our|her|his|their|town|a|[a-z]+) ?(?:[a-z']+ ?){0,2}`,
  `\\b(?:${PLACE_OWNER})'s (?:only |first |sole |youngest |oldest |chief |top )?(?:[a-z-]+ ){0,2}(?:coroner|police chief|fire chief|mayor|sheriff|judge|veterinarian|vet|doctor|pediatrician|midwife|librarian|undertaker|poet laureate|superintendent|treasurer|clerk|historian|dentist|pharmacist|beekeeper|weatherman|organist|interpreter|surveyor|medical examiner|mortician|locksmith|blacksmith|surgeon|prosecutor|public defender)\\b`,
  `\\bone of (?:the )?(?:only |the )?(?:two|three|four|five|dos|tres) (?:[a-z'-]+ ){0,3}(?:[a-z-]*(?:ers?|ors?|ists?|ians?|men|women|pilots?|nurses?|doctors?|judges?|vets?|surgeons?|midwives|interpreters?)) (?:in|at|on|of|for) (?:the|this|that|our|her|his|their) ?(?:[a-z]+ ?){0,2}`,
  `\\b(?:the )?first (?:[a-z-]+ ){0,2}(?:woman|man|person|girl|boy|immigrant|refugee|muslim|latina|latino) (?:ever )?to (?:[a-z']+ ){1,6}(?:in|on|at|for) (?:the |this |that |our )?[a-z]+`,
  `\\b(?:the )?(?:head |chief |lead |master )?[a-z-]+(?:er|or|ist|man|woman|chef) (?:of|at|for) the (?:only|last|first|oldest) (?:[a-z-]+ ){1,3}(?:in|on|left in) (?:the |this |that |our )?[a-z]+`,
  `(?<=\\b(?:is|was|as|be|became|now|becomes|currently|being|for|is the|was the|an?|retired|former|elected|current|,|\\() ?)(?:state|county|city|town|deputy|assistant|acting|retired|former|local|elected|chief|small-town|tribal|local )? ?(?:${RARE_JOB})\\b(?! ?['’]s\\b)(?: (?:of|for) (?:the )?(?:[a-z-]+ )?(?!(?:and|her|his|their|my|our|who|two|three|many|over|[a-z]+ing)\\b)[a-z-]+)?`,
  `\\bone of (?:the )?(?:only )?(?:two|three|four|five) (?:people|persons|women|men|practitioners) (?:in|at|on|left in) [\\w' -]{3,30}? (?:who|that|to|doing)(?: [a-z]+){1,4}`,
  `\\b(?:the |a )?(?:state )?(?:senator|governor|mayor|president|bishop|archbishop|judge|sheriff|ambassador|congressman|congresswoman|celebrity|coach)'s (?:personal |head |private |chief |former )?(?:chief of staff|chef|aide|assistant|secretary|driver|bodyguard|press secretary|speechwriter|scheduler|pilot|tailor|nanny|spokes(?:man|woman|person))\\b`,
  `\\b(?:the )?(?:former |retired )?(?:weekend |morning |evening |weekday )?(?:anchor|presenter|weather(?:man|woman)|reporter|meteorologist) (?:on|at|for) (?:channel \\d+|the local (?:station|news)|[a-z]+ radio)\\b`,
  `\\b(?:the )?(?:organist|choirmaster|cantor|sexton|goalie|quarterback|pitcher|point guard|striker|captain|mascot|kicker|bell ?ringer|verger|kapellmeister|dean|curator|conductor) (?:at|of|on|for|in) (?:the|our|a|that) (?:cathedral|basilica|abbey|church|team|minster|chapel|synagogue|museum|zoo|opera|orchestra|symphony|squad|parade)\\b(?: (?:that|who) (?:went|won|made|took|lost|beat)(?: [a-z]+){1,3})?`,
  `\\b(?:a |the )?meteorologist (?:on|at|for) (?:channel \\d+|the [a-z]+ (?:news|station))\\b`,
  `\\b(?:the |an? )?(?:mayor|alderman|senator|governor|sheriff|judge|congressman|congresswoman|superintendent|bishop|coroner|police chief|fire chief|district attorney|da|ambassador|councilman|councilwoman|dean|headmaster|school principal)'s (?:only |oldest |youngest |eldest )?(?:son|daughter|wife|husband|brother|sister|nephew|niece|kid|child|ex-wife|ex-husband|mother|father)\\b`,
  `\\b(?:the )?(?:(?:first|principal|lead)(?: chair)?|(?:second|third) chair) (?:oboe|violin|cello|viola|flute|clarinet|horn|trumpet|bassoon|harp|bass|percussion|trombone|violinist|cellist|soprano|tenor|alto|dancer|ballerina)\\b(?: (?:of|in|for|with) the [a-z]+(?: [a-z]+)?)?`,
  `\\b(?:the )?(?:[a-z-]+ )?(?:voice|face|host|anchor|conductor|captain|goalie|quarterback|pitcher|singer|drummer|soloist|organist|champion|chef|mascot|editor|bandleader) (?:of|for|at) (?:the |our |this )?(?:[a-z]+'s )?(?:[a-z-]+ ){0,3}(?:station|symphony|orchestra|team|band|league|announcements|newspaper|choir|opera|ballet|show|paper|restaurant|program|town|city|county|state|theater)\\b`,
  `\\b(?:la unica|el unico|la primera|el primer)(?! (?:vez|sesion|ano|dia|semana|mes|hijo|hija|cita|consulta|entrevista|cosa|parte|noche|persona que|que))(?: [a-z-]+){1,3} (?:de|en|del) (?:la|el|su|este|esta|todo|toda|pueblo|condado)? ?[a-z]+`,
  SKILLED,
].map((source) => new RegExp(source, 'gi'))

const FACE =
  /\b(?:full[- ]face (?:pictures?|photos?|photographs?|images?|shots?)|face photos?|(?:photos?|pictures?|photographs?|selfies?|portraits?|headshots?|mugshots?) (?:of|showing) (?:her|his|their|the client's) (?:own )?face|(?:her|his|their) (?:headshot|mug ?shot|passport photo|booking photo)|passport photos?|(?:school|yearbook|graduation|wedding|class|team|prom|staff|profile|baptism) (?:portraits?|photos?|photographs?|pictures?)|(?:mug|passport|booking|police|yearbook|news)[- ]style (?:portrait|photo|shot|picture)|foto(?:s|grafias?)? de (?:su|la) cara|mug ?shots?|(?:(?:the|an?|una?) )?(?:[a-z-]{1,20} )?(?:portrait|photo|picture|poster|banner|mural|manta|cartel|pancarta) (?:with|con) (?:her|his|their|el|su) (?:own )?(?:face|rostro|cara)(?: de (?:el|ella))?)\b/gi
/** A picture of one person that others have seen or keep. */
const PICTURED =
  /(?<=\b(?:was|is|were|there's|with|posted|sent|shared|ran|published|took|showed|shows|printed|carried|keeps|carries|framed|saw|by|and|has|one,|went viral,) )(?:an?|the|her|his|their|that|this) (?:[a-z'-]+ )?(?:pictures?|photos?|photographs?|portraits?|selfies?|snapshots?|footage|posters?|billboards?|gifs?|memes?) of (?:him|her|them|the client|himself|herself) (?:wrapped|holding|wearing|dressed|standing|sitting|lying|kneeling|crying|weeping|asleep|covered|hugging|kissing|carrying|being|in|with|at|behind|beside|next|outside|under|pulling|falling|jumping|running|dancing|spelling)(?: (?!and |that |which |who |to |he |she |they )[a-z'-]+){1,6}|\b(?:her|his|their) own (?:picture|photo|photograph|portrait|face)(?: (?:beside|next to|on|in|above|under|with|over|from)(?: [a-z'-]+){1,7})/gi
const BIOMETRIC =
  /\b(?:(?:palm|vein|palm-vein|retina|iris|face|facial|fingerprint|thumbprint|thumb|hand|voice|ear|eye)[- ](?:vein )?(?:scan(?:s|ner)?|geometry(?: template)?|template|pattern|recognition)|(?:finger|thumb|palm|lip|ear|hand|bite|tooth|sole|foot)[- ]?(?:prints?|marks? on file)(?:,? (?:lifted|taken|found|left|on file)(?: (?:from|on|at|by|with)(?: [a-z'-]+){1,4})?)?|voice ?prints?|voice recognition|face ?print|facial (?:recognition|geometry)|retina(?:l)? scans?|iris scans?|face id|gait (?:analysis|recognition)|dna (?:profile|sample|results?|match|test)|(?:finger|palm|thumb)[- ]?print card|voice recordings|huellas? del pulgar|huellas? (?:digital(?:es)?|dactilar(?:es)?)|reconocimiento facial|voice sample|hand geometry|genetic profile|(?:rolled|inked) prints|escaneo de iris)\b/gi

/** `her car, a yellow Getz`: a color and a name where a car was spoken of. */
const OWN_CAR = new RegExp(
  `\\b(?:car|van|truck|pickup|suv|drives|drove|driving|parked|pulled up in)\\b[^.\\n]{0,24}[ ,:](?:an?|the|his|her|their|my) ((?:dark |light )?(?:${COLORS}) [A-Z][a-z]+(?: [A-Z][a-z]+)?)\\b`,
  'g',
)
const CARS = [DESCRIBED, CAR].map((source) => new RegExp(`(?<![\\w-])${source}`, 'gi'))
const CAR_WORD = new RegExp(
  `\\b(?:${MAKES}|${BODY})\\b|-hulled|\\d\\d-foot|\\b(?:${COLORS}) (?:19|20)\\d\\d\\b`,
  'gi',
)
const EVENT_WORD = new RegExp(
  `\\b(?:(?:${HAPPENING})s?|case|story|incident|protest|rescue|derrumbe|incendio|tiroteo|choque|atentado|masacre|accidente|balacera|secuestro|inundacion|terremoto|huracan|desplome|descarrilamiento|escandalo|deaths|suicides|overdoses|noticias|periodicos?|tele|viral|press conference|wedding|video|interview|about it|of it|seen it|watched it|runner-up|finalist|semifinalist|winner|champion|medall?ist|valedictorian|contestant|record holder)\\b|Hurricane`,
  'g',
)
const UNIQUE_WORD = new RegExp(
  `\\b(?:last|meteorologist|choirmaster|cantor|sexton|point guard|striker|verger|curator|dean|(?:alderman|superintendent|coroner|chief|attorney|da|councilman|councilwoman|headmaster|principal|congressman|congresswoman)'s|only|sole|lone|youngest|oldest|first|second|third|principal|lead|voice|face|host|anchor|conductor|captain|goalie|quarterback|pitcher|singer|drummer|soloist|organist|champion|chef|mascot|editor|presenter|reporter|weatherman|(?:senator|governor|mayor|president|bishop|judge|sheriff|ambassador|celebrity|coach)'s|one of|member of|winner|holder|(?:${RARE_FIELD}) (?:${RARE_ROLE})|court stenographer|court sketch|assistant|associate|acting|unic[ao]|primera?|(?:${PLACE_OWNER})'s|${RARE_JOB})\\b`,
  'gi',
)

/** Ends in what is held or played in, its place included. */
const TITLE_HELD =
  /(?:orchestra|symphony|philharmonic|opera|ballet|chorale|choir|band|regatta|derby|rodeo|marathon|race|cup|bee|fair|pageant|tournament|championship|open|games|contest|festival|title|record|belt|running|times|row)$/

/**
 * Claims what points out a person without a name: described cars and photographs, marks, rare work, events in the
 * news.
 */
export function findCircumstances(text: string, claims: Claims): void {
  const cars = windowsOf(text, CAR_WORD, 60, 60)
  for (const shape of CARS)
    for (const { index, found } of matchesIn(cars, shape))
      claims.claim(caution('VEHICLE', index, index + found[0].trimEnd().length))
  for (const m of matchesOf(text, OWN_CAR))
    claims.claim(caution('VEHICLE', m.index + m[0].length - m[1]!.length, m.index + m[0].length))
  const events = windowsOf(text, EVENT_WORD, 120, 90)
  for (const shape of EVENTS) {
    for (const { index, found: m } of matchesIn(events, shape)) {
      if (
        /^the (?:house|kitchen|first|last|second|stock|market|heart|panic|asthma|[A-Z]{3,}[\w*-]*(?= trial)|[A-Z][a-z]+ (?=prison experiment)) /i.test(
          m[0],
        ) &&
        !/news|paper|headline|front page/.test(text.slice(index + m[0].length, index + m[0].length + 60))
      )
        continue
      const whole = claims.claim(caution('EVENT', index, index + m[0].length))
      const shorter = m[0].replace(/ (?:on|at|in) (?:the )?[A-Z].*$/, '')
      if (whole || claims.claim(caution('EVENT', index, index + shorter.length))) continue
      // `the Lake Avenue transit shooting`: the street is taken already.
      let from = index + m[0].length
      while (from > index && claims.free(from - 1, from)) from--
      claims.claim(caution('EVENT', from, index + m[0].length))
    }
  }
  const unique = windowsOf(text, UNIQUE_WORD, 40, 120)
  for (const shape of UNIQUE) {
    for (const { index, found: m } of matchesIn(unique, shape)) {
      const found = m[0].trimEnd()
      const lead = found.length - found.trimStart().length
      if (
        /^only (?:that|when|if|because|in|on|once|after|then) /i.test(found) ||
        /\b(?:one who|thing|person|way|reason|time|place|child|daughter|son|sister|brother|other|chapter|letter|paper|order|dinner|quarter|encounter|answer|number|hour|matter|floor|color|error)\b/i.test(
          found,
        )
      )
        continue
      if (/\b(?:I'm|I am|I was|we are|we're) $/.test(text.slice(Math.max(0, index + lead - 8), index + lead)))
        continue
      // `The assistant principal, Mr. Dockery`: who is named needs no hint.
      if (
        /^, (?:Mr|Mrs|Ms|Dr|Miss|Fr|Rev)\b/.test(text.slice(index + found.length, index + found.length + 8))
      )
        continue
      // `the only deputy in Moses Creek`: the place stands for itself.
      const place = TITLE_HELD.test(found)
        ? null
        : / (?:in|at|of|near) (?:the )?[A-Z][\w'-]+(?: [A-Z][\w'-]+)*(?: [a-z']+){0,2}$/.exec(
            found.slice(lead + 1),
          )
      claims.claim(
        caution('OCCUPATION', index + lead, index + (place ? lead + 1 + place.index : found.length)),
      )
    }
  }
  for (const m of matchesOf(
    text,
    /\b(?:P\.? ?S|[IJM]\.?S|p\.? ?s|[jm]\.?s|i\.s)\.? ?#?\d{1,3}\b(?<!MS ?\d{3})/g,
  )) {
    if (
      /^p/i.test(m[0]) ||
      /\b(?:school|attends|at|student|grade|teacher)\b[^.]{0,20}$/i.test(
        text.slice(Math.max(0, m.index - 40), m.index),
      )
    )
      claims.claim(caution('SCHOOL', m.index, m.index + m[0].length))
  }
  for (const m of matchesOf(
    text,
    /\bknown (?:locally |around town |here )?(?:for|as)(?: ?:|(?: being)? (?:the|a|an))? (?!the |an? |being )((?:[a-z'-]+ ){0,4}[a-z'-]*(?:er|or|ist|ian|man|woman|laureate|chief|coroner|pilot|captain|judge|priest|nurse|vet|doctor|mayor))\b/gi,
  )) {
    const start = m.index + m[0].length - m[1]!.length
    claims.claim(caution('OCCUPATION', start, start + m[1]!.length))
  }
  for (const m of matchesOf(
    text,
    /(?<=\b(?:at|to|from|by|in|near) )st\.? [a-z]+'?s\b(?: (?:hospital|clinic|medical|school|church|parish))?/g,
  ))
    claims.claim(caution(houseOfSaint(m[0]), m.index, m.index + m[0].length))
  for (const m of matchesOf(text, PICTURED)) claims.claim(caution('PHOTO', m.index, m.index + m[0].length))
  for (const m of matchesOf(text, FACE)) claims.claim(caution('PHOTO', m.index, m.index + m[0].length))
  for (const m of matchesOf(text, BIOMETRIC))
    claims.claim(caution('BIOMETRIC', m.index, m.index + m[0].length))
}
