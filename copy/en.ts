import { accounts } from './accounts.en.ts'
import { agenda } from './agenda.en.ts'
import { agreements } from './agreements.en.ts'
import { cases } from './cases.en.ts'
import { certificates } from './certificates.en.ts'
import { charters } from './charters.en.ts'
import { clauses } from './clauses.en.ts'
import { clinicians } from './clinicians.en.ts'
import { credit } from './credit.en.ts'
import { departures } from './departures.en.ts'
import { desk } from './desk.en.ts'
import { feeds } from './feeds.en.ts'
import { formats } from './formats.en.ts'
import { frame } from './frame.en.ts'
import { groups } from './groups.en.ts'
import { licenses } from './licenses.en.ts'
import { meetings } from './meetings.en.ts'
import { offergone } from './offergone.en.ts'
import { problems } from './problems.en.ts'
import { ring } from './ring.en.ts'
import { room } from './room.en.ts'
import { today } from './today.en.ts'
import { vocabulary } from './vocabulary.en.ts'
import { week } from './week.en.ts'
import { welcome } from './welcome.en.ts'
import { zones } from './zones.en.ts'

/**
 * The English catalog, assembled of one file for each area: `copy/<area>.en.ts` exports `<area>`, which the browser
 * fetches when a page needs it (`app/catalog.ts`). A language is another object of this same type (`Copy`); whatever
 * is missing there is a type error.
 */
export const en = {
  accounts,
  agenda,
  agreements,
  cases,
  certificates,
  charters,
  clauses,
  clinicians,
  credit,
  departures,
  desk,
  feeds,
  formats,
  frame,
  groups,
  licenses,
  meetings,
  offergone,
  problems,
  ring,
  room,
  today,
  vocabulary,
  week,
  welcome,
  zones,
}

/** The shape of a catalog: sentences, and functions for sentences with numbers or names in them. */
export type Copy = typeof en
