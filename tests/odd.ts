import { newId } from '#platform/identifiers'

/** What makes no sense in most fields, by what it is: a form refuses it beside the field and keeps it, and never fails. */
export const odd = {
  nothing: '',
  spaces: '   ',
  'twenty thousand characters': 'x'.repeat(20_000),
  'one character more': 'x'.repeat(20_001),
  NUL: 'a\0b',
  'half a character': '\ud800',
  'another script': 'Дякую 悲しみ 👩‍⚕️ سلام',
  'a day that is none': '2026-02-30',
  'a day long ago': '0001-01-01',
  'a day that no calendar reaches': '275760-09-14',
  'an hour that is none': '25:61',
  'an hour at which clocks change': '02:30',
  'a number without end': '1e309',
  'a number below none': '-1',
  'a number with a fraction': '1.5',
  'an id of nothing': newId(),
}
