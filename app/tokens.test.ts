import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

/** Pairs that carry words (WCAG 1.4.3: 4.5) and lines one must see (1.4.11: 3), computed from the tokens themselves. */
type Oklch = [lightness: number, chroma: number, hue: number]

const [light, dark] = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8').split('@media')

function tokensIn(css: string): Record<string, Oklch> {
  const found = css.matchAll(/--([\w-]+): oklch\(([\d.]+)% ([\d.]+) ([\d.]+)\);/g)
  return Object.fromEntries(
    [...found].map(([, name, l, c, h]) => [name!, [Number(l) / 100, Number(c), Number(h)] as Oklch]),
  )
}

/** Relative luminance of a color in OKLCH (Björn Ottosson's matrices), clipped to sRGB. */
function luminance([lightness, chroma, hue]: Oklch): number {
  const a = chroma * Math.cos((hue * Math.PI) / 180)
  const b = chroma * Math.sin((hue * Math.PI) / 180)
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  const [red, green, blue] = [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ].map((part) => Math.min(1, Math.max(0, part)))
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!
}

function contrast(one: Oklch, other: Oklch): number {
  const [less, more] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (more! + 0.05) / (less! + 0.05)
}

const grounds = ['paper', 'card', 'sunken']
const words: [string, string[]][] = [
  ['ink', [...grounds, 'pine-soft', 'clay-soft', 'warn-soft', 'danger-soft', 'good-soft']],
  ['ink-2', [...grounds, 'pine-soft']],
  ['ink-3', grounds],
  ['pine', [...grounds, 'pine-soft']],
  ['pine-deep', [...grounds, 'pine-soft']],
  ['on-pine', ['pine', 'pine-deep']],
  ['clay-ink', [...grounds, 'clay-soft']],
  ['warn-ink', [...grounds, 'warn-soft']],
  ['danger', [...grounds, 'danger-soft']],
  ['good', [...grounds, 'good-soft']],
  [
    'on-family',
    ['psychodynamic', 'cbt', 'humanistic', 'systemic', 'trauma', 'expressive', 'integrative'].map(
      (f) => `o-${f}`,
    ),
  ],
]
const lines: [string, string[]][] = [
  ['line-field', grounds],
  ['pine', grounds],
]

for (const [scheme, tokens] of [
  ['light', tokensIn(light!)],
  ['dark', { ...tokensIn(light!), ...tokensIn(dark!) }],
] as const) {
  const pairs = (list: [string, string[]][], least: number) =>
    list.flatMap(([front, backs]) => backs.map((back) => [front, back, least] as const))
  test.each([...pairs(words, 4.5), ...pairs(lines, 3)])(
    `${scheme}: %s on %s reaches %d`,
    (front, back, least) => {
      expect(contrast(tokens[front]!, tokens[back]!)).toBeGreaterThanOrEqual(least)
    },
  )
}
