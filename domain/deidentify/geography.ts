/** What Safe Harbor leaves in a text: states and wider, and words for peoples and languages. Folded, small. */
import { wordsIn } from './listed-words.ts'
import * as lists from './lists.generated.ts'
import { remembered } from './remembered.ts'

const lines = (text: string): string[] =>
  text
    .split(/[,\n]+/)
    .map((s) => s.trim())
    .filter(Boolean)

export const STATES: ReadonlySet<string> = new Set(
  lines(`
  alabama, alaska, arizona, arkansas, california, colorado, connecticut, delaware, florida, georgia, hawaii, idaho, illinois, indiana,
  iowa, kansas, kentucky, louisiana, maine, maryland, massachusetts, michigan, minnesota, mississippi, missouri, montana, nebraska,
  nevada, new hampshire, new jersey, new mexico, new york state, north carolina, north dakota, ohio, oklahoma, oregon, pennsylvania,
  rhode island, south carolina, south dakota, tennessee, texas, utah, vermont, virginia, washington state, west virginia, wisconsin, wyoming,
  puerto rico, guam, american samoa, ontario, quebec, british columbia, alberta, manitoba, saskatchewan, nova scotia, new brunswick,
  newfoundland, prince edward island, yukon, jalisco, michoacan, oaxaca, chiapas, sonora, sinaloa, nuevo leon, tamaulipas, yucatan,
  guerrero, veracruz, zacatecas, guanajuato, andalucia, cataluna, galicia, england, scotland, wales, northern ireland, bavaria, nuevo mexico, carolina del norte, carolina del sur,
  carolina, dakota, the carolinas, the dakotas, queensland, new south wales, kerala, punjab, gujarat, kashmir, bengal, tamil nadu, maharashtra, kwazulu-natal, gauteng, limpopo, mpumalanga, eastern cape, western cape, northern cape, tasmania, south australia, western australia,
  northern territory, ulster, munster, connacht, leinster, catalonia, andalusia, tuscany, lombardy, sicily, sardinia, normandy, brittany, provence, bihar, rajasthan, karnataka, telangana, odisha, assam, uttar pradesh, andhra pradesh,
  himachal pradesh, hokkaido, sindh, balochistan, mindanao, luzon, sumatra, java`),
)

/** Postal abbreviations, as written after a town. */
export const STATE_CODES: ReadonlySet<string> = new Set(
  'AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY DC PR'.split(
    ' ',
  ),
)

const COUNTRIES = wordsIn(lists.COUNTRIES)
const REGIONS = wordsIn(lists.REGIONS)

/** Peoples, languages, faiths as adjectives: endings find most (isPeople); these have others. */
const PEOPLES = wordsIn(lists.PEOPLES)

/** Words for a people or a country by which people are called. */
export const CALLED_SO: ReadonlySet<string> = new Set(
  'dutch chino china israel jordan chad india kenya cuba ireland holland trinidad chile german germain roman francis french'.split(
    ' ',
  ),
)

/** A people or a language by a folded word, hyphenated ones included: `afro-cuban`. */
export const isPeople: (word: string) => boolean = remembered((word) => {
  const parts = word.split('-')
  if (parts.length > 1)
    return parts.every(
      (p) =>
        isPeople(p) ||
        /^(afro|anglo|franco|euro|non|pan|latin|native|first|second|speaking|born|language|born-and-raised)$/.test(
          p,
        ),
    )
  const singular = word.replace(/s$/, '')
  const plural = singular !== word && COUNTRIES.has(singular)
  if (plural) return PEOPLES.has(singular)
  return (
    PEOPLES.has(word) ||
    PEOPLES.has(singular) ||
    COUNTRIES.has(singular.replace(/n$/, '')) ||
    COUNTRIES.has(singular.replace(/ian$/, '')) ||
    COUNTRIES.has(singular.replace(/i?an$/, 'a')) ||
    COUNTRIES.has(singular.replace(/an$/, '')) ||
    COUNTRIES.has(singular.replace(/ean$/, 'e')) ||
    COUNTRIES.has(singular.replace(/ese$/, '')) ||
    COUNTRIES.has(singular.replace(/ian$/, 'y')) ||
    COUNTRIES.has(singular.replace(/ian$/, 'ia'))
  )
})

/** A state, a country, a wide region: no identifier. */
export const isWide: (name: string) => boolean = remembered((name) => {
  const plain = name.replace(/^the /, '')
  return STATES.has(plain) || COUNTRIES.has(plain) || REGIONS.has(plain)
})
