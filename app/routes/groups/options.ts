type Words = Record<string, string>

/** Choices of a vocabulary with their names, and what each means where there are words for it. */
export const options = (ids: readonly string[], names: Words, help?: Words) =>
  ids.map((value) => ({ value, label: names[value] ?? value, help: help?.[value] }))
