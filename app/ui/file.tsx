import { type ReactNode, useState } from 'react'
import { classes, inputClass } from './classes.tsx'
import { FieldShell, useField } from './field.tsx'
import { useForm } from './form-state.tsx'
import { ProblemText } from './problem.tsx'

const megabyte = 1024 * 1024

/**
 * One file. `accept` and `largest` (in bytes) as the browser takes it; the server checks again. Its form needs `hasFiles`.
 */
export function FileField({
  name,
  label,
  help,
  isRequired,
  accept,
  largest,
  capture,
}: {
  name: string
  label: ReactNode
  help?: ReactNode
  isRequired?: boolean
  accept: string
  largest: number
  capture?: 'environment'
}) {
  const { attributes, id } = useField({ name, help, isRequired })
  const [isTooLarge, setTooLarge] = useState(false)
  const [picture, setPicture] = useState<string>()
  const [isEmpty, setEmpty] = useState(true)
  const isLost = useForm().files?.includes(name) && isEmpty && !isTooLarge
  return (
    <FieldShell {...{ name, label, help, isRequired }}>
      <input
        {...attributes}
        aria-describedby={
          classes(attributes['aria-describedby'], (isTooLarge || isLost) && `${id}-left`) || undefined
        }
        type="file"
        accept={accept}
        capture={capture}
        className={classes(
          inputClass,
          'cursor-pointer border-dashed file:mr-4 file:cursor-pointer file:rounded-s file:border file:border-line-field file:bg-sunken file:px-3 file:py-1 file:font-medium file:text-ink',
        )}
        onChange={(event) => {
          const chosen = event.currentTarget.files?.[0]
          const file = chosen && chosen.size <= largest ? chosen : undefined
          // Said before it is sent for minutes, and not sent with the rest.
          if (chosen && !file) event.currentTarget.value = ''
          setEmpty(!file)
          setTooLarge(chosen !== undefined && !file)
          if (picture) URL.revokeObjectURL(picture)
          setPicture(file?.type.startsWith('image/') ? URL.createObjectURL(file) : undefined)
        }}
      />
      {(isTooLarge || isLost) && (
        <p id={`${id}-left`} role="alert" className="text-sm font-medium text-danger">
          <ProblemText
            problem={
              isTooLarge
                ? { code: 'file.leftOut', values: { maximum: largest / megabyte } }
                : { code: 'file.again' }
            }
          />
        </p>
      )}
      {picture && (
        <img
          src={picture}
          alt=""
          className="max-h-40 max-w-full justify-self-start rounded-s border border-line"
        />
      )}
    </FieldShell>
  )
}
