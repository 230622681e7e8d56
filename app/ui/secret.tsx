import { useState } from 'react'
import { useIsAwake } from './awake.ts'
import { Button } from './button.tsx'
import { inputClass } from './classes.tsx'
import { useCopy } from './copy.tsx'

/** Codes shown once, to be kept elsewhere: large, in groups, printable. */
export function Codes({ codes, label }: { codes: readonly string[]; label: string }) {
  return (
    <div className="grid gap-3">
      <ul
        aria-label={label}
        className="grid gap-x-8 gap-y-1.5 rounded-m border border-line bg-sunken px-5 py-4 font-mono text-lg tracking-wide sm:grid-cols-2"
      >
        {codes.map((code) => (
          <li key={code} className="select-all">
            {code}
          </li>
        ))}
      </ul>
      <div className="needs-script">
        <CopyButton text={codes.join('\n')} />
      </div>
    </div>
  )
}

/** An address to pass on: can be selected and, with JavaScript, copied by one press. */
export function CopyLink({ address, label }: { address: string; label: string }) {
  return (
    <div className="flex flex-wrap gap-2">
      <input
        readOnly
        aria-label={label}
        value={address}
        className={`${inputClass} min-w-0 flex-1 basis-56 font-mono text-sm`}
        onFocus={(event) => event.currentTarget.select()}
      />
      <span className="needs-script contents">
        <CopyButton text={address} />
      </span>
    </div>
  )
}

function CopyButton({ text }: { text: string }) {
  const copy = useCopy().frame
  const [isCopied, setIsCopied] = useState(false)
  // A browser has none for a page that came without TLS.
  const isAble = !useIsAwake() || navigator.clipboard !== undefined
  if (!isAble) return null
  return (
    <>
      <Button
        type="button"
        icon={isCopied ? 'check' : 'copy'}
        onPress={() =>
          navigator.clipboard.writeText(text).then(
            () => setIsCopied(true),
            () => setIsCopied(false),
          )
        }
      >
        {isCopied ? copy.copied : copy.copyLink}
      </Button>
      <span role="status" className="sr-only">
        {isCopied ? copy.copied : ''}
      </span>
    </>
  )
}
