import type { Cadence, Goal } from '#domain/groups/vocabulary'

/** The sample network's groups, in every state of life. The first name of `people` founds and facilitates. */
export type Circle = {
  key: string
  name: string
  purpose: string
  goal: Goal
  cadence: Cadence
  weekday: number
  startsLocal: string
  zone: string
  minutes: number
  place: 'online' | 'in-person'
  area?: string
  seatsMax: number
  specialties: string[]
  people: string[]
  listed: boolean
  admission?: 'rolling' | 'closed'
  leadership: 'designated' | 'co-led' | 'rotating'
  contact?: boolean
  state?: 'paused' | 'ended' | 'draft'
}

const NY = 'America/New_York'
const LA = 'America/Los_Angeles'

export const circles: readonly Circle[] = [
  {
    key: 'thursday',
    name: 'Thursday Trauma Consult',
    purpose:
      'A place to bring stuck trauma work, to be honest about what it does to us, and to leave with one thing to try.',
    goal: 'clinical-consult',
    cadence: 'every-other-week',
    weekday: 4,
    startsLocal: '18:30',
    zone: NY,
    minutes: 90,
    place: 'online',
    seatsMax: 8,
    specialties: ['ptsd', 'complex-trauma'],
    people: ['priya', 'amara', 'dan', 'lena', 'sam', 'rae', 'jo'],
    listed: true,
    admission: 'rolling',
    leadership: 'rotating',
  },
  {
    key: 'balint',
    name: 'Evening circle on the relationship',
    purpose: 'Cases told from memory, with the relationship between client and therapist in the middle.',
    goal: 'emotional-support',
    cadence: 'monthly',
    weekday: 3,
    startsLocal: '20:00',
    zone: NY,
    minutes: 90,
    place: 'online',
    seatsMax: 6,
    specialties: ['grief'],
    people: ['maeve', 'ruth', 'omar', 'amara'],
    listed: true,
    leadership: 'designated',
    contact: true,
  },
  {
    key: 'first-years',
    name: 'Private practice, the first two years',
    purpose: 'For people new to working alone: cases, fees, doubts, and not going home with all of it.',
    goal: 'professional-development',
    cadence: 'every-other-week',
    weekday: 2,
    startsLocal: '18:00',
    zone: LA,
    minutes: 60,
    place: 'online',
    seatsMax: 6,
    specialties: ['anxiety', 'young-adults'],
    people: ['wen', 'theo', 'viktor', 'tove'],
    listed: true,
    leadership: 'co-led',
  },
  {
    key: 'couples',
    name: 'Couples in the room',
    purpose: 'Couple and family work, with everyone in the room counted as a client.',
    goal: 'clinical-consult',
    cadence: 'weekly',
    weekday: 1,
    startsLocal: '12:00',
    zone: LA,
    minutes: 75,
    place: 'in-person',
    area: 'Oakland',
    seatsMax: 7,
    specialties: ['couples', 'family'],
    people: ['mina', 'rosa', 'june'],
    listed: true,
    leadership: 'rotating',
  },
  {
    key: 'ethics',
    name: 'Ethics at noon',
    purpose: 'One dilemma a month, with the codes open on the table.',
    goal: 'ethics',
    cadence: 'monthly',
    weekday: 5,
    startsLocal: '12:00',
    zone: 'America/Chicago',
    minutes: 60,
    place: 'online',
    seatsMax: 8,
    specialties: [],
    people: ['abel', 'petra', 'ida', 'grace', 'ezra'],
    listed: true,
    admission: 'closed',
    leadership: 'designated',
  },
  {
    key: 'emdr',
    name: 'EMDR, from basics to certified',
    purpose:
      'Target by target, with people who are learning the eight phases too and some who know them well.',
    goal: 'credit-hours',
    cadence: 'every-other-week',
    weekday: 3,
    startsLocal: '18:30',
    zone: LA,
    minutes: 90,
    place: 'online',
    seatsMax: 7,
    specialties: ['ptsd', 'dissociation'],
    people: ['gil', 'signe', 'nadia', 'leo'],
    listed: true,
    leadership: 'designated',
  },
  {
    key: 'saturday',
    name: 'Saturday morning, slowly',
    purpose:
      'One case, read twice, and then nothing said for a minute. For people who miss thinking without hurry.',
    goal: 'clinical-consult',
    cadence: 'monthly',
    weekday: 6,
    startsLocal: '10:00',
    zone: LA,
    minutes: 90,
    place: 'online',
    seatsMax: 6,
    specialties: ['older-adults', 'faith'],
    people: ['tomas', 'kofi', 'freya', 'yusuf'],
    listed: true,
    leadership: 'rotating',
  },
  {
    // Arizona keeps one time all year: for everyone else its hour moves in spring and autumn.
    key: 'recovery',
    name: 'Recovery, theirs and ours',
    purpose: 'Substance use and gambling, without shame in the room and without heroes either.',
    goal: 'clinical-consult',
    cadence: 'every-other-week',
    weekday: 4,
    startsLocal: '19:00',
    zone: 'America/Phoenix',
    minutes: 60,
    place: 'online',
    seatsMax: 6,
    specialties: ['substance-use', 'gambling'],
    people: ['ben', 'viktor', 'carla'],
    listed: true,
    leadership: 'rotating',
  },
  {
    key: 'children',
    name: 'Children, pictures, play',
    purpose: 'For those who work on the floor.',
    goal: 'clinical-consult',
    cadence: 'every-other-week',
    weekday: 4,
    startsLocal: '17:00',
    zone: LA,
    minutes: 90,
    place: 'online',
    seatsMax: 5,
    specialties: ['children', 'parenting'],
    people: ['hana', 'malik', 'june'],
    listed: false,
    leadership: 'rotating',
    state: 'paused',
  },
  {
    key: 'winter',
    name: 'Winter support circle',
    purpose: 'No cases: what the work does to us, and what helps.',
    goal: 'emotional-support',
    cadence: 'weekly',
    weekday: 3,
    startsLocal: '19:00',
    zone: NY,
    minutes: 60,
    place: 'online',
    seatsMax: 6,
    specialties: [],
    people: ['asha', 'dara', 'celia'],
    listed: false,
    leadership: 'designated',
    state: 'ended',
  },
  {
    key: 'draft',
    name: 'Consult for rural practice',
    purpose: 'Where everyone knows everyone, and the nearest colleague is two hours away.',
    goal: 'clinical-consult',
    cadence: 'every-other-week',
    weekday: 2,
    startsLocal: '19:00',
    zone: 'America/Denver',
    minutes: 90,
    place: 'online',
    seatsMax: 6,
    specialties: ['depression'],
    people: ['noah'],
    listed: false,
    leadership: 'rotating',
    state: 'draft',
  },
]
