import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { createGuard, type GuardedSubject } from '#main/domain/notices/privacy.ts'
import { type Mask, plainName, publicNames } from '#main/domain/notices/public-names.ts'
import { publicText } from '#main/domain/notices/public-text.ts'
import { makeCardCode } from '#main/kernel/barcodes.ts'

const one = (subject: string, name: string, groupName = '一组', order = subject) => ({
  subject,
  name,
  isTeam: false,
  groupName,
  order,
})
const shown = (mask: Mask, ...subjects: ReturnType<typeof one>[]) =>
  subjects.map(({ subject }) => {
    const { name, letter } = publicNames(subjects, mask).get(subject)!
    return letter ? `${name}（${letter}）` : name
  })

describe('a name on the board', () => {
  it('keeps its first and last character', () => {
    expect(shown('masked', one('1', '王桂花'))).toEqual(['王*花'])
    expect(shown('masked', one('1', '王芳'))).toEqual(['王*'])
    expect(shown('masked', one('1', '欧阳建国'))).toEqual(['欧*国'])
    expect(shown('masked', one('1', '阿依古丽·买买提'))).toEqual(['阿*提'])
    expect(shown('masked', one('1', '𠮷𠮷𠮷'))).toEqual(['𠮷*𠮷'])
  })

  it('or its surname alone, a surname of two characters whole', () => {
    expect(shown('surname', one('1', '王桂花'))).toEqual(['王**'])
    expect(shown('surname', one('1', '欧阳建国'))).toEqual(['欧阳**'])
  })

  it('never shows a neighbour of two characters in a longer surname', () => {
    const names = publicNames([one('1', '欧阳建国')], 'surname', (text) => text.includes('欧阳'))
    expect(names.get('1')!.name).toBe('欧**')
  })

  it('is told from an equal one in the same group by 甲 and 乙, in the order of the register', () => {
    expect(shown('masked', one('2', '王梅花'), one('1', '王桂花'))).toEqual(['王*花（乙）', '王*花（甲）'])
  })

  it('needs no letter where the groups differ', () => {
    expect(shown('masked', one('1', '王桂花', '一组'), one('2', '王梅花', '二组'))).toEqual([
      '王*花',
      '王*花',
    ])
  })

  it('has one letter on all of its own lines', () => {
    const names = publicNames([one('1', '王桂花'), one('1', '王桂花'), one('2', '王梅花')], 'masked')
    expect([...names.values()].map(({ letter }) => letter)).toEqual(['甲', '乙'])
  })

  it('finds a letter for the eleventh too', () => {
    const many = Array.from({ length: 12 }, (_, index) => one(String(index + 10), '王桂花'))
    expect(shown('surname', ...many).at(-1)).toBe('王**（乙二）')
  })

  it('in full has no digits that came into the register with it', () => {
    expect(shown('full', one('1', '王桂花13812345678'))).toEqual(['王桂花'])
  })
})

describe('a text of the village', () => {
  it.each([
    ['参加义务劳动 3 次', '参加义务劳动 3 次'],
    ['每次 1.5—2.5 分，最多 20 分', '每次 1.5—2.5 分，最多 20 分'],
    ['捐款1000元以上', '捐款一千元以上'],
    ['捐款1500 元', '捐款一千五百 元'],
    ['每天走10000步', '每天走一万步'],
    ['2026年新当选', '二〇二六年新当选'],
    ['一等奖、二等奖、三等奖', '一等奖、二等奖、三等奖'],
    ['电话13812345678', '电话****'],
    ['电话 138 1234 5678', '电话 ****'],
    ['电话１３８１２３４５６７８', '电话****'],
    ['尾号5678', '尾号****'],
    ['尾号1000', '尾号****'],
    ['电话一三八一二三四五六七八', '电话****'],
    ['身份证11010519491231002X号', '身份证****号'],
    ['卡6222 0212 3456 7890 123', '卡****'],
    ['1\u200b3\u200b8\u200b1', '****'],
    ['١٣٨١', '****'],
  ])('%s hangs as %s', (written, hung) => {
    expect(publicText(written)).toBe(hung)
  })

  it('covers even four digits apart where they are the household’s own', () => {
    expect(publicText('尾号56-78', ['13812345678'])).toBe('尾号****')
    expect(publicText('尾号56-78', ['13800000000'])).toBe('尾号56-78')
    expect(publicText('捐款1000元', ['13810001234'])).toBe('捐款****元')
  })
})

const guarded = (name: string, more: Partial<GuardedSubject> = {}): GuardedSubject => ({
  ...one('s1', name),
  names: [name],
  numbers: ['0007'],
  ...more,
})

describe('the guard', () => {
  it('masks a name that a clause mentions, also with blanks in it', () => {
    const guard = createGuard('masked', [guarded('王桂花', { names: ['王桂花', '李大山'] })])
    expect(guard.words('帮王 桂 花家收玉米，李大山作证')).toBe('帮王*花家收玉米，李*山作证')
  })

  it('masks names that stand one after the other, whatever the end of one begins', () => {
    const guard = createGuard('masked', [guarded('王桂'), guarded('王桂桂'), guarded('桂桂·桂')])
    const safe = guard.words('王桂桂桂·桂')
    expect(safe).toBe('王*桂*桂')
    expect(guard.look('第 1 行', [safe])).toMatchObject({ ok: true })
  })

  it('covers a household number with letters where it stands for itself', () => {
    const guard = createGuard('masked', [guarded('王桂花', { numbers: ['A-12', '3-12'] })])
    expect(guard.words('a-12 户、3-12 户、A-123 户')).toBe('**** 户、**** 户、A-123 户')
  })

  it('refuses what is typed now, naming the field', () => {
    const guard = createGuard('masked', [guarded('王桂花')])
    expect(guard.typed('标题', '十一月积分公示')).toEqual({ ok: true, value: '十一月积分公示' })
    expect(guard.typed('标题', '王桂花的积分')).toMatchObject({
      refusal: { code: 'notice_text_private', facts: { line: '标题' } },
    })
    expect(guard.typed('地点', '电话13812345678')).toMatchObject({
      refusal: { code: 'notice_text_private', facts: { line: '地点' } },
    })
  })

  it('looks at a finished line once more, whoever built it', () => {
    const guard = createGuard('masked', [guarded('王桂花')])
    expect(guard.look('第 1 行', ['王*花', '加 5 分'])).toMatchObject({ ok: true })
    expect(guard.look('第 1 行', ['王桂花'])).toMatchObject({ refusal: { code: 'notice_not_public' } })
    expect(guard.look('第 1 行', ['0007'])).toMatchObject({ refusal: { code: 'notice_not_public' } })
  })
})

// --- the attack ---

const digits = (length: number) =>
  fc
    .array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length })
    .map((all) => all.join(''))
const phone = digits(9).map((rest) => `1${3 + (Number(rest[0]) % 7)}${rest}`)
const idNumber = fc
  .tuple(digits(17), fc.constantFrom('X', 'x', '0', '7'))
  .map(([body, check]) => `${body}${check}`)
const bankCard = fc
  .integer({ min: 16, max: 19 })
  .chain((length) => digits(length - 4).map((rest) => `6222${rest}`))
const card = digits(12).map(makeCardCode)
const householdNumber = fc.oneof(
  fc.integer({ min: 1, max: 99_999 }).map((number) => String(number).padStart(4, '0')),
  fc
    .tuple(fc.constantFrom('A', 'XL'), fc.integer({ min: 1, max: 999 }))
    .map(([head, number]) => `${head}-${number}`),
)
/** No character of the texts below: what is found of a name was not there before. */
const given = fc.constantFrom(...'桂梅芳军磊娟霞鹏涛玲敏静丽强洋艳勇杰超秀兰𠮷𡈽㐂䶮𬭊')
const surname = fc.constantFrom('王', '李', '张', '欧阳', '司马', '诸葛', '慕容', '𬱖')
const plainPerson = fc
  .tuple(surname, fc.array(given, { minLength: 1, maxLength: 4 }))
  .map(([first, rest]) => first + rest.join(''))
const minority = fc
  .tuple(fc.array(given, { minLength: 1, maxLength: 3 }), fc.array(given, { minLength: 1, maxLength: 2 }))
  .map(([first, last]) => `${first.join('')}·${last.join('')}`)
const personName = fc
  .oneof(plainPerson, minority)
  .filter((name) => [...name].length >= 2 && [...name].length <= 6)

const household = fc.record({
  head: personName,
  others: fc.array(personName, { maxLength: 2 }),
  group: fc.constantFrom('第一组', '东头', '山后'),
  number: householdNumber,
  phones: fc.array(phone, { maxLength: 2 }),
  card,
  unregistered: fc.tuple(idNumber, bankCard),
})
type Household = typeof household extends fc.Arbitrary<infer T> ? T : never

/** The ways in which people write a number or a name. */
const spelling = fc.constantFrom<(secret: string) => string>(
  (secret) => secret,
  (secret) =>
    [...secret]
      .map((digit) => (/\d/.test(digit) ? String.fromCodePoint(digit.codePointAt(0)! + 0xfee0) : digit))
      .join(''),
  (secret) => [...secret].join('\u200b'),
  (secret) => (/\d/.test(secret) ? secret.replace(/(\d{4})(?=\d)/g, '$1 ') : [...secret].join(' ')),
  (secret) => `（${secret}）`,
)
const tail = fc.constantFrom<(secret: string) => string>(
  (secret) => secret,
  (secret) => (/^[\dXx]{5,}$/.test(secret) ? secret.slice(-4) : secret),
  (secret) => (/^[\dXx]{8,}$/.test(secret) ? secret.slice(3, 7) : secret),
)
const frame = fc.constantFrom('参加义务劳动', '联系', '环境卫生好，', '（详见', '每次 2 分；')

const attack = fc
  .tuple(
    fc.array(household, { minLength: 1, maxLength: 6 }),
    fc.constantFrom<Mask>('masked', 'surname', 'full'),
  )
  .chain(([households, mask]) => {
    const secrets = households.flatMap(({ head, others, number, phones, card: code, unregistered }) => [
      head,
      ...others,
      number,
      ...phones,
      code,
      ...unregistered,
    ])
    const spliced = fc
      .tuple(frame, fc.constantFrom(...secrets), tail, spelling, frame)
      .map(([before, secret, cut, spell, after]) => `${before}${spell(cut(secret))}${after}`)
    return fc.record({
      households: fc.constant(households),
      mask: fc.constant(mask),
      texts: fc.array(spliced, { minLength: 1, maxLength: 6 }),
      badGroup: spliced,
      badName: spliced,
    })
  })

/** As somebody reads it who wants to find something: one kind of digits, nothing invisible. */
const read = (text: string) => text.normalize('NFKC').replace(/[\p{C}\p{M}]/gu, '')
const letters = (text: string) => read(text).replace(/[\p{Z}·]/gu, '')

const asGuarded = (households: readonly Household[], badGroup: string): GuardedSubject[] =>
  households.map((each, index) => ({
    subject: String(index),
    name: each.head,
    isTeam: false,
    groupName: index === 0 ? badGroup : each.group,
    order: each.number,
    names: [each.head, ...each.others],
    numbers: [each.number, each.card, ...each.phones],
  }))

test('nothing that is a person’s gets past the guard, wherever it was put', () => {
  fc.assert(
    fc.property(attack, ({ households, mask, texts, badGroup }) => {
      const subjects = asGuarded(households, badGroup)
      const guard = createGuard(mask, subjects)
      const out = subjects.flatMap(({ subject }) => {
        const { name, letter, groupName } = guard.name(subject)
        return [name, letter, groupName, ...texts.map((text) => guard.words(text, subject))]
      })
      out.push(...texts.map((text) => guard.words(text)))
      for (const text of out) {
        expect(read(text)).not.toMatch(/\d{4}/)
        expect(read(text).replace(/[\p{Z}]/gu, '')).not.toMatch(/\d{7}/)
        for (const { number } of households) {
          if (/\D/.test(number)) expect(read(text).split(/[^A-Za-z\d-]+/)).not.toContain(number)
        }
        if (mask === 'full') continue
        for (const name of households.flatMap(({ head, others }) => [head, ...others])) {
          expect(letters(text)).not.toContain(letters(name))
        }
      }
      expect(guard.look('全部', out)).toMatchObject({ ok: true })
    }),
    { numRuns: Number(process.env.PRIVACY_RUNS ?? 1000) },
  )
})

test('not even four digits with marks between them are left beside their owner’s name', () => {
  fc.assert(
    fc.property(
      household,
      fc.nat(7),
      fc.constantFrom('-', ' ', '.', '、', '/', ' — '),
      (each, from, mark) => {
        fc.pre(each.phones.length > 0)
        const secret = each.phones[0]!.slice(from, from + 4)
        const guard = createGuard('masked', asGuarded([each], each.group))
        const hung = guard.words(`尾号${[...secret].join(mark)}`, '0')
        expect(hung.replace(/\D/g, '')).toBe('')
      },
    ),
    { numRuns: 300 },
  )
})

test('equal names are always told apart on one board', () => {
  fc.assert(
    fc.property(
      fc.array(household, { maxLength: 40 }),
      fc.constantFrom<Mask>('masked', 'surname', 'full'),
      (all, mask) => {
        const subjects = asGuarded(all, '东头')
        const guard = createGuard(mask, subjects)
        const lines = subjects.map(({ subject }) => JSON.stringify(guard.name(subject)))
        expect(new Set(lines).size).toBe(lines.length)
        if (mask === 'full') {
          expect(subjects.map(({ subject }) => guard.name(subject).name)).toEqual(
            all.map(({ head }) => plainName(head)),
          )
        }
      },
    ),
    { numRuns: 300 },
  )
})
