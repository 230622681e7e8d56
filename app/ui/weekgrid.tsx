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
  const [isAwake, setIsAwake] = useState(false)
  useEffect(() => setIsAwake(true), [])
  return (
    <FieldGroup
      name={name}
      label={label}
      help={help}
      saved={weekInWords(cellsOfRuns(useStored(name) ?? []), locale)}
    >
      {isAwake ? (
        <PaintedWeek name={name} first={first} />
      ) : (
        <CheckedWeek name={name} cells={new Set(first)} />
      )}
    </FieldGroup>
  )
}
