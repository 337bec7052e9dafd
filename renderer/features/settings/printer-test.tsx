import { useState } from 'react'
import { shop, useAct, useAsk } from '#renderer/api/client.ts'
import { useScans } from '#renderer/input/use-scans.ts'
import { ActionButton, Choice } from '#renderer/ui/buttons.tsx'
import { Message } from '#renderer/ui/message.tsx'
import { JobState } from './job-state.tsx'
import './settings.css'

/** The test slip's barcode is nobody's. */
const TEST_SLIP_CODE = '0'.repeat(20)

interface TestQuestion {
  readonly id: string
  readonly ask: string
  /** What to do when it is not so. */
  readonly advice: string
}

const QUESTIONS: readonly TestQuestion[] = [
  {
    id: 'out',
    ask: '小票打出来了吗？',
    advice: '请看打印机的电源、纸和网线，再看上面的地址是不是它自己打出来的那个。',
  },
  {
    id: 'width',
    ask: '最上面的两行都正好占满一行，没有折行吗？',
    advice: '折行了，请在上面选列数少一点的纸；右边空着一截，就选列数多一点的，保存后再打一张。',
  },
  {
    id: 'code',
    ask: '最下面的条码扫得出来吗？（直接扫就行）',
    advice: '请换一卷黑一点的热敏纸，或者擦一擦打印头；扫不出来也不耽误开单，可以手输单号。',
  },
]

type Answers = Readonly<Record<string, boolean>>

/** Prints a slip and asks three questions about it: only a person can see what is on the paper. */
export function PrinterTest() {
  const test = useAct(shop.printing.test)
  const settle = useAct(shop.printing.settle)
  const jobs = useAsk(shop.printing.jobs, {})
  const [job, setJob] = useState<string>()
  const [answers, setAnswers] = useState<Answers>({})
  const row = jobs.data?.find(({ id }) => id === job)
  useScans({
    onScan: ({ code }) => (job !== undefined && code === TEST_SLIP_CODE ? answer('code', true) : false),
  })
  const answer = (id: string, yes: boolean) => {
    setAnswers({ ...answers, [id]: yes })
    if (id === 'out' && job !== undefined && row?.state === 'unknown') void settle.act({ job, printed: yes })
  }
  const print = async () => {
    setAnswers({})
    const result = await test.act({})
    if (result.ok) setJob(result.value.job)
  }
  const allYes = QUESTIONS.every(({ id }) => answers[id] === true)
  return (
    <section className="settings-test">
      <div className="settings-row">
        <ActionButton label="打一张测试小票" disabled={test.busy} onPress={() => void print()} />
        {row && <JobState state={row.state} />}
      </div>
      {test.problem !== undefined && <Message tone="wrong" sentence={test.problem} />}
      {row?.reason != null && row.state === 'failed' && <Message tone="wrong" sentence={row.reason} />}
      {job !== undefined &&
        QUESTIONS.map(({ id, ask, advice }) => (
          <div key={id} className="settings-question">
            <p>{ask}</p>
            <Choice label="是" chosen={answers[id] === true} onChoose={() => answer(id, true)} />
            <Choice label="不是" chosen={answers[id] === false} onChoose={() => answer(id, false)} />
            {answers[id] === false && <p className="settings-advice">{advice}</p>}
          </div>
        ))}
      {allYes && (
        <div ref={intoSight}>
          <Message tone="right" sentence="打印机可以用了。" />
        </div>
      )}
    </section>
  )
}

/** The last answer's outcome appears below the edge of a small screen. */
const intoSight = (element: HTMLElement | null) => element?.scrollIntoView({ block: 'nearest' })
