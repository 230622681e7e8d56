/** What a process says that is not serving yet, or no longer: sentences of `server/entrance.ts`, never of a page. */
export const entrance = {
  title: 'Colloquy is not ready just now',
  asked: 'It takes a moment. Please reload this page in a few seconds.',
  sent: 'What you sent was not taken, and your browser still has it. Wait a few seconds, then go back and send it once more, or reload this page and agree to send it again.',
}
