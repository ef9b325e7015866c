import { expect, it } from 'vitest'
import { literalTags } from './literal-tags.ts'

it.each([
  ['<think>', 'text'],
  ['</THINK>', 'text'],
  ['<T>', 'text'],
  ['<script>x()</script>', 'text'],
  ['<br/>', 'html'],
  ['</details>', 'html'],
  ['<!-- note -->', 'html'],
])('%s is %s', (value, type) => {
  const html = { type: 'html', value }
  literalTags()({ type: 'root', children: [{ type: 'paragraph', children: [html] }] })
  expect(html).toEqual({ type, value })
})
