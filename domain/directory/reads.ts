import { createHmac, randomBytes } from 'node:crypto'
import { cellsOf } from '#domain/clinicians/availability'
import { ownProfile, ownWeekIfAny } from '#domain/clinicians/reads'
import type { Listing, PublicListing } from '#domain/groups/listing'
import { publicListings } from '#domain/groups/reads'
import type { PersonToFit } from '#domain/matching/fit'
import { ownSeats } from '#domain/seats/reads'
import type { Acting, Looking } from '#platform/database/acting'
import { type Candidate, takesSomebody } from './candidate.ts'
import { type HeatRow, heatOf } from './heat.ts'
import { type Fitting, fitting, hoursFor, measureFrom, ordered, rank } from './listing.ts'
import * as store from './store.ts'

type Search = {
  words?: string
  goal?: string
  cadence?: string
  place?: string
  language?: string
  specialty?: string
  open?: boolean
}

/** Listed groups that match, newest first, unranked: for a visitor, and to be ranked for a clinician. */
export async function listedGroups(looking: Looking, search: Search): Promise<readonly Candidate[]> {
  const words = (search.words ?? '').split(/\s+/).filter(Boolean).slice(0, 6)
  const { goal, cadence, place, language, specialty } = search
  const isNarrowed = words.length > 0 || Boolean(goal || cadence || place || language || specialty)
  if (!isNarrowed) {
    const { all, open } = await everyListed(looking)
    return search.open ? open : all
  }
  const { candidates } = await store.listed(looking.tx, { ...search, words })
  return search.open ? candidates.filter(takesSomebody) : candidates
}

type Whole = { version: string | null; all: readonly Candidate[]; open: readonly Candidate[] }
// The whole directory as it was last read. It is the same for whoever may look into it, and each time the database says
// first whether one may, and whether it is still of that version.
let whole: Whole = { version: null, all: [], open: [] }

async function everyListed({ tx }: Looking): Promise<Whole> {
  const version = await store.directoryVersion(tx)
  if (!version) return { version: null, all: [], open: [] }
  if (whole.version === version) return whole
  const { candidates, ...read } = await store.listed(tx, { words: [] })
  const found = { version: read.version, all: candidates, open: candidates.filter(takesSomebody) }
  if (read.version) whole = found
  return found
}

const PAGE = 12

/** One page of a list, and how many there are in all. Pages count from 1. */
function pageOf<T>(
  all: readonly T[],
  page: number,
): { items: T[]; page: number; pages: number; total: number } {
  const pages = Math.max(1, Math.ceil(all.length / PAGE))
  const current = Math.min(Math.max(1, page), pages)
  return { items: all.slice((current - 1) * PAGE, current * PAGE), page: current, pages, total: all.length }
}

/** What of one's profile a fit is measured by; a week only where one was painted. */
async function personToFit(acting: Acting): Promise<PersonToFit> {
  const [profile, week] = await Promise.all([ownProfile(acting), ownWeekIfAny(acting)])
  const year = acting.now.toZonedDateTimeISO(profile.zone).year
  return {
    zone: profile.zone,
    availability: week,
    languages: profile.languages,
    orientation: profile.family ?? undefined,
    orientationWish: 'varied',
    years: profile.practicingSince === null ? undefined : Math.max(0, year - profile.practicingSince),
    specialties: profile.specialties,
    backgrounds: profile.backgrounds,
  }
}

/** A page of the directory: what a card shows, and for who is signed in how it fits. */
export type Found = PublicListing & Partial<Fitting> & { isOwn: boolean }
export type Directory = {
  items: Found[]
  page: number
  pages: number
  total: number
  isWeekKnown: boolean
  /** When these groups meet, on the reader's own clock; for visitors undefined. */
  heat: HeatRow[] | undefined
}
type Asked = Search & { page: number }

/**
 * The same for the same week, background and zone in this process, and not a word of them: without the secret nobody
 * finds a week by trying weeks.
 */
export const sameWhere = (person: PersonToFit): string =>
  createHmac('sha256', ofThisProcess).update(JSON.stringify(person)).digest('base64')
const ofThisProcess = randomBytes(32)

/** Listed groups that match, best fit first. Refuses: NotAllowed before the profile is begun. */
export async function directory(acting: Acting, asked: Asked): Promise<Directory> {
  const [person, candidates, seats] = await Promise.all([
    personToFit(acting),
    listedGroups(acting, asked),
    ownSeats(acting),
  ])
  const mine = new Set(seats.map((seat) => seat.groupId))
  const measure = measureFrom(acting.now, person.zone)
  const { items, ...paging } = pageOf(ordered(person, candidates, measure, sameWhere(person)), asked.page)
  const fittings = new Map(
    rank(person, items, measure).map((ranked) => [
      ranked.candidate.groupId,
      fitting(person, ranked, measure),
    ]),
  )
  const listings = await publicListings(acting, [...fittings.keys()])
  return {
    ...paging,
    items: listings.map((one) => ({ ...one, ...fittings.get(one.groupId), isOwn: mine.has(one.groupId) })),
    isWeekKnown: person.availability !== undefined,
    heat: heatOf(hoursFor(candidates, person.zone, acting.now), cellsOf([...(person.availability ?? [])])),
  }
}

/** The same for a visitor: newest first, without fit. */
export async function publicDirectory(looking: Looking, asked: Asked): Promise<Directory> {
  const { items, ...paging } = pageOf(await listedGroups(looking, asked), asked.page)
  const listings = await publicListings(
    looking,
    items.map((one) => one.groupId),
  )
  return {
    ...paging,
    items: listings.map((one) => ({ ...one, isOwn: false })),
    isWeekKnown: true,
    heat: undefined,
  }
}

/** The fit of one group, for its public page. */
export async function fitOfGroup(acting: Acting, listing: Listing): Promise<Fitting> {
  const person = await personToFit(acting)
  const measure = measureFrom(acting.now, person.zone)
  const [ranked] = rank(person, [listing], measure)
  return fitting(person, ranked!, measure)
}
