import type { RouterContextProvider } from 'react-router'
import { en } from '#copy/en'
import { ownProfileIfAny } from '#domain/clinicians/reads'
import { ownLicensing } from '#domain/licenses/reads'
import type { Standing } from '#domain/licenses/standing'
import { theNetwork } from '#domain/network/reads'
import { isSteward } from '#domain/stewards/reads'
import { otherThanVerified } from '#domain/verifiednames/verifiedname'
import { type Acting, type Looking, lookAs } from '#platform/database/acting'
import type { FramePerson, FramePlace } from '#ui/frame'
import type { Family } from '#ui/ring'
import { places } from './places.ts'
import { actFor, whoContext } from './request.ts'

export type FrameData = {
  person: (FramePerson & { zone: string }) | undefined
  places: FramePlace[]
  accountTo: string
  /** Undefined until the network was set up. */
  network: { name: string; homeZone: string } | undefined
}

/** What the frame shows to whoever asks: their name and standing, and the places that exist for them. */
export async function frameFor(context: Readonly<RouterContextProvider>): Promise<FrameData> {
  const who = context.get(whoContext)
  const { network, person, steward } = await (who
    ? actFor(context, who)(frameOfClinician, undefined)
    : lookAs(frameOfVisitor, undefined))
  return { person, places: placesFor(person !== undefined, steward), accountTo: '/account', network }
}

type Facts = Pick<FrameData, 'network' | 'person'> & { steward: boolean }

async function frameOfVisitor(looking: Looking): Promise<Facts> {
  return { network: await networkName(looking), person: undefined, steward: false }
}

/** All at once: they go down one pipelined connection together. */
async function frameOfClinician(acting: Acting): Promise<Facts> {
  const [network, steward, profile, licensing] = await Promise.all([
    networkName(acting),
    isSteward(acting),
    ownProfileIfAny(acting),
    ownLicensing(acting),
  ])
  if (!profile) return { network, steward, person: nameless }
  const isRenamed = otherThanVerified(profile, licensing.verifiedName) !== undefined
  return {
    network,
    steward,
    person: {
      name: profile.name,
      credential: profile.credential,
      family: profile.family as Family | null,
      state: stateIn(licensing.standingIn(profile.zone), isRenamed),
      zone: profile.zone,
    },
  }
}

/** Beside a name that no steward has looked at the frame does not say that it was verified. */
const stateIn = (standing: Standing, isRenamed: boolean): string =>
  standing === 'verified' && isRenamed ? en.frame.renamed : en.frame.license[standing]

/** Between signing in for the first time and the first page of the profile. */
const nameless = { name: en.frame.places.you, credential: '', family: null, state: '', zone: 'UTC' }

async function networkName(looking: Looking): Promise<FrameData['network']> {
  const network = await theNetwork(looking)
  return network && { name: network.name, homeZone: network.homeZone }
}

function placesFor(isSignedIn: boolean, steward: boolean): FramePlace[] {
  const copy = en.frame
  return places
    .filter((place) =>
      isSignedIn ? !place.isForVisitors && (!place.isForStewards || steward) : place.isForVisitors,
    )
    .map(({ to, icon, name, section, isOnPhone }) => ({
      to,
      icon,
      name: copy.places[name],
      section: section && copy[section],
      isOnPhone,
    }))
}
