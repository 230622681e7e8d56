import { acceptedFiles, largestEvidence } from '#domain/evidence/evidence'
import { professions } from '#domain/licenses/license'
import type { LicenseView } from '#domain/licenses/reads'
import { useCopy } from '#ui/copy'
import { Select, TextField } from '#ui/field'
import { FileField } from '#ui/file'

type Place = { value: string; label: string; country: string }
type Props = {
  /** What the fields begin with: the claim that is corrected, or the license that is renewed. */
  first: LicenseView | undefined
  isRenewal: boolean
  places: readonly Place[]
  /** Bodies the network knows, suggested while typing. */
  bodies: readonly string[]
}

/** The fields of a claim. */
export function ClaimFields({ first, isRenewal, places, bodies }: Props) {
  const copy = useCopy().licenses
  const groups = [
    { group: copy.jurisdictionGroups.US, options: places.filter((place) => place.country === 'US') },
    { group: copy.jurisdictionGroups.CA, options: places.filter((place) => place.country === 'CA') },
    {
      group: copy.jurisdictionGroups.other,
      options: places.filter((place) => place.country !== 'US' && place.country !== 'CA'),
    },
  ]
  const lastDay = isRenewal ? undefined : (first?.expiresOn ?? undefined)
  return (
    <>
      <Select
        name="profession"
        label={copy.profession}
        options={professions.map((value) => ({ value, label: copy.professions[value]! }))}
        defaultValue={first?.profession ?? ''}
        empty=""
        isRequired
        width="medium"
      />
      <Select
        name="jurisdiction"
        label={copy.jurisdiction}
        options={groups}
        defaultValue={first?.jurisdiction ?? ''}
        empty=""
        isRequired
        width="medium"
      />
      <TextField
        name="number"
        label={copy.number}
        defaultValue={first?.number}
        isRequired
        maxLength={40}
        autoComplete="off"
        spellCheck={false}
        width="medium"
      />
      <TextField
        name="expiresOn"
        type="date"
        label={copy.expiresOn}
        help={copy.expiresOnHelp}
        defaultValue={lastDay}
        width="short"
      />
      <TextField
        name="body"
        label={copy.body}
        help={copy.bodyHelp}
        defaultValue={first?.body}
        maxLength={160}
        list="bodies"
      />
      <datalist id="bodies">
        {bodies.map((body) => (
          <option key={body} value={body} />
        ))}
      </datalist>
      <TextField
        name="npi"
        label={copy.npi}
        help={copy.npiHelp}
        defaultValue={first?.npi}
        inputMode="numeric"
        maxLength={14}
        autoComplete="off"
        width="short"
      />
      <FileField
        name="file"
        label={copy.file}
        help={copy.fileHelp}
        accept={acceptedFiles}
        largest={largestEvidence}
      />
    </>
  )
}
