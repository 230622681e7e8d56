/** What Safe Harbor leaves in a text: states and wider, and words for peoples and languages. Folded, small. */
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

export const COUNTRIES: ReadonlySet<string> = new Set(
  lines(`
  afghanistan, albania, algeria, angola, argentina, armenia, australia, austria, azerbaijan, bahamas, bahrain, bangladesh, barbados, belarus,
  belgium, belize, benin, bhutan, bolivia, bosnia, botswana, brazil, brasil, brunei, bulgaria, burkina faso, burma, burundi, cambodia, cameroon, canada,
  cape verde, chad, chile, china, colombia, congo, costa rica, croatia, cuba, cyprus, czech republic, czechia, denmark, djibouti, dominica,
  dominican republic, ecuador, egypt, el salvador, eritrea, estonia, eswatini, ethiopia, fiji, finland, france, gabon, gambia, germany, ghana,
  greece, grenada, guatemala, guinea, guyana, haiti, honduras, hungary, iceland, india, indonesia, iran, iraq, ireland, israel, italy,
  ivory coast, jamaica, japan, jordan, kazakhstan, kenya, korea, kosovo, kuwait, kyrgyzstan, laos, latvia, lebanon, lesotho, liberia, libya,
  lithuania, luxembourg, madagascar, malawi, malaysia, maldives, mali, malta, mauritania, mauritius, mexico, moldova, monaco, mongolia,
  montenegro, morocco, mozambique, myanmar, namibia, nepal, netherlands, new zealand, nicaragua, niger, nigeria, north macedonia, norway,
  oman, pakistan, palestine, panama, papua new guinea, paraguay, peru, philippines, poland, portugal, qatar, romania, russia, rwanda, samoa,
  saudi arabia, senegal, serbia, sierra leone, singapore, slovakia, slovenia, somalia, south africa, south korea, north korea, spain, sri lanka,
  sudan, south sudan, suriname, sweden, switzerland, syria, taiwan, tajikistan, tanzania, thailand, tibet, togo, tonga, trinidad, tobago, tunisia, turkey,
  turkmenistan, uganda, ukraine, united arab emirates, united kingdom, united states, uruguay, uzbekistan, vanuatu, venezuela, vietnam, yemen,
  zambia, zimbabwe, usa, us, u.s, uk, eeuu, ee.uu, espana, mexico, francia, alemania, italia, inglaterra, estados unidos, republica dominicana, peru, haiti,
  hong kong, isle of man, nueva jersey, great britain, britain, america, holland, yugoslavia, soviet union, ussr, prussia`),
)

export const REGIONS: ReadonlySet<string> = new Set(
  lines(`
  africa, asia, europe, europa, latin america, central america, south america, north america, latinoamerica, centroamerica, sudamerica, middle east, caribbean, caribe,
  pacific northwest, northwest, pacific, atlantic, midwest, northeast, southeast, southwest, the south, deep south, south, north, east, west, east coast,
  west coast, new england, gulf coast, bible belt, rust belt, sun belt, appalachia, great plains, great lakes, mountain west, mid-atlantic, rockies, rocky mountains,
  southern, northern, eastern, western, midwestern, tri-state, upstate, scandinavia, balkans, sub-saharan africa, west africa, east africa,
  eastern europe, western europe, southeast asia, south asia, mediterranean, andes, sahara, arctic, antarctica, polynesia, oceania, norte, sur, medio oriente, panhandle, ozarks,
  states, the states, high desert, upper midwest, north africa, east asia, central asia, interior west, plains, delta, antilles`),
)

/** Peoples, languages, faiths as adjectives: endings find most (isPeople); these have others. */
const PEOPLES = new Set(
  `
  african american americans asian black white brown latino latina latinx latine hispanic chicano chicana native indigenous arab arabic hebrew jewish jew jews
  english spanish french german dutch irish scottish welsh polish danish swedish norwegian finnish turkish greek swiss czech slovak russian
  chinese japanese korean vietnamese thai lao khmer hmong filipino filipina tagalog burmese bengali hindi urdu punjabi gujarati tamil
  telugu farsi persian dari pashto afghan iraqi israeli pakistani kurdish kurd yemeni saudi somali swahili amharic tigrinya yoruba igbo hausa zulu xhosa
  twi creole kreyol patois quechua nahuatl mixteco mixtec zapotec k'iche mam maya mayan navajo dine hopi zuni lakota dakota cherokee choctaw
  ojibwe cree inuit yupik samoan tongan maori aboriginal romani gypsy yiddish ladino mandarin cantonese taiwanese
  belgian peruvian brazilian norwegian canadian italian iranian ukrainian hungarian bulgarian romanian armenian jordanian nepali sudanese guyanese
  boricua tico catalan basque ingles espanol cajun southerner yankee midwesterner texan californian bipoc aapi afro-latina afro-latino desi
  rican ricans puertorriquena puertorriqueno salvi salvadoran salvadorena salvadoreno hondurena hondureno guatemalteca guatemalteco colombiana colombiano venezolana venezolano nicaraguense dominicana dominicano peruana peruano
  cuban cubana cubano mexican mexicana mexicano chicanos latinos slavic celtic gaelic quebecoise quebecer acadian sicilian ewe akan wolof fulani pulaar lingala kinyarwanda kirundi chichewa oromo berber plautdietsch papiamento garifuna chuukese
  marshallese ilocano cebuano visayan malay javanese marathi kannada malayalam sindhi rohingya hakka hokkien uzbek kazakh kyrgyz tajik azeri assyrian
  maltese flemish breton aymara guarani q'anjob'al kaqchikel k'iche' triqui purepecha otomi tzotzil tzeltal o'odham gullah bambara mandinka krio fante darija
  chino china chinos tamil sinhalese uyghur tibetan mongolian quebecois
`
    .split(/\s+/)
    .filter(Boolean),
)

/** Words for a people or a country by which people are called. */
export const CALLED_SO: ReadonlySet<string> = new Set(
  'dutch chino china israel jordan chad india kenya cuba ireland holland trinidad chile german germain roman francis french'.split(
    ' ',
  ),
)

/** A people or a language by a folded word, hyphenated ones included: `afro-cuban`. */
export function isPeople(word: string): boolean {
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
}

/** A state, a country, a wide region: no identifier. */
export function isWide(name: string): boolean {
  const plain = name.replace(/^the /, '')
  return STATES.has(plain) || COUNTRIES.has(plain) || REGIONS.has(plain)
}
