import { assert } from '../../kernel/result.ts'
import { NOTICE_DAYS, pickSome, walk } from './deeds.ts'
import { type DemoVillage, done, newId } from './demo-village.ts'

const FIRST = '孝老爱亲评议公示'
const SECOND = '庭院评比公示'

/** The first list that hung: its days are over, its one objection is answered, its points are posted. */
export const hangFirst = (village: DemoVillage): Promise<void> =>
  hang(village, FIRST, '孝老爱亲', '重阳节评出来的好儿女', 9)

export const objectToFirst = (village: DemoVillage): Promise<void> =>
  object(village, FIRST, '李大爷', '他家老人是闺女在照看，该记给闺女')

export async function answerFirst({ shop, ids, people }: DemoVillage): Promise<void> {
  const { notices } = shop.services
  const { caller } = people.committee
  const [open] = await done(notices.objections({ open: true, limit: 1 }, caller))
  assert(open, 'the demo has an objection to answer')
  const text = '评议小组上门问过，老人两家轮着住，闺女那边上个月已经记过，这条照记。'
  await done(
    notices.answer({ document: newId(ids), objection: open.objection, outcome: 'dismissed', text }, caller),
  )
}

export async function postFirst(village: DemoVillage): Promise<void> {
  const { shop, ids, people } = village
  const { caller } = people.committee
  const notice = await noticeCalled(village, FIRST)
  await done(shop.services.notices.post({ document: newId(ids), notice }, caller))
}

/** The list that hangs now, with an objection that waits for its answer. */
export const hangSecond = (village: DemoVillage): Promise<void> =>
  hang(village, SECOND, '庭院干净整洁', '入冬前庭院评比', 14)

export const objectToSecond = (village: DemoVillage): Promise<void> =>
  object(village, SECOND, '张婶', '评的那天他家柴草还堆在路上，不该评上')

async function hang(
  village: DemoVillage,
  title: string,
  clause: string,
  event: string,
  count: number,
): Promise<void> {
  const { shop, ids, people } = village
  const { caller } = people.committee
  const deeds = await walk(village, { clause, event, who: pickSome(village, count) }, 3)
  const scheme = await done(shop.services.schemes.current({}, caller))
  assert(scheme, 'the demo has a scheme')
  await done(
    shop.services.notices.publish(
      {
        document: newId(ids),
        kind: 'deeds',
        scheme: scheme.id,
        title,
        place: '村部一楼办公室',
        days: NOTICE_DAYS,
        mask: 'masked',
        approver: '',
        deeds,
        period: null,
        top: null,
      },
      caller,
    ),
  )
}

async function object(village: DemoVillage, title: string, by: string, reason: string): Promise<void> {
  const { shop, ids, people } = village
  const { caller } = people.clerk
  const { notices } = shop.services
  const notice = await noticeCalled(village, title)
  const { lines } = await done(notices.view({ notice }, caller))
  const deed = lines[2]?.deed?.deed
  assert(deed, `${title} has a third line`)
  const madeOn = shop.ledger.today()
  await done(notices.object({ document: newId(ids), deed, notice, madeOn, by, reason }, caller))
}

async function noticeCalled({ shop, people }: DemoVillage, title: string): Promise<string> {
  const { hanging, ended } = await done(shop.services.notices.overview({}, people.committee.caller))
  const found = [...hanging, ...ended].find((notice) => notice.title === title)
  assert(found, `the demo has no notice ${title}`)
  return found.notice
}
