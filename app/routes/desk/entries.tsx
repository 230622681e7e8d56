import type { ReactNode } from 'react'
import type { EntryView } from '#domain/powers/reads'
import { useCopy } from '#ui/copy'
import { DateTime } from '#ui/datetime'
import { Table } from '#ui/table'

/** Entries of the record; `kinds` says what each kind is, `nobody` who did what no person of the network did. */
export function RecordTable({
  entries,
  caption,
  kinds,
  nobody,
}: {
  entries: readonly EntryView[]
  caption: string
  kinds: Record<string, string>
  nobody: ReactNode
}) {
  const copy = useCopy().desk.record
  return (
    <Table<EntryView>
      caption={caption}
      rows={entries}
      keyOf={(entry) => entry.id}
      columns={[
        {
          name: copy.at,
          cell: (entry) => <DateTime at={entry.at} as="stamp" />,
          isWhole: true,
          onPhone: 'below',
        },
        { name: copy.what, cell: (entry) => kinds[entry.kind] ?? entry.kind, onPhone: 'head' },
        { name: copy.by, cell: (entry) => entry.by || nobody, isWhole: true, onPhone: 'inline' },
        { name: copy.about, cell: (entry) => entry.about || null, isWhole: true, onPhone: 'inline' },
        {
          name: copy.reason,
          cell: (entry) =>
            entry.reason ? <span className="whitespace-pre-line wrap-anywhere">{entry.reason}</span> : null,
        },
      ]}
    />
  )
}
