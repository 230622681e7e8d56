import { data } from 'react-router'
import type { Refusal } from '#app/request'

/** An address there is nothing at: the same answer as for what one may not see. */
export function loader(): never {
  throw data<Refusal>({ refusal: 'not-found' }, 404)
}

export const action = loader

export default function Nowhere() {
  return null
}
