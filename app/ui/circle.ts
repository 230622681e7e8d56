/** Geometry of the ring of seats: pure numbers, in the ring's own units (the viewBox). */
export type Point = { x: number; y: number }

/** Two decimals are finer than any screen, and the same text on server and in the browser. */
export const rounded = (value: number) => Math.round(value * 100) / 100

/** `count` points around a center, the first one on top, clockwise. */
export function pointsAround(count: number, radius: number, center: Point): Point[] {
  return Array.from({ length: count }, (_, at) => {
    const angle = (at / count) * 2 * Math.PI
    return {
      x: rounded(center.x + radius * Math.sin(angle)),
      y: rounded(center.y - radius * Math.cos(angle)),
    }
  })
}

/** The largest radius of a seat, at most `most`, at which neighbors keep a gap of a third of a seat between them. */
export function seatRadius(count: number, ringRadius: number, most: number): number {
  if (count < 2) return most
  const apart = 2 * ringRadius * Math.sin(Math.PI / count)
  return rounded(Math.min(most, apart / 2.67))
}

/** A dash pattern that draws `share` (0 to 1) of a circle's line, for dials. */
export function dashes(share: number, radius: number): string {
  const around = 2 * Math.PI * radius
  const drawn = Math.min(1, Math.max(0, share)) * around
  return `${rounded(drawn)} ${rounded(around - drawn)}`
}
