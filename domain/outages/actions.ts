import * as store from './store.ts'

/** The server answers now: every ten seconds, by nobody's hand. A longer silence is an outage of its own. */
export const noteServerBeat = (): Promise<void> => store.noteServerBeat()
