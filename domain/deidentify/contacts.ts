import type { FindingType } from './finding.ts'
import { type Claims, direct } from './span.ts'
import { matchesOf } from './windows.ts'

/** Safe Harbor 4 to 6, 14, 15 and photo files: shapes that need no context, and a sign without which there is none. Order matters. */
const SHAPES: [type: FindingType, shape: RegExp, sign?: string][] = [
  ['URL', /\b(?:https?|ftp):\/\/[^\s<>"')\]]{2,400}/gi],
  [
    'EMAIL',
    /(?<![\w.+-])[\w.+'-]{1,64}(?:@| @ | ?(?:\(at\)|\[at\]) ?)[\w-]{1,63}(?:(?:\.| ?(?:\(dot\)|\[dot\]) ?)[\w-]{2,63}){1,5}/gi,
  ],
  [
    'EMAIL',
    /\b[\w.-]{1,64}(?: (?:dot|underscore|dash|hyphen|punto|guion bajo|guion) [\w-]{1,30}){0,4} (?:at|arroba) [\w-]{2,40} (?:dot|punto) (?:com|org|net|edu|gov|es|mx|io|co|us|info)\b(?: (?:dot|punto) [a-z]{2}\b)?/gi,
  ],
  [
    'PHOTO',
    /(?<![\w/.-])[\w()-]{1,80}\.(?:jpe?g|png|heic|heif|gif|tiff?|bmp|webp|raw|nef|cr2|arw|dng|mp4|mov|avi|mp3|m4a|wav|dcm|dicom)\b/gi,
  ],
  ['URL', /\bwww\.[^\s<>"')\]]{2,300}/gi],
  ['IP', /(?<![\d.])(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)(?![\d]|\.\d)/g],
  ['DEVICE', /(?<![\w:-])(?:[0-9a-f]{2}[:-]){5}[0-9a-f]{2}(?![\w:-])/gi],
  [
    'IP',
    /(?<![\w:])(?=[0-9a-f:]*::|(?:[0-9a-f]{1,4}:){7})[0-9a-f]{1,4}(?:::?[0-9a-f]{1,4}){2,7}(?:::)?(?![\w:])/gi,
  ],
  [
    'URL',
    /(?<![\w@.-])(?:[a-z0-9-]{1,60}\.){1,4}(?:com|org|net|edu|gov|io|app|info|me|tv|us|uk|es|mx|ca|co|blog|site|page|link|ly|be|gg|social|online|club|health|example|test)(?:\/[^\s<>"')\]]{0,300})?(?![\w@-])/gi,
  ],
  ['HANDLE', /(?<![\w@.])@[A-Za-z0-9_](?:[\w.-]{0,40}\w)?/g],
  ['HANDLE', /(?<![\w/])u\/[\w-]{3,30}\b/g],
  ['HANDLE', /\b\w{2,32}#\d{4}\b/g],
  [
    'HANDLE',
    /(?<=\b(?:as|is|on|is called|goes by|known as|himself|herself|themselves|themself|user|handle) "?)(?!(?:session|chapter|covid|version|section|question|number|article|criterion|module|season|episode|lesson|station|channel|highway|appendix|apartment|building|trimester|semester)\d)[a-z]{6,20}\d{1,4}(?![\w-])/g,
  ],
  [
    'HANDLE',
    /(?<=\b(?:[Oo]n (?:[Ee]tsy|[Dd]epop|e[Bb]ay|[Pp]oshmark|[Oo]nly[Ff]ans|[Tt]witch|[Yy]ou[Tt]ube|[Ii]nsta(?:gram)?|[Tt]ik[Tt]ok|[Rr]eddit|[Dd]iscord|[Tt]witter) as|know(?:s|n)? (?:(?:him|her|them|only|just) )*as) "?)[a-z][a-z\d]{2,24}(?:[._][a-z\d]{2,20})*(?=[\s,.;)"])(?<=[a-z\d]{9}|[._\d][a-z\d]+)/g,
  ],
  [
    'HANDLE',
    /(?<![\w/.@-])(?=\w*[a-z]{3})(?=\w*[A-Z])[A-Za-z\d]{1,20}(?:_[A-Za-z\d]{2,20}){1,3}(?![\w-]|\.\w)/g,
    '_',
  ],
  [
    'HANDLE',
    /(?<=\b(?:from|by|as|to|handle|follows?) )at [a-z]{3,20}(?: (?:underscore|dot) [a-z]{2,20}){1,3}\b/g,
  ],
  ['HANDLE', /(?<![\w/.@-])(?=[a-z\d_]*[a-z]{2})[a-z\d]{2,20}(?:_[a-z\d]{2,20}){1,3}(?![\w-]|\.\w)/g, '_'],
]

const PHONES: RegExp[] = [
  /(?<![\w.-])(?:\+|00(?=[1-9](?:[ .-]?\d){8}))\d{1,3}[ .-]?(?:\(\d{1,4}\)[ .-]?)?\d{1,4}(?:[ .-]?\d{2,4}){1,4}(?![\w-])/g,
  /(?<![\w-])(?:1[ .-]?)?\(\d{3}\)[ .-]?\d{3}[ .-]?\d{4}(?: ?(?:x|ext\.?|extension) ?\d{1,6})?(?![\w-])/gi,
  /(?<![\w-])(?:1[ .-])?\d{3}[ .-]\d{3}[ .-]\d{4}(?: ?(?:x|ext\.?|extension) ?\d{1,6})?(?!-?\w)/gi,
  /(?<![\w/-])[2-9]\d{2}\/[2-9]\d{2}[-.]\d{4}(?![\w-])/g,
  /(?<![\w-])[2-9]\d{2}[2-9]\d{6}(?![\w-])/g,
  /(?<![\w-])555[ .-]\d{4}(?![\w-])/g,
  /(?<![\w-]|\b(?!TEL|PH|FAX|CELL|NO|HM|HOME|WK|WORK|OFC|MOB|VM|CALL|ICE|PT|MOM|MUM|DAD|SIS|BRO|SON|WIFE|AUNT|GMA|GPA)[A-Z]{2,4} )[2-9]\d{2}[.-]\d{4}(?!-?[\w])/g,
]

/** A number after a word for telephone, in any grouping. */
const SAID_PHONE =
  /\b(?:phone|cell|mobile|tel|telephone|fax|landline|call(?:s|ed)?(?: (?:me|us|her|him|them))? (?:at|on|from)|text(?:s|ed)?(?: me)? (?:at|on|from)|telefono|celular|movil|cel|whatsapp|number is|numero(?: es)?)(?: (?:number|no|numero|is|es))?\.?[ :#=(]{0,3}(\+?\(?\d[\d ().-]{5,18}\d)(?![\w])/gi

const SAID_HANDLE =
  /\b(?:handle|username|user ?name|gamer ?tag|gamertag|screen ?name|snap(?:chat)?|insta(?:gram)?|ig|tiktok|discord|twitter|kik|telegram|venmo|cash ?app|reddit|usuario|twitch|steam|xbox|psn|wechat|line id|signal|threads|bluesky|mastodon|strava|onlyfans)(?: (?:name|handle|account|tag|user|id|is|es|as|under))*(?: ?[:=] ?| )"?([A-Za-z][\w.]{2,30}\w)/gi

/** `the acct is night_heron`, `plays as opalgem19`: what joins words like no word is joined. */
const ACCOUNT_HANDLE =
  /(?<=\b(?:acct|account|profile|page|channel|posts|posting|plays|plays online|streams|streaming|known online|online)(?: (?:is|as|called|named|under|name))* "?)(?=\w*[A-Za-z])(?:[A-Za-z0-9]+[_.])+[A-Za-z0-9_]{2,30}\b(?<!\.(?:com|org|net|edu|gov))/gi

/** `plays as xAmirZero`: small and capital letters in one word. */
const MIXED_HANDLE =
  /(?<=\b(?:[Pp]lays|[Ss]treams|[Pp]osts|[Gg]ames|[Tt]ypes|[Kk]nown|online|account|acct|handle|user) (?:to me )?(?:as|is|under) "?)(?=[A-Za-z\d]{5,24}(?![\w]))[a-z][a-z\d]*[A-Z][A-Za-z\d]*/g

/** `messaged me on fb, marla.kay.dunn`: names joined by full stops where a network was named. */
const DOTTED_HANDLE =
  /(?<=\b(?:fb|facebook|ig|insta(?:gram)?|snap(?:chat)?|tiktok|discord|twitter|reddit|youtube|telegram|whatsapp|messenger|dms?|messaged?|online|posted|posts|posting|account|handle)\b[^.\n]{0,24}[ (,:])[a-z][a-z\d]{1,20}(?:\.[a-z\d]{2,20}){1,3}(?![\w.-]*\w)(?<!\.(?:com|org|net|edu|gov|jpe?g|png|mp4|pdf))/gi

/** Public lines that anyone may be given. */
const HOTLINE = /^(?:1[ .-]?)?\(?8(?:00|33|44|55|66|77|88)\)?|^(?:911|988|741741|211|311|112)$/

/** Lines to call in other countries: Samaritans, Lifeline, for children, by text. */
const CRISIS =
  /(?<![\w-])(?:(?:0800|0808|1300|1800|1850)(?:[ -]\d{2,4}){2,3}(?<=(?:\d[ -]?){10,11})|116 ?(?:123|111|000|006)|13 ?11 ?14|85258|50808)(?![\w-]| ?\d)/g

/** Claims addresses of mail and pages, numbers of the net and names of accounts. */
export function findContacts(text: string, claims: Claims): void {
  for (const [type, shape, sign = ''] of SHAPES) {
    if (!text.includes(sign)) continue
    for (const m of matchesOf(text, shape)) {
      const found = m[0].replace(/[.,;:!?'-]+$/, '')
      if (type === 'URL' && /^(?:e\.g|i\.e|a\.k\.a)$/i.test(found)) continue
      if (type === 'EMAIL' && !found.includes('@') && !/[([ ]/.test(found)) continue
      claims.claim(direct(type, m.index, m.index + found.length))
    }
  }
  for (const m of matchesOf(text, ACCOUNT_HANDLE))
    claims.claim(direct('HANDLE', m.index, m.index + m[0].length))
  for (const m of matchesOf(text, MIXED_HANDLE))
    claims.claim(direct('HANDLE', m.index, m.index + m[0].length))
  for (const m of /\.[a-z\d]/i.test(text) ? matchesOf(text, DOTTED_HANDLE) : [])
    claims.claim(direct('HANDLE', m.index, m.index + m[0].length))
  for (const m of matchesOf(text, SAID_HANDLE)) {
    const start = m.index + m[0].length - m[1]!.length
    if (/[\d_.]/.test(m[1]!)) claims.claim(direct('HANDLE', start, start + m[1]!.length))
  }
}

/** Claims phone and fax numbers, with extensions; lines that anybody may call are blocked, not claimed. */
export function findPhones(text: string, claims: Claims): void {
  for (const shape of PHONES) {
    for (const m of matchesOf(text, shape)) {
      if (HOTLINE.test(m[0])) claims.block(m.index, m.index + m[0].length)
      else claims.claim(direct('PHONE', m.index, m.index + m[0].length))
    }
  }
  for (const m of matchesOf(text, CRISIS)) claims.block(m.index, m.index + m[0].length)
  for (const m of matchesOf(
    text,
    /(?<=\b(?:ext|extension)\.? ?)\d{2,6}\b(?! ?(?:years|months|weeks|days))/gi,
  ))
    claims.claim(direct('PHONE', m.index, m.index + m[0].length))
  for (const m of matchesOf(
    text,
    /(?<=\b(?:fono|cel|celular|tel|telefono|movil|numero|phone|cell|mobile)\.?:? )\d(?:[ .-]?\d){6,12}(?![\w])/gi,
  ))
    claims.claim(direct('PHONE', m.index, m.index + m[0].length))
  for (const m of matchesOf(text, SAID_PHONE)) {
    const digits = m[1]!.replace(/\D/g, '')
    const start = m.index + m[0].length - m[1]!.length
    if (digits.length >= 7 && digits.length <= 15 && !HOTLINE.test(digits)) {
      claims.claim(direct('PHONE', start, start + m[1]!.length))
    }
  }
}
