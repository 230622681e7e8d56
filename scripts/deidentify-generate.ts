/**
 * Writes labeled case texts for measuring the de-identifier, the same ones for the same seed:
 *
 *   node scripts/deidentify-generate.ts --set=open|held --count=200 --seed=7 > file.jsonl
 *
 * The sets share no name, place or sentence. `held` was written before the rules were run on it and is for
 * measuring only. All people are invented.
 */

import type { Label, Sample } from './deidentify-evaluate.ts'
import { HELD, OPEN, type Pools } from './deidentify-pools.ts'

/** Small linear congruential generator: the same texts on every machine. */
export function chance(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}

const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
)
const MESES =
  'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre'.split(' ')
const DAYS = 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split(' ')

type Person = { first: string; last: string }
type Text = { text: string; spans: Label[] }

class Writer {
  private readonly random: () => number
  private readonly pools: Pools
  private readonly client: Person
  private readonly people = new Map<string, Person>()
  text = ''
  readonly spans: Label[] = []

  constructor(random: () => number, pools: Pools) {
    this.random = random
    this.pools = pools
    this.client = this.person()
  }

  pick<T>(list: readonly T[]): T {
    return list[Math.floor(this.random() * list.length)]!
  }

  number(from: number, to: number): number {
    return from + Math.floor(this.random() * (to - from + 1))
  }

  digits(shape: string): string {
    return shape
      .replace(/#/g, () => String(this.number(0, 9)))
      .replace(/@/g, () => String.fromCharCode(65 + this.number(0, 25)))
  }

  person(): Person {
    const culture = this.pick(this.pools.names)
    return { first: this.pick(culture.first), last: this.pick(culture.last) }
  }

  /** Writes a labeled piece; how many labels there are by now. */
  label(text: string, label: string, tier: 'direct' | 'quasi' = 'direct', role?: string): number {
    this.spans.push({
      start: this.text.length,
      end: this.text.length + text.length,
      label,
      tier,
      ...(role ? { role } : {}),
    })
    this.text += text
    return this.spans.length
  }

  write(template: string): Text {
    let at = 0
    for (const m of template.matchAll(/\{(\w+)(?::([\w -]+))?\}/g)) {
      this.text += template.slice(at, m.index)
      at = m.index + m[0].length
      this.slot(m[1]!, m[2])
    }
    this.text += template.slice(at)
    return { text: this.text, spans: this.spans }
  }

  private kin(role: string): Person {
    const known = this.people.get(role)
    if (known) return known
    const made = {
      first: this.person().first,
      last: this.random() < 0.5 ? this.client.last : this.person().last,
    }
    this.people.set(role, made)
    return made
  }

  private date(spanish: boolean): string {
    const month = this.number(0, 11)
    const day = this.number(1, 28)
    const year = this.number(2015, 2025)
    if (spanish)
      return this.pick([
        `${day} de ${MESES[month]}`,
        `${day} de ${MESES[month]} de ${year}`,
        `${day}/${month + 1}/${year}`,
      ])
    const isTeen = day > 10 && day < 14
    const th = `${day}${(isTeen ? undefined : ['th', 'st', 'nd', 'rd'][day % 10]) ?? 'th'}`
    return this.pick([
      `${MONTHS[month]} ${day}`,
      `${MONTHS[month]} ${th}, ${year}`,
      `${month + 1}/${day}/${year}`,
      `${month + 1}/${day}`,
      `the ${th} of ${MONTHS[month]}`,
      `${MONTHS[month]!.slice(0, 3)} ${day}`,
      `${day} ${MONTHS[month]} ${year}`,
      `${this.pick(DAYS)} the ${th}`,
      `${year}-${String(month + 1).padStart(2, '0')}-${String(day).padStart(2, '0')}`,
      `the ${th}`,
    ])
  }

  private slot(name: string, role?: string): unknown {
    const { pools, client } = this
    switch (name) {
      case 'C':
        return this.label(`${client.first} ${client.last}`, 'NAME', 'direct', 'client')
      case 'c':
        return this.label(client.first, 'NAME', 'direct', 'client')
      case 's':
        return this.label(client.last, 'NAME', 'direct', 'client')
      case 'CAPS':
        return this.label(`${client.last}, ${client.first}`.toUpperCase(), 'NAME', 'direct', 'client')
      case 'i':
        return this.label(`${client.first[0]}.${client.last[0]}.`, 'NAME', 'direct', 'client')
      case 'K':
        return this.label(this.kin(role!).first, 'NAME', 'direct', role)
      case 'KF':
        return this.label(`${this.kin(role!).first} ${this.kin(role!).last}`, 'NAME', 'direct', role)
      case 'KS':
        return this.label(this.kin(role!).last, 'NAME', 'direct', role)
      case 'NICK':
        return this.label(this.pick(pools.nicknames), 'NAME', 'direct', 'client')
      case 'P':
        return this.label(this.pick(pools.places), 'PLACE')
      case 'ST':
        return this.label(this.pick(pools.streets), 'PLACE')
      case 'E':
        return this.label(this.pick(pools.employers), 'EMPLOYER')
      case 'SC':
        return this.label(this.pick(pools.schools), 'SCHOOL', 'quasi')
      case 'FA':
        return this.label(this.pick(pools.facilities), 'FACILITY', 'quasi')
      case 'OR':
        return this.label(this.pick(pools.orgs), 'ORG', 'quasi')
      case 'JOB':
        return this.label(this.pick(pools.jobs), 'OCCUPATION', 'quasi')
      case 'EV':
        return this.label(this.pick(pools.events), 'EVENT', 'quasi')
      case 'CAR':
        return this.label(this.pick(pools.cars), 'VEHICLE', 'quasi')
      case 'DR':
        return this.label(this.person().last, 'CLINICIAN', 'quasi')
      case 'D':
        return this.label(this.date(false), 'DATE')
      case 'F':
        return this.label(this.date(true), 'DATE')
      case 'MO':
        return this.label(this.pick(MONTHS), 'DATE')
      case 'ME':
        return this.label(this.pick(MESES), 'DATE')
      case 'HO':
        return this.label(this.pick(pools.holidays), 'DATE')
      case 'A':
        return this.label(String(this.number(18, 84)), 'AGE', 'quasi')
      case 'AY':
        return this.label(`${this.number(19, 84)}-year-old`, 'AGE', 'quasi')
      case 'AK':
        return this.label(String(this.number(6, 17)), 'AGE', 'quasi')
      case 'A90':
        return this.label(this.pick(['90', '91', '93', '96', '102', 'ninety-two', 'ninety-seven']), 'AGE90')
      case 'AD':
        return this.label(`${this.number(11, 9899)} ${this.pick(pools.streets)}`, 'ADDRESS')
      case 'PH':
        return this.label(
          this.digits(
            this.pick(['(###) 555-01##', '###-555-01##', '### 555 01##', '+1 ### 555 01##']),
          ).replace(/^(\(|\+1 )?[01]/, '$14'),
          'PHONE',
        )
      case 'EM':
        return this.label(
          `${client.last
            .toLowerCase()
            .normalize('NFD')
            .replace(/[^a-z]/g, '')}${this.number(1, 99)}@example.${this.pick(['org', 'com', 'net'])}`,
          'EMAIL',
        )
      case 'URL':
        return this.label(
          this.pick(['https://news.example.com/local/', 'www.example.org/fund/', 'blog.example.net/']) +
            this.number(100, 9999),
          'URL',
        )
      case 'H':
        return this.label(
          `@${client.first
            .toLowerCase()
            .normalize('NFD')
            .replace(/[^a-z]/g, '')}${this.pick(['_', '.'])}${this.pick(['art', 'x', 'runs', '88'])}`,
          'HANDLE',
        )
      case 'SSN':
        return this.label(this.digits('9##-##-####'), 'SSN')
      case 'MRN':
        return this.label(this.digits(this.pick(['########', 'MR-#####', '## ## ##'])), 'MRN')
      case 'PLAN':
        return this.label(this.digits(this.pick(['@@@#########', '@####-####', '#####-##-@'])), 'PLAN_ID')
      case 'ACC':
        return this.label(this.digits(this.pick(['####-######', '##########'])), 'ACCOUNT')
      case 'LIC':
        return this.label(this.digits(this.pick(['@#######', '##-###-####'])), 'LICENSE')
      case 'PL':
        return this.label(this.digits(this.pick(['@@@ ####', '#@@@###'])), 'VEHICLE')
      case 'CASE':
        return this.label(this.digits(this.pick(['##-@@-#####', '20##-@-####', '@########'])), 'OTHER_ID')
      case 'Z':
        return this.label(this.digits('#####').replace(/^0/, '4'), 'ZIP')
      default:
        throw new Error(`no slot ${name}`)
    }
  }
}

/** Small letters and slips in words that carry no label; offsets stay. */
function carelessly({ text, spans }: Text, random: () => number): Text {
  const lower = text.toLowerCase()
  if (lower.length !== text.length) return { text, spans }
  const units = [...lower]
  for (const m of lower.matchAll(/(?<![\p{L}@.])[a-z]{5,9}(?![\p{L}@.])/gu)) {
    if (random() > 0.05 || spans.some((s) => s.start < m.index + m[0].length && m.index < s.end)) continue
    const k = m.index + 2
    ;[units[k], units[k + 1]] = [units[k + 1]!, units[k]!]
  }
  return { text: units.join(''), spans }
}

export function generate(set: 'open' | 'held', count: number, seed: number): Sample[] {
  const random = chance(seed)
  const pools = set === 'open' ? OPEN : HELD
  return Array.from({ length: count }, (_, i) => {
    const { style, text } = pools.templates[i % pools.templates.length]!
    const written = new Writer(random, pools).write(text)
    const done = style === 'lower' ? carelessly(written, random) : written
    return { id: `${set}-${String(i + 1).padStart(4, '0')}`, style, text: done.text, spans: done.spans }
  })
}

if (import.meta.main) {
  const option = (name: string, standard: string): string =>
    process.argv.find((a) => a.startsWith(`--${name}=`))?.slice(name.length + 3) ?? standard
  for (const sample of generate(
    option('set', 'held') as 'open' | 'held',
    Number(option('count', '200')),
    Number(option('seed', '7')),
  )) {
    process.stdout.write(`${JSON.stringify(sample)}\n`)
  }
}
