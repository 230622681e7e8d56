import { matchesOf } from './windows.ts'

const SIDE = "[A-Z][a-z'-]+(?:-[A-Z][a-z]+)?"
/** What goes on after the second side where it is a house: `v. Mercy Hospital`. */
const HOUSE =
  '(?:(?: [A-Z][a-z]+){0,4} (?:Hospital|Health|Healthcare|Clinic|Center|Centre|School|Schools|District|University|College|Company|Co|Corp|Inc|Services|Department|Estates?|Trust|Bank|Church|Diocese|Railway|Railroad|Motors|Foods|Industries|Group|Systems?))?'
const NOBODY = /^(?:State|People|Commonwealth|United States|Crown|R)$/
const SUIT = new RegExp(
  `(?<![\\w-])(${SIDE}|United States|R) v\\.? ((?!Federal|State|Local|Law)${SIDE}${HOUSE})(?![\\w-])`,
  'g',
)
const LANDMARKS =
  "(?:Roe|Tarasoff|Brown|Miranda|Obergefell|Jaffee|Dobbs|Gideon|Olmstead|Troxel|Estelle|Ewing|Loving|Wyatt|Rogers|Sell|Daubert|Frye|Kansas|Atkins|Cruzan|Gillick|Dusky|O'Connor|Banks(?= v\\.? Goodfellow)|Miller(?= v\\.? Alabama))"
const LANDMARK = new RegExp(`^${LANDMARKS} `)
/** Judgments that everybody in the trade cites, both sides. */
export const JUDGMENT = new RegExp(`(?<![\\w-])${LANDMARKS} v\\.? [A-Z][a-z'-]+(?: [A-Z][a-z]+)?`, 'g')

/** Both sides of a suit, `Brock v. Salter`; a side that is nobody goes with the other: `State v. Talamantes`. */
export function sidesOfSuits(text: string): { start: number; end: number }[] {
  return matchesOf(text, SUIT).flatMap((m) => {
    if (LANDMARK.test(m[0])) return []
    const end = m.index + m[0].length
    return NOBODY.test(m[1]!)
      ? [{ start: m.index, end }]
      : [
          { start: m.index, end: m.index + m[1]!.length },
          { start: end - m[2]!.length, end },
        ]
  })
}
