import type { VNode } from 'preact'
import { expect, test } from 'vitest'
import { Options } from '../../../src/ui/scenario/play/options.tsx'

type Button = VNode<{ onClick: (click: { detail: number }) => void }>
type Item = VNode<{ children: Button }>

test.each([
  ['a tap', 1, ['kindly']],
  ['the keyboard', 0, ['kindly']],
  ['the second tap of a double tap on what stood there before', 2, []],
])('%s takes what it is meant for', (_, detail, taken) => {
  const took: string[] = []
  const list = Options({
    options: [['kindly', 'Kindly']],
    onTake: (id) => took.push(id),
  }) as unknown as VNode<{ children: Item[] }>
  list.props.children[0]?.props.children.props.onClick({ detail })
  expect(took).toEqual(taken)
})
