import type { FindingType } from './finding.ts'
import { type Words, wordsIn } from './listed-words.ts'
import * as lists from './lists.generated.ts'
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
const EMPLOYER = wordsIn(lists.EMPLOYERS)
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
export const BRANDS: Words = wordsIn(lists.BRANDS)

/** Employers that are more often something else; only the second reading weighs them. */
export const WEAK_BRANDS: Words = wordsIn(lists.WEAK_BRANDS)

/** The words before which a capitalized phrase goes on: University of, Church of the. */
export const CONNECTORS = wordSet('of the & at for de del la las los of')
export const PARTICLES = wordSet(
  'de la las los del van von der den ter ten al el bin ibn bint ben da das do dos di du le af zu st',
)
