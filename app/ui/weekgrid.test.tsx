import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { en } from '#copy/en'
import { CopyProvider } from './copy.tsx'
import { WeekGrid } from './weekgrid.tsx'

test('without JavaScript every hour of the week can be marked', () => {
  const page = renderToStaticMarkup(
    <CopyProvider value={en}>
      <WeekGrid name="week" label="Hours" />
    </CopyProvider>,
  )
  expect(page.match(/type="checkbox"/g)).toHaveLength(7 * 24)
})
