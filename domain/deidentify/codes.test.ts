import { describe, expect, test } from 'vitest'
import { findIdentifiers } from './deidentify.ts'

const held = (text: string): string[] =>
  findIdentifiers(text)
    .filter((f) => f.severity === 'direct')
    .map((f) => `${f.type} ${text.slice(f.start, f.end)}`)

describe('numbers of persons, things and houses', () => {
  test.each([
    ['a British insurance number', 'SSN JG 10 37 59 A', 'Her NI number is on the form: JG 10 37 59 A.'],
    ['insurance after its heading', 'SSN TN 31 12 58', 'NI number TN 31 12 58, she says.'],
    ['by fours', 'OTHER_ID 4410 8821 0937', 'The copy shows 4410 8821 0937 in full.'],
    ['with dots', 'OTHER_ID 123.456.789-09', 'Sent with 123.456.789-09 on top.'],
    ['after more than one number', 'OTHER_ID 24-6610', 'Filed under case numbers 24-6610.'],
    ['after more than one, cut short', 'OTHER_ID 24-6672', 'It is in incident nos. 24-6672.'],
    ['a number of many', 'OTHER_ID 137', 'He was speller number 137 for a week.'],
    ['after the register', 'OTHER_ID AJKT-447', 'On the list since spring, UNOS AJKT-447.'],
    ['letters and three digits', 'OTHER_ID QRV-318', 'The locker tape says QRV-318.'],
    ['a plate after some words', 'VEHICLE BQX-T71', 'A van with Utah plates still on, BQX-T71.'],
    ['a foreign plate', 'VEHICLE KX21 ABC', 'It is his, reg KX21 ABC.'],
    ['a tail number', 'VEHICLE N4471Q', 'The plane, tail number N4471Q, is sold.'],
    ['an account name', 'HANDLE night_heron', 'the acct is night_heron and it has fans'],
    [
      'a dictated address',
      'EMAIL rosa dot vega at example dot com',
      'write to rosa dot vega at example dot com please',
    ],
    ['a flat', 'ADDRESS Flat 2, 31 Orchard Passage', 'He stays at Flat 2, 31 Orchard Passage, with a cat.'],
    ['a unit', 'ADDRESS unit 14, 1260 10th ave', 'unit 14, 1260 10th ave, and there is a code'],
    [
      'two words for a street',
      'ADDRESS 18 Cedar Ridge Lane',
      'He moved to 18 Cedar Ridge Lane. 12 Oaks is elsewhere.',
    ],
    ['two parts', 'ADDRESS 63-12 Saunders', 'They met at the bakery at 63-12 Saunders. It is closed.'],
    ['a slash', 'ADDRESS 12/4 Park Street', 'Home: 12/4 Park Street.'],
    ['an Irish code', 'ZIP F91 X4C2', 'Post to F91 X4C2.'],
    ['an Indian code', 'ZIP 560003', 'PIN 560003 on the envelope.'],
    [
      'a battalion',
      'EMPLOYER 3rd Battalion, 6th Marines',
      'He was with the 3rd Battalion, 6th Marines, for a year.',
    ],
    ['an engine company', 'EMPLOYER Engine 23', 'She rides with Engine 23 and sleeps there.'],
    ['a hose company', 'EMPLOYER Hose Company No. 7', 'Both are with Hose Company No. 7 as volunteers.'],
    ['a ship', 'EMPLOYER HMCS Tamarack', 'He cooks aboard HMCS Tamarack and writes.'],
    [
      'a ship in small letters',
      'EMPLOYER uss orrin vell',
      'dad is deployed w the uss orrin vell so we write',
    ],
    ['a yard', 'EMPLOYER Brockley depot', 'He is a driver out of Brockley depot and has missed stops.'],
  ])('%s: %s', (_, said, text) => {
    expect(held(text)).toContain(said)
  })
  test.each([
    'STABLE-2007 and Static-99R were done; DASS-21, WHODAS-36, SCL-90-R, EQ-5D, HCR-20, COVID-19, DSM-5-TR.',
    'Juror No. 4 wept. Bus number 7 was late. A number of 12 people. License plates are his hobby; a tag sale.',
    'Sertraline 25 via Dr. Osei was said. Three points of view, 3 points of view, 4 steps up the hill, 60 mg by the gate.',
    'Dx F43 PTSD, F90 ADHD. The account is empty. My profile is short. He drives an F-150, plates and all.',
    'A turbine 90 metres above the sea. VL 41 000. A rodeo, 1962–79. Truck driver. New Zealand.',
    'Fourteen people on the green. Pain 8 at that point. Unit 3, two sessions, 14 more on that road.',
  ])('nothing held: %s', (text) => {
    expect(held(text).filter((h) => !h.startsWith('NAME'))).toEqual([])
  })
})
