import * as frames from './frames.ts'

/** What stands before a name and says how somebody is addressed. */
export const TITLE: RegExp = new RegExp(
  `^(?:${frames.TITLES}|${frames.KIN_TITLES}|${frames.DOCTOR_TITLES}|${frames.OFFICE_TITLES})$`,
)
export const DOCTOR: RegExp = new RegExp(`^(?:${frames.DOCTOR_TITLES})$`)
export const KIN_TITLE: RegExp = new RegExp(`^(?:${frames.KIN_TITLES})$`)
export const OFFICE: RegExp = new RegExp(`^(?:${frames.OFFICE_TITLES})$`)

/** A title before particles in small letters: `Dr. de la Garza`. */
export const FORMAL: RegExp = new RegExp(
  `^(?:${frames.DOCTOR_TITLES}|${frames.TITLES}|${frames.OFFICE_TITLES})$`,
)

/** `Big Mike`: a byname before a given name; nobody is called it alone. */
export const BYNAME: RegExp = /^(?:big|wee|little|lil|old|tiny|crazy|fat|slim|tall)$/

/** Spanish courtesies, written small before a name. */
export const COURTESY: RegExp =
  /^(?:don|dona|senor|senora|senorita|sr|sra|srta|profe|licenciado|licenciada|maestra|maestro|compadre|comadre)$/
