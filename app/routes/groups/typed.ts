import type { Charter, Step } from '#domain/groups/charter'

/** Lists of a step: none chosen means an empty list, not "as before". */
const listsOf: Partial<Record<Step, readonly (keyof Charter)[]>> = {
  composition: ['wishedFamilies', 'specialties'],
}

/** A charter as it would be with what stands in the form of one step: for looking at while typing, unchecked. */
export function typedCharter<C extends Charter>(charter: C, step: Step, form: FormData): C {
  const typed: Record<string, unknown> = { ...charter }
  for (const name of listsOf[step] ?? []) typed[name] = []
  for (const name of new Set(form.keys())) {
    const was = charter[name as keyof C]
    const value = form.get(name)
    if (typeof value !== 'string' || was === undefined) continue
    if (Array.isArray(was)) typed[name] = form.getAll(name)
    else if (name === 'startsLocal') typed[name] = aClock.test(value) ? value : was
    else if (name === 'weekday' || typeof was === 'number') typed[name] = numberOr(value, was)
    else if (typeof was !== 'object' || was === null) typed[name] = value
  }
  return typed as C
}

/** A field of time that is being cleared or typed anew is empty for that long: then the hour that stood there stays. */
const aClock = /^([01]\d|2[0-3]):[0-5]\d/

/** While a number is being typed it may be empty or wild: then what stood there stays. */
function numberOr(value: string, was: unknown): unknown {
  const number = Number(value)
  return value.trim() === '' || !Number.isInteger(number) || number < 0 || number > 400 ? was : number
}
