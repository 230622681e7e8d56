/**
 * Writes the labeled texts of a file again with other people, places, employers, schools and services in them,
 * the same ones for the same seed; the sentences stay. What the tables know no longer helps:
 *
 *   node scripts/deidentify-swap.ts domain/deidentify/fixtures/vignettes.jsonl --seed=3 > file.jsonl
 */
import { type Label, readSamples, type Sample } from './deidentify-evaluate.ts'
import { chance } from './deidentify-generate.ts'

type Pool = { first: string[]; last: string[] }
const list = (text: string): string[] => text.trim().split(/\s+/)
const lines = (text: string): string[] => text.trim().split(/\s*\n\s*/)

/** Invented pairs from many places; few of these words are in a table of names. */
const PEOPLE: Pool[] = [
  {
    first: list('Thuỳ Bảo Khoa Diễm Quỳnh Phúc Tường Vy Nghĩa'),
    last: list('Lưu Quách Đoàn Tạ Khổng Nghiêm Thái Ông'),
  },
  {
    first: list('Ifeyinwa Obiageli Chukwuemeka Ngozika Tochukwu Onyinye Kelechi'),
    last: list('Nwachukwu Okpara Ezenwa Onwuachi Anyadike Obiora'),
  },
  {
    first: list('Olumide Folasade Titilayo Babatunde Adaeze Morenike'),
    last: list('Akinwande Ogunleye Fashola Adegoke Oyelaran'),
  },
  {
    first: list('Hodan Sahra Abdullahi Faduma Warsame Ayaan Idil'),
    last: list('Jimcaale Guuleed Cabdi Hirsi Farah Dirie'),
  },
  {
    first: list('Pahoua Tou Mai-See Nhia Kaoyee Xeng Bee'),
    last: list('Xiong Vang Moua Lor Cha Thao Yang Vue'),
  },
  {
    first: list('Grażyna Zbigniew Wiesława Bożena Radosław Jadwiga'),
    last: list('Szczepańska Wróblewski Kędzierska Gajda Pietrzyk Żukowski'),
  },
  {
    first: list('Hayfa Muntaha Suhail Ghassan Rabab Laith Tahani'),
    last: list('Al-Khatib Bazzi Haddadin Mansour Abu-Zayd Qabbani'),
  },
  {
    first: list('Vaishnavi Harshad Kavitha Senthil Bhavna Devansh Malathi'),
    last: list('Ramanathan Kulkarni Bhattacharjee Venkatesan Chaudhuri Deshmukh'),
  },
  {
    first: list('Eun-ji Hyeon-u Min-seo Sang-cheol Ha-yun Byung-ho'),
    last: list('Seong Hwangbo Namgung Ryu Bae Gwak Ok'),
  },
  {
    first: list('Kealoha Keoni Leilani Nohea Kawika Pualani Makoa'),
    last: list('Kahananui Keawe Kealamakia Nakoa Kamakea'),
  },
  {
    first: list('Dezbah Hastiin Nizhoni Ooljee Tazbah Shilah'),
    last: list('Begaye Tsosie Yazzie Benally Etsitty Nez'),
  },
  {
    first: list('Mirlande Wisly Fabiola Guerline Jean-Robert Islande Roselaure'),
    last: list('Desrosiers Pierre-Louis Toussaint Beauvil Estimé Dorcely'),
  },
  {
    first: list('Yaretzi Xóchitl Eleuterio Reyna Citlali Heriberto Maribel'),
    last: list('Zúñiga Anguiano Tlatelpa Bojórquez Villaseñor Ocaranza'),
  },
  {
    first: list('Summer Chance Haven Justice River Faith Blaze Patience'),
    last: list('Winter Field Banks Rivers Marsh Bright Stone'),
  },
  {
    first: list('Tevita Sione Lupe Mele Fetuilelagi Siaosi'),
    last: list('Tuilagi Faleolo Taufa Mataele Vakameitangake'),
  },
  {
    first: list('Sopheap Bopha Rithy Chanthou Phirun Malis'),
    last: list('Keo Sok Chhim Prak Heng Nuon'),
  },
  {
    first: list('Gurleen Jaspreet Harkirat Manpreet Tejinder'),
    last: list('Dhaliwal Sandhu Grewal Bajwa Randhawa'),
  },
  {
    first: list('Tsehay Yohannes Mulugeta Selamawit Bereket'),
    last: list('Gebreselassie Tekle Woldemariam Kidane Haileselassie'),
  },
  {
    first: list('Caoimhe Tadhg Sorcha Eoghan Ailbhe Donncha'),
    last: list('Mac-Giolla O’Shaughnessy Ní-Bhriain McElhinney O’Dubhghaill'),
  },
  {
    first: list('Kaydence Jaxtyn Braylee Maverick Oaklynn Ryleigh Kashton'),
    last: list('Thibodeaux Hollingsworth Pickett Stidham Lovelady Culpepper'),
  },
  {
    first: list('Anahit Vartan Ketevan Giorgi Nino Hovhannes'),
    last: list('Ter-Petrosyan Kvaratskhelia Mkrtchyan Gelashvili Sarkissian'),
  },
]

const PLACES = lines(`
  Ottertail Bend\nKwethluk\nSt. Ansgar\nPine Hollow\nEagar\nTannersburg\nChinle\nWewahitchka\nLos Fresnos Viejos
  Skowhegan\nMoorcroft\nEast Tillbury\nPortage Crossing\nCoeur Noir\nBig Sandy\nHuauchinango\nNuevo Paredón\nZamboanga
  Kisumu\nŁęczyca\nBac Lieu\nHargeisa\nLower Burrell\nMoses Creek\nKapaʻau\nRosebud\nIcaria Falls\nGrangerville`)
const EMPLOYERS = lines(`
  Vantrell\nDelmarco Packing\nBlue Heron Roofing\nOkanogan Orchards\nStaley & Finch\nNorthgate Tire\nQuillmark
  Pruett Brothers Lumber\nTaquería El Venado\nHallmark Dental Labs\nTrident Couriers\nSunny Acres Nursery\nOstrander Steel`)
const SCHOOLS = lines(`
  Winslow Elementary\nBishop Garrity High\nTamarack Middle School\nCoe-Brown Academy\nNorth Platte Community College\nEscuela Benito Salas`)
const FACILITIES = lines(`
  Brightwater\nSt. Dymphna’s Hospital\nCedar Bluff Recovery\nMercer County Hospital\nThe Willows\nHogar Santa Rita`)
const ORGS = lines(`
  Mount Pisgah AME\nIglesia Roca Eterna\nBeth Shalom\nMasjid An-Nur\nFirst Lutheran Church\nSt. Hedwig Parish`)

const LISTS: Partial<Record<string, string[]>> = {
  PLACE: PLACES,
  EMPLOYER: EMPLOYERS,
  SCHOOL: SCHOOLS,
  FACILITY: FACILITIES,
  ORG: ORGS,
}

function inCase(as: string, text: string): string {
  if (as === as.toLowerCase()) return text.toLowerCase()
  return as.length > 2 && as === as.toUpperCase() ? text.toUpperCase() : text
}

const STAYS =
  /^(?:de|la|las|los|del|van|von|der|den|y|and|of|the|al|bin|st|mr|mrs|ms|miss|dr|sr|sra|don|doña|tía|tío|uncle|aunt|aka|nee|v|vs|jr|iii|ii)$/i

/** One text with other people and places. Labels, roles and styles stay. */
export function swap(sample: Sample, random: () => number): Sample {
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)]!
  const folk = pick(PEOPLE)
  const names = new Map<string, string>()
  const phrases = new Map<string, string>()
  const used = new Set<string>()
  const fresh = (pool: 'first' | 'last'): string => {
    for (let i = 0; i < 20; i++) {
      const word = pick((random() < 0.7 ? folk : pick(PEOPLE))[pool])
      if (used.has(word)) continue
      used.add(word)
      return word
    }
    return pick(folk[pool])
  }
  const person = (text: string): string => {
    const parts = text.match(/[\p{L}\p{M}’'ʻ-]+/gu) ?? []
    const many = parts.length > 1
    return text.replace(/[\p{L}\p{M}’'ʻ-]+/gu, (word, at: number) => {
      if (word.length < 3 || STAYS.test(word)) return word
      const bare = word.replace(/['’]s?$/i, '')
      const key = bare.toLowerCase()
      const last = many && at + word.length >= text.length - 2
      const made = names.get(key) ?? fresh(last ? 'last' : 'first')
      names.set(key, made)
      return inCase(bare, made) + word.slice(bare.length)
    })
  }
  const reword = (label: Label, text: string): string => {
    if (label.label === 'NAME' || label.label === 'CLINICIAN') return person(text)
    const from = LISTS[label.label]
    if (!from || /\d|street|avenue|road/i.test(text)) return text
    const made = phrases.get(text) ?? pick(from)
    phrases.set(text, made)
    return inCase(text, made)
  }
  const edits = [
    ...sample.spans.map((s) => ({ ...s, span: s })),
    ...(sample.ignore ?? []).map((s) => ({ ...s, span: undefined })),
  ].sort((a, b) => a.start - b.start)
  let text = ''
  let at = 0
  const spans: Label[] = []
  const ignore: { start: number; end: number }[] = []
  for (const { start, end, span } of edits) {
    if (start < at) continue
    text += sample.text.slice(at, start)
    const from = text.length
    const was = sample.text.slice(start, end)
    text += span ? reword(span, was) : was
    if (span) spans.push({ ...span, start: from, end: text.length })
    else ignore.push({ start: from, end: text.length })
    at = end
  }
  text += sample.text.slice(at)
  return { ...sample, id: `swap-${sample.id}`, text, spans, ignore }
}

if (import.meta.main) {
  const file = process.argv[2]!
  const seed = Number(process.argv.find((a) => a.startsWith('--seed='))?.slice(7) ?? '3')
  const random = chance(seed)
  for (const sample of readSamples(file)) process.stdout.write(`${JSON.stringify(swap(sample, random))}\n`)
}
