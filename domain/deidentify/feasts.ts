import { ANY_NAME, FIRST } from './flags.ts'
import { flagsOf } from './lexicon.ts'
import { type Claims, direct } from './span.ts'
import { matchesOf } from './windows.ts'

/**
 * Feasts and holidays by which people date things: civil, Christian, Jewish, Muslim, Hindu, Sikh, Buddhist, East Asian and
 * others, in English and Spanish, without accents and in small letters. A day that calls itself one (`Decoration
 * Day`, `St Stephen's Day`) is found by its form and needs no entry.
 */
const FEASTS =
  "christmas|xmas|martes de ch'alla|mlk weekend|pride weekend|pride sunday|pride parade|sinulog|ati-atihan|dinagyang|flores de mayo|solstice|winter solstice|summer solstice|super bowl sunday|christmastide|christmastime|yuletide|thanksgiving|friendsgiving|easter|eastertide|halloween|hallowe'en|all hallows|all saints|all souls|new year's|new years eve|new years|nye|valentine's|valentines|mother's day|mothers day|father's day|fathers day|labor day|labour day|memorial day|decoration day|independence day|fourth of july|july fourth|mlk day|martin luther king day|martin luther king jr day|martin luther king jr. day|presidents' day|presidents day|president's day|columbus day|indigenous peoples' day|indigenous peoples day|veterans' day|veterans day|veteran's day|remembrance day|remembrance sunday|armistice day|anzac day|canada day|australia day|victoria day|family day|civic holiday|bastille day|juneteenth|groundhog day|st patrick's day|st. patrick's day|st patricks day|st pattys day|st paddy's day|st paddys day|cinco de mayo|boxing day|black friday|cyber monday|mardi gras|fat tuesday|lundi gras|april fools|april fool's|apr fools|leap day|v-j day|vj day|v-e day|ve day|ides of march|super bowl|superbowl|election day|tax day|flag day|pioneer day|patriots day|patriots' day|earth day|mayday|may day|guy fawkes|bonfire night|burns night|hogmanay|st andrew's day|waitangi day|matariki|king's day|queen's birthday|king's birthday|bank holiday monday|midsummer|midsummer's eve|plough monday|rose monday|giving tuesday|fat thursday|small business saturday|transfiguration sunday|reformation sunday|children's day|weihnachten|fasching|karneval|ferragosto|sinterklaas|festa junina|twelfth night|walpurgis night|oktoberfest|" +
  'little christmas|red wednesday|nollaig na mban|day of the vow|st. jean baptiste|saint-jean-baptiste|st-jean-baptiste|la saint-jean|st. jean weekend|st jean weekend|good friday|holy thursday|holy saturday|holy week|holy innocents|easter monday|easter sunday|whit monday|whit sunday|whitsun|whitsuntide|pentecost|trinity sunday|ash wednesday|shrove tuesday|pancake day|pancake tuesday|maundy thursday|spy wednesday|clean monday|palm sunday|mothering sunday|passion sunday|laetare sunday|gaudete sunday|low sunday|white sunday|divine mercy sunday|stir-up sunday|rogation sunday|advent sunday|christ the king|corpus christi|candlemas|childermas|michaelmas|martinmas|lammas|martinmas|hilarymas|ascensiontide|annunciation|three kings|three kings day|lady day|orthodox christmas|orthodox easter|great lent|coptic christmas|theophany|dormition|our lady of guadalupe|watch night|samhain|beltane|imbolc|lughnasadh|mabon|litha|ostara|winter solstice|summer solstice|spring equinox|vernal equinox|autumn equinox|autumnal equinox|' +
  "passover|pesach|pesah|rosh hashanah|rosh hashana|rosh hashona|yom kippur|kol nidre|kol nidrei|erev pesach|erev yom kippur|erev rosh hashanah|hanukkah|hanukah|chanukah|channukah|purim|shushan purim|sukkot|sukkos|succot|succos|succoth|hoshana rabbah|shemini atzeret|shmini atzeres|simchat torah|simchas torah|shavuot|shavuos|shavuoth|tisha b'av|tishah b'av|tisha bav|tu b'av|tu bishvat|tu b'shvat|tu bshvat|lag b'omer|lag baomer|lag ba'omer|yom hashoah|yom haatzmaut|yom ha'atzmaut|yom hazikaron|fast of esther|fast of gedaliah|tzom gedaliah|asarah b'tevet|shabbat hagadol|shabbos shuva|chol hamoed|the three weeks|the nine days|high holidays|high holy days|days of awe|selichot|sigd|mimouna|" +
  "ramadan|ramadhan|ramazan|eid|eid al-fitr|eid ul-fitr|eid al fitr|eid ul fitr|eid al-adha|eid ul-adha|eid al adha|eid ul adha|eid mubarak|bakrid|bakra eid|kurban bayrami|ramazan bayrami|tabaski|korite|hari raya puasa|hari raya haji|hari raya aidilfitri|hari raya|id el fitr|id el kabir|id-ul-fitr|id-ul-adha|eid el fitr|lebaran|mawlid|mawlid al-nabi|milad un nabi|laylat al-qadr|lailat al-qadr|laylat al qadr|lailatul qadr|shab-e-barat|shab e barat|shab-e-qadr|ashura|ashoura|tasua|arbaeen|arba'een|muharram|isra and mi'raj|nowruz|norouz|nowrooz|norooz|navroz|nauryz|chaharshanbe suri|sizdah bedar|yalda|shab-e yalda|naw-ruz|ridvan|" +
  'diwali|deepavali|divali|dipawali|tihar|bhai dooj|bhai tika|dhanteras|govardhan puja|chhath puja|chhath|navratri|navaratri|durga puja|dussehra|dasara|dashain|vijayadashami|holika dahan|onam|vishu|pongal|mattu pongal|makar sankranti|sankranti|uttarayan|lohri|maghi|vaisakhi|baisakhi|bihu|ugadi|gudi padwa|akshaya tritiya|akha teej|karva chauth|karwa chauth|hartalika teej|raksha bandhan|rakhi purnima|janmashtami|krishna janmashtami|gokulashtami|ram navami|rama navami|hanuman jayanti|ganesh chaturthi|vinayaka chaturthi|anant chaturdashi|maha shivaratri|mahashivratri|shivratri|shivaratri|vasant panchami|saraswati puja|nag panchami|guru purnima|buddha purnima|kartik purnima|sharad purnima|varalakshmi vratam|vaikuntha ekadashi|aadi perukku|aadi amavasai|karthigai deepam|rath yatra|pitru paksha|mahalaya|poila boishakh|pohela boishakh|pahela baishakh|gandhi jayanti|guru nanak jayanti|gurpurab|guru purab|hola mohalla|phagwah|thaipusam|paryushan|samvatsari|mahavir jayanti|' +
  "vesak|wesak|waisak|buddha's birthday|bodhi day|magha puja|makha bucha|asalha puja|visakha bucha|kathina|losar|losoong|songkran|loy krathong|loi krathong|thingyan|boun pi mai|pi mai|pchum ben|khmer new year|lao new year|hmong new year|lunar new year|chinese new year|korean new year|vietnamese new year|tet nguyen dan|tet trung thu|chuseok|seollal|dano festival|obon|setsubun|shichi-go-san|hinamatsuri|tanabata|golden week|lantern festival|mid-autumn festival|mid autumn festival|moon festival|dragon boat festival|double ninth|chung yeung|qingming|ching ming|hungry ghost festival|ghost festival|winter solstice festival|dongzhi|qixi|tsagaan sar|naadam|enkutatash|meskel|timkat|genna|fasika|irreecha|kwanzaa|inti raymi|j'ouvert|crop over|junkanoo|" +
  'navidad|navidades|nochebuena|nochevieja|ano nuevo|ano viejo|fin de ano|semana santa|pascua|pascuas|pascua florida|viernes santo|jueves santo|sabado santo|sabado de gloria|domingo de ramos|domingo de resurreccion|lunes santo|martes santo|miercoles santo|miercoles de ceniza|martes de carnaval|carnavales|cuaresma|corpus christi|todos los santos|todos santos|dia de todos los santos|fieles difuntos|dia de muertos|dia de los muertos|dia de difuntos|dia de los difuntos|dia de reyes|noche de reyes|los reyes magos|vispera de reyes|fiestas patrias|las posadas|noche de san juan|dia de la raza|dia de la hispanidad|dia de accion de gracias|accion de gracias|san valentin|dia de los enamorados|dia de la madre|dia de las madres|dia del padre|dia del nino|dia de los ninos|dia del maestro|dia del trabajo|dia del trabajador|dia del amor|dia de la amistad|dia de la mujer|dia de la virgen|dia de la bandera|dia de la independencia|dia de la constitucion|dia de los inocentes|dia de los santos inocentes|dia de la candelaria|la candelaria|dia del estudiante|dia del abuelo|dia de brujas|noche de brujas|grito de dolores|virgen de agosto|feria de abril|las fallas|san fermin|san isidro labrador'

/** Feasts that are also words or names: only with a capital, and where a time may stand. */
const DOUBTFUL =
  'advent|lent|epiphany|ascension|assumption|holi|tet|yule|reyes|carnaval|carnival|genna|yalda|litha|mabon|sigd|immaculate conception|annunciation|corpus|midsummer|pascua|whit'

const DOUBTED = new Set(DOUBTFUL.split('|'))

/** The feasts by their first word. */
const BY_WORD = new Map<string, string[]>()
for (const feast of [...FEASTS.split('|'), ...DOUBTED]) {
  const first = /^[a-z']+/.exec(feast)![0]
  const list = BY_WORD.get(first)
  if (list) list.push(feast)
  else BY_WORD.set(first, [feast])
}
for (const list of BY_WORD.values()) list.sort((a, b) => b.length - a.length)

/** What goes on after a feast and belongs to it. */
const TAIL =
  /^(?:'s\b|')?(?:[ -](?:eve|day|night|morning|evening|afternoon|weekend|wknd|week|festival|holidays?|sunday|monday|tuesday|wednesday|thursday|friday|saturday)\b){0,2}(?:,? (?:of |de |del )?(?:(?:19|20)\d\d|'\d\d)\b)?/i
/** `the first Sunday of`, `the second night of`, before a feast. */
const LEAD =
  /\b(?:the |el |la )?(?:(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|(?:twenty|thirty)[ -](?:first|second|third|[a-z]+th)|[a-z]+teenth|twentieth|thirtieth|last|next-to-last|\d{1,2}(?:st|nd|rd|th)|primer|primera|segundo|segunda|tercer|tercera|cuarto|ultimo|ultima) )?(?:sunday|monday|tuesday|wednesday|thursday|friday|saturday|shabbat|shabbos|week|night|day|weekend|octave|vigil|feast|eve|domingo|lunes|martes|miercoles|jueves|viernes|sabado|semana|noche|dia|vispera|fiesta|sundays?) (?:of|in|after|before|following|de|del|de la|despues de|antes de)(?: the)? $/i
/** `Greek Easter`: whose calendar it is kept by. */
const KEPT_BY =
  /\b(?:greek|orthodox|russian|serbian|ukrainian|coptic|ethiopian|armenian|western|eastern|old|canadian|american|mexican|persian|bengali|tamil|tibetan) $/i
const TIMED =
  /(?:^|[\s("])(?:in|on|at|since|by|until|till|til|last|next|this|every|each|before|after|during|over|around|for|of|and|to|from|through|between|en|desde|hasta|por|para|de|del|antes de|despues de|era|ser|el|la|los)(?: the| la| el| los)? $/i
/** Christmas as a thing or a mood is not a date. */
const THING =
  /^ (?:trees?|cards?|stor(?:y|ies)|masks?|pageants?|concerts?|presents?|wreaths?|decorations?|cookies|music|carols?|bunny|candy|cactus|costumes?|spirit|lights|songs?|movies?|baskets?|lily|lilies|stockings?|ornaments?|jumper|sweater|rug|carpet|egg|eggs|resolutions?|island)\b/i

const KEPT =
  "(?:[A-Z][a-z]+(?:'s|s'|')? |St\\.? |Saint |(?:of|the|and|de|la|los|del) ){1,5}?(?:Day|Eve|Night|Sunday|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Weekend|Jayanti|Puja|Purnima|Amavasya|Ekadashi)"
/** `Guy Fawkes Night`, `Ascension Day`, `Homecoming Weekend`: a named day, whoever keeps it. */
const NAMED_DAY = new RegExp(`(?<![\\w'-])(?=[A-Z])${KEPT}(?![\\w'-])(?:,? (?:19|20)\\d\\d)?`, 'g')
const NOT_NAME =
  /^(?:(?:Hello|Hi|Dear|Happy|The|This|That|These|Every|Each|One|Any|Some|Last|Next|First|Second|Third|Bad|Good|Same|All|Her|His|My|Our|Your|Their|On|In|At|By|For|Until|Till|Since|After|Before|Tonight|Today|Late|Early|And|But|Or|So|If|When|It|She|He|They|We|Is|Was|A|An|To|From|Of|With|Not|No|Then|Around|Through|Just|Only|What|Which|How|Trial|Hearing|Court|Appt|Appointment|Seen|Session|Intake|Visit|Due|Deadline|Meeting|Call|Called|Started|Ends|Died|Moved|Surgery|Funeral|Exam|Group|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)(?:'s)? |(?:of|the|and|de|la|los|del) )/
const NOT_NAMED_DAY =
  /^(?:(?:Movie|Game|Date|Study|Pay|Snow|Sick|Field|School|Work|Mental|Health|Rainy|Sunny|Present|Modern|Trash|Laundry|Spa|Wedding|Moving|Market|Music|Film|Art|Arts|Food|Street|County|Jazz|Book|Casual|Quiz|Family|Girls|Girls'|Ladies|Ladies'|Poker|Bad|Good|Off|Rest|Training|Test|Treatment|Judgment|Judgement|Lady|Doris|Dorothy|Green) (?:Night|Festival|Weekend|Day))$|\b(?:Lady|Doris|Dorothy|Green|Daniel|Felicia|Andra|Judgment|Judgement|Rainy|Mental Health|Sick|Study|Snow) Day$/

/** Saints' and souls' days that leave the day out: `on All Souls'`, `since St Swithin's`. */
const SAINTS_DAY =
  /\b(?:All (?:Souls|Saints|Hallows)'?(?: Day| Eve| Night)?|(?:[Tt]he )?(?:[Ff]east|[Ff]iesta|[Vv]igil|[Nn]ovena|[Oo]ctave)(?: day)? (?:of|de)(?: the| la| las| los)? (?:[A-Z][\w.'-]+)(?: (?:(?:of|the|and|de|la|del|y) ){0,2}[A-Z][\w'-]+){0,3}|[Dd]ia (?:de (?:San|Santa|Santo|la Virgen)|(?:Nacional |Internacional |Mundial )?(?:del?|de las?|de los)(?= [A-Z]))(?: (?:(?:de|la|las|los|del|y) ){0,2}[A-Z][\w'-]+){1,4}|(?:National |World |International )?Day of (?:the )?[A-Z][\w'-]+(?: (?:(?:of|the|and|for) ){0,2}[A-Z][\w'-]+){0,3}|(?:(?:[Ee]arly|[Ll]ate) )?(?:[Mm]ay|[Aa]ugust|[Ss]pring|[Ss]ummer|[Ee]aster|[Oo]ctober) [Bb]ank [Hh]ol(?:iday|s)?(?: Monday| [Ww]eekend)?|(?:[Kk]ing|[Qq]ueen|[Ee]mperor|[Ss]ultan|Washington|Lincoln|Buddha|Prophet)'s [Bb]irthday)(?![\w])/g

/** `on St Patrick's weekend`: what NAMED_DAY knows by a capital. */
const SAINTS_SMALL = /\bS(?:t\.?|aint) [A-Z][a-z]+'?s (?:day|eve|night|weekend)\b/g

/** Months of other calendars that are nothing else, and those that need a day beside them. */
const OTHER_MONTH =
  "tishrei|tishri|cheshvan|heshvan|marcheshvan|kislev|tevet|teves|shevat|shvat|adar(?: (?:i|ii|rishon|sheni|alef|bet))?|nisan|nissan|iyar|iyyar|sivan|tammuz|tamuz|av|menachem av|elul|muharram|safar|rabi(?: (?:al-awwal|al-thani|i|ii))?|rabi'? (?:al-awwal|al-thani)|rabiul awal|jumada(?: (?:al-ula|al-akhira|i|ii))?|rajab|sha'?ban|ramadan|ramadhan|shawwal|dhu al-qi'?dah|dhul qa'?dah|dhu al-hijjah|dhul[- ]hijjah|zul hijjah|chaitra|chaitra|vaishakha?|jyeshtha|jyestha|ashadha?|aashadh|shravana?|sawan|shraavan|bhadrapada?|bhadra|ashwin|ashvin|kartika?|karthika|margashirsha|pausha?|magha?|phalguna?|falgun|boishakh|baisakh|joishtho|ashar|srabon|bhadro|poush|falgun|choitro|chithirai|vaikasi|aani|aadi|aavani|avani|purattasi|aippasi|karthigai|margazhi|thai|maasi|panguni|chingam|kanni|thulam|vrischikam|dhanu|makaram|kumbham|meenam|medam|edavam|mithunam|karkidakam|farvardin|ordibehesht|khordad|tir|mordad|shahrivar|mehr|aban|azar|dey|bahman|esfand|hamal|sawr|jawza|saratan|asad|sonbola|sunbula|mizan|aqrab|qaws|dalwa|meskerem|tikimt|tekemt|hidar|tahsas|yekatit|megabit|miyazya|ginbot|hamle|nehase|pagume"
const NUMBERED =
  '(?:\\d{1,2}(?:st|nd|rd|th)?|(?:twenty|thirty)[ -](?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|(?:new|full)[- ]moon(?: (?:day|night))?|amavas[iy]?a?i?|purnima|poornima|pournami|ekadashi|ashtami|rosh chodesh)'
const CALENDAR: RegExp[] = [
  `\\b(?:the )?${NUMBERED}(?: (?:day|night))? (?:of |in )?(?:the month of )?(?:${OTHER_MONTH})\\b(?:,? (?:5[78]\\d\\d|1[34]\\d\\d)\\b)?`,
  `\\b(?:(?:the )?month of )(?:${OTHER_MONTH})\\b`,
  `\\brosh chodesh(?: (?:${OTHER_MONTH}))?\\b`,
  '\\b(?:the )?(?:(?:first|second|third|fifth|seventh|eighth|ninth|tenth|twelfth|fifteenth|last|\\d{1,2}(?:st|nd|rd|th)) (?:day|night) of the )?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|last|leap|\\d{1,2}(?:st|nd|rd|th)) (?:lunar month|month of the (?:lunar|moon) (?:year|calendar))\\b',
  '\\b(?:the )?(?:first|fifteenth|last|\\d{1,2}(?:st|nd|rd|th)) (?:day |night )?of (?:the )?(?:lunar (?:year|month)|tet|new moon)\\b',
  '\\b(?:the )?(?:first|second|third|fourth|fifth|last|next-to-last|\\d{1,2}(?:st|nd|rd|th)) (?:Sunday|Sabbath|week|Friday) (?:of|in|after|before) (?:Advent|Lent|Easter|Epiphany|Pentecost|Trinity|Eastertide|Ordinary Time|Christmas|Great Lent)\\b',
].map((source) => new RegExp(source, 'gi'))
const CALENDAR_WORD = new RegExp(
  `\\b(?:${OTHER_MONTH}|lunar|chodesh|tet|advent|lent|easter|epiphany|pentecost|trinity|ordinary)\\b`,
  'i',
)
/** `in Elul`, `since Kislev`: a month alone where it can be nothing else. */
const MONTH_ALONE =
  /(?<=\b(?:in|since|of|during|by|until|through|from|before|after|last|this|next|late|early) )(?:Tishrei|Tishri|Cheshvan|Heshvan|Kislev|Tevet|Teves|Shevat|Shvat|Nisan|Iyar|Iyyar|Elul|Shawwal|Sha'?ban|Rajab|Dhul[- ]Hijjah|Aadi|Margazhi|Karthigai|Purattasi|Panguni|Chithirai|Chingam|Karkidakam|Shravan|Sawan|Bhadrapada|Margashirsha|Phalguna|Ordibehesht|Farvardin|Khordad|Shahrivar|Esfand|Meskerem)\b(?: (?:5[78]\d\d|1[34]\d\d))?/g

/** Days that carry a name, of whatever faith, country or calendar. */
export function findFeasts(text: string, claims: Claims): void {
  const small = text.toLowerCase()
  if (CALENDAR_WORD.test(small))
    for (const shape of CALENDAR)
      for (const m of matchesOf(text, shape)) {
        if (!isPlainMonth(m[0])) claims.claim(direct('DATE', m.index, m.index + m[0].length))
      }
  for (const m of matchesOf(small, /(?<![\w'])[a-z][a-z']+/g)) {
    const list =
      BY_WORD.get(m[0]) ?? BY_WORD.get(m[0].replace(/'$/, '')) ?? BY_WORD.get(m[0].replace(/'s$/, ''))
    if (list) claimFeast(text, small, m.index, list, claims)
  }
  for (const m of matchesOf(text, MONTH_ALONE)) claims.claim(direct('DATE', m.index, m.index + m[0].length))
  for (const m of matchesOf(text, SAINTS_DAY)) claims.claim(direct('DATE', m.index, m.index + m[0].length))
  for (const m of matchesOf(text, SAINTS_SMALL)) claims.claim(direct('DATE', m.index, m.index + m[0].length))
  for (const m of matchesOf(text, NAMED_DAY)) {
    let start = m.index
    let name = m[0]
    for (let k = 0; k < 4; k++) {
      const lead = NOT_NAME.exec(name)?.[0].length ?? 0
      if (lead === 0) break
      start += lead
      name = name.slice(lead)
    }
    if (
      / /.test(name) &&
      !/^[a-z]/.test(name) &&
      !isNameAndDay(name) &&
      !NOT_NAMED_DAY.test(name.replace(/,? \d{4}$/, ''))
    )
      claims.claim(direct('DATE', start, start + name.length))
  }
}

/** `Dorothy Day` and `told Maria Sunday`; `St Brigid's Day` is one. */
function isNameAndDay(found: string): boolean {
  const words = found.toLowerCase().split(' ')
  const last = words.at(-1)!
  if (/'/.test(found) || /^(?:st|saint)\b/i.test(found)) return false
  const named = (flagsOf(words.at(-2)!) & ANY_NAME) !== 0
  return /day$/.test(last) && last !== 'day'
    ? named
    : words.length === 2 && (flagsOf(words[0]!) & FIRST) !== 0
}

function claimFeast(text: string, small: string, at: number, feasts: string[], claims: Claims): void {
  const feast = feasts.find((f) => small.startsWith(f, at) && !/[a-z0-9]/.test(small[at + f.length] ?? ''))
  if (feast === undefined) return
  const before = text.slice(Math.max(0, at - 40), at)
  const after = text.slice(at + feast.length, at + feast.length + 40)
  if (feast === 'corpus christi' && /\b(?:in|from|to|near|outside|of|en|a|de) $/.test(before)) return
  if (THING.test(after) || /persian $/i.test(before)) return
  const tail = TAIL.exec(after)![0]
  const kept = KEPT_BY.exec(before)?.[0].length ?? 0
  const lead = kept + (LEAD.exec(before.slice(0, before.length - kept))?.[0].length ?? 0)
  if (DOUBTED.has(feast) && !/day|eve|night|sunday|week/i.test(tail)) {
    const capital = /^[A-Z]/.test(
      feast.startsWith('the ') || /^(?:la|el) /.test(feast)
        ? text.slice(at).replace(/^\w+ /, '')
        : text.slice(at),
    )
    if (!capital || !(lead > 0 || TIMED.test(before) || /\n$|^$/.test(before))) return
    if (
      /\b(?:an|a|her|his|own|that) $/.test(before) ||
      /^(?:'s)? (?:[A-Z]|health|hospital|medical|church|parish|school|lutheran|clinic)/.test(after)
    )
      return
  }
  if (/^ (?:hospital|medical|health|parish|church|school|seal|seals)\b/i.test(after.slice(tail.length)))
    return
  claims.claim(direct('DATE', at - lead, at + feast.length + tail.length))
}

/** `2 mehr`, `10 Thai people`: a number and a word that is only like a month. */
function isPlainMonth(found: string): boolean {
  const month = found.slice(found.lastIndexOf(' ') + 1)
  return (
    /^(?:thai|tir|av|dey|azar|aban|safar|rabi|magha?|kanni|dhanu|adar|nissan|aani|mehr|bahman|avani|kartik|ashwin|rajab|i|ii)$/i.test(
      month,
    ) &&
    (/^[a-z]/.test(month) ||
      (month === 'Thai' && !/\b(?:of|in)\b/.test(found)) ||
      !/\b(?:of|in|day)\b|\d(?:st|nd|rd|th) |moon|amavas|purnima/i.test(found))
  )
}
