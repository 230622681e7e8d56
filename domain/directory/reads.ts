import { cellsOf } from '#domain/clinicians/availability'
import { ownProfile, ownWeekIfAny } from '#domain/clinicians/reads'
import type { Listing, PublicListing } from '#domain/groups/listing'
import { listedGroups, pageOf, publicListings, type Search } from '#domain/groups/reads'
import type { PersonToFit } from '#domain/matching/fit'
import { ownSeats } from '#domain/seats/reads'
import type { Acting, Looking } from '#platform/database/acting'
import { type HeatRow, heatOf } from './heat.ts'
import { type Fitting, fitting, hoursFor, measureFrom, ordered, rank } from './listing.ts'

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

/** Listed groups that match, best fit first. Refuses: NotAllowed before the profile is begun. */
export async function directory(acting: Acting, asked: Asked): Promise<Directory> {
  const [person, candidates, seats] = await Promise.all([
    personToFit(acting),
    listedGroups(acting, asked),
    ownSeats(acting),
  ])
  const mine = new Set(seats.map((seat) => seat.groupId))
  const measure = measureFrom(acting.now, person.zone)
  const { items, ...paging } = pageOf(ordered(person, candidates, measure), asked.page)
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
