/**
 * What went wrong between us and a mail server, in kinds that somebody can act on. The server's own words are kept
 * nowhere: they may name an address, or repeat a password.
 */
export type Trouble =
  | 'unknownHost'
  | 'unreachable'
  | 'silent'
  | 'notMail'
  | 'hungUp'
  | 'noTls'
  | 'certificate'
  | 'credentials'
  | 'later'
  | 'sender'
  | 'recipient'
  | 'letter'
  | 'refused'
  | 'unknown'

/** What a try came to: its kind, and the answer's code where there was one, such as `550 5.1.1` (RFC 5321, 3463). */
export type Failure = { trouble: Trouble; answer: string | undefined; isForGood: boolean }

type MailError = {
  code?: string
  originalCode?: string
  command?: string
  response?: string
  responseCode?: number
}

/** What an error of sending means. */
export function failureOf(error: unknown): Failure {
  const given = error as MailError
  const answer = /^[45]\d\d(?:[ -][45]\.\d{1,3}\.\d{1,3})?/.exec(given.response ?? '')?.[0].replace('-', ' ')
  return { trouble: troubleOf(given), answer, isForGood: isForGood(given, answer) }
}

/**
 * Whether trying the same letter again would get the same answer (RFC 5321 4.2.1): a 5yz about the reader's address or
 * the letter itself. What policy forbids (RFC 3463 5.7.x: relaying, a sender who is not trusted) or what concerns our own
 * settings passes for nobody's letter until an operator mends it, and waits.
 */
function isForGood({ command, responseCode = 0 }: MailError, answer: string | undefined): boolean {
  const isAboutThis = command === 'RCPT TO' || command === 'DATA'
  return isAboutThis && responseCode >= 500 && !/ 5\.[37]\./.test(answer ?? '')
}

const byCommand: Record<string, Trouble> = { 'MAIL FROM': 'sender', 'RCPT TO': 'recipient', DATA: 'letter' }
const byCode: Record<string, Trouble> = {
  EDNS: 'unknownHost',
  ESOCKET: 'unreachable',
  ETIMEDOUT: 'silent',
  EABORT: 'silent',
  EPROTOCOL: 'notMail',
  ECONNECTION: 'hungUp',
  EENVELOPE: 'notMail',
  EMESSAGE: 'notMail',
}

function troubleOf({ code = '', originalCode = '', command = '', responseCode }: MailError): Trouble {
  if (/CERT|SELF_SIGNED|UNABLE_TO_VERIFY/.test(originalCode)) return 'certificate'
  if (/WRONG_VERSION|PACKET_LENGTH|UNKNOWN_PROTOCOL/.test(originalCode)) return 'notMail'
  if (/ECONNRESET|EPIPE/.test(originalCode)) return 'hungUp'
  if (/ENOTFOUND|EAI_AGAIN/.test(originalCode)) return 'unknownHost'
  if (code === 'ETLS' || command === 'STARTTLS') return 'noTls'
  if (responseCode && responseCode >= 400 && responseCode < 500) return 'later'
  if (code === 'EAUTH' || command.startsWith('AUTH') || responseCode === 530) return 'credentials'
  // An address that no server is asked about.
  if (code === 'EENVELOPE' && command === 'API') return 'recipient'
  if (responseCode && responseCode >= 500) return byCommand[command] ?? 'refused'
  return byCode[code] ?? 'unknown'
}
