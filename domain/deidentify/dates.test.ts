import { describe, expect, test } from 'vitest'
import { findIdentifiers } from './deidentify.ts'

const datesIn = (text: string): string[] =>
  findIdentifiers(text)
    .filter((f) => f.type === 'DATE')
    .map((f) => text.slice(f.start, f.end))

describe('days that carry a name', () => {
  test.each([
    ["St Patrick's weekend", "She left on St Patrick's weekend."],
    ['MLK weekend', 'He has skipped since MLK weekend and nobody knew.'],
    ['twenty-seventh night of Ramadan', 'I understood on the twenty-seventh night of Ramadan, late.'],
    ['solstice', 'He has not been out since the solstice.'],
    ["St Brigid's Day", "He left on St Brigid's Day and is not back."],
    ['Decoration Day', 'Until Decoration Day she had slept.'],
    ['Rhubarb Pie Day', 'It was on Rhubarb Pie Day, of all days.'],
    ['Memorial Day wknd', 'He relapsed Memorial Day wknd, with his cousins.'],
    ["All Souls'", "She wrote on All Souls', from the station."],
    ['Feast of Saint Blaise', 'It began on the Feast of Saint Blaise.'],
    ['first Sunday of Advent', 'She sang on the first Sunday of Advent.'],
    ['second night of Hanukkah', 'He called on the second night of Hanukkah.'],
    ['Epiphany', 'At Epiphany they take down the tree.'],
    ['Lent', 'He gave up the pipe for Lent.'],
    ['Sukkos', 'They marry the week after Sukkos.'],
    ['15th of Av', 'They are engaged as of the 15th of Av.'],
    ['rosh chodesh Elul', 'It was rosh chodesh Elul again.'],
    ['14 Asad', 'He was taken on 14 Asad three summers ago.'],
    ['27th of Ramadan', 'On the 27th of Ramadan he prayed all night.'],
    ['eid', 'hasnt called since eid and wont.'],
    ['full moon day in Panguni', 'The vow was made on full moon day in Panguni.'],
    ['Karva Chauth 2019', 'Since Karva Chauth 2019 she has fasted.'],
    ['guru purnima', 'he stopped eating on guru purnima.'],
    ['seventh lunar month', 'He burns paper in the seventh lunar month.'],
    ['Songkran', 'Her mother died at Songkran.'],
    ['May bank holiday', 'He drove off the May bank holiday before last.'],
    ['Día de la Candelaria', 'Llegó el Día de la Candelaria.'],
    ['Reyes', 'Le trajo una muñeca por Reyes.'],
    ['miércoles de ceniza', 'no come desde el miércoles de ceniza.'],
    ['Día del Maestro', 'Lo despidieron el Día del Maestro.'],
    ['Coptic Christmas', 'She told us on Coptic Christmas that he had gone.'],
    ['Monday after Easter', 'He came on the Monday after Easter.'],
    ['week before Diwali', 'It was the week before Diwali.'],
    ['Friday following Pentecost', 'They buried her on the Friday following Pentecost.'],
  ])('%s', (said, text) => {
    expect(datesIn(text).some((d) => d.includes(said))).toBe(true)
  })
  test.each([
    'She had an epiphany in the car. With the advent of telehealth he came. I lent him a pen. Holy cow.',
    'The carnival came to town. She has an Epiphany-like look. It was a bad day and a long night.',
    'On Tuesday Night. A Mental Health Day. Every Day. His Last Day. One Day. That Sunday. Movie Night.',
    'The third Thai restaurant. AV block. Two Adar motors. A Christmas tree with lights. Persian New Year lamps',
    'He lives in Corpus Christi. Dorothy Day said so. I saw Maria Sunday and Luis Friday.',
    'El día de la cita y el día del accidente no habló.',
  ])('no day: %s', (text) => {
    expect(datesIn(text)).toEqual([])
  })
})

describe('days in numbers and in words', () => {
  test.each([
    ['the 9th of this month', 'Then, on the 9th of this month, he searched.'],
    ['El 9 de este mes', 'El 9 de este mes volvió.'],
    ['3/19', 'The deposition is 3/19 @ 9:30.'],
    ['2/25', 'Homework given, RTC 2/25.'],
    ['11-04', 'Protective order granted 11-04.'],
    ['9/9', 'He labels the jars; the newest one says 9/9 in pencil.'],
    ['the 18th', 'im out the 18th thru the holidays'],
    ['the twenty eighth', 'she moved on the twenty eighth she told nobody'],
    ['july 4th wknd', 'third concussion july 4th wknd at the rodeo'],
    ['the fourteenth of may two thousand nineteen', 'we met on the fourteenth of may two thousand nineteen'],
    ['june twelve', 'since june twelve he is home'],
    ['march twenty four', 'on march twenty four he drank'],
    ['14-MAR-2025', 'Seen 14-MAR-2025 in clinic.'],
    ['the third Thursday in November', 'It was the third Thursday in November.'],
    ['Aug. 4', 'I give the chronology. Aug. 4: she wrote to him.'],
    ['Tu 1/14', 'Bruise seen Tu 1/14.'],
    ['Th Oct 17', 'Camera was hacked Th Oct 17 by someone.'],
    ['14/VI/24', 'Her knee was done 14/VI/24 in Rosario.'],
    ['5.iv.2023', 'Llegó 5.iv.2023 con su madre.'],
    ['6/11-6/15', 'Hosp OSF 6/11-6/15, SI with a plan.'],
    ['09-20', 'Note: adm 09-20, dx unclear.'],
    ['the first of the month', 'The plan is up on the first of the month, and I write.'],
    ['the second week of January', 'He came home in the second week of January, thin.'],
    ['the tenth', 'He asked for a narrative by the tenth and would love it.'],
    ['25th', 'Daughter to ring. Review 25th.'],
    ['the sixteenth', "Copay's two behind. Next is, ah, the sixteenth."],
    ['april', 'on the boat, 39. after the april thing with her hose she stopped'],
    ['leap day', 'They were born on leap day, or so they say.'],
    ['the beginning of August', 'Nothing until the beginning of August.'],
    ['the second Tuesday of the month', 'He visits on the second Tuesday of the month.'],
    ['12 février', 'There is a date under it, 12 février.'],
    ['3. Oktober', 'Sie kam am 3. Oktober nach Hause.'],
    ['4 listopada', 'The letter is dated 4 listopada.'],
    ['5.XI', 'The jar says 5.XI in pencil.'],
    ['14.08.', 'Ward round, 14.08. – for the group.'],
    ['martes 17', 'Resumen del martes 17: no vino.'],
    ['6/24', 'He is s/p TAVR 6/24. No pain.'],
  ])('%s', (said, text) => {
    expect(datesIn(text).some((d) => d.includes(said))).toBe(true)
  })
  test.each([
    'MoCA 19/30 and 9/9 on the list. She says 5/5 to all of it. HADS 12/9. Split 3/4, dose 1/2. SUD 3/10-4/10.',
    'He signed 10-12 papers, granted 2-3 wishes, was seen 3-4 times. Ages 4-6, grades 3-5, section 4.05.',
    'The twenty third psalm, on the twenty first floor, for the twenty first time. The 2nd wife, the 3rd one.',
    'By the sixth it was obvious. By the second he was tired. On the fourth day she flushed; it was the third year of drought, the tenth session.',
    'Two 3 Mars bars. Version 2.14. PHQ 6/24. CN II. It was IV. 5.V8 engines.',
    'She will march three times. May three people come? I may one day. Open 24/7, call 988, a 12-step group.',
  ])('no day: %s', (text) => {
    expect(datesIn(text)).toEqual([])
  })
  test.each([
    ['Until Decoration Day she slept.', 'a holiday'],
    ['It was the third Thursday in November.', 'a day in late autumn'],
    ['He came on the first Sunday of Advent.', 'a holiday'],
  ])('wording of %s', (text, wording) => {
    expect(findIdentifiers(text)[0]!.suggestion).toBe(wording)
  })
})
