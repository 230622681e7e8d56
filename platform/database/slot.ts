/** Stands for a value while a query is put together (`prepared.ts`). */
export class Slot {
  readonly name: string
  constructor(name: string) {
    this.name = name
  }
}
