import { describe, expect, test } from 'vitest'
import { KeyScopes } from '#renderer/input/keys.ts'
import { addTyped, removeTyped, splitTyped } from '#renderer/input/typed-buffer.ts'

describe('keys', () => {
  const open = (keys: KeyScopes, layer: number, modal: boolean, names: readonly string[], heard: string[]) =>
    keys.open(() => Object.fromEntries(names.map((name) => [name, () => heard.push(`${layer} ${name}`)])), {
      layer,
      modal,
    })

  test('go to the top-most open layer that knows them', () => {
    const keys = new KeyScopes()
    const heard: string[] = []
    open(keys, 0, false, ['f2', 'escape', 'enter'], heard)
    const close = open(keys, 1, true, ['escape'], heard)
    keys.press('Escape')
    close()
    keys.press('Escape')
    expect(heard).toEqual(['1 escape', '0 escape'])
  })

  test('do not fall through a dialog to the screen it covers', () => {
    const keys = new KeyScopes()
    const heard: string[] = []
    open(keys, 0, false, ['enter'], heard)
    open(keys, 1, true, ['escape'], heard)
    expect(keys.press('Enter')).toBe(false)
    expect(heard).toEqual([])
  })

  test('find the upper layer although it was opened before the one below it', () => {
    const keys = new KeyScopes()
    const heard: string[] = []
    open(keys, 1, true, ['f2'], heard)
    open(keys, 0, false, ['f2'], heard)
    keys.press('F2')
    expect(heard).toEqual(['1 f2'])
  })

  test('are left to the layer below when the upper one declines', () => {
    const keys = new KeyScopes()
    const heard: string[] = []
    open(keys, 0, false, ['f7'], heard)
    keys.open(() => ({ f7: () => false }), { layer: 1, modal: false })
    expect(keys.press('F7')).toBe(true)
    expect(heard).toEqual(['0 f7'])
  })

  test('give a digit to the layer that chooses by digits', () => {
    const keys = new KeyScopes()
    const chosen: string[] = []
    expect(keys.digit('2')).toBe(false)
    keys.open(() => ({ digit: (digit) => chosen.push(digit) }), { layer: 1, modal: true })
    expect(keys.digit('2')).toBe(true)
    expect(chosen).toEqual(['2'])
  })
})

describe('what a person types at the counter', () => {
  test.each([
    ['3*', '3*', { times: '3', code: '' }],
    ['2.5*', '2.5*', { times: '2.5', code: '' }],
    ['0137', '0137', { times: undefined, code: '0137' }],
    ['12*69', '12*69', { times: '12', code: '69' }],
    ['*3**4', '3*4', { times: '3', code: '4' }],
    ['a 1 b2', '12', { times: undefined, code: '12' }],
    ['1..5.*', '1.5*', { times: '1.5', code: '' }],
  ])('%s is read as %s', (keys, buffer, parts) => {
    expect(addTyped('', keys)).toBe(buffer)
    expect(splitTyped(buffer)).toEqual(parts)
  })

  test('goes back one key at a time and never grows without end', () => {
    expect(removeTyped('3*')).toBe('3')
    expect(addTyped('', '1'.repeat(40))).toHaveLength(20)
  })
})
