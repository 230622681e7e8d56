import { describe, expect, test } from 'vitest'
import { findIdentifiers } from './deidentify.ts'

const ages = (text: string): string[] =>
  findIdentifiers(text)
    .filter((f) => f.type === 'AGE' || f.type === 'AGE90')
    .map((f) => `${f.type} ${text.slice(f.start, f.end)}`)

describe('ages in every way they are written', () => {
  test.each([
    ['AGE nine', 'He drowned when both boys were nine, and nobody swims.'],
    ['AGE 27', 'New couple, both 27, poor sleepers.'],
    ['AGE fifty', 'They came in, both fifty, both on second marriages.'],
    ['AGE Nineteen', 'She is back. Nineteen, on a visa, studying welding.'],
    ['AGE 69', 'SEX M AGE 69, lives alone'],
    ['AGE90 ninety-three', 'Her grandmother, Bessie Osei, is ninety-three, and keeps sheep.'],
    ['AGE eleven', 'She came to this country from a camp at eleven, and likes rain.'],
    ['AGE two', 'He is back in a country that he left at two.'],
    ['AGE 61', 'Usted lo viera: 61 años, sombrero y bastón.'],
    ['AGE dieciocho', 'Entonces él tenía dieciocho y estaba solo.'],
    ['AGE 59', 'Es un señor de 59 que maneja una grúa.'],
    ['AGE tres', 'Venía dormido, tres añitos.'],
    ['AGE 44', 'Seen today, F 44, sleeps poorly.'],
    ['AGE 34', 'M/34, referred by the ward.'],
    ['AGE 28', '28/F, second visit.'],
    ['AGE 5', 'Lives with her cousin and a baby 5 mo, smiling.'],
    ['AGE 13', 'A 13-month-old was in the room.'],
    ['AGE 72', 'He is a fisherman of 72, and lost his boat.'],
    ['AGE90 ninety-two', 'She is a widow of ninety-two who gardens.'],
    ['AGE twenty four', 'shes twenty four works nights and sleeps days'],
    ['AGE thirty one', "ok so she's thirty one lives by the river"],
    ['AGE90 ninety-six', "He's, uh, ninety-six."],
    ['AGE once', 'Vive con un bebé de once meses.'],
    ['AGE six', 'Her brother drowned at six, in May.'],
    ['AGE 81', 'Pt Yelena S. 81, in assisted living.'],
    ['AGE eleven', 'Her brother, and Bexley, now eleven, sat in the car.'],
    ['AGE nine', 'The twins turn nine in June.'],
    ['AGE six', 'They foster twin brothers of six, and a dog.'],
    ['AGE fifteen', 'She told me that she had been fifteen, not seventeen.'],
    ['AGE seventeen', 'She told me that she had been fifteen, not seventeen.'],
    ['AGE ocho', 'Vive con su nieta, Luz, de ocho, y un gato.'],
    ['AGE doce', 'No come desde los doce, y camina.'],
    ['AGE 28', 'A woman of 28 sits down and laughs.'],
    ['AGE eighteen', 'Here a girl of eighteen knelt to pray.'],
    ['AGE diecisiete', 'Mira a un chico de diecisiete a quien nadie llama.'],
    ['AGE 12', 'Lives with her sibs Ángel 12 & Estrella 6, all shy.'],
  ])('%s: %s', (said, text) => {
    expect(ages(text)).toContain(said)
  })
  test.each([
    'HADS scores were 15 and 12. Danger Assessment redone (22), calm. The motion is under Sec. 24. Beck Hopelessness 14; no plan.',
    'Goals addressed: (1) sleep; (2) work; (3) the dog. Preguntas: 1) si debo, 2) que hago, 3) cómo.',
    'A man of two minds, a woman of few words, a kid of many talents. A mother of two, a manager of 12, a group of 14, a score of 19, a reader of 40 books, 90 d chip, 9 mo in.',
    'We met at eleven, and left at two. He called at nine and hung up. Friday is ninety. It was eighty five percent.',
    'The sentence is more than twenty years old, and less than forty years old.',
    'SUD eight, now five. We turn three corners. It had been fifteen, not ten. Trabaja desde los nueve meses.',
    'Tiene quince sesiones. Estuvo fuera, 15 años después volvió. M 12.4, SD 3. He is forty two years sober.',
  ])('no age: %s', (text) => {
    expect(ages(text)).toEqual([])
  })
})
