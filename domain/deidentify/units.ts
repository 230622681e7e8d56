import { type Claims, caution, direct } from './span.ts'
import { matchesOf } from './windows.ts'
import { isPlain } from './word-lists.ts'

/** Where somebody served: `2nd Battalion, 7th Marines`, `Bravo Company`, `the USS Carlin`. */
const UNIT =
  /\b(?:\d{1,3}(?:st|nd|rd|th) (?:Battalion|Infantry|Marines?|Marine Division|Mountain(?: Division)?|Airborne|Cavalry|Cav|Armored|Artillery|Regiment|Division|Brigade|Squadron|Fighter Wing|Wing|Fleet|MEU|Engineers?|Engineer Battalion|Rangers?|Special Forces Group|MP Company|Signal|Support)\b(?:,? (?:of the )?\d{1,3}(?:st|nd|rd|th) [A-Z]\w{1,40})*|\d{1,3}[-/]\d{1,3} (?:Infantry|Cavalry|Cav|Marines|Armor|Field Artillery)|(?:Alpha|Bravo|Charlie|Delta|Echo|Fox|Foxtrot|Golf|Headquarters) (?:Company|Co\.|Battery|Troop)|(?:Engine|Ladder|Truck|Hose|Rescue)(?: (?:Company|Co\.))?(?: No\.)? \d{1,3}\b|(?:U\.?S\.?S\.?|HM[ACNZ]{0,2}S|USNS|USCGC|[FMR]\/V) [A-Z]\w{1,40}(?: [A-Z]\w{1,40})?)/g
/** A union by its number. */
const UNION = /\b(?:Union )?Local \d{1,4}/g
/** `deployed w the uss … …`: a ship in small letters. */
const SHIP = /\b(?:the|aboard|on) (?:uss|hm[acnz]{0,2}s|usns) ([a-z]{3,40})(?: ([a-z]{3,40}))?/g
/** `a driver out of … garage`: where a line of work has its yard. */
const YARD =
  /(?<=\b(?:out of|at|from|works|worked)(?: the)? )[A-Z][a-z]{2,40}(?:[- ][A-Z][a-z]{2,40})?(?<!s') (?:garage|depot|shipyard|boatyard|railyard|colliery|sawmill|smelter|refinery|foundry|cannery|brewery|distillery|ironworks|steelworks)\b/g
const BASE =
  /\b(?:Fort|Camp|Joint Base|Naval Station|Naval Air Station|NAS|Air Station|FOB|Ft\.) [A-Z][\w'-]{1,40}(?:-[A-Z]\w{1,40})?(?! (?:Fire|Police|School|High|University|College|Elementary|Community|Hospital|Medical|County|Independent|Health|&))|\b[A-Z][\w'-]{1,40} (?:Air Force Base|AFB|Air Base|Army Depot|Barracks)\b/g
/** `Our Lady of La Vang`, `la iglesia de San Judas`. */
const DEVOTED =
  /\b(?:Our Lady|Nuestra Senora|Sacred Heart|Holy (?:Family|Cross|Trinity|Name|Ghost|Rosary)|Church|Parroquia|[Ii]glesia|[Pp]arroquia|[Tt]emplo|[Cc]apilla)(?: (?:of|de|del|la|las|los|the|de la|of the))+ [A-Z][\w'-]{1,40}(?: (?:(?:de|del|la|of|the|y|and) )*[A-Z][\w'-]{1,40}){0,3}/g

/** `St. Alban's`, `at Saint Joseph's`: a house of some kind by its saint. */
const SAINT =
  /(?<![\w'])(?:St|Saint|Ste|Santa|Sta)\.? [A-Z][\w-]{1,40}(?:'s|s')(?: (?:Hospital|Medical Center|School|Church|Parish|Academy|College|Home|Manor|House|Clinic|Hospice|National School|High School|Elementary))?(?![\w'])/g

/** `deployed w the 82nd`: a unit by its number alone. */
const NUMBERED =
  /(?<=\b(?:deployed|served|serves|serving|stationed|enlisted)(?: [a-z/]+){0,2} the )\d{1,3}(?:st|nd|rd|th)\b(?! (?:time|floor|street|day|year|month|week|grade))/gi

/** `call sign is Delta-19`: who somebody is on the radio. */
const CALL_SIGN = /(?<=\b[Cc]all ?sign(?: is| was|:)? "?)(?:[A-Z][\w-]{1,24}|\d[\w-]{1,24})(?: \d{1,3})?/g

/** `w PG&E`, `at AT&T`: letters joined by an ampersand are a firm after a word of work or place. */
const FIRM =
  /(?<=\b(?:at|for|from|with|by|w|w\/|joined|left|quit|sued)(?: the)? )(?!(?:Q&A|R&R|R&D|B&B|P&L|D&D|A&E|H&P|M&E|T&A|I&O|D&C|S&P|L&D|M&M)\b)[A-Z]{1,4}&[A-Z]{1,3}\b/g

/** `TTC bus operator`: the letters of who runs it. */
const TRANSIT =
  /(?<![\w-])[A-Z]{2,5}(?= (?:bus|train|subway|tram|streetcar|rail|ferry|transit) (?:operator|driver|conductor|mechanic|engineer|dispatcher|inspector)\b)/g

/** What a house named after a saint is, by the words behind the name. */
export function houseOfSaint(called: string): 'SCHOOL' | 'ORG' | 'FACILITY' {
  if (/school|academy|college|elementary/i.test(called)) return 'SCHOOL'
  return /church|parish/i.test(called) ? 'ORG' : 'FACILITY'
}

/** Units, bases and houses of worship by their form; before dates, which also know ordinals. */
export function findUnits(text: string, claims: Claims): void {
  for (const m of matchesOf(text, CALL_SIGN)) claims.claim(direct('OTHER_ID', m.index, m.index + m[0].length))
  for (const m of matchesOf(text, TRANSIT)) claims.claim(direct('EMPLOYER', m.index, m.index + m[0].length))
  for (const m of matchesOf(text, FIRM)) claims.claim(direct('EMPLOYER', m.index, m.index + m[0].length))
  for (const m of matchesOf(text, UNIT)) claims.claim(direct('EMPLOYER', m.index, m.index + m[0].length))
  for (const m of matchesOf(text, UNION)) claims.claim(caution('ORG', m.index, m.index + m[0].length))
  for (const m of matchesOf(text, YARD)) claims.claim(direct('EMPLOYER', m.index, m.index + m[0].length))
  for (const m of matchesOf(text, SHIP)) {
    const second = m[2] !== undefined && !isPlain(m[2]) ? m[2].length + 1 : 0
    const end = m.index + m[0].length - (m[2] === undefined ? 0 : m[2].length + 1) + second
    claims.claim(direct('EMPLOYER', m.index + m[0].indexOf(' ') + 1, end))
  }
  for (const m of matchesOf(text, NUMBERED)) claims.claim(caution('ORG', m.index, m.index + m[0].length))
  for (const m of matchesOf(text, BASE)) claims.claim(direct('PLACE', m.index, m.index + m[0].length))
  for (const m of matchesOf(text, SAINT)) {
    if (!/^St\.? (?:Patrick|Valentine|Nicholas|Vitus|John)'s$/.test(m[0]))
      claims.claim(caution(houseOfSaint(m[0]), m.index, m.index + m[0].length))
  }
  for (const m of matchesOf(text, DEVOTED)) claims.claim(caution('ORG', m.index, m.index + m[0].length))
}
