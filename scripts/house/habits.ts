/** Habits that a search can see: where SQL may stand, time without Date, no tests put aside. */
import { isNoun, isTest } from './layers.ts'
import { lineAt, type Problem, type Source } from './sources.ts'

type Habit = { rule: string; message: string; pattern: RegExp; applies: (path: string) => boolean }

const outsideTests = (path: string) => !isTest(path)
/** Runs in browsers without Temporal too, where Date may hand an instant to Intl. */
const inBrowser = (path: string) => /^(app|copy)\//.test(path)
const ours = (path: string) => outsideTests(path) && /^(app|domain|copy|demo)\//.test(path)

const habits: Habit[] = [
  {
    rule: 'sql-in-stores',
    message: "queries stand in a subject's store.ts or in the platform",
    pattern:
      /\b(selectFrom|insertInto|updateTable|deleteFrom|mergeInto)\(|\bsql(<[^>`]*>)?`|from 'kysely'|from 'pg'|\.query\(/g,
    applies: (path) => ours(path) && !/^domain\/[^/]+\/store\.ts$/.test(path),
  },
  {
    rule: 'one-clock',
    message: 'time is Temporal, and what counts is Acting.now',
    pattern: /\bnew Date\(|\bDate\.(now|parse|UTC)\(/g,
    applies: (path) => outsideTests(path) && !inBrowser(path),
  },
  {
    rule: 'one-clock',
    message: "a page shows the time it was given: the browser's clock may be wrong",
    pattern: /\bnew Date\(\)|\bDate\.now\(/g,
    applies: (path) => outsideTests(path) && inBrowser(path),
  },
  {
    rule: 'nouns-are-pure',
    message: 'a noun knows no clock and no chance: hand them in',
    pattern: /\bTemporal\.Now\.|\bMath\.random\(|\bcrypto\.(randomUUID|getRandomValues)\(/g,
    applies: (path) => outsideTests(path) && isNoun(path),
  },
  {
    rule: 'acting',
    message: 'the time of an action or read is Acting.now',
    pattern: /\bTemporal\.Now\./g,
    applies: (path) => outsideTests(path) && /^domain\/[^/]+\/(actions|reads|store|jobs)\.ts$/.test(path),
  },
  {
    rule: 'no-tests-aside',
    message: 'a test runs, or goes',
    pattern: /\b(test|it|describe)\.(skip|only|todo|fails)\b|\bvi\.(mock|doMock)\(/g,
    applies: (path) => isTest(path) && !path.startsWith('scripts/house/'),
  },
  {
    rule: 'documented',
    message: 'say above it what goes in and comes out: shapes, units, zones, refusals',
    pattern:
      /(?<!\*\/\n(?:\/\/ biome-ignore.*\n)?)^export (?:async )?(?:function\b|const \w+(?:: [^=\n]+)? = (?:async )?(?:<.*>)?\()/gm,
    // The rules of this one are still moving.
    applies: (path) =>
      outsideTests(path) &&
      /^(domain|platform|server)\//.test(path) &&
      !path.startsWith('domain/deidentify/'),
  },
  ...[
    // Text before a closing tag; a text or label given to a part; a refusal with a sentence for a code; a bare answer.
    />\s*(?![^<]*@ts-)[^<>{}=;()&|]*[A-Za-z]{2,}[^<>{}=;()&|]*<\//g,
    /(?<=\s)(?:label|title|help|alt|placeholder|aria-label|lead|caption|words|tab|heading)=(?:"[^"]*[A-Za-z]{2,}[^"]*"|\{'[^']*[A-Za-z]+ [^']*')/g,
    /\bnew Invalid\([^)]*['"`][A-Za-z]+ [a-z]+[^)]*\)/g,
    /\bc\.text\(['"`][A-Za-z]+ [a-z]+/g,
  ].map((pattern) => ({
    rule: 'words-in-the-catalog',
    message: 'what people read stands in copy/',
    pattern,
    applies: (path: string) => outsideTests(path) && /^(app|domain|platform|server)\//.test(path),
  })),
  {
    rule: 'no-leftovers',
    message: 'do it, or leave no note of it',
    pattern: /\b(TODO|FIXME|XXX|HACK)\b/g,
    applies: (path) => !path.startsWith('scripts/house/'),
  },
  {
    rule: 'no-raw-html',
    message: 'text is text: no HTML is written past React',
    pattern: /dangerouslySetInnerHTML/g,
    applies: (path) => outsideTests(path) && !path.startsWith('scripts/house/'),
  },
]

/** Every place that breaks a habit. */
export function habitProblems(sources: Source[]): Problem[] {
  return sources.flatMap(({ path, text }) =>
    habits
      .filter((habit) => habit.applies(path))
      .flatMap(({ rule, message, pattern }) =>
        [...text.matchAll(pattern)].map((match) => ({
          path,
          line: lineAt(text, match.index),
          rule,
          message,
        })),
      ),
  )
}
