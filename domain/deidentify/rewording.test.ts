import { describe, expect, test } from 'vitest'
import { applySuggestions, findIdentifiers } from './deidentify.ts'

describe('a text reads well when all wording is taken over', () => {
  test.each([
    // Who is told already is not told twice, in both languages, clipped or not.
    ['Her husband, Lars Enqvist, 45, is a brewer.', 'Her husband, in his forties, is a brewer.'],
    ['Her husband, Lars Enqvist, is a brewer.', 'Her husband is a brewer.'],
    ['His wife, Ilinca, a violist, wheels him in.', 'His wife, a violist, wheels him in.'],
    ['- Dad (Clifford) is back home.', '- Dad is back home.'],
    ['They had a stillborn son, Matteo, in 2019.', 'They had a stillborn son in 2019.'],
    ['NOK: Tobias Baird, husband, calls.', "NOK: the client's husband, calls."],
    ['NOK: Tobias Baird, husband, 720-555-0142', "NOK: the client's husband, a phone number"],
    ['so trish gable her roommate filmed it.', "so the client's roommate filmed it."],
    ['He had a first break in late November.', 'He had a first break in autumn.'],
    ['Ana, her sister, called.', "The client's sister called."],
    ['Ana, her sister and friend, called.', "The client's sister, her sister and friend, called."],
    [
      'Portal login seen. Addr: Metairie, LA 70001.',
      'Portal login seen. Addr: a mid-size city, LA the area.',
    ],
    ['Client is 45. Dtr Ana drove.', 'Client is in their forties. Dtr drove.'],
    ["Her sister Itzel's phone rang.", "Her sister's phone rang."],
    ['Vive con su hijo Edgardo.', 'Vive con su hijo.'],
    ['Le dijo a su esposo, Efraín, que no.', 'Le dijo a su esposo que no.'],
    // A family's name before a thing is nobody.
    ['The Mulvihill household came late.', "The client's household came late."],
    // One article, and a day without a place in the row of days is one of many.
    ['Llegó referido por la Dra. Peña.', 'Llegó referido por el personal médico.'],
    ['Nos vimos el 3 de febrero de 2023.', 'Nos vimos un día del invierno.'],
    ['Vive en la casa desde el 6 de mayo.', 'Vive en la casa desde un día de la primavera.'],
    // The language of the word before, where people change it in a sentence.
    [
      'Se mudó de Orocovis to Kissimmee con su abuela.',
      'Se mudó de un pueblo to a mid-size city con su abuela.',
    ],
    // A town with its state is none abroad; a car is no plate.
    ['They moved to Hatfield, WI in spring.', 'They moved to a small town, WI in spring.'],
    ['He sat in his green F-250.', 'He sat in his car.'],
    ['Her plate ABC 123 was seen.', 'Her plate on file was seen.'],
    ['So am I. Dr. Weiss called.', 'So am I. The doctor called.'],
  ])('%s', (text, expected) => {
    expect(applySuggestions(text, findIdentifiers(text))).toBe(expected)
  })
})
