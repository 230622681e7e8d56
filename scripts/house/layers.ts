/** Who may import whom: app → domain → platform, and the files of a subject's folder. */
import type { Import, Problem, Source } from './sources.ts'

/** Which top folders each may use. Tests and scripts may use all. */
const below: Record<string, string[]> = {
  app: ['app', 'domain', 'platform', 'copy'],
  domain: ['domain', 'platform', 'copy'],
  platform: ['platform'],
  copy: ['copy', 'domain'],
  server: ['server', 'app', 'domain', 'platform', 'copy'],
  demo: ['demo', 'server', 'app', 'domain', 'platform', 'copy'],
}
/** Modules of the platform without I/O, clock or chance: nouns may build on them. */
const pureGround = /^platform\/(refusals|interval|names|accounts\/email|calendar\/(recurrence|writing))$/
const parts = ['store', 'actions', 'reads', 'jobs']
const badNames = /^(index|utils?|helpers?|managers?|common|misc|shared|types|base|stuff)$/

/** Every import and file name that stands where the house does not have it. */
export function layerProblems(sources: Source[]): Problem[] {
  return sources.flatMap((source) => [
    ...nameProblems(source),
    ...(isTest(source.path) ? [] : source.imports.flatMap((one) => importProblems(source, one))),
  ])
}

/** Files that import each other in a ring; each ring is told once. */
export function cycleProblems(sources: Source[]): Problem[] {
  const byTarget = new Map(sources.map((source) => [withoutEnding(source.path), source]))
  const done = new Set<string>()
  const problems: Problem[] = []
  const visit = (target: string, trail: string[]) => {
    const at = trail.indexOf(target)
    if (at >= 0) {
      const ring = [...trail.slice(at), target]
      problems.push({ path: `${ring[0]}.ts`, line: 1, rule: 'no-cycles', message: ring.join(' → ') })
      return
    }
    const source = byTarget.get(target)
    if (!source || done.has(target)) return
    for (const { target: next, ours } of source.imports) if (ours) visit(next, [...trail, target])
    done.add(target)
  }
  for (const target of byTarget.keys()) visit(target, [])
  return problems
}

function nameProblems({ path }: Source): Problem[] {
  const name = withoutEnding(path)
    .split('/')
    .at(-1)!
    .replace(/\.test$/, '')
  const problem = (rule: string, message: string) => [{ path, line: 1, rule, message }]
  if (badNames.test(name) && !path.startsWith('scripts/'))
    return problem('names', `"${name}" says nothing: name what it holds`)
  if (!path.startsWith('domain/')) return []
  if (path.split('/').length !== 3)
    return problem('names', 'a subject is one folder in domain/, without folders inside')
  if (path.endsWith('.tsx')) return problem('names', 'pages belong to app/')
  return []
}

function importProblems(source: Source, one: Import): Problem[] {
  const problem = (rule: string, message: string): Problem[] => [
    { path: source.path, line: one.line, rule, message },
  ]
  const [from] = source.path.split('/')
  const noun = isNoun(source.path)
  if (!one.ours) {
    if (noun && /^(node:|pg$|kysely$)/.test(one.target))
      return problem(
        'nouns-are-pure',
        `a noun is pure and runs in the browser; it cannot import ${one.target}`,
      )
    return []
  }
  const [to] = one.target.split('/')
  const allowed = below[from!]
  if (allowed && !allowed.includes(to!)) return problem('layers', `${from} may not import ${one.target}`)
  if (source.path.startsWith('app/ui/') && to === 'domain')
    return problem('layers', 'app/ui knows no subject')
  if (to === 'copy' && from === 'copy') return []
  if (from === 'copy' && to === 'domain' && !isNoun(`${one.target}.ts`))
    return problem('layers', 'copy may import nouns only')
  if (noun && to !== 'domain' && !pureGround.test(one.target))
    return problem('nouns-are-pure', `a noun may import nouns only, not ${one.target}`)
  return to === 'domain' ? subjectProblems(source, one, problem) : []
}

type Telling = (rule: string, message: string) => Problem[]

/** The rules between and within subjects' folders. */
function subjectProblems(source: Source, one: Import, problem: Telling): Problem[] {
  const [, theirs, name] = one.target.split('/')
  const [top, ours] = source.path.split('/')
  const own = top === 'domain' && ours === theirs
  if (name === 'store' && !own) return problem('own-store', `only domain/${theirs} imports its store`)
  if (top !== 'domain') {
    if (name === 'jobs' && top === 'app') return problem('layers', 'pages do not run jobs')
    return []
  }
  const part = withoutEnding(source.path).split('/').at(-1)!
  const target = parts.includes(name!) ? name! : 'noun'
  if (!parts.includes(part) && target !== 'noun')
    return problem('nouns-are-pure', `a noun may not import ${one.target}`)
  if (part === 'store' && (!own || target !== 'noun'))
    return problem('stores', 'a store imports its own nouns and the platform')
  if (target === 'jobs' && !own) return problem('layers', `jobs of domain/${theirs} are its own`)
  return []
}

/** A file of a subject's folder that is none of its four parts. */
export function isNoun(path: string): boolean {
  const [top, , name] = withoutEnding(path).split('/')
  return top === 'domain' && name !== undefined && !parts.includes(name)
}

export function isTest(path: string): boolean {
  return /\.test\.tsx?$/.test(path) || path.startsWith('tests/')
}

function withoutEnding(path: string): string {
  return path.replace(/\.tsx?$/, '')
}
