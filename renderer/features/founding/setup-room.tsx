import { Boxes, ScrollText, Users } from 'lucide-react'
import type { ReactNode } from 'react'
import { useNavigate, useParams } from 'react-router'
import { useSession } from '#renderer/api/client.ts'
import { ActionButton } from '#renderer/ui/buttons.tsx'
import { EmptyState } from '#renderer/ui/states.tsx'
import { PrinterPanel } from '../settings/printer-panel.tsx'
import { ScannerTest } from '../settings/scanner-test.tsx'
import { SchemeStep } from './scheme-step.tsx'
import { SETUP_STEPS, type SetupStepId } from './setup-steps.ts'
import { setStepAside, useStepsDone } from './steps-done.ts'
import { WizardFrame } from './wizard-frame.tsx'

interface StepText {
  readonly title: string
  readonly lead: string
}

const TEXTS: Readonly<Record<SetupStepId, StepText>> = {
  scheme: {
    title: '积分怎么兑',
    lead: '照村里定的办法填。拿不准的先照现成的用，以后随时能改，从哪天起改，哪天以前的账不变。',
  },
  households: {
    title: '农户',
    lead: '把村里的花名册导进来，或者先手工登记一户试试。身份证号不会存。',
  },
  goods: { title: '货物', lead: '把货物清单导进来，定好每样几分；也可以先跳过，边进货边登记。' },
  rules: {
    title: '积分细则',
    lead: '做什么加几分、减几分，一条一条写明白。现在不写也能先开店，以后到“积分”里的“细则”再写。',
  },
  scanner: { title: '扫码枪', lead: '把扫码枪插到电脑上，等它响一声，再扫下面的码。' },
  printer: { title: '小票打印机', lead: '没有打印机也能开店：小票在屏幕上看，存成 PDF，晚上打一张登记表。' },
}

/** Passing by is an answer: a shop can do without. */
const CAN_WAIT: readonly SetupStepId[] = ['rules', 'scanner', 'printer']

/** After the books have begun: what the shop still needs, step by step, each to be left and taken up later. */
export function SetupRoom() {
  const wanted = useParams()['*'] ?? ''
  const navigate = useNavigate()
  const { village } = useSession()
  const done = useStepsDone()
  const at = Math.max(
    0,
    SETUP_STEPS.findIndex(({ id }) => id === wanted),
  )
  const step = SETUP_STEPS[at]?.id ?? 'scheme'
  const next = SETUP_STEPS[at + 1]?.id
  const go = (id: string | undefined) => void navigate(id === undefined ? '/' : `/setup/${id}`)
  const goOn = () => {
    if (CAN_WAIT.includes(step)) setStepAside(village, step)
    go(next)
  }
  const steps = [
    { id: 'village', name: '村和超市', done: true },
    { id: 'people', name: '人员和密码', done: true },
    { id: 'recovery', name: '收好恢复码', done: true },
    ...SETUP_STEPS.map((one) => ({ ...one, done: done?.[one.id] ?? false })),
  ]
  const frame = (content: ReactNode, strong: ReactNode) => (
    <WizardFrame
      steps={steps}
      current={step}
      onStep={(id) => {
        if (id in TEXTS) go(id)
      }}
      {...TEXTS[step]}
      foot={
        <>
          <ActionButton label="先放下，以后再来" onPress={() => go(undefined)} />
          {at > 0 && <ActionButton label="上一步" onPress={() => go(SETUP_STEPS[at - 1]?.id)} />}
          {strong}
        </>
      }
    >
      {content}
    </WizardFrame>
  )
  if (step === 'scheme') {
    return (
      <SchemeStep onDone={goOn}>
        {(form, button) =>
          frame(
            form,
            <>
              {done?.scheme === true && <ActionButton label="下一步" onPress={goOn} />}
              {button}
            </>,
          )
        }
      </SchemeStep>
    )
  }
  return frame(
    <StepContent step={step} />,
    <ActionButton label={next === undefined ? '好了，去兑换台' : '下一步'} strong onPress={goOn} />,
  )
}

function StepContent({ step }: { step: Exclude<SetupStepId, 'scheme'> }) {
  const navigate = useNavigate()
  switch (step) {
    case 'households':
      return (
        <EmptyState
          icon={Users}
          title="从花名册开始最快"
          hint="村里现成的表格就行，合并单元格、小计行、重复行都认得；导入前一处一处给您看，点了“确认导入”才算数。"
          actions={[{ label: '去导入或登记农户', onPress: () => void navigate('/households') }]}
        />
      )
    case 'goods':
      return (
        <EmptyState
          icon={Boxes}
          title="有清单就导入，没有就一样一样登记"
          hint="没有条码的货也行，会给它一个短号。"
          actions={[{ label: '去登记货物', onPress: () => void navigate('/stock') }]}
        />
      )
    case 'rules':
      return (
        <EmptyState
          icon={ScrollText}
          title="拿别的村的样板改一改最快"
          hint="二十多个村的办法都在里头，有分值的照着用，没有公布的空着自己定；村里有现成的表格也能导进来。"
          actions={[
            { label: '挑一个样板', onPress: () => void navigate('/points/rules/templates') },
            { label: '导入自己的表格', onPress: () => void navigate('/points/rules/import') },
          ]}
        />
      )
    case 'scanner':
      return <ScannerTest />
    case 'printer':
      return <PrinterPanel />
  }
}
