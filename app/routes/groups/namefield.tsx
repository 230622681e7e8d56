import { Checkbox } from '#ui/choice'
import { useCopy } from '#ui/copy'
import { TextField } from '#ui/field'
import { useForm } from '#ui/form-state'

/** The name as a signature. When it is not the profile's, it was refused once: then what else it may be can be said. */
export function NameField({ help, placeholder }: { help?: string; placeholder?: string }) {
  const copy = useCopy().agreements
  const { problems, typed } = useForm()
  const isOther = problems.typedName?.code === 'agreement.otherName' || typed?.isLegalName !== undefined
  return (
    <>
      <TextField
        name="typedName"
        label={copy.typedName}
        help={help}
        placeholder={placeholder}
        autoComplete="name"
        width="medium"
        isRequired
      />
      {isOther && (
        <div className="grid gap-2">
          <Checkbox name="isLegalName" label={copy.isLegalName} help={copy.isLegalNameHelp} />
          <p className="pl-8">
            <a href="/profile">{copy.toProfile}</a>
          </p>
        </div>
      )}
    </>
  )
}
