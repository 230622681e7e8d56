/** "Argentina/Buenos_Aires" as "Buenos Aires". Apart from the list of zones, which few pages carry. */
export function placeOf(zone: string): string {
  return zone.split('/').at(-1)!.replaceAll('_', ' ')
}
