import { createHash, hkdfSync } from 'node:crypto'
import type { z } from 'zod'
import { groupFacts } from '#domain/groups/reads'
import { takeInvitedSeat } from '#domain/seats/actions'
import { lockGroup, ownLicenseMend, ownSeats, requireFacilitator, requireVouched } from '#domain/seats/reads'
import { addressDigest } from '#platform/accounts/addresses'
import type { Acting } from '#platform/database/acting'
import { secret } from '#platform/keyring'
import { noteTakenAway } from '#platform/ledger'
import { postMail } from '#platform/mail/post'
import { record } from '#platform/record'
import { Invalid, NotAllowed, NotFound } from '#platform/refusals'
import { addressForm, INVITATION_DAYS, type Invite, type OfInvitation } from './invitation.ts'
import * as store from './store.ts'

const digest = (text: string) => createHash('sha256').update(text).digest()

/**
 * 192 bits made from group and id with a secret of the keyring, so that asking again shows the same link and no table
 * holds it. The group is in it: the id of another group's invitation gives no link into that group.
 */
async function tokenOf(groupId: string, invitationId: string): Promise<string> {
  const key = hkdfSync('sha256', await secret('invitations'), invitationId, `group invitation ${groupId}`, 24)
  return Buffer.from(key).toString('base64url')
}

/**
 * Invites by mail to one address, or makes a link to hand over. Returns the link's token; the same
 * id gives the same link. Refuses: NotFound, NotAllowed for who is no facilitator, NotFound for a draft; Invalid while the
 * group is paused, and once it has ended.
 */
export async function invite(acting: Acting, input: z.infer<typeof Invite>): Promise<{ token: string }> {
  const { tx, actor, now } = acting
  await requireFacilitator(acting, input.groupId)
  // Who ends the group at this moment holds it, and takes back what was made before.
  await lockGroup(acting, input)
  const group = await groupFacts(acting, input)
  if (group.state === 'draft') throw new NotFound()
  if (group.state !== 'open') throw new Invalid({ '': `group.${group.state}` })
  const token = await tokenOf(input.groupId, input.invitationId)
  const added = await store.addInvitation(tx, {
    id: input.invitationId,
    groupId: input.groupId,
    tokenDigest: digest(token),
    addressDigest: input.address === '' ? null : await addressDigest(addressForm(input.address)),
    by: actor.clinicianId,
    at: now,
    expiresAt: now.add({ hours: 24 * INVITATION_DAYS }),
  })
  if (!added) return { token }
  await record(acting, {
    kind: 'invitation.made',
    audience: 'group',
    groupId: input.groupId,
    subjectId: input.invitationId,
  })
  if (input.address !== '')
    await postMail(tx, {
      id: input.invitationId,
      kind: 'group-invitation',
      to: { address: input.address },
      secret: token,
    })
  return { token }
}

/** Takes an invitation back. Repeating changes nothing. Refuses: NotFound, NotAllowed for others. */
export async function revokeInvitation(
  acting: Acting,
  { groupId, invitationId }: z.infer<typeof OfInvitation>,
): Promise<void> {
  await requireFacilitator(acting, groupId)
  if (await store.revoke(acting.tx, invitationId, groupId, acting.now))
    await noteRevoked(acting, { groupId, invitationId })
}

/** Takes back all unused invitations into a group that has ended. Takes back nothing for others. */
export async function closeInvitations(acting: Acting, { groupId }: { groupId: string }): Promise<void> {
  for (const invitationId of await store.closeUnused(acting.tx, groupId))
    await noteRevoked(acting, { groupId, invitationId })
}

async function noteRevoked(
  acting: Acting,
  { groupId, invitationId }: z.infer<typeof OfInvitation>,
): Promise<void> {
  noteTakenAway(acting.tx, 'invitation.revoked', invitationId)
  await record(acting, { kind: 'invitation.revoked', audience: 'group', groupId, subjectId: invitationId })
}

/**
 * Opens an invitation; whoever opens it first is the only one it is for. One that one has used oneself still leads to the
 * group, as long as one has a seat there. `address`: one's own confirmed address. Refuses: NotAllowed while somebody must vouch, whatever the link; NotFound for an unknown, used, expired,
 * revoked or someone else's link.
 */
export async function openInvitation(
  acting: Acting,
  { token, address }: { token: string; address: string },
): Promise<{ groupId: string }> {
  await requireVouched(acting)
  const groupId = await store.openInvitation(
    acting.tx,
    digest(token),
    await addressDigest(addressForm(address)),
  )
  const led = groupId ?? (await groupJoinedBy(acting, token))
  if (!led) throw new NotFound()
  return { groupId: led }
}

/** The group one joined by this link, where one has a seat still. */
async function groupJoinedBy(acting: Acting, token: string): Promise<string | undefined> {
  const groupId = await store.usedBy(acting.tx, digest(token), acting.actor.clinicianId)
  return (await ownSeats(acting)).find((seat) => seat.groupId === groupId)?.groupId
}

/**
 * Takes the seat: offered until the agreement is signed; with a seat already, nothing changes. Refuses: NotFound without an opened
 * invitation, and once the group has ended; NotAllowed without a good license; Invalid when the ring is full meanwhile.
 */
export async function acceptInvitation(acting: Acting, { groupId }: { groupId: string }): Promise<void> {
  const sits = async () => (await ownSeats(acting)).some((seat) => seat.groupId === groupId)
  if (await sits()) return
  await lockGroup(acting, { groupId })
  const opened = await store.openedBy(acting.tx, acting.actor.clinicianId)
  if (!opened.some((o) => o.groupId === groupId)) {
    // Used up a moment ago, perhaps by the same press.
    if (await sits()) return
    throw new NotFound()
  }
  const mend = await ownLicenseMend(acting)
  if (mend) throw new NotAllowed(mend)
  const group = await groupFacts(acting, { groupId })
  if (group.state === 'ended') throw new NotFound()
  const isNew = await takeInvitedSeat(acting, { groupId, seatsMax: group.seatsMax })
  if (isNew && !(await store.takeUp(acting.tx, groupId))) throw new NotFound()
}
