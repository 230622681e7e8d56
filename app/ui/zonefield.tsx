import { useEffect, useRef, useState } from 'react'
import { useCopy } from './copy.tsx'
import { type FieldProps, Select } from './field.tsx'
import { placeOf } from './placename.ts'
import { otherZones, usZones } from './zones.ts'

const known = new Set<string>([
  ...usZones,
  ...otherZones.flatMap(({ zones }) => zones.map(({ zone }) => zone)),
])

/** A time zone. `isBrowsers`: without a value of its own it takes the browser's, once the page is awake. */
export function ZoneField({
  defaultValue,
  isBrowsers,
  ...field
}: FieldProps & { defaultValue?: string; isBrowsers?: boolean }) {
  const copy = useCopy().zones
  const [own, setOwn] = useState(defaultValue)
  const select = useRef<HTMLSelectElement>(null)
  useEffect(() => {
    // Who was faster than the page has chosen: what they chose stays.
    const isAsShown = select.current?.value === (defaultValue ?? '')
    if (isBrowsers && isAsShown) setOwn(Intl.DateTimeFormat().resolvedOptions().timeZone)
  }, [isBrowsers, defaultValue])
  const unlisted = own && !known.has(own) ? [{ value: own, label: placeOf(own) }] : []
  return (
    <Select
      // The browser's zone arrives after the field did: a new first value needs a new field.
      key={own}
      ref={select}
      {...field}
      defaultValue={own}
      width="medium"
      options={[
        ...unlisted,
        { group: copy.us, options: usZones.map((zone) => ({ value: zone, label: copy.names[zone] })) },
        ...otherZones.map(({ region, zones }) => ({
          group: copy.regions[region] ?? region,
          options: zones.map(({ zone, place }) => ({ value: zone, label: place })),
        })),
      ]}
    />
  )
}
