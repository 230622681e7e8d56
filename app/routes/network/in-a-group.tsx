import { reading } from '#copy/reading.en'
import { ReadingPage } from '#ui/reading'
import type { Route } from './+types/in-a-group'

export function loader() {
  return { text: reading.inAGroup }
}

export default function InAGroupPage({ loaderData: { text } }: Route.ComponentProps) {
  return <ReadingPage text={text} />
}
