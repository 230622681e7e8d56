import { describe, expect, test } from 'vitest'
import { findIdentifiers } from './deidentify.ts'
import { CAUTION_TYPES } from './finding.ts'

const hints = (text: string): string[] =>
  findIdentifiers(text)
    .filter((f) => (CAUTION_TYPES as readonly string[]).includes(f.type) || f.severity === 'caution')
    .map((f) => `${f.type} ${text.slice(f.start, f.end)}`)

describe('what points at one person', () => {
  test.each([
    ['VEHICLE', 'powder blue buick electra', 'the car is a powder blue buick electra and it runs'],
    ['VEHICLE', 'lifted white Tundra', 'He drives a lifted white Tundra, and waits.'],
    [
      'VEHICLE',
      "rust-colored '88 Ford with a cattle guard",
      "He drives a rust-colored '88 Ford with a cattle guard, and waves.",
    ],
    [
      'VEHICLE',
      'green Subaru wagon w/ Bruins decal',
      'Drives less, green Subaru wagon w/ Bruins decal. Sleeps.',
    ],
    ['VEHICLE', 'black stretch Escalade', 'Every week a black stretch Escalade pulls up.'],
    ['VEHICLE', 'flatbed dodge w a steer skull', 'he drives a flatbed dodge w a steer skull and i see it'],
    ['VEHICLE', 'red Ford pickup', 'Last June he drove his red Ford pickup into a ditch.'],
    ['VEHICLE', 'yellow Tarvis', 'He sold the van, a yellow Tarvis, in spring.'],
    ['VEHICLE', 'candy-red Hellcat', 'He wrecked the candy-red Hellcat and himself.'],
    ['VEHICLE', 'blue-hulled 42-footer', 'He has a blue-hulled 42-footer that all can see.'],
    ['EVENT', 'The Marlow fire', 'The Marlow fire took three friends.'],
    ['EVENT', 'the Halden inquiry', 'You will all have watched the Halden inquiry; she spoke there.'],
    ['EVENT', 'loss of separation', 'The Yakima loss of separation, he titled it.'],
    [
      'EVENT',
      'four student deaths',
      'There had been four student deaths at the hostel in one month, in all papers.',
    ],
    ['EVENT', 'the bakery hold-up', 'It was the bakery hold-up that was in all of the papers.'],
    ['EVENT', 'the ferry inquiry', 'He spoke at the ferry inquiry, which was in all the papers.'],
    ['EVENT', 'the church-group drowning', 'You can read about it, the church-group drowning; it is cruel.'],
    ['EVENT', 'press conference', 'The big-check press conference, with his hat on, ran everywhere.'],
    ['EVENT', 'el bebé de la grúa', 'Salió en las noticias: el bebé de la grúa. Desde entonces no duerme.'],
    ['EVENT', 'runner-up at the National Bee', 'He was runner-up at the National Bee, and stopped writing.'],
    [
      'OCCUPATION',
      'champion of the Port Elgin regatta',
      'She was the champion of the Port Elgin regatta for years.',
    ],
    [
      'OCCUPATION',
      'assistant principal viola of the Marlow orchestra',
      'She is assistant principal viola of the Marlow orchestra, on leave.',
    ],
    [
      'OCCUPATION',
      "member of the state's tie-down team",
      "He was a member of the state's tie-down team. It ended.",
    ],
    ['OCCUPATION', 'glaciologist', 'She is 39, a glaciologist, and tired.'],
    ['OCCUPATION', 'rodeo announcer', 'hes a rodeo announcer and lost his voice'],
    ['OCCUPATION', 'harness-racing judge', 'You know her, the harness-racing judge with the laugh.'],
    ['OCCUPATION', 'glacier pilot', 'He is a glacier pilot and cannot read.'],
    ['OCCUPATION', 'court stenographer', 'She is the court stenographer and knows all.'],
    ['OCCUPATION', "beekeeper's apprentice", "Thirty, beekeeper's apprentice, funny."],
    ['OCCUPATION', 'only santero with a prosthetic hand', 'He is the only santero with a prosthetic hand.'],
    ['PHOTO', 'mug-style portrait', 'The form came back with his mug-style portrait on it.'],
    [
      'PHOTO',
      'picture of him wrapped',
      "There was a picture of him wrapped in a firefighter's coat and it spread.",
    ],
    ['PHOTO', 'her own picture beside his', 'There is her own picture beside his in a frame, on the piano.'],
    ['BIOMETRIC', 'lip print, lifted from a cup', 'He sent her own lip print, lifted from a cup, in resin.'],
  ])('%s %s', (type, said, text) => {
    expect(hints(text).some((h) => h.startsWith(`${type} `) && h.includes(said))).toBe(true)
  })
  test.each([
    'She painted a clear picture of him. He drew a picture of her. The bigger picture of his life is calm.',
    'The first chapter is long. He is a member of the group and of the team. A winner of hearts, the runner-up.',
    'The TADS trial and the forest fire drill; the last trial of acamprosate; a heart attack; the crash of waves.',
    'His car is old. A white lie, a red flag, a blue mood, a golden age. With a colleague he drove home.',
    'Only she with a smile came. The only thing with a price. The only day with sun. He judges her. A court date.',
    'It was on the news. The case was hard. The story is long. We read about it together. A press of people.',
  ])('no hint: %s', (text) => {
    expect(hints(text)).toEqual([])
  })
})
