import { mail as words } from '#copy/mail.en'
import { theNetwork } from '#domain/network/reads'
import { type MailView, mailInOutbox, outbox } from '#domain/stewards/reads'
import type { Acting, Looking } from '#platform/database/acting'
import type { Letter, Sheet } from '#platform/mail/letter'
import type { MailKind } from '#platform/mail/post'
import { mailUrl } from '#platform/mail/transport'

/**
 * What a letter is made of: its kind, ids, the token of its link, and a time written out where there is one; of a moved
 * meeting also the time before, and the first one where that is another.
 */
export type LetterOf = {
  kind: MailKind
  ids: Record<string, string>
  secret?: string | undefined
  when?: string
  was?: string
  first?: string
}
export type Made = { letter: Letter; sheet: Sheet }

const writers: Record<MailKind, (needs: Parameters<(typeof words.letters)['confirm-address']>[0]) => Letter> =
  words.letters

/** The words of a letter, with the sheet around them. */
export async function makeLetter(
  looking: Looking,
  { kind, ids, secret = '', ...times }: LetterOf,
): Promise<Made> {
  const network = (await theNetwork(looking))?.name ?? 'Colloquy'
  return {
    letter: writers[kind]({ network, ids, secret, ...timesOf(times) }),
    sheet: { networkName: network, publicUrl: mailUrl(), footer: words.footer },
  }
}

const timesOf = ({ when, was, first }: Pick<LetterOf, 'when' | 'was' | 'first'>) => ({
  ...(when && { when }),
  ...(was && { was }),
  ...(first && { first }),
})

export type LetterLine = Pick<MailView, 'id' | 'to' | 'state' | 'failure' | 'madeAt'> & { subject: string }

/** The outbox with each letter's subject, the newest first. Refuses: NotFound for others. */
export async function lettersInOutbox(
  acting: Acting,
  input: { before?: string },
): Promise<{ mails: LetterLine[]; next: string | undefined }> {
  const { mails, next } = await outbox(acting, input)
  const lines = mails.map(async ({ id, to, state, failure, madeAt, kind, ids }) => {
    const { letter } = await makeLetter(acting, { kind: kind as MailKind, ids })
    return { id, to, state, failure, madeAt, subject: letter.subject }
  })
  return { mails: await Promise.all(lines), next }
}

/** A mail of the outbox as its reader will see it, for stewards without a mail server. Refuses: NotFound. */
export async function letterInOutbox(acting: Acting, input: { mailId: string }) {
  const { secret, ids, kind, ...mail } = await mailInOutbox(acting, input)
  const { letter, sheet } = await makeLetter(acting, { kind: kind as MailKind, ids, secret })
  return { ...mail, kind, letter, link: linkOf(letter, secret, sheet) }
}

/** Where the letter's button leads; undefined when that takes a token which is gone from the row (the letter was sent). */
function linkOf({ button }: Letter, secret: string | undefined, sheet: Sheet): string | undefined {
  if (!button || (button.to.endsWith('/') && !secret && button.to !== '/')) return undefined
  return new URL(button.to, sheet.publicUrl).href
}
