import { describe, expect, test } from 'vitest'
import { findIdentifiers } from './deidentify.ts'

const found = (text: string): string[] =>
  findIdentifiers(text).map((f) => `${f.type} ${text.slice(f.start, f.end)}`)

describe('days that only their form or their company tells', () => {
  test.each([
    ['3-19', 'skipped the quiz, walked out of the retake 3-19. his gran raised him'],
    ['10-21', 'they drove up and parked it. 10-21. nobody said a word'],
    ['9/4', 'It says HURT 9/4 on the form and nothing else.'],
    ['Sat 11/2', 'The hawk was shot Sat 11/2 by a guy from the lake.'],
    ['8/16', 'Her man is at sea, ETA 8/16, and she waits.'],
    ['1/29', 'The wife filed a TPO 1/29, and he moved out.'],
    ['3 to 17 December', 'Orders came for 3 to 17 December. She is good at it.'],
    ['vie 28', 'Próxima cita: vie 28, con su hermana.'],
    ['3 xii 1981', 'DOB/Age: 3 xii 1981, she says.'],
    ['late Oct', 'It is planned with the grandfather, late Oct., after the first frost.'],
    ['20 Feb 24', 'A letter to the surgeon, from me, 20 Feb 24.'],
    ['thirty September', 'his papers are in for thirty September. then he sleeps'],
    ['second Sabbath of June', 'We meet in the week before, second Sabbath of June.'],
    ['March', 'He ran for the board six days before the March vote. He wept.'],
    ['Little Christmas', 'The whole herd was taken on Little Christmas.'],
  ])('%s', (day, text) => {
    expect(found(text)).toContain(`DATE ${day}`)
  })

  test('each day of a list is one', () => {
    expect(
      found('I sat with her for four hours: on February 3, 10, 17 and 24. I know that room.').join(),
    ).toMatch(/10, 17 and 24/)
  })

  test.each([
    ['a span of hours', 'Sleep 3-14 hrs, with pills.'],
    ['steps', 'We did steps 1-14 so far.'],
    ['a score of two parts', 'HADS 12/5. She asked again.'],
    ['two drugs in one', 'Suboxone 8/2, then the monthly one.'],
    ['more of all', 'ASRS 5/6 and the rest unremarkable.'],
    ['a stretch of school years', 'grades 6-18 means nothing to him'],
    ['pain of ten', 'Pain 7/10, no worse.'],
    ['what is counted', 'about 3-15 people come'],
  ])('not %s', (_, text) => {
    expect(found(text).filter((f) => /^(?:DATE|OTHER_ID)/.test(f))).toEqual([])
  })
})

describe('numbers and accounts that nothing explains', () => {
  test.each([
    ['OTHER_ID 30937', 'Three charts: 30551, 30937, 31120. One woman.'],
    ['HANDLE kjablonska79', 'Portal login: kjablonska79, and he forgot the rest.'],
    ['OTHER_ID 448-217', 'Motorman, pass 448-217. In 2016 a girl jumped.'],
    ['OTHER_ID CP-55127', 'report filed last yr, closed, number CP-55127. nobody came'],
    ['OTHER_ID FCR 8830/2024', 'Le pidieron un peritaje para la causa FCR 8830/2024 y no quiere.'],
    ['ACCOUNT 0040-7718-21', 'They print a statement of account 0040-7718-21 in Braille for her.'],
    ['PHOTO DSC_00918.NEF', 'He photographed the bruise, file DSC_00918.NEF, and sent it.'],
    ['OTHER_ID two seven one', 'Badge, uh, two seven one. EMDR phase four went well.'],
    [
      'PHOTO kitchen underscore new dot jpeg',
      'the photo he showed me, kitchen underscore new dot jpeg. then he left',
    ],
    [
      'PHONE four four oh, five five five, oh one two one',
      'He calls my office, four four oh, five five five, oh one two one is his number.',
    ],
  ])('%s', (one, text) => {
    expect(found(text)).toContain(one)
  })

  test.each([
    ['a code of a procedure', 'I bill 90834 and cry.'],
    ['a price', 'She owes 24500 dollars to him.'],
    ['a line in a crisis', 'Samaritans on 0808 200 0247, the helpline 1300 726 306.'],
    ['a count', 'He runs 12500 steps in a day.'],
  ])('not %s', (_, text) => {
    expect(found(text)).toEqual([])
  })
})

describe('houses and towns by their form', () => {
  test.each([
    ['ADDRESS 200 block of Lamar Street', 'A child digs behind the 200 block of Lamar Street. Nobody knows.'],
    ['ADDRESS Tumbleweed Way, number 19', 'She moved to a rental on Tumbleweed Way, number 19, in spring.'],
    [
      'ADDRESS calle 9 número 4410, apartamento 12',
      'Vive con otras dos, calle 9 número 4410, apartamento 12. Viene sola.',
    ],
    ['ADDRESS 6612 Bingham', 'RESIDENCE ...... 6612 Bingham, upper\nSCALES ...... PHQ-9 14'],
    ['ADDRESS Flat 3, 22 Kingsway', 'Flat 3, 22 Kingsway, and nobody answers.'],
    ['PLACE Hazard', 'For the group: a widow, late fifties, Hazard KY. She sleeps badly.'],
  ])('%s', (one, text) => {
    expect(found(text)).toContain(one)
  })
})

describe('rare work by its field', () => {
  test.each(['opal miner', 'riverboat pilot', 'lobster auctioneer', 'tympanist'])('%s', (work) => {
    expect(found(`He is 69, a ${work}, and lives with two dogs.`).join()).toContain(work)
  })
})

describe('people by a letter or in quotes', () => {
  test('a letter is a name in all places once it is one', () => {
    expect(
      found("A., 12, and A.'s other mother came. I saw A. (she asked) again.").filter((f) => f === 'NAME A'),
    ).toHaveLength(3)
  })
  test.each([
    ['NAME Itche', 'Yitzchok Meir Gutfreund, "Itche," 21, left on a motorbike.'],
    ['NAME Buck', 'Buck = Buchanan Littlejohn Oyelaran, 58, a farmer.'],
    ['NAME Chad', 'The "host" of the game, a man named Chad, texts her when she sleeps.'],
    ['NAME Minty', 'Araminta Sholto (Minty to her rowing friends) is 23.'],
    ['NAME Brackenridge, Solomon', 'Brackenridge, Solomon "Sol"\n61, widower, gardens.'],
    ['NAME Feather', 'It was Mr. Otis Featherstonhaugh ("Feather" to his platoon), who cooks.'],
  ])('%s', (one, text) => {
    expect(found(text)).toContain(one)
  })
})

test.each([
  ['harm in Spanish', '¿Y quién le hizo el daño? No sé.'],
  ['a greeting and a weekday', 'Hello Wednesday people. I need your eyes.'],
  ['scores of two', 'CORE-10: her 19, him 22. They row.'],
  ['a score and its week', 'The EPDS at six weeks was 17, and she slept.'],
  ['a judgment that everybody cites', 'Jaffee v. Redmond, I know, and Miller v. Alabama.'],
  ['a scale called by a place', 'The Edinburgh was nineteen. She sleeps.'],
  ['a row by its number', 'She was in the last row, number 12, and saw nothing.'],
  ['a state alone', '* police? she says no. Ohio law?'],
  ['who a mail is sent on to', 'FW: the slot on Thursday'],
])('%s is no identifier', (_, text) => {
  expect(found(text)).toEqual([])
})

describe('people and places that only their form tells', () => {
  test.each([
    ['NAME o.f.', 'cassie again. client o.f., 21, bpd. next day o.f.s roommate came.'],
    ['NAME Waffles', 'She talks to the dog (Waffles) and to nobody else.'],
    ['NAME captain', 'he sued her over the dog (captain), lost, and cried.'],
    ['NAME jolene', 'kids live w/ mom jolene in the regional jail til then.'],
    ['EMPLOYER amazon', 'he was w/ a guy from amazon where she works nights.'],
    ['EMPLOYER BBAHC', 'Employer (BBAHC) sees no problem because no one else will.'],
    ['PLACE Broad St viaduct', 'Unhoused, under the Broad St viaduct since the spring.'],
    ['PLACE mass ave bridge', 'tues nite she called from the mass ave bridge, crying.'],
    ['PLACE estación de Abando', 'Murió en un baño de la estación de Abando y nadie avisó.'],
    ['PLACE río Sumpul', 'Perdió a su mamá en el río Sumpul, hace años.'],
    ['DATE Pride weekend', 'Relapse Pride weekend, used x3 days.'],
  ])('%s', (finding, text) => {
    expect(found(text)).toContain(finding)
  })

  test.each([
    ['what became of an animal', 'He wept for the dog (dead) and the cat (rescue).'],
    ['how long', 'he is 6 mo sober and 2 yrs clean of pills.'],
  ])('not %s', (_, text) => {
    expect(found(text)).toEqual([])
  })
})
