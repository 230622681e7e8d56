import { reading } from '#copy/reading.en'
import { ReadingPage } from '#ui/reading'
import type { Route } from './+types/what-it-is-not'

export function loader() {
  return { text: reading.isNot }
}

export default function WhatItIsNotPage({ loaderData: { text } }: Route.ComponentProps) {
  return <ReadingPage text={text} />
}
