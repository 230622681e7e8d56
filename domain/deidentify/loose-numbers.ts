import { type Claims, direct } from './span.ts'
import { matchesOf } from './windows.ts'

/** Numbers and names of accounts that nothing around explains: what they are not is plain, so they are held back. */

/** Five figures in a row that are no code of a procedure (CPT: 90000 and up), no price and no count. */
const FIVE = /(?<![\w.,:;/$€£#'+-]|\b[A-Z]{2,5} )(?!9\d{4}|00000|[1-9]0000)\d{5}(?![\w%°+-]|[.,:/]\d)/g
const COUNTED_BEFORE =
  /\b(?:cpt|icd|dsm|codes?|modifier|about|around|nearly|over|under|roughly|some|almost|than|by|owes?|owed|paid|pays|lost|won|earns?|made|makes|worth|costs?|dollars|pounds|euros?|steps?|run|ran|walked|count)[ :=]*$/i
const COUNTED_AFTER =
  /^ ?(?:dollars?|pounds?|euros?|pesos|bucks|usd|steps?|people|words|miles|km|feet|ft|calories|cal|hours|followers|subscribers|views|likes|members|a (?:year|month)|per\b|acres|units|copies|members|dolares|libras|personas|pasos|k\b)/i
/** `kjablonska79`, `p0rtkn0cker`: letters and figures in one word that is no measure and no drug. */
const ACCOUNT =
  /(?<![\w@./#:+-])(?!(?:session|chapter|covid|version|section|question|number|article|criterion|module|season|episode|lesson|station|channel|highway|appendix|apartment|building|trimester|semester|static|stable|window|windows|option|family|public|sunday|monday|tuesday|thursday|friday|saturday|formula|catch|level|phase|grade|group|stage|track|building|around|about|years?|aged?|since|circa)\d)[a-z]{7,22}\d{1,4}(?![\w-]|\.\w)|(?<![\w@./#:+-])(?=[a-z\d]*[a-z]\d[a-z])(?=[a-z\d]*\d[a-z]+\d[a-z])[a-z][a-z\d]{6,22}(?![\w-]|\.\w)/g

/** Claims what is left over after every rule that knows a number by its heading or form. Linear. */
export function findLooseNumbers(text: string, claims: Claims): void {
  for (const m of matchesOf(text, FIVE)) {
    const before = text.slice(Math.max(0, m.index - 16), m.index)
    const after = text.slice(m.index + m[0].length, m.index + m[0].length + 16)
    if (!COUNTED_BEFORE.test(before) && !COUNTED_AFTER.test(after))
      claims.claim(direct('OTHER_ID', m.index, m.index + m[0].length))
  }
  for (const m of matchesOf(text, ACCOUNT)) claims.claim(direct('HANDLE', m.index, m.index + m[0].length))
}
