/** Joins class names, leaving out what is not there. */
export const classes = (...names: (string | false | undefined)[]) => names.filter(Boolean).join(' ')

/** How what one types into looks. */
export const inputClass =
  'w-full rounded-s border border-line-field bg-card px-3 py-2 text-ink placeholder:text-ink-3 min-h-10 pointer-coarse:min-h-11 ' +
  'aria-invalid:border-danger aria-invalid:border-2 disabled:bg-sunken'
