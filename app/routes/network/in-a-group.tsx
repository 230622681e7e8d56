import { reading } from '#copy/reading.en'
import { ButtonLink } from '#ui/button'
import { useCopy } from '#ui/copy'
import { ReadingPage } from '#ui/reading'
import type { Route } from './+types/in-a-group'

export function loader() {
  return { text: reading.inAGroup }
}

export default function InAGroupPage({ loaderData: { text } }: Route.ComponentProps) {
  const copy = useCopy().welcome
  return <ReadingPage text={text} next={<ButtonLink to="/groups/find">{copy.seeGroups}</ButtonLink>} />
}
