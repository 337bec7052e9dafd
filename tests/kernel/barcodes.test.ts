import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  classifyCode,
  hasGtinCheck,
  hasMod97Check,
  makeCardCode,
  makeSlipCode,
  randomDigits,
} from '#main/kernel/barcodes.ts'

const digits = (length: number) => fc.stringMatching(new RegExp(`^[0-9]{${length}}$`))

describe('goods codes', () => {
  it('knows the barcode on a bottle of 农夫山泉', () => {
    expect(classifyCode('6921168509256')).toEqual({
      kind: 'gtin',
      code: '6921168509256',
      symbology: 'ean13',
    })
  })

  it('says that a barcode was read wrongly when its last digit does not fit', () => {
    expect(classifyCode('6901234567890')).toEqual({ kind: 'wrong', looksLike: 'gtin' })
  })

  it('knows a short barcode of eight digits', () => {
    expect(classifyCode('96385074')).toEqual({ kind: 'gtin', code: '96385074', symbology: 'ean8' })
    expect(classifyCode('96385075')).toEqual({ kind: 'wrong', looksLike: 'gtin' })
  })

  it('writes an American 12-digit code with 13 digits, so that both scans are one item', () => {
    expect(classifyCode('036000291452')).toEqual({
      kind: 'gtin',
      code: '0036000291452',
      symbology: 'upca',
    })
    expect(classifyCode('0036000291452')).toMatchObject({ code: '0036000291452' })
  })

  it('keeps leading zeros', () => {
    expect(classifyCode('0012345678905')).toMatchObject({ kind: 'gtin', code: '0012345678905' })
  })

  it('takes one to four digits as the number on the code sheet', () => {
    for (const code of ['7', '07', '012', '9999']) expect(classifyCode(code)).toEqual({ kind: 'short', code })
  })

  it('reads full-width digits and blanks as the same code', () => {
    expect(classifyCode(' ６９２１１６８５０９２５６ ')).toMatchObject({ code: '6921168509256' })
  })

  it.each([
    '',
    'abc',
    '12345',
    '123456',
    '1234567',
    '123456789',
    '69211685092561',
    '12a4',
    '-1',
    '1.5',
    '١٢',
  ])('does not take %j for anything', (text) => {
    expect(classifyCode(text)).toEqual({ kind: 'unknown' })
  })

  it('notices any single wrong digit in a goods barcode', () => {
    fc.assert(
      fc.property(digits(12), fc.nat(12), fc.integer({ min: 1, max: 9 }), (body, place, shift) => {
        const check = [...'0123456789'].find((last) => hasGtinCheck(body + last)) as string
        const code = body + check
        expect(classifyCode(code).kind).toBe('gtin')
        expect(classifyCode(changed(code, place, shift))).toEqual({ kind: 'wrong', looksLike: 'gtin' })
      }),
    )
  })
})

describe('points cards', () => {
  it('makes a card that is told from goods and slips by its length', () => {
    const code = makeCardCode('012345678901')
    expect(code).toMatch(/^88012345678901\d\d$/)
    expect(classifyCode(code)).toEqual({ kind: 'card', code })
  })

  it('notices any single wrong digit in a card', () => {
    fc.assert(
      fc.property(digits(12), fc.nat(15), fc.integer({ min: 1, max: 9 }), (body, place, shift) => {
        const code = makeCardCode(body)
        expect(hasMod97Check(changed(code, place, shift))).toBe(false)
        expect(classifyCode(changed(code, place, shift)).kind).not.toBe('card')
      }),
    )
  })

  it('notices any two digits of a card that changed places', () => {
    fc.assert(
      fc.property(digits(12), fc.nat(15), fc.nat(15), (body, one, other) => {
        const code = makeCardCode(body)
        fc.pre(code[one] !== code[other])
        expect(hasMod97Check(swapped(code, one, other))).toBe(false)
        expect(classifyCode(swapped(code, one, other)).kind).not.toBe('card')
      }),
    )
  })

  it('notices a card of which a scan lost or doubled a digit', () => {
    fc.assert(
      fc.property(digits(12), fc.nat(15), (body, place) => {
        const code = makeCardCode(body)
        expect(classifyCode(code.slice(0, place) + code.slice(place + 1)).kind).not.toBe('card')
        expect(classifyCode(code.slice(0, place) + code[place] + code.slice(place)).kind).not.toBe('card')
      }),
    )
  })

  it('does not take a bank card for a points card', () => {
    expect(classifyCode('6217000010001234')).toEqual({ kind: 'unknown' })
  })

  it('draws its digits evenly from the randomness handed in', () => {
    let next = 0
    const random = { bytes: (length: number) => Uint8Array.from({ length }, () => next++ % 256) }
    const seen = new Map<string, number>()
    for (let round = 0; round < 250; round++) {
      const drawn = randomDigits(random)
      expect(drawn).toMatch(/^\d{12}$/)
      for (const digit of drawn) seen.set(digit, (seen.get(digit) ?? 0) + 1)
    }
    for (const count of seen.values()) expect(Math.abs(count - 300)).toBeLessThan(15)
  })
})

describe('slip codes', () => {
  const parts = { documentKind: '01', year: '26', serial: '000123', checkCode: '40718265' }

  it('carries the kind, the year, the serial and the 核对码 of a slip', () => {
    const code = makeSlipCode(parts)
    expect(code).toHaveLength(20)
    expect(classifyCode(code)).toEqual({ kind: 'slip', code, ...parts })
  })

  it('notices wrong and exchanged digits', () => {
    fc.assert(
      fc.property(digits(6), digits(8), fc.nat(19), fc.nat(19), (serial, checkCode, one, other) => {
        const code = makeSlipCode({ ...parts, serial, checkCode })
        expect(classifyCode(changed(code, one, 3))).toEqual({ kind: 'wrong', looksLike: 'slip' })
        fc.pre(code[one] !== code[other])
        expect(classifyCode(swapped(code, one, other))).toEqual({ kind: 'wrong', looksLike: 'slip' })
      }),
    )
  })
})

function changed(code: string, place: number, shift: number): string {
  return code.slice(0, place) + ((Number(code[place]) + shift) % 10) + code.slice(place + 1)
}

function swapped(code: string, one: number, other: number): string {
  const letters = [...code]
  letters[one] = code[other] as string
  letters[other] = code[one] as string
  return letters.join('')
}
