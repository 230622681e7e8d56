import { Card } from './card.tsx'

/** What follows of a weighty step, a sentence each, before it is confirmed. */
export function Consequences({ title, lines }: { title: string; lines: readonly string[] }) {
  return (
    <Card title={title}>
      <ul className="grid max-w-prose list-disc gap-2 pl-5">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </Card>
  )
}
