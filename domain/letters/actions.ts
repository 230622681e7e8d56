import { requireSteward } from '#domain/stewards/reads'
import { addressOf } from '#platform/accounts/addresses'
import type { Acting, Looking } from '#platform/database/acting'
import { newId } from '#platform/identifiers'
import { enqueue } from '#platform/jobs'
import { hasMailServer, sendLetter, shortPatience } from '#platform/mail/transport'
import { failureOf } from '#platform/mail/trouble'
import { record } from '#platform/record'
import { Invalid } from '#platform/refusals'
import { makeLetter } from './reads.ts'

/**
 * Sends a letter to the steward who asks, at once, to see whether the mail server works; gives the address it went to.
 * Refuses: NotFound for others; Invalid that names the trouble within half a minute, or that there is no server.
 */
export async function sendTest(acting: Acting): Promise<{ to: string }> {
  await requireSteward(acting)
  const to = await addressOf(acting.actor.clinicianId)
  if (!to || !hasMailServer()) throw new Invalid({ '': 'mail.noServer' })
  await record(acting, { kind: 'mail.tested', audience: 'stewards' })
  const { letter, sheet } = await makeLetter(acting, { kind: 'test', ids: {} })
  await sendLetter(newId(), to, letter, sheet, shortPatience).catch((error: unknown) => {
    const { trouble, answer = '' } = failureOf(error)
    throw new Invalid({ '': { code: `mail.${trouble}`, values: { answer } } })
  })
  return { to }
}

/** Asks for the next sweep, a day from now; at a start at once (`isFirst`). One is waiting at any time. */
export async function askForSweep({ tx, now }: Looking, { isFirst }: { isFirst: boolean }): Promise<void> {
  await enqueue(tx, 'accounts.sweep', {}, isFirst ? now : now.add({ hours: 24 }), 'daily')
}
