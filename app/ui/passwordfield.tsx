import { useState } from 'react'
import { inputClass } from './classes.tsx'
import { useCopy } from './copy.tsx'
import { type FieldProps, FieldShell, useField } from './field.tsx'

/** A password; what was typed never comes back after a refusal. */
export function PasswordField({
  name,
  label,
  help,
  isRequired,
  autoComplete,
}: FieldProps & { autoComplete: 'current-password' | 'new-password' }) {
  const { attributes } = useField({ name, help, isRequired })
  const copy = useCopy().frame.form
  const [isShown, setIsShown] = useState(false)
  return (
    <FieldShell {...{ name, label, help, isRequired }}>
      <div className="flex max-w-md gap-2">
        <input
          {...attributes}
          type={isShown ? 'text' : 'password'}
          autoComplete={autoComplete}
          className={inputClass}
          spellCheck={false}
        />
        <button
          type="button"
          className="needs-script cursor-pointer rounded-s px-3 text-sm font-medium text-pine hover:bg-pine-soft"
          aria-pressed={isShown}
          onClick={() => setIsShown(!isShown)}
        >
          {isShown ? copy.hidePassword : copy.showPassword}
        </button>
      </div>
    </FieldShell>
  )
}
