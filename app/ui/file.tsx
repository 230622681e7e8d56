import { type ReactNode, useState } from 'react'
import { classes, inputClass } from './classes.tsx'
import { FieldShell, useField } from './field.tsx'

/** One file. `accept` as the browser takes it; the server checks again. Its form needs `hasFiles`. */
export function FileField({
  name,
  label,
  help,
  isRequired,
  accept,
  capture,
}: {
  name: string
  label: ReactNode
  help?: ReactNode
  isRequired?: boolean
  accept: string
  capture?: 'environment'
}) {
  const { attributes } = useField({ name, help, isRequired })
  const [picture, setPicture] = useState<string>()
  return (
    <FieldShell {...{ name, label, help, isRequired }}>
      <input
        {...attributes}
        type="file"
        accept={accept}
        capture={capture}
        className={classes(
          inputClass,
          'cursor-pointer border-dashed file:mr-4 file:cursor-pointer file:rounded-s file:border file:border-line-field file:bg-sunken file:px-3 file:py-1 file:font-medium file:text-ink',
        )}
        onChange={(event) => {
          const file = event.currentTarget.files?.[0]
          if (picture) URL.revokeObjectURL(picture)
          setPicture(file?.type.startsWith('image/') ? URL.createObjectURL(file) : undefined)
        }}
      />
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
