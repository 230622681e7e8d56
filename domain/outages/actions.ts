import * as store from './store.ts'

/** The server answers now: every five seconds, by nobody's hand. A silence of more than fifteen is an outage of its own. */
export const noteServerBeat = (): Promise<void> => store.noteServerBeat()
