import { describe, expect, test } from 'vitest'
import { isSettled } from '#renderer/input/scan-reader.ts'
import { Bench, GUN_GAPS, PERSON_GAPS } from './gun.ts'

const SOAP = '6901234567892'

describe('a gun that types, with no field focused', () => {
  test('reads a barcode that ends with Enter, and keeps that Enter from everything', () => {
    const bench = new Bench()
    bench.type(SOAP, GUN_GAPS)
    const enter = bench.key('Enter', 5)
    expect(bench.effects).toEqual([{ kind: 'scan', code: SOAP }])
    expect(enter).toMatchObject({ prevent: true, pass: false })
  })

  test('reads a barcode that ends with Tab', () => {
    const bench = new Bench()
    bench.type(SOAP, GUN_GAPS)
    expect(bench.key('Tab', 6)).toMatchObject({ prevent: true, pass: false })
    expect(bench.effects).toEqual([{ kind: 'scan', code: SOAP }])
  })

  test('waits for the Enter that guns send, and reads a barcode without one once it does not come', () => {
    const bench = new Bench()
    bench.type(SOAP, GUN_GAPS)
    const decision = bench.silence(100)
    expect(decision.effects).toEqual([])
    expect(decision.wakeAt).toBe(bench.now + 300)
    expect(bench.silence(300).effects).toEqual([{ kind: 'scan', code: SOAP }])
  })

  test('once a gun has ended with nothing, a tenth of a second of silence ends its scans', () => {
    const bench = new Bench()
    bench.type(SOAP, GUN_GAPS)
    bench.silence(400)
    bench.type(SOAP, GUN_GAPS)
    expect(bench.silence(60).effects).toEqual([])
    expect(bench.silence(40).effects).toEqual([{ kind: 'scan', code: SOAP }])
  })

  test('a gun that sends Enter is waited for again after one that does not', () => {
    const bench = new Bench()
    bench.type(SOAP, GUN_GAPS)
    bench.silence(400)
    bench.type(SOAP, GUN_GAPS)
    bench.key('Enter', 5)
    bench.type(SOAP, GUN_GAPS)
    expect(bench.silence(100).effects).toEqual([])
  })

  test('reads a scan whole although a busy machine let its tail wait past the silence', () => {
    const bench = new Bench()
    bench.type(SOAP, GUN_GAPS)
    bench.key('Enter', 5)
    bench.type('69201524', GUN_GAPS)
    const lastKey = bench.now
    bench.silence(180)
    bench.now = lastKey
    for (const digit of '05178') bench.key(digit, 5)
    bench.key('Enter', 5)
    expect(bench.effects.at(-1)).toEqual({ kind: 'scan', code: '6920152405178' })
  })

  test('takes back what looked like typing when the rest of a scan comes after all', () => {
    const bench = new Bench()
    bench.type('69012', GUN_GAPS)
    const lastKey = bench.now
    bench.silence(180)
    bench.now = lastKey
    for (const digit of '34567892') bench.key(digit, 5)
    bench.key('Enter', 5)
    expect(bench.effects).toEqual([
      { kind: 'typed', text: '69012' },
      { kind: 'retract', text: '69012' },
      { kind: 'scan', code: SOAP },
    ])
  })

  test('calls the tail of a scan that was cut in two what it is: not whole', () => {
    const bench = new Bench()
    bench.type(SOAP, GUN_GAPS)
    bench.silence(400)
    bench.type('69201524', GUN_GAPS)
    const lastKey = bench.now
    bench.silence(180)
    bench.now = lastKey
    for (const digit of '0517800') bench.key(digit, 5)
    bench.key('Enter', 5)
    expect(bench.effects.slice(1)).toEqual([
      { kind: 'scan', code: '69201524' },
      { kind: 'damaged', reason: 'half' },
    ])
  })

  test('says when to look for that silence', () => {
    const bench = new Bench()
    bench.type(SOAP, GUN_GAPS)
    expect(bench.decisions.at(-1)?.wakeAt).toBe(bench.now + 100)
  })

  test('keeps leading zeros', () => {
    const bench = new Bench()
    bench.type('0012345678905', GUN_GAPS)
    bench.key('Enter', 5)
    expect(bench.effects).toEqual([{ kind: 'scan', code: '0012345678905' }])
  })

  test('is not put off by one hiccup of 70 ms in the middle', () => {
    const bench = new Bench()
    bench.type(SOAP, [6, 4, 7, 2, 70, 5, 6, 1, 8, 3, 6, 7])
    bench.key('Enter', 5)
    expect(bench.effects).toEqual([{ kind: 'scan', code: SOAP }])
  })

  test('reads two scans one after the other as two', () => {
    const bench = new Bench()
    bench.type(SOAP, GUN_GAPS)
    bench.key('Enter', 5)
    bench.type('6920152405178', GUN_GAPS)
    bench.key('Enter', 5)
    expect(bench.effects).toEqual([
      { kind: 'scan', code: SOAP },
      { kind: 'scan', code: '6920152405178' },
    ])
  })

  test('reads a slow gun of 25 ms a key', () => {
    const bench = new Bench()
    bench.type(SOAP, [25, 27, 23, 26])
    bench.key('Enter', 25)
    expect(bench.effects).toEqual([{ kind: 'scan', code: SOAP }])
  })

  test('ends a scan although the timer came late: the keys have their own times', () => {
    const bench = new Bench()
    bench.type(SOAP, GUN_GAPS)
    bench.key('F2', 240)
    expect(bench.effects).toEqual([{ kind: 'scan', code: SOAP }])
    expect(bench.decisions.at(-1)).toMatchObject({ pass: true, prevent: false })
  })

  test('turns letters back that Caps Lock inverted, and reads shifted signs', () => {
    const bench = new Bench()
    bench.capsLock = true
    bench.type('hTTP', GUN_GAPS)
    bench.key('Shift', 2)
    bench.key(':', 3, { shift: true, code: 'Semicolon' })
    bench.type('', GUN_GAPS)
    bench.key('/', 4, { code: 'Slash' })
    bench.key('Dead', 4, { shift: true, code: 'Minus' })
    bench.key('Enter', 4)
    expect(bench.effects).toEqual([{ kind: 'foreign', text: 'Http:/_' }])
  })

  test('does not take a code with letters for a card or for goods', () => {
    const bench = new Bench()
    bench.type('A69012345', GUN_GAPS)
    bench.key('Enter', 5)
    expect(bench.kinds()).toEqual(['foreign'])
  })

  test('says that a scan was not whole when only its tail arrived', () => {
    const bench = new Bench()
    bench.type('7892', GUN_GAPS)
    expect(bench.key('Enter', 5)).toMatchObject({ prevent: true, pass: false })
    expect(bench.effects).toEqual([{ kind: 'damaged', reason: 'half' }])
  })

  test('keeps its keys from a focused button: a space in a code presses nothing', () => {
    const bench = new Bench()
    bench.type('AB 12', GUN_GAPS)
    expect(bench.decisions.map((decision) => decision.prevent)).toEqual([false, true, true, true, true])
  })
})

describe('a person who types, with no field focused', () => {
  test('is not taken for a gun, however many digits', () => {
    const bench = new Bench()
    bench.type(SOAP, PERSON_GAPS)
    bench.silence()
    expect(bench.kinds().every((kind) => kind === 'typed')).toBe(true)
    expect(bench.effects.map((effect) => (effect.kind === 'typed' ? effect.text : '')).join('')).toBe(SOAP)
  })

  test('is not taken for a gun at the fastest: 38 ms a key', () => {
    const bench = new Bench()
    bench.type('137042', [38, 36, 41, 37, 39])
    bench.silence()
    expect(bench.effects).toEqual([{ kind: 'typed', text: '137042' }])
  })

  test('sees each digit a tenth of a second later', () => {
    const bench = new Bench()
    bench.key('3', 400)
    expect(bench.effects).toEqual([])
    bench.silence()
    expect(bench.effects).toEqual([{ kind: 'typed', text: '3' }])
  })

  test('types 3*, and the gun reads the goods', () => {
    const bench = new Bench()
    bench.type('3*', [260])
    bench.type(SOAP, GUN_GAPS)
    bench.key('Enter', 4)
    expect(bench.effects).toEqual([
      { kind: 'typed', text: '3' },
      { kind: 'typed', text: '*' },
      { kind: 'scan', code: SOAP },
    ])
  })

  test('types 3* and pulls the trigger at once: the star is no part of the code', () => {
    const bench = new Bench()
    bench.type('3*', [140])
    bench.key('6', 62)
    for (const digit of '901234567892') bench.key(digit, 5)
    bench.key('Enter', 5)
    expect(bench.effects.at(-1)).toEqual({ kind: 'scan', code: SOAP })
    expect(bench.kinds()).toEqual(['typed', 'typed', 'scan'])
  })

  test('holds a key down: that is no scan', () => {
    const bench = new Bench()
    bench.key('6', 400)
    for (let turn = 0; turn < 12; turn += 1) bench.key('6', 25, { repeat: true })
    bench.key('Enter', 25)
    expect(bench.kinds()).not.toContain('scan')
  })

  test('uses a shortcut: that is no scan and stays the browser’s', () => {
    const bench = new Bench()
    expect(bench.key('c', 400, { modified: true })).toMatchObject({ prevent: false, pass: true })
    expect(bench.effects).toEqual([])
  })
})

describe('Enter', () => {
  test('right after a scan does nothing, 300 ms later it is meant', () => {
    const bench = new Bench()
    bench.type(SOAP, GUN_GAPS)
    bench.key('Enter', 5)
    expect(bench.key('Enter', 180)).toMatchObject({ prevent: true, pass: false })
    expect(isSettled(bench.state, bench.now)).toBe(false)
    expect(bench.key('Enter', 130)).toMatchObject({ pass: true })
    expect(isSettled(bench.state, bench.now)).toBe(true)
  })

  test('of a gun that waits with its suffix does nothing either', () => {
    const bench = new Bench()
    bench.type(SOAP, GUN_GAPS)
    bench.silence()
    expect(bench.key('Enter', 60)).toMatchObject({ prevent: true, pass: false })
  })

  test('right after a digit is not settled', () => {
    const bench = new Bench()
    bench.key('2', 400)
    bench.silence()
    expect(isSettled(bench.state, bench.now + 120)).toBe(false)
    expect(isSettled(bench.state, bench.now + 220)).toBe(true)
  })

  test('held down confirms nothing', () => {
    const bench = new Bench()
    expect(bench.key('Enter', 900)).toMatchObject({ pass: true })
    expect(bench.key('Enter', 500, { repeat: true })).toMatchObject({ pass: false, prevent: true })
  })
})

describe('with a field focused', () => {
  const inField = () => {
    const bench = new Bench()
    bench.editable = true
    return bench
  }

  test('puts the field back at the sixth key and lets nothing more in', () => {
    const bench = inField()
    bench.type(SOAP, GUN_GAPS)
    bench.key('Enter', 5)
    expect(bench.kinds()).toEqual(['remember-field', 'restore-field', 'scan'])
    const prevented = bench.decisions.map((decision) => decision.prevent)
    expect(prevented.slice(0, 5)).toEqual([false, false, false, false, false])
    expect(prevented.slice(5).every(Boolean)).toBe(true)
  })

  test('leaves a person’s typing alone, Enter included', () => {
    const bench = inField()
    bench.type('wangguihua', PERSON_GAPS)
    expect(bench.key('Enter', 110)).toMatchObject({ prevent: false, pass: true })
    expect(bench.kinds().every((kind) => kind === 'remember-field')).toBe(true)
  })

  test('remembers the field after the person’s own letters, not before them', () => {
    const bench = inField()
    bench.type('wgh', PERSON_GAPS)
    const before = bench.effects.length
    bench.type(SOAP, GUN_GAPS)
    expect(bench.kinds().slice(before)).toEqual(['remember-field', 'restore-field'])
  })

  test('lets a person compose pinyin, quick as they are', () => {
    const bench = inField()
    let gap = 400
    for (const letter of ['w', 'a', 'n', 'g']) {
      bench.key('Process', gap, { keyCode: 229, code: `Key${letter.toUpperCase()}` })
      bench.send({ kind: 'composition', grew: true, editable: true, time: bench.now + 1 })
      gap = 70
    }
    bench.silence(101)
    expect(bench.kinds().filter((kind) => kind !== 'remember-field')).toEqual([])
    expect(bench.decisions.every((decision) => !decision.prevent)).toBe(true)
  })

  test('throws a burst away that the input method took, and says so once', () => {
    const bench = inField()
    bench.key('Process', 400, { keyCode: 229, code: 'KeyA' })
    for (const code of ['KeyB', 'Minus', 'Digit6', 'Digit9', 'Digit0']) {
      bench.key('Process', 6, { keyCode: 229, code })
      bench.send({ kind: 'composition', grew: true, editable: true, time: bench.now })
    }
    // The blur took effect: what is left of the burst arrives permuted, outside the field.
    for (const digit of '9012634') bench.key(digit, 6, { editable: false })
    expect(bench.key('Enter', 6, { editable: false })).toMatchObject({ prevent: true, pass: false })
    expect(bench.kinds()).toEqual([
      'remember-field',
      'blur-and-restore-field',
      'blur-and-restore-field',
      'refocus-field',
      'damaged',
    ])
  })

  test('throws a short burst away too, of which the input method left only three keydowns', () => {
    const bench = inField()
    bench.send({ kind: 'composition', grew: false, editable: true, time: bench.now })
    bench.key('Process', 7, { keyCode: 229, code: 'Enter' })
    bench.key('Process', 6, { keyCode: 229, code: 'Enter' })
    bench.key('Enter', 6)
    expect(bench.effects.at(-1)).toEqual({ kind: 'damaged', reason: 'input-method' })
  })

  test('throws digits away when one key of them was 229', () => {
    const bench = inField()
    bench.type('690123456', GUN_GAPS)
    bench.key('Process', 5, { keyCode: 229, code: 'Digit7' })
    bench.key('8', 5)
    bench.key('Enter', 5)
    expect(bench.kinds()).toContain('damaged')
    expect(bench.kinds()).not.toContain('scan')
  })
})
