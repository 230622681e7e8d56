/** A letter: a few sentences and at most one button. The words come from the catalog; no group's name, no case. */
export type Letter = {
  subject: string
  paragraphs: readonly string[]
  button?: { words: string /** A path of this installation. */; to: string }
  /** After the button: what to do when it was not you. */
  after?: readonly string[]
}

/** What stands around every letter. */
export type Sheet = { networkName: string; publicUrl: string; footer: string }

const escapes: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** A text as HTML's text or attribute. */
export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => escapes[character]!)

const addressOfButton = (letter: Letter, sheet: Sheet) => new URL(letter.button!.to, sheet.publicUrl).href

/** The letter as plain text. */
export function letterText(letter: Letter, sheet: Sheet): string {
  const button = letter.button ? [`${letter.button.words}:\n${addressOfButton(letter, sheet)}`] : []
  return [
    ...letter.paragraphs,
    ...button,
    ...(letter.after ?? []),
    `-- \n${sheet.networkName}\n${sheet.footer}`,
  ].join('\n\n')
}

/** The same letter as HTML, without pictures or anything from elsewhere. */
export function letterHtml(letter: Letter, sheet: Sheet): string {
  const p = (text: string, style = 'margin:0 0 16px') => `<p style="${style}">${escapeHtml(text)}</p>`
  const button = letter.button
    ? `<p style="margin:24px 0"><a href="${escapeHtml(addressOfButton(letter, sheet))}" style="display:inline-block;padding:12px 20px;border-radius:8px;background:#1f5c4d;color:#ffffff;text-decoration:none;font-weight:600">${escapeHtml(letter.button.words)}</a></p>`
    : ''
  const small = 'margin:0 0 8px;font-size:13px;color:#5c665f'
  return [
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">',
    `<title>${escapeHtml(letter.subject)}</title></head>`,
    '<body style="margin:0;background:#f8f6f1;color:#1d2522;font:16px/1.55 system-ui,sans-serif">',
    '<div style="max-width:560px;margin:0 auto;padding:32px 20px">',
    ...letter.paragraphs.map((text) => p(text)),
    button,
    ...(letter.after ?? []).map((text) => p(text)),
    '<hr style="border:0;border-top:1px solid #ddd8cb;margin:28px 0 16px">',
    p(sheet.networkName, small),
    p(sheet.footer, small),
    '</div></body></html>',
  ].join('')
}
