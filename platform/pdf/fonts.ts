import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import PDFDocument from 'pdfkit'

const require = createRequire(import.meta.url)
const file = (path: string) => readFileSync(require.resolve(`@expo-google-fonts/${path}`))

/** Faces a sheet is set in: Noto, embedded as far as used. */
const faces = {
  serif: () => file('noto-serif/400Regular/NotoSerif_400Regular.ttf'),
  serifStrong: () => file('noto-serif/500Medium/NotoSerif_500Medium.ttf'),
  sans: () => file('noto-sans/400Regular/NotoSans_400Regular.ttf'),
  sansStrong: () => file('noto-sans/600SemiBold/NotoSans_600SemiBold.ttf'),
}
export type Face = keyof typeof faces

/** Which faces to try for a character. Noto Serif has Latin, Greek and Cyrillic; Noto Sans adds Devanagari. */
const fallbacks: Record<Face, readonly Face[]> = {
  serif: ['serif', 'sans'],
  serifStrong: ['serifStrong', 'sansStrong'],
  sans: ['sans'],
  sansStrong: ['sansStrong'],
}

export const faceNames = Object.keys(faces) as Face[]

/** What pdfkit makes of a font file (fontkit's font); it takes one of these wherever it takes a file. */
type Parsed = { hasGlyphForCodePoint(point: number): boolean }
const parsed = new Map<Face, Parsed>()

/**
 * A face for one paper. Noto's tables are decoded once a process (0.6 s a paper otherwise); glyphs are
 * looked up anew, since a glyph keeps the characters it was first asked for, and a paper must not depend
 * on the papers before it. Both lean on names that pdfkit 0.20 and fontkit 2.0 keep private; the tests hold them.
 */
export function faceForPaper(face: Face): unknown {
  return Object.assign(Object.create(parsedFace(face)), { _glyphs: {} })
}

function parsedFace(face: Face): Parsed {
  const known = parsed.get(face)
  if (known) return known
  const doc = new PDFDocument({ autoFirstPage: false }).font(faces[face]())
  const { font } = (doc as unknown as { _font: { font: Parsed } })._font
  parsed.set(face, font)
  return font
}

const draws = (face: Face, point: number) => parsedFace(face).hasGlyphForCodePoint(point)

export type Run = { face: Face; text: string }

/** Shown for what no face can draw: U+FFFD. */
const UNKNOWN = '\ufffd'

// Characters that steer the direction of text could make a name read as another; control characters draw nothing.
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu

/** One line of words as it will be set: composed (NFC), without characters that cannot be seen. */
export function settable(text: string): string {
  return text.normalize('NFC').replace(UNSEEN, ' ').replace(/\s+/g, ' ').trim()
}

/** Splits words into runs, each in the first face of the list that can draw it. */
export function runsOf(text: string, face: Face): Run[] {
  const runs: Run[] = []
  for (const character of settable(text)) {
    const point = character.codePointAt(0) ?? 0
    const last = runs.at(-1)
    const faceFor = fallbacks[face].find((candidate) => draws(candidate, point))
    const drawn = faceFor ? character : UNKNOWN
    const inFace = faceFor ?? face
    if (last?.face === inFace) last.text += drawn
    else runs.push({ face: inFace, text: drawn })
  }
  return runs
}

/** The characters of these words, each once, that some face a paper is set in cannot draw. */
export function undrawn(text: string): string[] {
  const isDrawn = (character: string) =>
    faceNames.every((face) =>
      fallbacks[face].some((candidate) => draws(candidate, character.codePointAt(0) ?? 0)),
    )
  return [...new Set(settable(text))].filter((character) => !isDrawn(character))
}

/** Whether every character of these words can be drawn; else the paper should say where they stand in full. */
export const canSet = (text: string): boolean => undrawn(text).length === 0
