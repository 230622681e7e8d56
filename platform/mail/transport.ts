import nodemailer, { type Transporter } from 'nodemailer'
import { type Letter, letterHtml, letterText, type Sheet } from './letter.ts'

export type MailSettings = { smtpUrl: string | undefined; from: string | undefined; publicUrl: string }

/**
 * How long the server may keep us waiting. Slow ones are common (greylisting, tarpits), so it is patient where nobody
 * waits; `whole` ends what a server that sends a byte now and then would hold open for ever.
 */
const patience = { connectionTimeout: 20_000, greetingTimeout: 60_000, socketTimeout: 60_000, whole: 80_000 }
/** Where a person waits for the answer. */
export const shortPatience = 30_000

let open: { settings: MailSettings; transport: Transporter | undefined } | undefined

/** Once a process. Without an SMTP address mails wait in the outbox. */
export function openMail(settings: MailSettings): void {
  const { whole, ...limits } = patience
  const transport = settings.smtpUrl
    ? nodemailer.createTransport({ ...limits, url: settings.smtpUrl }, { from: settings.from })
    : undefined
  open = { settings, transport }
}

/** Ends the connections to the mail server; from here on sending throws. */
export function closeMail(): void {
  open?.transport?.close()
  open = undefined
}

/** Whether mails are sent at all; where not, pages say where the letters are. */
export const hasMailServer = (): boolean => open?.transport !== undefined
/** The public address that letters lead to. */
export const mailUrl = (): string => open?.settings.publicUrl ?? ''

/**
 * Sends one letter. `id` makes the Message-ID, so that a letter sent twice can be told for one.
 * Throws what the server says; throws when there is no mail server.
 */
export async function sendLetter(
  id: string,
  to: string,
  letter: Letter,
  sheet: Sheet,
  most = patience.whole,
): Promise<void> {
  if (!open?.transport) throw new Error('no mail server')
  const sending = open.transport.sendMail({
    to: { name: '', address: to },
    subject: letter.subject,
    text: letterText(letter, sheet),
    html: letterHtml(letter, sheet),
    messageId: `<${id}@${new URL(open.settings.publicUrl).hostname}>`,
    // RFC 3834: machines need not answer; absence notes would go to people's colleagues.
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
  })
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${most / 1000} seconds`)), most)
  })
  sending.catch(() => {}) // also when nobody waits for it any more
  await Promise.race([sending, late]).finally(() => clearTimeout(timer))
}
