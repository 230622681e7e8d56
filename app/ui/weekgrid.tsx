import { type ReactNode, useEffect, useState } from 'react'
import { FieldGroup } from './choice.tsx'
import { useStored, useTypedList } from './form-state.tsx'
import { useReader } from './reader.tsx'
import { cellsOfRuns, runsOf } from './week.ts'
import { CheckedWeek } from './weekchecked.tsx'
import { PaintedWeek } from './weekpainted.tsx'
import { weekInWords } from './weekwords.ts'

type Props = {
  /** Posted as runs of half hours; `cellsOfRuns` (ui/week.ts) reads them. */
  name: string
  label: ReactNode
  help?: ReactNode
  /** Half hours from Monday 00:00. */
  defaultCells?: readonly number[]
}

/** A week to paint with mouse, finger or keys. Without JavaScript it is a table of checkboxes, one an hour. */
export function WeekGrid({ name, label, help, defaultCells = [] }: Props) {
  const first = cellsOfRuns(useTypedList(name, runsOf(defaultCells)))
  const { locale } = useReader()
  const [painted, setPainted] = useState<readonly number[]>()
  // What was ticked before the page woke up is painted.
  useEffect(() => {
    const boxes = [...document.getElementsByName(name)] as HTMLInputElement[]
    setPainted(cellsOfRuns(boxes.filter(({ checked }) => checked).map(({ value }) => value)))
  }, [name])
  return (
    <FieldGroup
      name={name}
      label={label}
      help={help}
      saved={weekInWords(cellsOfRuns(useStored(name) ?? []), locale)}
    >
      {painted ? (
        <PaintedWeek name={name} first={painted} />
      ) : (
        <CheckedWeek name={name} cells={new Set(first)} />
      )}
    </FieldGroup>
  )
}
