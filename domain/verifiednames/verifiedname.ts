/** What a steward sees of who holds a license, and what stands beside it everywhere. */
export type Named = { name: string; credential: string }

/** Whether both are called the same; a credential is part of it. */
export const isNamedAlike = (one: Named, other: Named): boolean =>
  one.name === other.name && one.credential === other.credential

/** The name that was verified, where it is another than the one of now; undefined where there is nothing to look at. */
export const otherThanVerified = (now: Named, verified: Named | undefined): Named | undefined =>
  verified && !isNamedAlike(now, verified)
    ? { name: verified.name, credential: verified.credential }
    : undefined

/** Somebody with what stands behind the name, where there is anything. */
export const inFull = ({ name, credential }: Named): string => (credential ? `${name}, ${credential}` : name)
