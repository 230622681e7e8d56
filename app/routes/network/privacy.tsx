import { reading } from '#copy/reading.en'
import { ReadingPage } from '#ui/reading'
import type { Route } from './+types/privacy'

export function loader() {
  return { text: reading.privacy }
}

export default function PrivacyPage({ loaderData: { text } }: Route.ComponentProps) {
  return <ReadingPage text={text} />
}
