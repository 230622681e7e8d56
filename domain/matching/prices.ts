/** What a relaxation asks for each group, and which groups are then looked for. */
import type { Kind } from './sorts.ts'

/** People of whom at most one group may hold two. */
export type Cut = [number, number, number]

/** Prices of people, of recruiting groups, of one more person placed, and of one more new group. */
export type Prices = {
  people: Float64Array
  groups: Float64Array
  placed: number
  forming: number
  /** For a group that holds two of the three. */
  cuts: { cut: Cut; price: number }[]
  /** For each new group of a kind. */
  kinds: { kind: Kind; price: number }[]
}

/** A group found: who is in it, the recruiting group it joins (-1: a new one) and what it is worth above its prices. */
export type Priced = { people: number[]; group: number; fit: number; worth: number; sort: number }

/** What is left of a pool when some of its groups are decided: 1 where a person, or a recruiting group, is. */
export type Part = { people: Uint8Array; groups: Uint8Array }

export type Quest = {
  prices: Prices
  /** Groups worth more than this are wanted. */
  above: number
  /** The most kept for each room and size: the best. */
  each: number
  /** The most kept of all: the best. */
  best?: number
  /** Candidates looked at for each room, size and first person, before the next is tried; all, unless it is told. */
  brief?: number
  /** Of `of` turns, in each of which a part of the rooms is looked at, the one it is; all are looked at, unless it is told. */
  turn?: { at: number; of: number }
  /** Who may be in a group, and which recruiting groups may be joined; all, unless it is told. */
  among?: Part
}
