import nodemailer, { type SendMailOptions, type Transporter } from 'nodemailer'
import { type Letter, letterHtml, letterText, type Sheet } from './letter.ts'

export type MailSettings = {
  smtpUrl: string | undefined
  from: string | undefined
  publicUrl: string
  /** Whether letters may go over a plain line to another machine. */
  mayBePlain?: boolean
}

/**
 * How long the server may keep us waiting, in milliseconds. Slow ones are common (greylisting, tarpits), and one that
 * looks through a text before it takes it may need minutes: who hangs up meanwhile and comes again has written twice
 * (RFC 5321 4.5.3.2.6, RFC 1047). `whole` ends what a server that sends a byte now and then would hold open for ever.
 */
const patience = {
  connectionTimeout: 20_000,
  greetingTimeout: 60_000,
  socketTimeout: 300_000,
  whole: 360_000,
}
/** The longest that a letter is under way, in seconds. */
export const longestSending = patience.whole / 1000
/** Where a person waits for the answer, who is told within half a minute. */
export const shortPatience = 25_000

type Open = { settings: MailSettings; transport: Transporter | undefined; closing: AbortController }
let open: Open | undefined

/** Once a process. Without an SMTP address mails wait in the outbox. */
export function openMail(settings: MailSettings): void {
  const { whole, ...limits } = patience
  const transport = settings.smtpUrl
    ? nodemailer.createTransport(
        {
          ...limits,
          url: withoutSwitches(settings.smtpUrl),
          requireTLS: needsTls(settings),
          disableFileAccess: true,
          disableUrlAccess: true,
        },
        { from: settings.from },
      )
    : undefined
  open = { settings, transport, closing: new AbortController() }
}

/**
 * Letters hold links that let somebody in, and the address holds a password: neither goes over a line that others can
 * read. Within this machine, or where the operator says that the line is private, plain is enough.
 */
const needsTls = ({ smtpUrl, mayBePlain }: MailSettings): boolean =>
  !mayBePlain && !/^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(new URL(smtpUrl!).hostname)

/** The address without what would switch encryption off or write the conversation, password and all, into the log. */
function withoutSwitches(smtpUrl: string): string {
  const url = new URL(smtpUrl)
  for (const name of [...url.searchParams.keys()])
    if (/^(requireTLS|ignoreTLS|opportunisticTLS|logger|debug|transactionLog|\w*Timeout)$/i.test(name))
      url.searchParams.delete(name)
  return url.href
}

/** Ends the connections to the mail server, also in the middle of a letter; from here on sending throws. */
export function closeMail(): void {
  open?.closing.abort()
  open?.transport?.close()
  open = undefined
}

/** Whether mails are sent at all; where not, pages say where the letters are. */
export const hasMailServer = (): boolean => open?.transport !== undefined
/** The public address that letters lead to. */
export const mailUrl = (): string => open?.settings.publicUrl ?? ''

/**
 * Sends one letter within `most` milliseconds; past them the line is cut, so that nothing arrives later of what was said
 * to have failed. `id` makes the Message-ID, so that a letter sent twice can be told for one.
 * Throws what `failureOf` understands; throws when there is no mail server.
 */
export async function sendLetter(
  id: string,
  to: string,
  letter: Letter,
  sheet: Sheet,
  most = patience.whole,
): Promise<void> {
  if (!open?.transport) throw new Error('no mail server')
  const mail: SendMailOptions & { signal: AbortSignal } = {
    to: { name: '', address: to },
    subject: letter.subject,
    text: letterText(letter, sheet),
    html: letterHtml(letter, sheet),
    messageId: `<${id}@${new URL(open.settings.publicUrl).hostname}>`,
    // RFC 3834: machines need not answer; absence notes would go to people's colleagues.
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
    signal: AbortSignal.any([open.closing.signal, AbortSignal.timeout(most)]),
  }
  await open.transport.sendMail(mail)
}
