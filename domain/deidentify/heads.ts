import type { FindingType } from './finding.ts'
import { wordSet } from './word-set.ts'

/** Words that say of what kind a capitalized phrase is. */
const SCHOOL =
  wordSet(`school elementary middle high university college academy montessori prep preparatory preschool kindergarten polytechnic seminary
  universidad colegio escuela instituto preparatoria primaria secundaria liceo tech institute conservatory juilliard uc csu suny cuny
  prepa yeshiva madrasa highschool`)
const FACILITY =
  wordSet(`hospital clinic medical center centre hospice manor nursing rehab rehabilitation recovery wellness counseling psychiatric psychiatry infirmary
  sanatorium shelter commons detox clinica asilo hogar albergue sanitarium healthcare health pediatrics oncology dialysis pharmacy memorial
  assisted retirement living hospitalists mercy sinai general regional treatment behavioral psychological care residence residential haven house
  hope villa sanatorio centro casa refuge refugio pavilion institute ward birthing maternity women's children's veterans samaritan heart providence infusion surgical orthopedics`)
const ORG =
  wordSet(`church temple synagogue mosque masjid cathedral chapel parish ministries ministry congregation fellowship ame lodge club society foundation league
  troop legion vfw elks moose rotary kiwanis coalition iglesia parroquia templo gurdwara ward stake tabernacle shul bethel zion lifeline services agency
  project network collective choir chorus tigers bears wildcats eagles chapter post union local charities outreach mission sorority fraternity team
  basilica capilla mezquita sinagoga assembly ministerio fundacion asociacion guild orchestra`)
const EMPLOYER =
  wordSet(`inc llc corp corporation company co bank rescue pancakes systems industries enterprises logistics freight freightways trucking transport airlines airways motors
  plumbing electric construction builders roofing landscaping foods farms poultry dairy bakery diner cafe restaurant grill pizzeria tavern brewing brewery hardware
  grocery supermarket store stores mart salon barbershop spa hotel inn resort casino uniforms textiles steel mills mining energy oil insurance realty properties
  consulting solutions technologies technology software labs laboratories pharma pharmaceuticals media news publishing studios entertainment holdings sons daughters
  department office plant factory foundry shipyard ranch warehouse credit financial capital advisors ventures robotics aerospace dynamics manufacturing
  packing meatpacking cannery vineyards winery nursery auto automotive tire tires glass supply supplies distributors cleaning cleaners laundry catering
  security staffing partners associates group works ledger courier examiner bulletin gazette tribune herald times chronicle journal telegraph banco taller panaderia tienda fabrica
  restaurante empresa constructora maquiladora taqueria florist florists gallery museum orchards seafood fisheries kitchen cab taxi taxis cabs towing pharmacy nails dental kitchens pizza noodle barbecue bbq bistro brasserie bodega deli donuts coffee gym fitness yoga pilates printing printers carpentry masonry drywall paving excavating hvac pest moving movers storage rentals lumber timber freightliner couriers bros brothers`)
const PLACE =
  wordSet(`county township beach heights hills valley creek springs lake island mountain mountains bay falls ridge harbor point borough neighborhood
  reservation mall bridge condado city village town park river canyon mesa district street avenue road square parkway highway hill woods forest shore cove junction
  crossing landing meadows pines glen pueblo barrio colonia rancho playa isla lago rio laguna cerro`)

const NOT_ALONE = wordSet(
  "high middle general house hope care living local post team group times works union co office department ward project services network city village town park point glass health office mercy women's children's veterans",
)

/** The kind a phrase's words give it: the last telling word decides, schools before the rest. */
export function kindOf(words: readonly string[]): FindingType | undefined {
  if (words.length === 0) return undefined
  const last = words.at(-1)!
  if (words.length > 1 || !NOT_ALONE.has(last)) {
    if (
      words.some((w) =>
        /^(?:school|elementary|university|college|academy|montessori|universidad|colegio|escuela|preparatoria|primaria|secundaria|seminary)$/.test(
          w,
        ),
      )
    )
      return 'SCHOOL'
    if (words.some((w) => /^(?:hospital|clinic|hospice|clinica|infirmary)$/.test(w))) return 'FACILITY'
    if (/^(?:uc|csu|suny|cuny|ps|cal)$/.test(words[0]!) && words.length > 1) return 'SCHOOL'
    if (last === 'union' && words.at(-2) === 'credit') return 'EMPLOYER'
    if (EMPLOYER.has(last) && !(last === 'center')) return 'EMPLOYER'
    if (SCHOOL.has(last)) return 'SCHOOL'
    if (
      words.some(
        (w) =>
          ORG.has(w) &&
          /^(?:church|temple|synagogue|mosque|masjid|cathedral|parish|ministries|congregation|ame|lodge|iglesia|parroquia|templo|gurdwara|zion|bethel|tabernacle|chapel)$/.test(
            w,
          ),
      )
    )
      return 'ORG'
    if (FACILITY.has(last)) return 'FACILITY'
    if (ORG.has(last)) return 'ORG'
    if (PLACE.has(last)) return 'PLACE'
    if (
      words.length > 1 &&
      /^(?:casa|centro|hogar|clinica|mercy|mount|mt|saint|st)$/.test(words[0]!) &&
      /^(?:casa|centro|hogar|clinica)$/.test(words[0]!)
    )
      return 'FACILITY'
    if (
      /^(?:lake|fort|ft|mount|mt|port|san|santa|los|las|el|la|isle|point|cape|glen|north|south|east|west|new|ciudad|villa|puerto|county)$/.test(
        words[0]!,
      ) &&
      words.length === 2
    )
      return undefined
    if (
      words.length > 1 &&
      words.some(
        (w) =>
          EMPLOYER.has(w) &&
          !/^(?:group|office|department|works|plant|news|times|media|kitchen|energy|storage|moving|coffee|supply|security|cleaning|capital|fitness|yoga)$/.test(
            w,
          ),
      ) &&
      !/^(?:drivers?|cooks?|workers?|owners?|managers?|clerks?|guards?|tellers?|chefs?|hands?|bosses|boss|jobs?|aides?|techs?|girls?|boys?|guys?)$/.test(
        last,
      )
    )
      return 'EMPLOYER'
  }
  return undefined
}

/** Employers that are everyday words or are written small. */
export const BRANDS: ReadonlySet<string> = new Set(
  `target walmart amazon costco kroger lowe's lowes publix safeway aldi ikea starbucks mcdonald's mcdonalds wendy's chipotle subway walgreens cvs fedex ups usps boeing
  lockheed raytheon ford gm tesla google apple microsoft meta uber lyft doordash nucor rei hobby-lobby marriott dollar-general instacart verizon comcast chase citibank geico allstate nike gap macy's kohl's sears
  nordstrom hilton hyatt delta jetblue tyson perdue cargill petco petsmart staples kaiser amtrak dhl deloitte accenture caterpillar kellogg's hy-vee at&t pg&e h&r waffle-house dollar-tree family-dollar home-depot best-buy taco-bell burger-king whole-foods trader-joe's la-quinta jiffy-lube intel oracle cisco dell ibm wawa sheetz denny's ihop applebee's
  state-farm little-caesars best-western old-dominion wells-fargo bank-of-america capital-one
  domino's goodwill ymca oxxo bimbo pemex telmex soriana cemex mercadona meijer wegmans menards autozone gamestop sephora ulta tjmaxx ross marshalls burlington kmart albertsons
  goodyear halliburton schlumberger chevron exxon exxonmobil conocophillips bechtel fluor siemens honeywell medtronic pfizer merck
  novartis abbvie cigna humana aetna unitedhealth anthem labcorp carmax carvana chick-fil-a panera arby's popeyes whataburger
  culver's in-n-out jack-in-the-box dairy-queen five-guys cracker-barrel olive-garden red-lobster outback-steakhouse texas-roadhouse
  red-robin chili's dunkin' dunkin jamba panda-express piggly-wiggly winn-dixie food-lion stop-and-shop shoprite harris-teeter
  bi-lo giant-eagle stater-bros smart-&-final save-a-lot lidl winco hannaford shaw's qfc fred-meyer king-soopers big-lots
  rite-aid office-depot office-max bed-bath barnes-&-noble michaels joann jo-ann tractor-supply bass-pro cabela's o'reilly's
  advance-auto pep-boys discount-tire les-schwab valvoline midas meineke hertz avis ryder u-haul penske greyhound werner
  schneider j.b.-hunt jb-hunt knight-swift bnsf csx union-pacific norfolk-southern southwest-airlines american-airlines alaska-airlines
  lufthansa ryanair easyjet weyerhaeuser georgia-pacific international-paper alcoa u.s.-steel us-steel bethlehem-steel cummins
  john-deere kubota komatsu polaris harley-davidson toyota honda nissan hyundai subaru volkswagen volvo bmw mercedes chrysler
  stellantis general-motors general-electric general-dynamics northrop-grumman lockheed-martin bae electric-boat newport-news
  huntington-ingalls hewlett-packard kpmg pwc pricewaterhouse ernst-&-young mckinsey goldman-sachs jpmorgan morgan-stanley
  merrill-lynch edward-jones charles-schwab fidelity vanguard usaa us-bank u.s.-bank pnc truist hsbc barclays santander farmers-insurance
  liberty-mutual nationwide progressive smithfield hormel conagra general-mills frito-lay pepsico coca-cola anheuser-busch
  heineken nestle unilever procter-&-gamble johnson-&-johnson kimberly-clark 3m dupont dow-chemical basf monsanto syngenta pilgrim's
  seaboard jbs foster-farms del-monte dole tesco sainsbury's asda morrisons waitrose greggs wetherspoons argos primark
  boots debenhams royal-mail tim-hortons loblaws sobeys canadian-tire bell-canada canada-post woolworths coles bunnings
  t-mobile sprint spectrum cox centurylink xfinity netflix spotify airbnb twitter facebook salesforce adobe nvidia
  qualcomm micron sodexo aramark compass-group brinks securitas allied-universal servicemaster merry-maids terminix orkin rollins
  waste-management republic-services pepco duke-energy con-edison con-ed entergy dominion-energy fannie-mae adt simplisafe
  nordstrom-rack bloomingdale's neiman-marcus old-navy banana-republic victoria's-secret h&m zara uniqlo levi's patagonia
  dillard's jcpenney j.c.-penney saks lululemon bath-&-body planet-fitness la-fitness six-flags seaworld disney disneyland busch-gardens
  carnival-cruise royal-caribbean motel-6 super-8 holiday-inn hampton-inn days-inn comfort-inn red-roof ramada sheraton wyndham
  7-eleven circle-k speedway kwik-trip quiktrip racetrac buc-ee's pilot-flying love's flying-j sunoco valero citgo marathon-oil
  elektra coppel chedraui walmex femsa telcel bodega-aurrera el-corte-ingles inditex repsol iberdrola falabella`.split(
    /\s+/,
  ),
)

/** Employers that are more often something else; only the second reading weighs them. */
export const WEAK_BRANDS: ReadonlySet<string> = wordSet(
  'shell quest swift brown apple orange sprint sonic pilot kroger marathon dominion southern alaska united american southwest frontier spirit national enterprise budget thrifty dollar giant safeway sears dole bell boots next gap target chase delta meta cox spectrum compass liberty progressive farmers travelers prudential principal fidelity vanguard discover visa pepsi coke ford dodge mack white goodwill lowes ross staples banner sanford mayo sutter providence dignity ascension banfield petco amtrak bart cta mta septa usps ups dhl tsa irs fbi nasa noaa blm usfs usda hud',
)

/** The words before which a capitalized phrase goes on: University of, Church of the. */
export const CONNECTORS = wordSet('of the & at for de del la las los of')
export const PARTICLES = wordSet(
  'de la las los del van von der den ter ten al el bin ibn bint ben da das do dos di du le af zu st',
)
