const withCode = (words: string, answer: string | number) => (answer ? `${words} (${answer})` : words)

/** What kept an email from going out, for a steward who tells the operator; `answer` is the mail server's code or ''. */
export const mailTroubles: Record<string, (answer: string | number) => string> = {
  unknownHost: () => 'The mail server’s name cannot be found. Check the host in SMTP_URL.',
  unreachable: () =>
    'Nothing answers at the mail server’s address. Check the host and port in SMTP_URL, and any firewall in between.',
  silent: () =>
    'The mail server did not answer in time. Check the port in SMTP_URL: 587 goes with smtp://, 465 with smtps://.',
  notMail: (answer) =>
    `${withCode('What answers there does not speak as a mail server should', answer)}. Check the port in SMTP_URL: 587 goes with smtp://, 465 with smtps://.`,
  hungUp: (answer) => `${withCode('The mail server hung up before it took the email', answer)}.`,
  noTls: (answer) =>
    `${withCode('The mail server offers no encrypted connection (STARTTLS)', answer)}, so nothing was sent. Use smtps://, or set SMTP_PLAIN=allowed if the line to it is private.`,
  certificate: () =>
    'The mail server’s certificate is not valid for this host, so nothing was sent. Use the host name that the certificate is for.',
  credentials: (answer) =>
    `${withCode('The mail server did not accept the user name and password in SMTP_URL', answer)}.`,
  later: (answer) => `${withCode('The mail server is busy or asks to try again later', answer)}.`,
  sender: (answer) => `${withCode('The mail server does not send for the address in MAIL_FROM', answer)}.`,
  recipient: (answer) => `${withCode('The mail server refused the recipient’s address', answer)}.`,
  letter: (answer) => `${withCode('The mail server refused the email itself', answer)}.`,
  refused: (answer) => `${withCode('The mail server refused the connection', answer)}.`,
  unknown: () => 'The email could not be sent. The log says more.',
}
