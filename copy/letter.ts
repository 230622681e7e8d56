/** A letter as `platform/mail` sends it: a few sentences and at most one button, to a path of this installation. */
export type Letter = {
  subject: string
  paragraphs: readonly string[]
  button?: { words: string; to: string }
  after?: readonly string[]
}

/**
 * What a letter's words may need: ids and the link's token; the network's name; times already written out, of a moved
 * meeting the one before (`was`) and the first.
 */
type LetterNeeds = {
  network: string
  ids: Record<string, string>
  secret: string
  when?: string
  was?: string
  first?: string
}
export type Write = (needs: LetterNeeds) => Letter
