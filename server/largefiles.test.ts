import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formWithoutFiles } from './largefiles.ts'

const most = { texts: 64 * 1024, heard: 4 * 1024 * 1024 }

/** A form as a browser sends it, in pieces of this size. */
async function sent(form: FormData, piece: number): Promise<Request> {
  const whole = new Request('http://localhost/license', { method: 'POST', body: form })
  const bytes = new Uint8Array(await whole.clone().arrayBuffer())
  const body = new ReadableStream<Uint8Array>({
    start(to) {
      for (let at = 0; at < bytes.length; at += piece) to.enqueue(bytes.slice(at, at + piece))
      to.close()
    },
  })
  const { headers } = whole
  return new Request(whole.url, { method: 'POST', headers, body, duplex: 'half' } as RequestInit)
}

function formOf(texts: readonly (readonly [string, string])[], file: Uint8Array<ArrayBuffer>): FormData {
  const form = new FormData()
  for (const [name, value] of texts) form.append(name, value)
  form.append('file', new File([file], 'scan "of it".pdf', { type: 'application/pdf' }))
  return form
}

test('texts come through as they were typed, files only by name, however the form is cut into pieces', async () => {
  const text = fc.oneof(fc.string({ unit: 'grapheme' }), fc.constant('a\r\n--b\r\n\r\nc'), fc.constant(''))
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.constantFrom('number', 'body', 'a "name"'), text), { maxLength: 5 }),
      fc.uint8Array({ maxLength: 300 }),
      fc.integer({ min: 1, max: 200 }),
      async (texts, file, piece) => {
        const form = formOf(texts, Uint8Array.from(file))
        const expected = await new Response(form).formData()
        const found = await formWithoutFiles(await sent(form, piece), most)
        expect([...found!.form].slice(0, -1)).toEqual([...expected].slice(0, -1))
        expect(found!.form.get('file')).toMatchObject({ name: 'scan "of it".pdf', size: 0 })
        expect(found!.files).toEqual(['file'])
      },
    ),
    { numRuns: 60 },
  )
})

test('a large file is not kept; what is too long altogether, broken off or no form at all is none', async () => {
  const large = new Uint8Array(2 * 1024 * 1024).fill(13)
  const found = await formWithoutFiles(await sent(formOf([['number', '12']], large), 65_536), most)
  expect([...found!.form]).toEqual([
    ['number', '12'],
    ['file', expect.objectContaining({ size: 0 })],
  ])
  const tooMuch = new Uint8Array(5 * 1024 * 1024)
  expect(await formWithoutFiles(await sent(formOf([], tooMuch), 65_536), most)).toBeUndefined()
  const words = formOf([['number', 'x'.repeat(70_000)]], new Uint8Array(9))
  expect(await formWithoutFiles(await sent(words, 1000), most)).toBeUndefined()
  const whole = await sent(formOf([['number', '12']], new Uint8Array(9)), 1000)
  const half = (await whole.clone().text()).slice(0, -9)
  const { headers } = whole
  const post = (body: string, type?: string) =>
    new Request(whole.url, { method: 'POST', body, headers: type ? { 'content-type': type } : headers })
  expect(await formWithoutFiles(post(half), most)).toBeUndefined()
  expect(await formWithoutFiles(post('a=1', 'application/x-www-form-urlencoded'), most)).toBeUndefined()
  expect(await formWithoutFiles(post('', 'multipart/form-data; boundary=x'), most)).toBeUndefined()
})
