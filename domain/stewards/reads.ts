import { cardsByIds } from '#domain/clinicians/reads'
import { addressOf, ownAddressDigest } from '#platform/accounts/addresses'
import { tokenDigest } from '#platform/accounts/secrets'
import type { Acting } from '#platform/database/acting'
import { askedOnce } from '#platform/database/together'
import type { Trouble } from '#platform/mail/trouble'
import { NotFound } from '#platform/refusals'
import type { FindPeople, OfSteward, TakeUpInvitation } from './steward.ts'
import * as store from './store.ts'

/** Refuses whoever is no steward: to them there is no desk. */
export async function requireSteward({ tx }: Acting): Promise<void> {
  if (!(await store.isSteward(tx))) throw new NotFound()
}

/** Whether the acting clinician is a steward now; asked once a page. */
export function isSteward(acting: Acting): Promise<boolean> {
  return askedOnce(acting, actorIsSteward)
}

const actorIsSteward = ({ tx }: Acting) => store.isSteward(tx)

/**
 * Whether the invitation behind a link is for the acting person and still good. An unknown one, a used one and one
 * for another address are answered alike.
 */
export async function invitationIsOpen({ tx, actor }: Acting, { token }: TakeUpInvitation): Promise<boolean> {
  const address = await ownAddressDigest(actor.clinicianId)
  return store.invitationIsOpen(tx, tokenDigest(token), address ?? Buffer.alloc(0))
}

export type StewardView = { clinicianId: string; name: string; since: string; isOneself: boolean }
export type Stewards = {
  stewards: StewardView[]
  invitations: { id: string; madeAt: string; expiresAt: string; by: string }[]
}

/** Who the stewards are, and which invitations are open. */
export async function stewardsList(acting: Acting): Promise<Stewards> {
  await requireSteward(acting)
  const { tx, now, actor } = acting
  const lines = await store.stewards(tx)
  const invitations = await store.openInvitations(tx, now)
  const names = await cardsByIds(acting, [
    ...lines.map((l) => l.clinicianId),
    ...invitations.flatMap((i) => i.madeBy ?? []),
  ])
  return {
    stewards: lines.map((line) => ({
      clinicianId: line.clinicianId,
      name: names.get(line.clinicianId)?.name ?? '',
      since: String(line.since),
      isOneself: line.clinicianId === actor.clinicianId,
    })),
    invitations: invitations.map((invitation) => ({
      id: invitation.id,
      madeAt: String(invitation.madeAt),
      expiresAt: String(invitation.expiresAt),
      by: (invitation.madeBy && names.get(invitation.madeBy)?.name) || '',
    })),
  }
}

export type Ending = {
  clinicianId: string
  name: string
  isOneself: boolean
  /** Stewards there would be afterwards; none: it cannot be ended. */
  left: number
  /** Invitations this person sent that are open, and stay so. */
  invitations: number
  isFresh: boolean
}

/** What is said before a stewardship is ended. Refuses: NotFound for others, and about somebody who is no steward. */
export async function beforeEnding(acting: Acting, { clinicianId }: OfSteward): Promise<Ending> {
  await requireSteward(acting)
  const { tx, now, actor } = acting
  const stewards = await store.stewards(tx)
  if (!stewards.some((steward) => steward.clinicianId === clinicianId)) throw new NotFound()
  const invitations = await store.openInvitations(tx, now)
  return {
    clinicianId,
    name: (await cardsByIds(acting, [clinicianId])).get(clinicianId)?.name ?? '',
    isOneself: clinicianId === actor.clinicianId,
    left: stewards.length - 1,
    invitations: invitations.filter((invitation) => invitation.madeBy === clinicianId).length,
    isFresh: actor.fresh,
  }
}

export type PersonView = { id: string; name: string; credential: string; since: string }
export const peopleOnPage = 30

/** People of the network, the newest first: name and credential, so that a license can be found or a sign-in reset. */
export async function peopleList(
  acting: Acting,
  { name, after }: FindPeople,
): Promise<{ people: PersonView[]; next: string | undefined }> {
  await requireSteward(acting)
  const lines = await store.people(acting.tx, name, after, peopleOnPage + 1)
  const people = lines.slice(0, peopleOnPage).map((line) => ({
    id: line.id,
    name: line.name,
    credential: line.credential,
    since: String(line.madeAt),
  }))
  return { people, next: lines.length > peopleOnPage ? people.at(-1)!.id : undefined }
}

export type PersonForSteward = {
  id: string
  name: string
  credential: string
  zone: string
  isOneself: boolean
}

/** One person as a steward sees them. Refuses: NotFound. */
export async function personForSteward(
  acting: Acting,
  { clinicianId }: { clinicianId: string },
): Promise<PersonForSteward> {
  await requireSteward(acting)
  const card = (await cardsByIds(acting, [clinicianId])).get(clinicianId)
  if (card?.state !== 'present') throw new NotFound()
  const { id, name, credential, zone } = card
  return { id, name, credential, zone, isOneself: id === acting.actor.clinicianId }
}

export type MailView = {
  id: string
  kind: string
  to: string
  state: string
  /** What kept the last try from arriving; undefined when there was none, or it went out since. */
  failure: { trouble: Trouble; answer: string } | undefined
  madeAt: string
  sentAt: string | null
  ids: Record<string, string>
  secret: string | undefined
}
export const mailsOnPage = 30

/** The outbox: mails a steward may see, the newest first. Links that reset, sign in or let into a group never come here. */
export async function outbox(
  acting: Acting,
  { before }: { before?: string },
): Promise<{ mails: MailView[]; next: string | undefined }> {
  await requireSteward(acting)
  const lines = await store.mails(acting.tx, { before, most: mailsOnPage + 1 })
  const mails = await Promise.all(lines.slice(0, mailsOnPage).map((line) => viewOf(line)))
  return { mails, next: lines.length > mailsOnPage ? mails.at(-1)!.id : undefined }
}

/** One mail of the outbox with what its words need. Refuses: NotFound. */
export async function mailInOutbox(acting: Acting, { mailId }: { mailId: string }): Promise<MailView> {
  await requireSteward(acting)
  const [line] = await store.mails(acting.tx, { id: mailId })
  if (!line) throw new NotFound()
  return viewOf(line)
}

async function viewOf(line: store.MailLine): Promise<MailView> {
  return {
    id: line.id,
    kind: line.kind,
    to: line.address ?? (line.clinicianId && (await addressOf(line.clinicianId))) ?? '',
    state: line.state,
    failure: line.trouble ? { trouble: line.trouble as Trouble, answer: line.answer ?? '' } : undefined,
    madeAt: String(line.madeAt),
    sentAt: line.sentAt && String(line.sentAt),
    ids: line.ids,
    secret: line.secret,
  }
}
