/**
 * Who is signed in in this browser, as far as its open pages have to know: one that shows what is somebody's goes as soon as
 * they are signed out in another tab, or somebody else is in, and with the next thing that is done on it where their session
 * ended in another way. Words that were not saved are kept before, asked about, or hidden until their writer is back.
 */
import { withNext } from '#platform/accounts/next'
import { lazyCopy } from './catalog.ts'
import { buttonClass } from './ui/button.tsx'
import { giveUp, isBehind, saveLastWords, savesItself } from './ui/unsaved.ts'

type Watched = { writer: string; isWhole: boolean }

/** What tabs tell each other of signing out, besides who is signed in. */
type Said =
  /** A page for visitors was answered: whose page is it still? */
  | 'visitor'
  /** Somebody is about to sign out: are all words saved? */
  | 'leaving?'
  /** They are being saved, and now they are, or something is in the way. */
  | 'saving'
  | 'saved'
  | 'unsaved'
  /** Signed out. */
  | 'left'

/** Milliseconds in which another tab says that it has words to save: a busy one takes its time. */
const FIRST_WORD = 300
/** Milliseconds for which they are waited for: a line that is dead may not say so for long. */
const LONGEST_SAVING = 8000
/** Milliseconds after which it is asked again, with the next press or key, who is signed in. */
const SURE_FOR = 15_000

const watched = new Set<Watched>()
const whole = () => [...watched].find(({ isWhole }) => isWhole)

const channel = (name: string) =>
  typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel(name)
/** Who is signed in, by their mark (`app/writer.ts`); pages opened before an upgrade hear this one, too. */
const writers = channel('writer')
const leavings = channel('leaving')
const say = (said: Said) => leavings?.postMessage(said)

/** This page shows what is `writer`'s from now on, until the function it gives is called; the other tabs hear of it. */
export function watch(writer: string, isWhole: boolean): () => void {
  const one = { writer, isWhole }
  watched.add(one)
  if (isWhole) {
    // What was hidden is not there any more.
    if (writer === '') show()
    if (writer) writers?.postMessage(writer)
    else say('visitor')
  }
  return () => watched.delete(one)
}

if (writers)
  writers.onmessage = ({ data }: MessageEvent<string>) => {
    if ([...watched].some(({ writer }) => writer && writer !== data)) go('/')
    else if (covered) void check()
    // A page that woke up late may not know what has become of its person.
    if (whole()?.writer === '') say('visitor')
  }

let hearAnswer: (said: Said) => void = () => {}
if (leavings)
  leavings.onmessage = ({ data }: MessageEvent<Said>) => {
    hearAnswer(data)
    if (![...watched].some(({ writer }) => writer)) return
    if (data === 'visitor') void check()
    if (data === 'leaving?') void answerLeaving()
    if (data === 'left') {
      hide()
      void check('/sign-in')
    }
  }

async function answerLeaving(): Promise<void> {
  const isUnsent = hasTyped() || isGivenBack()
  if (!isBehind() && !isUnsent) return
  say('saving')
  say((await isSavedSoon()) && !isUnsent ? 'saved' : 'unsaved')
}

/** Saves the last words of this page; false where something is in the way, or it takes too long. */
const isSavedSoon = (): Promise<boolean> =>
  Promise.race([
    saveLastWords().catch(() => false),
    new Promise<false>((late) => setTimeout(late, LONGEST_SAVING, false)),
  ])

/** Whether something stands in a form that is sent by its button, and was not sent. */
const hasTyped = (): boolean =>
  [
    ...document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>(
      'form[method=post] :is(textarea, input[type=text])',
    ),
  ].some(({ value, defaultValue }) => value !== defaultValue && value.trim() !== '')

/** Whether words are given back here that could not be taken when they were sent. */
const isGivenBack = () => [...watched].some(({ isWhole, writer }) => !isWhole && writer)

/** Whether the words of all other tabs are saved. */
async function areOthersSaved(): Promise<boolean> {
  let saving = 0
  let isLost = false
  hearAnswer = (said) => {
    if (said === 'saving') saving += 1
    if (said === 'saved' || said === 'unsaved') saving -= 1
    if (said === 'unsaved') isLost = true
  }
  say('leaving?')
  const until = performance.now() + LONGEST_SAVING + FIRST_WORD
  do await new Promise((resolve) => setTimeout(resolve, FIRST_WORD))
  while (saving > 0 && performance.now() < until)
  hearAnswer = () => {}
  return saving <= 0 && !isLost
}

let isSigningOut = false

async function signOut(form: HTMLFormElement): Promise<void> {
  if (isSigningOut) return
  isSigningOut = true
  const kept = await Promise.all([isSavedSoon(), leavings ? areOthersSaved() : true])
  isSigningOut = false
  if (!kept.every(Boolean) && !window.confirm(lazyCopy.frame.signedOut.unsaved)) return
  // Once this page gives way to the answer nobody is signed in any more.
  addEventListener('pagehide', () => say('left'), { once: true })
  HTMLFormElement.prototype.submit.call(form)
}

// Before the form itself hears of it.
document.addEventListener(
  'submit',
  (event) => {
    const form = event.target
    if (!(form instanceof HTMLFormElement) || form.getAttribute('action') !== '/sign-out') return
    event.preventDefault()
    event.stopImmediatePropagation()
    void signOut(form)
  },
  true,
)

/** Whose session this browser has: '' is nobody's; undefined where no answer comes. */
const whoIsIn = (): Promise<string | undefined> =>
  fetch('/signed-in', { cache: 'no-store', signal: AbortSignal.timeout(LONGEST_SAVING) }).then(
    (response) => (response.ok ? response.text() : undefined),
    () => undefined,
  )

let askedAt = Number.NEGATIVE_INFINITY

/**
 * Asks whether the person whose page this is is still signed in, and shows it no longer where they are not. `to`: where it
 * goes then, also where no answer comes and with what was typed on it; else words that are not saved wait for them, hidden.
 */
async function check(to?: string): Promise<void> {
  const page = whole()
  askedAt = performance.now()
  const who = page?.writer === '' ? '' : await whoIsIn()
  if (whole() !== page) return
  if (page && who === page.writer && who) {
    const isBack = covered !== undefined
    show()
    // Its writer may not come back to this page at once.
    if (isBack) void saveLastWords()
  } else if (who) go('/')
  else if (to !== undefined) go(to)
  else if (who === '' && page?.writer) {
    if (isBehind() || hasTyped() || [...touched].some((form) => form.isConnected)) cover()
    else go(here())
  }
}

/** The way back to this page goes by the door then. */
const here = () => window.location.pathname + window.location.search

function go(to: string): void {
  giveUp()
  hide()
  window.location.replace(to)
}

let focused: Element | null = null

function hide(): void {
  if (document.body.hidden) return
  focused = document.activeElement
  document.body.hidden = true
}

function show(): void {
  covered?.remove()
  covered = undefined
  if (!document.body.hidden) return
  document.body.hidden = false
  if (focused instanceof HTMLElement) focused.focus()
}

let covered: HTMLElement | undefined

/** What is not saved stays, and nobody reads it: its writer is asked to sign in again. */
function cover(): void {
  if (covered) return
  hide()
  const copy = lazyCopy.frame.signedOut
  covered = made('main', '', 'mx-auto grid max-w-[44rem] gap-5 p-6')
  const title = made('h1', copy.title, 'outline-none')
  title.tabIndex = -1
  const door = made('a', copy.button, buttonClass({ kind: 'primary' }))
  door.href = withNext('/sign-in', here())
  door.target = '_blank'
  door.rel = 'noreferrer noopener'
  covered.append(title, made('p', copy.words, ''), door)
  document.documentElement.append(covered)
  title.focus()
}

function made<K extends keyof HTMLElementTagNameMap>(name: K, words: string, look: string) {
  const element = document.createElement(name)
  element.textContent = words
  element.className = look
  return element
}

addEventListener('pageshow', ({ persisted }) => {
  if (!persisted || !whole()?.writer) return
  hide()
  void check(here())
})
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'visible') void check()
})
/** Forms in which something was pressed: what was chosen there, or painted, is not to be seen in their fields. */
const touched = new Set<HTMLFormElement>()

/** The form that an event is in, where it is sent by its button: its answer says itself that nobody is signed in. */
function formOf({ target }: Event): HTMLFormElement | null {
  if (savesItself() || !(target instanceof Element)) return null
  return target.closest<HTMLFormElement>('form[method=post]:not([action="/sign-out"])')
}

for (const kind of ['pointerdown', 'keydown', 'focus'])
  addEventListener(
    kind,
    (event) => {
      const form = formOf(event)
      if (form && kind !== 'focus') touched.add(form)
      if (form) return
      if (performance.now() > askedAt + (covered ? 1000 : SURE_FOR)) void check()
    },
    { capture: true, passive: true },
  )
