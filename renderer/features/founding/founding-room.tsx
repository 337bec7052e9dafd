import { useState } from 'react'
import { shop, useAct, useDocumentIds } from '#renderer/api/client.ts'
import { ActionButton } from '#renderer/ui/buttons.tsx'
import { FormField, TextInput } from '#renderer/ui/form-field.tsx'
import { Message } from '#renderer/ui/message.tsx'
import { useSignIn } from '../session/sign-in-deed.ts'
import { RecoveryPaper } from '../settings/recovery-paper.tsx'
import { begunPeople, emptyFounding, type FoundingForm, peopleProblem } from './founding-form.ts'
import { PeopleStep } from './people-step.tsx'
import { SETUP_STEPS } from './setup-steps.ts'
import { Welcome } from './welcome.tsx'
import { WizardFrame } from './wizard-frame.tsx'

export interface FoundingRoomProps {
  /** The village begins now: this page stays until `onDone`, although the books are there. */
  readonly onBegin: () => void
  readonly onDone: () => void
}

type At = 'welcome' | 'village' | 'people' | 'recovery'

/** Before there are books: village and shop, people with PINs, and the recovery code to put away. */
export function FoundingRoom({ onBegin, onDone }: FoundingRoomProps) {
  const [at, setAt] = useState<At>('welcome')
  const [form, setForm] = useState<FoundingForm>(emptyFounding)
  const [code, setCode] = useState('')
  const [pressed, setPressed] = useState(false)
  const found = useAct(shop.founding.found)
  const documents = useDocumentIds()
  const { signIn } = useSignIn()
  const admin = begunPeople(form.people).find(({ roles }) => roles.includes('admin'))
  const problem = peopleProblem(form.people)

  const begin = async () => {
    setPressed(true)
    if (problem !== undefined || admin === undefined) return
    onBegin()
    const people = begunPeople(form.people).map((person) => ({
      ...person,
      name: person.name.trim(),
      roles: [...person.roles],
    }))
    const result = await found.act({ document: documents.for(form), ...form, people })
    if (!result.ok) {
      if (result.refusal.code === 'already_founded') onDone()
      return
    }
    setCode(result.value.recoveryCode)
    setAt('recovery')
    await signIn(admin.id, admin.pin)
  }

  const steps = [
    { id: 'village', name: '村和超市', done: at === 'people' || at === 'recovery' },
    { id: 'people', name: '人员和密码', done: at === 'recovery' },
    { id: 'recovery', name: '收好恢复码', done: false },
    ...SETUP_STEPS.map((step) => ({ ...step, done: false })),
  ]

  switch (at) {
    case 'welcome':
      return <Welcome onBegin={() => setAt('village')} />
    case 'village':
      return (
        <VillageStep
          form={form}
          steps={steps}
          onForm={setForm}
          onBack={() => setAt('welcome')}
          onNext={() => setAt('people')}
        />
      )
    case 'people':
      return (
        <WizardFrame
          steps={steps}
          current="people"
          title="谁来用，各管什么"
          lead="每个人用自己的名字和密码登录，谁开的单、谁发的货，单上都有名字。两个人以上更好：一人开单，一人发货。"
          onEnter={() => {
            if (!found.busy) void begin()
          }}
          foot={
            <>
              <ActionButton label="上一步" disabled={found.busy} onPress={() => setAt('village')} />
              {(found.problem ?? (pressed ? problem : undefined)) !== undefined && (
                <Message tone="wrong" sentence={found.problem ?? problem ?? ''} />
              )}
              <ActionButton
                label={found.busy ? '正在建账' : '建账'}
                keyHint="Enter"
                strong
                disabled={found.busy}
                onPress={() => void begin()}
              />
            </>
          }
        >
          <PeopleStep
            people={form.people}
            pressed={pressed}
            onPeople={(people) => setForm({ ...form, people })}
          />
        </WizardFrame>
      )
    case 'recovery':
      return (
        <WizardFrame
          steps={steps}
          current="recovery"
          title="账建好了，先把恢复码收好"
          lead="管理员的密码忘了，只有它能打开。"
          foot={<span />}
        >
          <RecoveryPaper
            code={code}
            name={admin?.name ?? ''}
            keptLabel="收好了，接着设置"
            onKept={() => {
              location.hash = '#/setup'
              onDone()
            }}
          />
        </WizardFrame>
      )
  }
}

interface VillageStepProps {
  readonly form: FoundingForm
  readonly steps: Parameters<typeof WizardFrame>[0]['steps']
  readonly onForm: (form: FoundingForm) => void
  readonly onBack: () => void
  readonly onNext: () => void
}

function VillageStep({ form, steps, onForm, onBack, onNext }: VillageStepProps) {
  const [pressed, setPressed] = useState(false)
  const missing = (value: string, sentence: string) => (pressed && value.trim() === '' ? sentence : undefined)
  const next = () => {
    setPressed(true)
    if (form.village.trim() !== '' && form.shop.trim() !== '') onNext()
  }
  return (
    <WizardFrame
      steps={steps}
      current="village"
      title="哪个村的超市？"
      lead="村名和店名印在每一张小票和每一张表上。"
      onEnter={next}
      foot={
        <>
          <ActionButton label="上一步" onPress={onBack} />
          <ActionButton label="下一步" keyHint="Enter" strong onPress={next} />
        </>
      }
    >
      <div className="wizard-form">
        <div className="wizard-pair">
          <FormField
            label="村名"
            required
            problem={missing(form.village, '请写村名。')}
            hint="比如：兴隆沟村"
          >
            {(ids) => (
              <TextInput
                {...ids}
                first
                value={form.village}
                onChange={(village) => onForm({ ...form, village })}
                maxLength={30}
              />
            )}
          </FormField>
          <FormField label="超市叫什么" required problem={missing(form.shop, '请写店名。')}>
            {(ids) => (
              <TextInput
                {...ids}
                value={form.shop}
                onChange={(shopName) => onForm({ ...form, shop: shopName })}
                maxLength={40}
              />
            )}
          </FormField>
        </div>
        <FormField label="站点编号" hint="镇里给的编号；没有就空着。">
          {(ids) => (
            <TextInput
              {...ids}
              value={form.siteCode}
              onChange={(siteCode) => onForm({ ...form, siteCode })}
              maxLength={20}
            />
          )}
        </FormField>
      </div>
    </WizardFrame>
  )
}
