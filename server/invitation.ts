/** An invitation to become a steward, made on the machine: the way back when the last steward is lost. */
import { Client } from 'pg'
import { InviteSteward, invitationDays } from '#domain/stewards/steward'
import { addressDigest } from '#platform/accounts/addresses'
import { newToken, tokenDigest } from '#platform/accounts/secrets'
import { lookAs } from '#platform/database/acting'
import { newId } from '#platform/identifiers'
import { record } from '#platform/record'
import { StartRefused } from '#platform/settings'

/**
 * Invites an address as the operator, on the record; gives the link's path. The platform's database
 * must be open. Refuses what is no address, and a network that is not set up yet.
 */
export async function inviteAsOperator(ownerUrl: string, address: string): Promise<string> {
  const invitationId = newId()
  const read = InviteSteward.safeParse({ invitationId, email: address })
  if (!read.success) throw new StartRefused(`"${address}" is not a mail address.`)
  const token = newToken()
  const digest = await addressDigest(read.data.email)
  const client = new Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    const { rows } = await client.query('select from network')
    if (rows.length === 0)
      throw new StartRefused('The network is not set up yet: npm start prints the address for that.')
    await lookAs(
      (looking) =>
        record(looking, { kind: 'steward.invited', audience: 'stewards', subjectId: invitationId }),
      undefined,
    )
    await client.query(
      `insert into steward_invitation (id, token_digest, address_digest, made_at, expires_at)
       values ($1, $2, $3, acting_now(), acting_now() + make_interval(days => $4))`,
      [invitationId, tokenDigest(token), digest, invitationDays],
    )
  } finally {
    await client.end()
  }
  return `/stewards/invitation/${token}`
}
